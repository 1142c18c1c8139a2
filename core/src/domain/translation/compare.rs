//! Two versions of a text side by side, word by word; in Chinese, character by character.

use qiao_entity::{language::Language, need, translation::Model};
use similar::{Algorithm, ChangeTag, TextDiff};

/// Most characters between two changes that are taken for a part of them.
const ISLAND: usize = 2;

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It stands in both.
    Same,
    /// It stands in the one before alone.
    Removed,
    /// It stands in the one after alone.
    Added,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub fate: Fate,
    /// The text.
    pub text: String,
}

/// A text before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The pieces of the text before.
    pub before: Vec<Piece>,
    /// The pieces of the text after.
    pub after: Vec<Piece>,
}

/// One version of what is translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The language in which it is written.
    pub language: Language,
    /// The title, the summary and the description.
    pub texts: [Option<String>; 3],
}

/// The enterprise's own words, in this language where it wrote them in it.
#[must_use]
pub fn original(need: &need::Model, language: Language) -> Version {
    let (zh, en) = (
        [&need.title_zh, &need.summary_zh, &need.description_zh],
        [&need.title_en, &need.summary_en, &need.description_en],
    );
    let of = |language| match language {
        Language::Zh => zh,
        Language::En => en,
    };
    let language = if of(language).iter().any(|text| text.is_some()) {
        language
    } else {
        need.language
    };
    Version {
        language,
        texts: of(language).map(Clone::clone),
    }
}

/// A translation as a version.
#[must_use]
pub fn version(row: &Model) -> Version {
    Version {
        language: row.language,
        texts: [row.title.clone(), row.summary.clone(), row.description.clone()],
    }
}

/// Two texts beside each other. Texts in different languages share no words: each stands there whole.
#[must_use]
pub fn compare(before: &str, after: &str, is_marked: bool) -> Compared {
    let whole = |text: &str| {
        let text = (!text.is_empty()).then(|| Piece {
            fate: Fate::Same,
            text: text.to_owned(),
        });
        text.into_iter().collect()
    };
    if !is_marked {
        return Compared {
            before: whole(before),
            after: whole(after),
        };
    }
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .diff_unicode_words(before, after);
    // Runs of words that met the same fate; what was removed and added between two that stay is one run.
    let mut runs: Vec<(bool, String, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        let (text, tag) = (change.value(), change.tag());
        let stays = tag == ChangeTag::Equal;
        if runs.last().is_none_or(|(same, ..)| *same != stays) {
            runs.push((stays, String::new(), String::new()));
        }
        let Some((_, before, after)) = runs.last_mut() else {
            continue;
        };
        if tag != ChangeTag::Insert {
            before.push_str(text);
        }
        if tag != ChangeTag::Delete {
            after.push_str(text);
        }
    }
    let mut compared = Compared::default();
    let last = runs.len().saturating_sub(1);
    for (at, (same, before, after)) in runs.iter().enumerate() {
        // A letter or two that happen to stand in both tear a sentence to pieces that nobody reads.
        let is_island = at > 0 && at < last && before.chars().count() <= ISLAND;
        if *same && !is_island {
            push(&mut compared.before, Fate::Same, before);
            push(&mut compared.after, Fate::Same, after);
        } else {
            push(&mut compared.before, Fate::Removed, before);
            push(&mut compared.after, Fate::Added, after);
        }
    }
    compared
}

/// Adds to the last piece what met the same fate.
fn push(pieces: &mut Vec<Piece>, fate: Fate, text: &str) {
    if text.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(last) if last.fate == fate => last.text.push_str(text),
        _ => pieces.push(Piece {
            fate,
            text: text.to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        let pieces = pieces.iter().map(|piece| match piece.fate {
            Fate::Same => piece.text.clone(),
            Fate::Removed => format!("-{}-", piece.text),
            Fate::Added => format!("+{}+", piece.text),
        });
        pieces.collect()
    }

    #[test]
    fn changed_words_are_marked_on_both_sides_and_nothing_is_lost() {
        let compared = compare("一氧化碳浓度要低", "一氧化碳浓度低于 100 ppm", true);
        // One letter between two changes is a part of them.
        assert_eq!(shown(&compared.before), "一氧化碳浓度-要低-");
        assert_eq!(shown(&compared.after), "一氧化碳浓度+低于 100 ppm+");
        let whole = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
        assert_eq!(whole(&compared.before), "一氧化碳浓度要低");
        assert_eq!(whole(&compared.after), "一氧化碳浓度低于 100 ppm");
    }

    #[test]
    fn other_languages_stand_whole() {
        let compared = compare("浓度", "concentration", false);
        assert_eq!(
            (shown(&compared.before), shown(&compared.after)),
            ("浓度".to_owned(), "concentration".to_owned())
        );
        assert_eq!(compare("", "", true), Compared::default());
    }
}
