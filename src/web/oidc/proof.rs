//! What a provider says about a person, verified.

use chrono::TimeDelta;
use openidconnect::{
    AccessToken, AccessTokenHash, ClaimsVerificationError, EmptyAdditionalClaims, EndUserEmail, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IdTokenClaims, LocalizedClaim, Nonce, OAuth2TokenResponse, SignatureVerificationError,
    SubjectIdentifier, TokenResponse, UserInfoClaims,
    core::{CoreClient, CoreGenderClaim, CoreJwsSigningAlgorithm, CoreTokenResponse},
};
use qiao_entity::Millis;

use super::wire::Wire;
use crate::domain::account::identity::Person;

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// By how much the provider's clock may differ from ours.
const SKEW: TimeDelta = TimeDelta::minutes(1);

/// Signatures that only the provider can make. `none` and those with a shared secret are not among them.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Who somebody is, and what asks for more about them.
pub(super) struct Proof {
    /// The person, as far as the token says it.
    pub(super) person: Person,
    subject: SubjectIdentifier,
    access: AccessToken,
}

/// Why a token is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It is signed with a key that is not among those known, or not with the one it names.
    Key,
    /// Anything else.
    Other(&'static str),
}

impl Doubt {
    /// For the log.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Key => "no key of the provider fits its signature",
            Self::Other(reason) => reason,
        }
    }
}

/// Verifies the identity token of an answer: signature, issuer, audience, time, nonce, and that it belongs to the access
/// token beside it.
pub(super) fn verify(client: &Client, answer: &CoreTokenResponse, nonce: &Nonce, now: Millis) -> Result<Proof, Doubt> {
    let token = answer.id_token().ok_or(Doubt::Other("there is none"))?;
    let verifier = client
        .id_token_verifier()
        .set_allowed_algs(SIGNATURES)
        .set_time_fn(move || *now - SKEW)
        .set_issue_time_verifier_fn(move |issued| {
            if issued <= *now + SKEW {
                Ok(())
            } else {
                Err(String::new())
            }
        });
    let claims = token.claims(&verifier, nonce).map_err(|error| doubt(&error))?;
    let own = claims.audiences().iter().map(|audience| audience.as_str()).next();
    if claims
        .authorized_party()
        .is_some_and(|party| Some(party.as_str()) != own)
    {
        return Err(Doubt::Other("it was made for another service"));
    }
    if let Some(expected) = claims.access_token_hash() {
        let hash = token
            .signing_alg()
            .and_then(|alg| Ok((alg, token.signing_key(&verifier)?)));
        let (alg, key) = hash.map_err(|_| Doubt::Key)?;
        let hash = AccessTokenHash::from_token(answer.access_token(), alg, key);
        if hash.is_ok_and(|hash| hash != *expected) {
            return Err(Doubt::Other("it belongs to another access token"));
        }
    }
    Ok(Proof {
        person: person(claims),
        subject: claims.subject().clone(),
        access: answer.access_token().clone(),
    })
}

/// Errors of the library quote what they found, which is personal.
fn doubt(error: &ClaimsVerificationError) -> Doubt {
    use SignatureVerificationError as S;
    match error {
        ClaimsVerificationError::SignatureVerification(S::NoMatchingKey | S::CryptoError(_)) => Doubt::Key,
        ClaimsVerificationError::SignatureVerification(S::NoSignature) => Doubt::Other("it is not signed"),
        ClaimsVerificationError::SignatureVerification(S::DisallowedAlg(_) | S::UnsupportedAlg(_)) => {
            Doubt::Other("it is signed in a way that is not allowed")
        }
        ClaimsVerificationError::SignatureVerification(_) => Doubt::Other("its signature cannot be verified"),
        ClaimsVerificationError::Expired(_) => Doubt::Other("it has expired or is of the future: compare the clocks"),
        ClaimsVerificationError::InvalidAudience(_) => Doubt::Other("it was made for another service"),
        ClaimsVerificationError::InvalidIssuer(_) => Doubt::Other("it comes from another issuer"),
        ClaimsVerificationError::InvalidNonce(_) => Doubt::Other("it belongs to another log-in"),
        _ => Doubt::Other("it cannot be understood"),
    }
}

fn person(claims: &IdTokenClaims<EmptyAdditionalClaims, CoreGenderClaim>) -> Person {
    Person {
        issuer: claims.issuer().to_string(),
        subject: claims.subject().to_string(),
        email: address(claims.email(), claims.email_verified()),
        name: called(claims.name()).or_else(|| claims.preferred_username().map(|name| name.to_string())),
    }
}

/// Asks the provider for what its token does not say. Without an answer an account is made all the same.
pub(super) async fn complete(client: &Client, wire: &Wire, proof: Proof) -> Person {
    let mut person = proof.person;
    // The library panics at one that cannot stand in a header.
    let can_be_sent = proof.access.secret().bytes().all(|byte| byte.is_ascii_graphic());
    let Ok(request) = client.user_info(proof.access, Some(proof.subject)) else {
        return person;
    };
    if !can_be_sent {
        return person;
    }
    let more = request.request_async(wire).await;
    let Ok(more): Result<UserInfoClaims<EmptyAdditionalClaims, CoreGenderClaim>, _> = more else {
        tracing::warn!("the OpenID provider does not say more about a person");
        return person;
    };
    person.email = address(more.email(), more.email_verified());
    person.name = person
        .name
        .or_else(|| called(more.name()))
        .or_else(|| more.preferred_username().map(|name| name.to_string()));
    person
}

/// The address, when it is verified.
fn address(email: Option<&EndUserEmail>, verified: Option<bool>) -> Option<String> {
    email.filter(|_| verified == Some(true)).map(|email| email.to_string())
}

fn called(name: Option<&LocalizedClaim<openidconnect::EndUserName>>) -> Option<String> {
    let name = name?;
    name.get(None)
        .or_else(|| name.iter().next().map(|(_, name)| name))
        .map(|name| name.to_string())
}
