//! Cursors: a place in one list, opaque to clients. A cursor bears the mark of its list, so that another list refuses it.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::domain::page::{Key, Place};

/// Bytes of the mark that ties a cursor to its list.
const MARK: usize = 6;

/// A place that a cursor can hold.
pub(crate) trait Spot: Sized {
    /// As text.
    fn text(&self) -> String;
    /// From text.
    fn of_text(text: &str) -> Option<Self>;
}

impl Spot for Place {
    fn text(&self) -> String {
        match &self.key {
            Key::Number(number) => format!("{}n{number}", self.id),
            Key::Text(text) => format!("{}t{text}", self.id),
        }
    }

    fn of_text(text: &str) -> Option<Self> {
        let at = text.find(['n', 't'])?;
        let (id, key) = (text[..at].parse().ok()?, &text[at + 1..]);
        let key = match text.as_bytes()[at] {
            b'n' => Key::Number(key.parse().ok()?),
            // PostgreSQL cannot be asked about a text with NUL in it.
            _ if key.contains('\0') => return None,
            _ => Key::Text(key.to_owned()),
        };
        Some(Self { key, id })
    }
}

/// The cursor of a place in a list.
pub(crate) fn write(list: &str, spot: &impl Spot) -> String {
    let text = spot.text();
    let mut bytes = mark(list, text.as_bytes()).to_vec();
    bytes.extend(text.into_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The place of a cursor, if it is one of this list.
pub(crate) fn read<S: Spot>(list: &str, cursor: &str) -> Option<S> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let (given, text) = bytes.split_at_checked(MARK)?;
    if given != mark(list, text) {
        return None;
    }
    S::of_text(std::str::from_utf8(text).ok()?)
}

fn mark(list: &str, text: &[u8]) -> [u8; MARK] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(list.as_bytes()).update(&[0]).update(text);
    let mut mark = [0; MARK];
    hasher.finalize_xof().fill(&mut mark);
    mark
}
