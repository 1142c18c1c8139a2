//! Cleaning of texts as they come: PDF-flattened line breaks, page marks, widths, traditional
//! characters. The cleaned text is what is cut into words; a map leads back into the original.

mod gap;
mod mark;
mod normal;

use gap::{Class, Gap};

/// Texts are read up to this many bytes (16 MiB); what comes after is not searchable.
pub const MAX_TEXT: usize = 1 << 24;

/// A cleaned text and where each of its bytes came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cleaned {
    text: String,
    map: Map,
}

impl Cleaned {
    /// Cleans a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut cleaned = Self::default();
        clean(text, &mut cleaned.text, &mut cleaned.map);
        cleaned
    }

    /// The cleaned text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The range of bytes in the original from which a non-empty range of bytes in the cleaned text
    /// came; it begins and ends on character boundaries.
    #[must_use]
    pub fn origin(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let from = self.map.starts.get(start).map_or(0, |&at| at as usize);
        let to = end.checked_sub(1).and_then(|last| self.map.ends.get(last));
        from..to.map_or(from, |&at| at as usize).max(from)
    }
}

/// For each byte of the cleaned text, the original character (or gap) that it came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Map {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

/// Takes note of where cleaned bytes come from.
trait Origin {
    fn note(&mut self, bytes: usize, start: usize, end: usize);
}

impl Origin for Map {
    #[expect(clippy::cast_possible_truncation, reason = "MAX_TEXT is below u32::MAX")]
    fn note(&mut self, bytes: usize, start: usize, end: usize) {
        let size = self.starts.len() + bytes;
        self.starts.resize(size, start as u32);
        self.ends.resize(size, end as u32);
    }
}

/// Nobody wants to go back.
impl Origin for () {
    fn note(&mut self, _: usize, _: usize, _: usize) {}
}

/// Cleans into a buffer, without a map.
pub(crate) fn clean_into(text: &str, out: &mut String) {
    clean(text, out, &mut ());
}

fn clean(text: &str, out: &mut String, origin: &mut impl Origin) {
    let text = &text[..text.floor_char_boundary(MAX_TEXT)];
    out.clear();
    out.reserve(text.len());
    let mut state = State {
        out,
        origin,
        before: Class::Other,
        line: 0,
        gap: Gap::default(),
        gap_start: 0,
    };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some((length, page)) = mark::find(text, at, state.gap.at_line_start(state.out.is_empty())) {
            state.open_gap(at);
            state.gap.mark(page);
            at += length;
            continue;
        }
        let next = at + c.len_utf8();
        if gap::is_space(c) {
            state.open_gap(at);
            state.gap.see(c);
        } else if !gap::is_invisible(c) {
            normal::each(c, |d| state.push(d, at, next));
        }
        at = next;
    }
}

struct State<'a, O> {
    out: &'a mut String,
    origin: &'a mut O,
    /// Class of the last character written.
    before: Class,
    /// Characters since the last line break.
    line: usize,
    gap: Gap,
    gap_start: usize,
}

impl<O: Origin> State<'_, O> {
    const fn open_gap(&mut self, at: usize) {
        if self.gap.is_empty() {
            self.gap_start = at;
        }
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        let class = Class::of(c);
        if !self.gap.is_empty() {
            if !self.out.is_empty()
                && let Some(separator) = self.gap.separator(self.before, class, self.line)
            {
                self.out.push(separator);
                self.origin.note(1, self.gap_start, start);
            }
            if self.gap.breaks_line() {
                self.line = 0;
            }
            self.gap = Gap::default();
        }
        self.out.push(c);
        self.origin.note(c.len_utf8(), start, end);
        self.before = class;
        self.line += 1;
    }
}

#[cfg(test)]
mod tests;
