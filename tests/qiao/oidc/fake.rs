//! An OpenID provider that says whatever a test wants, rightly or wrongly signed.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard},
};

use base64::{Engine, engine::general_purpose::STANDARD, engine::general_purpose::URL_SAFE_NO_PAD};
use openidconnect::{
    JsonWebKeyId, PkceCodeChallenge, PkceCodeVerifier, PrivateSigningKey,
    core::{CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreJwsSigningAlgorithm},
};
use poem::{
    Body, EndpointExt, IntoResponse, Request, Response, Route, Server, handler, http::StatusCode,
    listener::TcpAcceptor, web::Data,
};
use qiao::config::{ClientSecret, Config};
use serde_json::{Value, json};
use url::{Url, form_urlencoded};

pub(crate) const CLIENT: &str = "qiao-test";
pub(crate) const SECRET: &str = "a-client-secret-of-the-tests";
/// Where the service under test is found.
pub(crate) const OWN: &str = "http://localhost:7300";
/// The tests' clock, in seconds.
pub(crate) const NOW: i64 = 1_800_000_000;

/// A change of a token's header and claims before it is signed.
type Change = Box<dyn Fn(&mut Value, &mut Value) + Send>;

/// What the provider does and has seen.
pub(crate) struct State {
    /// Keys in its key set, by number.
    pub(crate) published: Vec<u8>,
    /// The key that signs.
    pub(crate) signs: u8,
    /// The person who logs in.
    pub(crate) person: Value,
    /// What is changed in the next tokens.
    pub(crate) change: Change,
    /// What it says about itself beside what it must.
    pub(crate) more: Value,
    /// What it says at its userinfo endpoint.
    pub(crate) userinfo: Value,
    /// The status of its answers but the token's.
    pub(crate) status: u16,
    /// How often keys were read.
    pub(crate) keys_read: usize,
    /// How often its configuration was read.
    pub(crate) asked: usize,
    /// Nonce and challenge of each code that can be given back.
    codes: HashMap<String, (String, String)>,
    given: usize,
}

/// The provider; it serves as long as the test's runtime.
#[derive(Clone)]
pub(crate) struct Fake {
    pub(crate) issuer: String,
    state: Arc<Mutex<State>>,
}

impl Fake {
    /// Starts one, on a port of its own.
    pub(crate) fn start() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.set_nonblocking(true).expect("set");
        let fake = Self {
            issuer: format!("http://{}", listener.local_addr().expect("an address")),
            state: Arc::new(Mutex::new(State {
                published: vec![1],
                signs: 1,
                person: json!({ "sub": "person-1" }),
                change: Box::new(|_, _| {}),
                more: json!({}),
                userinfo: Value::Null,
                status: 200,
                keys_read: 0,
                asked: 0,
                codes: HashMap::new(),
                given: 0,
            })),
        };
        let route = Route::new()
            .at("/.well-known/openid-configuration", configuration)
            .at("/keys", keys)
            .at("/token", token)
            .at("/userinfo", userinfo)
            .data(fake.clone());
        let acceptor = TcpAcceptor::from_std(listener).expect("an acceptor");
        tokio::spawn(Server::new_with_acceptor(acceptor).run(route));
        fake
    }

    /// Tells a service to use it.
    pub(crate) fn settings(&self) -> impl FnOnce(&mut Config) + use<> {
        let issuer = self.issuer.clone();
        move |config| {
            config.public_url = Some(OWN.to_owned());
            config.oidc.issuer = Some(issuer);
            config.oidc.client_id = Some(CLIENT.to_owned());
            config.oidc.client_secret = ClientSecret::new(SECRET);
        }
    }

    /// What it does and has seen.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no panic before")
    }

    /// Changes the next tokens.
    pub(crate) fn change(&self, change: impl Fn(&mut Value, &mut Value) + Send + 'static) {
        self.state().change = Box::new(change);
    }

    /// The person logs in there: the address to which the browser is sent back.
    pub(crate) fn log_in(&self, address: &str) -> String {
        let address = Url::parse(address).expect("an address");
        let asked: HashMap<String, String> = address.query_pairs().into_owned().collect();
        assert!(
            address.as_str().starts_with(&format!("{}/authorize?", self.issuer)),
            "{address}"
        );
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["client_id"], CLIENT);
        assert_eq!(asked["redirect_uri"], format!("{OWN}/login/oidc/callback"));
        assert_eq!(asked["code_challenge_method"], "S256");
        assert_eq!(asked["scope"], "openid profile email");
        let mut state = self.state();
        state.given += 1;
        let code = format!("code-{}", state.given);
        let kept = (asked["nonce"].clone(), asked["code_challenge"].clone());
        state.codes.insert(code.clone(), kept);
        format!("/login/oidc/callback?code={code}&state={}", asked["state"])
    }
}

/// The key of a number: from its seed, so that no private key lies in the repository.
fn key(number: u8) -> CoreEdDsaPrivateSigningKey {
    let mut bytes = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20".to_vec();
    bytes.extend([number; 32]);
    let label = "PRIVATE KEY";
    let pem = format!(
        "-----BEGIN {label}-----\n{}\n-----END {label}-----\n",
        STANDARD.encode(bytes)
    );
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new(format!("key-{number}")))).expect("a key")
}

/// A signature over a text; none for `none`, with the client's secret for a shared one.
pub(crate) fn signature(header: &Value, signs: u8, text: &str) -> Vec<u8> {
    match header["alg"].as_str() {
        Some("EdDSA") => {
            let signed = key(signs).sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes());
            signed.expect("a signature")
        }
        Some("HS256") => {
            let signed = CoreHmacKey::new(SECRET).sign(&CoreJwsSigningAlgorithm::HmacSha256, text.as_bytes());
            signed.expect("a signature")
        }
        _ => Vec::new(),
    }
}

fn answer(status: u16, value: &Value) -> Response {
    let status = StatusCode::from_u16(status).expect("a status");
    let response = poem::web::Json(value).with_status(status);
    if status.is_redirection() {
        return response.with_header("location", "/elsewhere").into_response();
    }
    response.into_response()
}

#[handler]
fn configuration(Data(fake): Data<&Fake>) -> Response {
    let mut state = fake.state();
    state.asked += 1;
    let issuer = &fake.issuer;
    let mut all = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
    });
    for (name, value) in state.more.as_object().expect("an object") {
        all[name] = value.clone();
    }
    answer(state.status, &all)
}

#[handler]
fn keys(Data(fake): Data<&Fake>) -> Response {
    let mut state = fake.state();
    state.keys_read += 1;
    let keys: Vec<Value> = state
        .published
        .iter()
        .map(|number| {
            let mut key = serde_json::to_value(key(*number).as_verification_key()).expect("JSON");
            key["use"] = json!("sig");
            key
        })
        .collect();
    answer(state.status, &json!({ "keys": keys }))
}

#[handler]
fn userinfo(request: &Request, Data(fake): Data<&Fake>) -> Response {
    assert_eq!(request.header("authorization"), Some("Bearer an-access-token"));
    let state = fake.state();
    answer(if state.userinfo.is_null() { 404 } else { 200 }, &state.userinfo)
}

/// Takes a code once, from the client that can open its challenge.
#[handler]
async fn token(request: &Request, body: Body, Data(fake): Data<&Fake>) -> Response {
    let body = body.into_string().await.expect("a form");
    let form: HashMap<String, String> = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let mut state = fake.state();
    let basic = format!("Basic {}", STANDARD.encode(format!("{CLIENT}:{SECRET}")));
    if request.header("authorization") != Some(basic.as_str()) {
        return answer(401, &json!({ "error": "invalid_client" }));
    }
    let Some((nonce, challenge)) = state.codes.remove(&form["code"]) else {
        return answer(400, &json!({ "error": "invalid_grant" }));
    };
    let opened = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(form["code_verifier"].clone()));
    assert_eq!(opened.as_str(), challenge);
    assert_eq!(form["redirect_uri"], format!("{OWN}/login/oidc/callback"));
    let mut header = json!({ "alg": "EdDSA", "typ": "JWT", "kid": format!("key-{}", state.signs) });
    let mut claims = json!({
        "iss": fake.issuer, "aud": CLIENT, "nonce": nonce, "iat": NOW, "exp": NOW + 300,
    });
    for (name, value) in state.person.as_object().expect("an object") {
        claims[name] = value.clone();
    }
    (state.change)(&mut header, &mut claims);
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", part(&header), part(&claims));
    let token = format!(
        "{text}.{}",
        URL_SAFE_NO_PAD.encode(signature(&header, state.signs, &text))
    );
    answer(
        200,
        &json!({ "access_token": "an-access-token", "token_type": "Bearer", "expires_in": 300, "id_token": token }),
    )
}
