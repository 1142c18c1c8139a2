//! What a provider says about itself.

use openidconnect::{
    AdditionalProviderMetadata, DiscoveryError, IssuerUrl, ProviderMetadata, TokenUrl, UserInfoUrl,
    core::{
        CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType,
        CoreSubjectIdentifierType,
    },
};
use serde::{Deserialize, Serialize};

use super::wire::{Wire, WireError};

/// What a provider says about itself, with its keys.
pub(super) type Metadata = ProviderMetadata<
    More,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// What the library does not read.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct More {
    /// Whether each callback says from whom it comes (RFC 9207).
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
    /// How PKCE may be done (RFC 8414).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code_challenge_methods_supported: Option<Vec<String>>,
}

impl AdditionalProviderMetadata for More {}

impl More {
    /// Whether each callback says from whom it comes.
    pub(super) fn names_itself(&self) -> bool {
        self.authorization_response_iss_parameter_supported
    }

    /// Whether it says that it knows PKCE with SHA-256.
    pub(super) fn knows_pkce(&self) -> bool {
        let methods = self.code_challenge_methods_supported.as_ref();
        methods.is_some_and(|methods| methods.iter().any(|method| method == "S256"))
    }
}

/// Reads it and its keys; else says why not, in words of our own.
pub(super) async fn read(issuer: &IssuerUrl, wire: &Wire) -> Result<Metadata, &'static str> {
    let read = Metadata::discover_async(issuer.clone(), wire).await;
    let metadata = read.map_err(|error| match error {
        DiscoveryError::Request(WireError::Failed(reason)) => reason,
        DiscoveryError::Request(WireError::Plain) => "one of its addresses is not https",
        DiscoveryError::Response(..) => "it does not answer with 200 and JSON",
        DiscoveryError::Parse(_) => "its answer is not what the standard says",
        DiscoveryError::Validation(_) => "it names itself otherwise than `oidc_issuer`",
        _ => "its answer cannot be understood",
    })?;
    let asked = [
        Some(metadata.authorization_endpoint().url()),
        metadata.token_endpoint().map(TokenUrl::url),
        metadata.userinfo_endpoint().map(UserInfoUrl::url),
        Some(metadata.jwks_uri().url()),
    ];
    if asked.into_iter().flatten().any(|url| !wire.leads_to(url)) {
        return Err("one of its addresses is not https");
    }
    if metadata.token_endpoint().is_none() {
        return Err("it has no token endpoint: the code flow is not offered");
    }
    Ok(metadata)
}
