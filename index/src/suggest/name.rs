//! A name, or what is typed to find one, cleaned for comparison: no blanks, no punctuation, no case.

use crate::text;

/// Longer names are compared by so many characters.
pub(super) const LONGEST: usize = 64;

/// The characters of a name, with the places where words begin in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) chars: Vec<char>,
    /// Whether a word begins with the character: each Chinese one may be a word.
    pub(super) starts: Vec<bool>,
    /// Where parts begin that stand apart in the text.
    pub(super) parts: Vec<usize>,
}

impl Name {
    pub(super) fn new(text: &str) -> Self {
        let mut clean = String::new();
        // Cleaning makes no more than some characters of one, and nothing that we keep of many.
        text::clean_into(&text[..text.floor_char_boundary(8 * LONGEST)], &mut clean);
        let mut name = Self::default();
        let (mut apart, mut before_is_han) = (true, false);
        for c in clean.chars() {
            if !c.is_alphanumeric() {
                apart = true;
                continue;
            }
            if name.chars.len() == LONGEST {
                break;
            }
            let han = text::is_han(c);
            if apart {
                name.parts.push(name.chars.len());
            }
            name.starts.push(apart || han || before_is_han);
            name.chars.push(c);
            (apart, before_is_han) = (false, han);
        }
        name
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    pub(super) const fn len(&self) -> usize {
        self.chars.len()
    }

    pub(super) fn text(&self) -> String {
        self.chars.iter().collect()
    }

    /// Its parts that stand apart, each as a name.
    pub(super) fn split(&self) -> Vec<Self> {
        let ends = self.parts.iter().skip(1).copied().chain([self.len()]);
        let part = |(&from, to): (&usize, usize)| Self {
            chars: self.chars[from..to].to_vec(),
            starts: self.starts[from..to].to_vec(),
            parts: vec![0],
        };
        self.parts.iter().zip(ends).map(part).collect()
    }

    /// The words in it, from–to: a Chinese character each, other letters as they stand together.
    pub(super) fn words(&self) -> Vec<(usize, usize)> {
        let starts: Vec<usize> = (0..self.len()).filter(|&at| self.starts[at]).collect();
        let ends = starts.iter().skip(1).copied().chain([self.len()]);
        starts.iter().copied().zip(ends).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_case_width_and_old_characters_make_no_difference() {
        for (text, chars) in [
            ("Zhang  Wei", "zhangwei"),
            ("ＺＴＭＡ", "ztma"),
            ("清華大學", "清华大学"),
            ("5G-A 射频", "5ga射频"),
            ("（株）·", "株"),
            ("，。 ", ""),
        ] {
            assert_eq!(Name::new(text).text(), chars);
        }
        assert_eq!(Name::new(&"长".repeat(1000)).len(), LONGEST);
    }

    #[test]
    fn words_begin_at_chinese_characters_and_after_gaps() {
        let words = |text| -> Vec<String> {
            let name = Name::new(text);
            let words = name.words();
            words.iter().map(|&(a, b)| name.chars[a..b].iter().collect()).collect()
        };
        assert_eq!(words("5G射频IC-chip"), ["5g", "射", "频", "ic", "chip"]);
        let parts: Vec<String> = Name::new("Tsinghua University")
            .split()
            .iter()
            .map(Name::text)
            .collect();
        assert_eq!(parts, ["tsinghua", "university"]);
    }
}
