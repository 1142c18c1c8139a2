//! The administrator's token that `qiao demo` makes.

use std::{
    fmt::Write as _,
    fs::{self, OpenOptions},
    io::Write as _,
    path::Path,
};

use super::Failure;
use crate::auth::AdminToken;

/// Its file in the data folder.
pub(super) const FILE: &str = "admin-token";

/// The folder's token; made at the first call, readable by the owner alone.
pub(super) fn of(folder: &Path) -> Result<(AdminToken, String), Failure> {
    let path = folder.join(FILE);
    let says = |error: &dyn std::fmt::Display| Failure::new(format!("the token file {}: {error}", path.display()));
    let text = match fs::read_to_string(&path) {
        Ok(text) => text.trim().to_owned(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let text = random().map_err(|error| says(&error))?;
            keep(&path, &format!("{text}\n")).map_err(|error| says(&error))?;
            text
        }
        Err(error) => return Err(says(&error)),
    };
    let token = AdminToken::new(&text).ok_or_else(|| says(&"the token is too short: remove the file for a new one"))?;
    Ok((token, text))
}

/// Writes a new file that its owner alone may read.
pub(super) fn keep(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}

/// 160 random bits in hexadecimal.
fn random() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 20];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_made_once_and_for_the_owner_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let (token, text) = of(folder.path()).expect("made");
        assert!(token.is(&text) && text.len() == 40);
        assert_eq!(of(folder.path()).expect("read").1, text);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(folder.path().join(FILE))
                .expect("there")
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}
