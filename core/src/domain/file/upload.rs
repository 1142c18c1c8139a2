//! A file as somebody hands it in.

use crate::domain::problem::{Checks, Trouble};

/// Most bytes of a file.
pub const MOST_BYTES: usize = 5 << 20;
/// Most files that belong to one part of the chain.
pub const MOST_OF_SUBJECT: u64 = 200;
/// Most characters of a name.
const LONGEST_NAME: usize = 200;

/// A file as somebody hands it in.
#[derive(Clone, PartialEq, Eq)]
pub struct Upload {
    /// What it is called.
    pub name: String,
    /// What it holds, as its giver says.
    pub media_type: Option<String>,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Upload")
            .field("bytes", &self.content.len())
            .finish_non_exhaustive()
    }
}

impl Upload {
    /// Notes what is wrong with it.
    pub fn check(&self, checks: &mut Checks, field: &str) {
        let name = self.safe_name();
        checks.within(field, |checks| {
            if name.is_empty() {
                checks.add("name", Trouble::Required);
            }
            let is = name.chars().count();
            if is > LONGEST_NAME {
                let most = LONGEST_NAME;
                checks.add("name", Trouble::TooLong { most, is });
            }
            if self.content.is_empty() {
                checks.add("content", Trouble::Required);
            } else if self.content.len() > MOST_BYTES {
                let (least, most) = ("1 B".to_owned(), "5 MiB".to_owned());
                checks.add("content", Trouble::OutOfRange { least, most });
            }
        });
    }

    /// Its name without what a file system, a header or a reader could be misled by: no folders, no control characters, none that turn
    /// the direction of writing, no dots or blanks at the ends.
    #[must_use]
    pub fn safe_name(&self) -> String {
        let base = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let name: String = base
            .chars()
            .filter(|c| !c.is_control() && !turns(*c))
            .map(|c| if "<>:\"|?*;".contains(c) { '_' } else { c })
            .collect();
        name.trim_matches(|c: char| c == '.' || c.is_whitespace()).to_owned()
    }

    /// What it says it holds, if it says so in the form of a media type.
    #[must_use]
    pub fn safe_media_type(&self) -> String {
        let given = self.media_type.as_deref().unwrap_or_default();
        let essence = given.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let is_word = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"!#$&^_.+-".contains(&byte))
        };
        let fits = essence.len() <= 100
            && essence
                .split_once('/')
                .is_some_and(|(kind, form)| is_word(kind) && is_word(form));
        if fits {
            essence
        } else {
            "application/octet-stream".to_owned()
        }
    }

    /// The BLAKE3 digest of its content, in hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        blake3::hash(&self.content).to_hex().to_string()
    }
}

/// Characters that turn the direction of writing, or that nobody sees.
fn turns(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Upload {
        Upload {
            name: name.to_owned(),
            media_type: None,
            content: vec![1],
        }
    }

    #[test]
    fn names_lead_nowhere() {
        for (given, safe) in [
            ("方案 v2.pdf", "方案 v2.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\tmp\\a.docx", "a.docx"),
            ("..", ""),
            (".bashrc", "bashrc"),
            ("a\r\nb.pdf", "ab.pdf"),
            ("report\u{202e}fdp.exe", "reportfdp.exe"),
            ("a\"; x=\"b.pdf", "a__ x=_b.pdf"),
        ] {
            assert_eq!(named(given).safe_name(), safe, "{given:?}");
        }
    }

    #[test]
    fn a_media_type_is_one_or_none() {
        let of = |given: &str| {
            let upload = Upload {
                media_type: Some(given.to_owned()),
                ..named("a")
            };
            upload.safe_media_type()
        };
        assert_eq!(of("Text/Plain; charset=utf-8"), "text/plain");
        for wrong in ["", "text", "text/", "a b/c", "text/html\r\nx: y", "/"] {
            assert_eq!(of(wrong), "application/octet-stream", "{wrong:?}");
        }
    }

    #[test]
    fn what_is_empty_or_too_large_is_refused() {
        let problems = |content: Vec<u8>| {
            let mut checks = Checks::default();
            Upload { content, ..named("a") }.check(&mut checks, "file");
            checks.problems().len()
        };
        assert_eq!(problems(vec![]), 1);
        assert_eq!(problems(vec![0; MOST_BYTES]), 0);
        assert_eq!(problems(vec![0; MOST_BYTES + 1]), 1);
    }
}
