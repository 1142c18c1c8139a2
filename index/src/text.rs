//! Cleaning of texts as they come: PDF-flattened line breaks, page marks, widths, traditional
//! characters. The cleaned text is what is cut into words; a map leads back into the original.

mod gap;
mod mark;
mod normal;

pub(crate) use gap::is_han;
use gap::{Class, Gap};
use normal::Run;

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
        let from = self.map.0.get(start).map_or(0, |&(from, _)| from as usize);
        let last = end.checked_sub(1).and_then(|last| self.map.0.get(last));
        from..last.map_or(from, |&(_, to)| to as usize).max(from)
    }
}

/// For each byte of the cleaned text, start and end of the original character (or gap) that it came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Map(Vec<(u32, u32)>);

/// Takes note of where cleaned bytes come from.
trait Origin {
    /// So many bytes came from a range.
    fn note(&mut self, bytes: usize, start: usize, end: usize);

    /// The characters of a run, each of so many bytes, stand for themselves.
    fn note_run(&mut self, width: usize, start: usize, end: usize);
}

#[expect(clippy::cast_possible_truncation, reason = "MAX_TEXT is below u32::MAX")]
impl Origin for Map {
    fn note(&mut self, bytes: usize, start: usize, end: usize) {
        self.0.resize(self.0.len() + bytes, (start as u32, end as u32));
    }

    fn note_run(&mut self, width: usize, start: usize, end: usize) {
        let known = self.0.len();
        self.0.resize(known + end - start, (0, 0));
        let characters = self.0[known..].chunks_exact_mut(width);
        for (character, at) in characters.zip((start..).step_by(width)) {
            character.fill((at as u32, (at + width) as u32));
        }
    }
}

/// Nobody wants to go back.
impl Origin for () {
    fn note(&mut self, _: usize, _: usize, _: usize) {}

    fn note_run(&mut self, _: usize, _: usize, _: usize) {}
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
        // The bulk of every text: what stands for itself is taken over run by run.
        if let Some(run) = normal::run(&text[at..]) {
            state.push_run(&run, &text[at..at + run.bytes], at);
            at += run.bytes;
            continue;
        }
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
        self.close_gap(class, start);
        self.out.push(c);
        self.origin.note(c.len_utf8(), start, end);
        self.before = class;
        self.line += 1;
    }

    fn push_run(&mut self, run: &Run, text: &str, start: usize) {
        self.close_gap(run.class, start);
        self.out.push_str(text);
        self.origin.note_run(run.width, start, start + text.len());
        self.before = run.class;
        self.line += run.bytes / run.width;
    }

    fn close_gap(&mut self, class: Class, start: usize) {
        if self.gap.is_empty() {
            return;
        }
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
}

#[cfg(test)]
mod tests;
