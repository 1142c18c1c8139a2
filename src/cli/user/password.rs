//! Where a password comes from: a file, or the person by a one-time token.

use std::{
    io::{BufRead, stdin},
    path::PathBuf,
};

use super::{super::Failure, OPERATOR};
use crate::{
    app::App,
    domain::account::{self, Password},
};

/// The file that holds a password.
#[derive(Debug, clap::Args)]
pub(super) struct PasswordFile {
    /// A file whose first line is the password; - reads standard input 保存密码的文件
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

impl PasswordFile {
    /// The password, if a file was named.
    pub(super) fn read(&self) -> Result<Option<Password>, Failure> {
        let Some(path) = &self.password_file else {
            return Ok(None);
        };
        let says = |error| Failure::new(format!("the password file {}: {error}", path.display()));
        let mut line = String::new();
        if path.as_os_str() == "-" {
            stdin().lock().read_line(&mut line).map_err(says)?;
        } else {
            line = std::fs::read_to_string(path).map_err(says)?;
        }
        let first = line.lines().next().unwrap_or_default();
        Ok(Some(Password::from(first.to_owned())))
    }
}

/// Prints a one-time token, and how the person sets the password with it.
pub(super) async fn hand_over(app: &App, id: i64) -> Result<(), Failure> {
    let made = account::create_reset(app, OPERATOR, id).await?;
    let reset = made.ok_or_else(|| Failure::new("the account is blocked: let it in again first"))?;
    let url = match &app.config.public_url {
        Some(url) => url.clone(),
        None => format!("http://{}", app.config.listen),
    };
    let told = include_str!("token.txt")
        .replace("{login}", &reset.account.login)
        .replace("{url}", &url)
        .replace("{until}", &reset.expires_at.format("%Y-%m-%d %H:%M UTC").to_string())
        .replace("{token}", reset.secret.reveal());
    super::super::print(told.as_bytes())
}
