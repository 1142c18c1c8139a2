//! What becomes of the blanks, line breaks and dropped marks between two characters.

/// A line of at least this many characters may have been broken because it was full; a shorter one
/// before a blank line is a heading or an item of its own. Columns of real PDF files hold 15 and more.
const FULL_LINE: usize = 12;

/// What a character is, as far as gaps care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A Chinese character.
    Han,
    /// A letter or digit of another script.
    Letter,
    /// Anything else.
    Other,
}

impl Class {
    pub(super) fn of(c: char) -> Self {
        if is_han(c) {
            Self::Han
        } else if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                Self::Letter
            } else {
                Self::Other
            }
        } else if c.is_alphanumeric() {
            Self::Letter
        } else {
            Self::Other
        }
    }
}

/// Whether it is a Chinese character: Unicode's ideographs and their extensions.
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{3FFFF}' | '々' | '〇')
}

/// Blanks and control characters.
pub(super) fn is_space(c: char) -> bool {
    if c.is_ascii() {
        c <= ' ' || c == '\u{7F}'
    } else {
        c.is_whitespace() || c.is_control()
    }
}

/// Characters that show nothing and separate nothing: zero-width ones, direction marks, soft hyphens,
/// variation selectors.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}'
    )
}

/// A run of blanks, line breaks and dropped marks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gap {
    blanks: usize,
    breaks: usize,
    /// Width of the blanks since the last line break.
    indent: usize,
    marked: bool,
    page: bool,
    /// The last character was a carriage return: a line feed after it is the same break.
    returned: bool,
}

impl Gap {
    pub(super) const fn is_empty(self) -> bool {
        self.blanks == 0 && !self.marked
    }

    pub(super) const fn see(&mut self, c: char) {
        self.blanks += 1;
        match c {
            '\n' if self.returned => {}
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                self.breaks += 1;
                self.indent = 0;
            }
            '\t' | '\u{3000}' => self.indent += 2,
            _ => self.indent += 1,
        }
        self.returned = c == '\r';
    }

    pub(super) const fn mark(&mut self, page: bool) {
        self.marked = true;
        self.page |= page;
        self.returned = false;
    }

    /// Whether what follows begins a line.
    pub(super) const fn at_line_start(self, at_start: bool) -> bool {
        self.breaks > 0 || at_start
    }

    pub(super) const fn breaks_line(self) -> bool {
        self.breaks > 0 || self.page
    }

    /// What stands for the gap in the cleaned text; nothing where the two sides belong together.
    pub(super) fn separator(self, before: Class, after: Class, line: usize) -> Option<char> {
        use Class::{Han, Letter};
        let with_han = matches!((before, after), (Han, Han | Letter) | (Letter, Han));
        if !self.breaks_line() {
            let joined = if self.blanks == 0 {
                with_han
            } else {
                // 「3 类」, 「AI 芯片」: typography, not a boundary.
                matches!((before, after), (Han, Letter) | (Letter, Han))
            };
            return (!joined).then_some(' ');
        }
        let wrapped = self.page || (self.indent < 2 && (self.breaks == 1 || line >= FULL_LINE));
        if wrapped && with_han {
            None
        } else if wrapped && before == Letter && after == Letter {
            Some(' ')
        } else {
            Some('\n')
        }
    }
}
