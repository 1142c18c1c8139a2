//! The cookie that holds a session.

use std::time::Duration;

use super::Secret;

/// Its name.
pub const COOKIE: &str = "qiao_session";

/// The header's value that gives a browser its session. Scripts do not see it, and pages of other sites do not send it
/// with what they post.
#[must_use]
pub fn given(secret: &Secret, lasts: Duration, secure: bool) -> String {
    header(secret.reveal(), lasts.as_secs(), secure)
}

/// The header's value that takes it away.
#[must_use]
pub fn taken(secure: bool) -> String {
    header("", 0, secure)
}

fn header(value: &str, seconds: u64, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{COOKIE}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}
