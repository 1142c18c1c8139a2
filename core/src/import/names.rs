//! What the members of enumerations are called: a cell may hold the code, a Chinese name or the English name.

/// The names of one enumeration.
#[derive(Debug)]
pub struct Names {
    /// Code, Chinese names, English name. The first Chinese name is the one that is shown.
    pub entries: &'static [(&'static str, &'static [&'static str], &'static str)],
}

impl Names {
    /// The code that a cell means.
    #[must_use]
    pub fn code(&self, given: &str) -> Option<&'static str> {
        let given = plain(given);
        self.entries
            .iter()
            .find(|(code, zh, en)| {
                plain(code) == given || plain(en) == given || zh.iter().any(|name| plain(name) == given)
            })
            .map(|(code, _, _)| *code)
    }
}

/// A name without what people write differently: case, blanks, joining signs, widths of brackets.
#[must_use]
pub fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '/' | '／' | '*' | '＊' | '\u{feff}' | '\u{200b}'))
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            '：' => ':',
            other => other,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

mod lists;
pub use lists::*;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_taken_in_either_language() {
        for given in ["UNIVERSITY", "university", "高等院校", " 大学 ", "高校", "University"] {
            assert_eq!(ORGANIZATION_KINDS.code(given), Some("UNIVERSITY"), "{given}");
        }
        assert_eq!(
            ORGANIZATION_KINDS.code("research institute"),
            Some("RESEARCH_INSTITUTE")
        );
        assert_eq!(FIRSTS.code("首台（套）"), Some("FIRST_SET"));
        assert_eq!(ORGANIZATION_KINDS.code("寺庙"), None);
        assert_eq!(ORGANIZATION_KINDS.code(""), None);
    }
}
