//! The OpenID provider.

use super::report::Check;
use crate::{config::Config, web::oidc};

/// Whether people can log in at the provider; nothing without one.
pub(super) async fn provider(config: &Config) -> Option<Check> {
    let examined = oidc::examine(config).await?;
    let own = config.public_url.as_deref().unwrap_or_default();
    Some(match examined {
        Ok(finding) if oidc::is_in_the_clear(own) => Check::warning(
            "log-in",
            finding,
            "public_url (QIAO_PUBLIC_URL) is plain http: sessions can be read on the way. Serve HTTPS.",
        ),
        Ok(finding) => Check::ok("log-in", finding),
        Err(reason) => Check::wrong(
            "log-in",
            format!("the OpenID provider's configuration cannot be read: {reason}"),
            "Check oidc_issuer (QIAO_OIDC_ISSUER), letter for letter, and that this machine can reach it.",
        ),
    })
}
