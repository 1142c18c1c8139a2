//! Log-in at an OpenID provider, as it is configured.

use std::net::IpAddr;

use url::{Host, Url};

/// Log-in at an OpenID provider; off without an issuer.
#[derive(Clone, Debug)]
pub struct Oidc {
    /// The provider, letter for letter as it names itself.
    pub issuer: Option<String>,
    /// What the provider calls this service.
    pub client_id: Option<String>,
    /// What proves to the provider that it is this service; none for a public client.
    pub client_secret: Option<ClientSecret>,
    /// Certificates in PEM of who may vouch for the provider's; none means the public authorities.
    pub authorities: Option<String>,
    /// What is asked for.
    pub scopes: Vec<String>,
    /// What the button says.
    pub name: String,
    /// Whether somebody who is not known yet gets an account.
    pub registration: bool,
}

impl Default for Oidc {
    fn default() -> Self {
        Self {
            issuer: None,
            client_id: None,
            client_secret: None,
            authorities: None,
            scopes: ["openid", "profile", "email"].map(str::to_owned).to_vec(),
            name: "统一身份登录 Single sign-on".to_owned(),
            registration: true,
        }
    }
}

impl Oidc {
    /// What is missing, if the settings do not fit each other.
    pub(super) fn lacks(&self, has_public_url: bool) -> Option<&'static str> {
        match (&self.issuer, &self.client_id) {
            (Some(_), None) => Some("`oidc_issuer` is given without `oidc_client_id`"),
            // The provider sends browsers back to an address that was registered there.
            (Some(_), _) if !has_public_url => Some("`oidc_issuer` is given without `public_url`"),
            (None, Some(_)) => Some("`oidc_client_id` is given without `oidc_issuer`"),
            (None, None) if self.client_secret.is_some() => Some("`oidc_client_secret` is given without `oidc_issuer`"),
            _ => None,
        }
    }
}

/// What proves to the provider that it is this service; never printed.
#[derive(Clone)]
pub struct ClientSecret(String);

impl std::fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClientSecret(…)")
    }
}

impl ClientSecret {
    /// Takes a secret; `None` when it is empty.
    #[must_use]
    pub fn new(secret: &str) -> Option<Self> {
        let secret = secret.trim();
        (!secret.is_empty()).then(|| Self(secret.to_owned()))
    }

    /// The text, for the provider alone.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Whether an address can be trusted to lead where it says: by TLS, or because it does not leave the machine.
#[must_use]
pub fn is_private(url: &Url) -> bool {
    url.scheme() == "https" || (url.scheme() == "http" && is_loopback(url))
}

/// Whether an address is one of this machine.
#[must_use]
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => IpAddr::V4(ip).is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip).is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_stays_on_the_machine() {
        let is = |text: &str| is_private(&Url::parse(text).expect("an address"));
        for good in [
            "https://a.org",
            "http://localhost:1/x",
            "http://127.8.0.1",
            "http://[::1]:80",
        ] {
            assert!(is(good), "{good}");
        }
        for bad in [
            "http://a.org",
            "http://localhost.a.org",
            "http://10.0.0.1",
            "file:///x",
            "javascript:alert(1)",
        ] {
            assert!(!is(bad), "{bad}");
        }
    }

    #[test]
    fn no_secret_is_printed() {
        let oidc = Oidc {
            client_secret: ClientSecret::new("a-secret"),
            ..Oidc::default()
        };
        assert!(!format!("{oidc:?}").contains("a-secret"));
    }
}
