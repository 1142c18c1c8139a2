//! One character as the index writes it: width and compatibility forms (NFKC), small letters,
//! no accents on Latin letters, simplified Chinese.

use std::collections::HashMap;
use std::sync::OnceLock;

use hanconv::Dictionary;
use unicode_normalization::UnicodeNormalization;

use super::gap::{Class, is_han};

/// Characters of one class and width that stand for themselves.
pub(super) struct Run {
    pub(super) class: Class,
    /// Bytes of each character.
    pub(super) width: usize,
    pub(super) bytes: usize,
}

/// The run that a text begins with: of simplified characters, or of small ASCII letters and digits.
pub(super) fn run(text: &str) -> Option<Run> {
    let run = |class, width, bytes| Some(Run { class, width, bytes });
    match text.as_bytes().first()? {
        b'a'..=b'z' | b'0'..=b'9' => {
            let same = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
            run(Class::Letter, 1, text.bytes().take_while(same).count())
        }
        // U+4000–U+9FFF begin with these bytes.
        0xE4..=0xE9 => {
            let (plane, _) = table();
            let same = |&c: &char| matches!(c, '\u{4E00}'..='\u{9FFF}') && plane[u32::from(c) as usize - FIRST] == c;
            match text.chars().take_while(same).count() {
                0 => None,
                count => run(Class::Han, 3, 3 * count),
            }
        }
        _ => None,
    }
}

/// Calls `push` with the character(s) that stand for `c`; with none for a combining mark.
pub(super) fn each(c: char, mut push: impl FnMut(char)) {
    match c {
        'A'..='Z' => push(c.to_ascii_lowercase()),
        // Chinese punctuation and quotation marks separate words, whatever their form.
        '\0'..='\u{7F}' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' => push(c),
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' => push(simplified(c)),
        '\u{FF01}'..='\u{FF5E}' => {
            // Full-width forms stand in the order of ASCII.
            let narrow = char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c);
            push(narrow.to_ascii_lowercase());
        }
        _ => compatible(c, push),
    }
}

fn compatible(c: char, mut push: impl FnMut(char)) {
    for c in std::iter::once(c).nfkc() {
        if is_han(c) {
            push(simplified(c));
        } else if is_latin_with_accents(c) {
            let bare = std::iter::once(c).nfd().next().unwrap_or(c);
            bare.to_lowercase().filter(|&c| !is_combining(c)).for_each(&mut push);
        } else {
            c.to_lowercase().filter(|&c| !is_combining(c)).for_each(&mut push);
        }
    }
}

/// Latin-1, Latin Extended-A and -B, Latin Extended Additional.
const fn is_latin_with_accents(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Combining accents, and the combining voice marks of kana.
const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}')
}

/// The simplified form of a Chinese character, by `OpenCC`'s table of characters (its first choice).
fn simplified(c: char) -> char {
    let (plane, others) = table();
    match (u32::from(c) as usize).checked_sub(FIRST).and_then(|at| plane.get(at)) {
        Some(&simplified) => simplified,
        None => others.get(&c).copied().unwrap_or(c),
    }
}

/// Where the first table begins.
const FIRST: usize = 0x3400;

/// Simplified forms: of U+3400–U+9FFF in order, and of others.
fn table() -> &'static (Vec<char>, HashMap<char, char>) {
    static TABLE: OnceLock<(Vec<char>, HashMap<char, char>)> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut plane: Vec<char> = ('\u{3400}'..='\u{9FFF}').collect();
        let mut others = HashMap::new();
        for (from, to) in Dictionary::TSCharacters.iter() {
            let (Some(from), Some(to)) = (single(from), single(to)) else {
                continue;
            };
            match (u32::from(from) as usize)
                .checked_sub(FIRST)
                .and_then(|at| plane.get_mut(at))
            {
                Some(entry) => *entry = to,
                None => drop(others.insert(from, to)),
            }
        }
        (plane, others)
    })
}

/// The only character of a string.
fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}
