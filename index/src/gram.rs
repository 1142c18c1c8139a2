//! Pieces of one and two Chinese characters. Short Chinese texts are matched better by them than by
//! words alone: compounds are cut in one way in a need and in another in a profile.

/// Whether it is a Chinese character.
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Calls `one` with the range of each Chinese character of a clean text, and `two` with each pair of neighbours.
pub(crate) fn each(clean: &str, mut one: impl FnMut(usize, usize), mut two: impl FnMut(usize, usize)) {
    let mut before = None;
    for (at, c) in clean.char_indices() {
        if !is_han(c) {
            before = None;
            continue;
        }
        let end = at + c.len_utf8();
        one(at, end);
        if let Some(start) = before {
            two(start, end);
        }
        before = Some(at);
    }
}

/// Whether a word is two Chinese characters: then it is one of the pairs.
pub(crate) fn is_pair(word: &str) -> bool {
    word.len() >= 6 && word.chars().all(is_han) && word.chars().count() == 2
}

/// Whether a word is one Chinese character.
pub(crate) fn is_single(word: &str) -> bool {
    word.len() <= 4 && word.chars().all(is_han) && !word.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> (Vec<&str>, Vec<&str>) {
        let (mut ones, mut twos) = (Vec::new(), Vec::new());
        each(
            text,
            |start, end| ones.push(&text[start..end]),
            |start, end| twos.push(&text[start..end]),
        );
        (ones, twos)
    }

    #[test]
    fn pairs_do_not_reach_over_what_is_not_chinese() {
        let (ones, twos) = pieces("锂电池 IGBT模块,钢");
        assert_eq!(ones, ["锂", "电", "池", "模", "块", "钢"]);
        assert_eq!(twos, ["锂电", "电池", "模块"]);
    }

    #[test]
    fn words_are_told_from_pieces() {
        assert!(is_pair("电池") && !is_pair("电") && !is_pair("锂电池") && !is_pair("batter"));
        assert!(is_single("钢") && !is_single("钢铁") && !is_single("a") && !is_single(""));
    }
}
