//! Pieces of texts with the words that were searched for.

use crate::{
    list::{card::Card, found::Highlight},
    visit::Visit,
};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The text.
    pub(crate) text: String,
    /// Whether it was searched for.
    pub(crate) is_marked: bool,
}

/// A piece of one of a record's texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Snippet {
    /// Which text it is from.
    pub(crate) from: String,
    /// Its language, where that is not the page's.
    pub(crate) lang: Option<&'static str>,
    /// The text.
    pub(crate) pieces: Vec<Piece>,
}

/// A record's title and texts with the words that were searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Highlighted {
    /// The title.
    pub(crate) title: Vec<Piece>,
    /// The text below it.
    pub(crate) lead: Vec<Piece>,
    /// Pieces of other texts.
    pub(crate) snippets: Vec<Snippet>,
}

/// So many pieces of texts are shown.
const SHOWN: usize = 2;

/// So many letters of a card's text are surely in view; it is clamped at three lines.
const IN_VIEW: i32 = 60;

impl Highlighted {
    /// A card without marks.
    pub(crate) fn plain(card: &Card) -> Self {
        Self {
            title: vec![plain(&card.title)],
            lead: vec![plain(&card.lead)],
            snippets: Vec::new(),
        }
    }

    /// Of what a search says: marks of texts that the card shows are set there, others stand below.
    pub(crate) fn of(visit: &Visit, card: &Card, highlights: &[Highlight]) -> Self {
        let mut whole = Self::plain(card);
        for highlight in highlights {
            let part = highlight.path.first().map(String::as_str).unwrap_or_default();
            let is_own = highlight.path.len() == 2;
            let is_title = is_own && matches!(part, "title" | "name");
            let is_lead = is_own && matches!(part, "summary" | "headline" | "profile");
            if let Some(pieces) = within(&card.title, highlight).filter(|_| is_title) {
                whole.title = pieces;
            } else if let Some(pieces) = within(&card.lead, highlight).filter(|_| is_lead && highlight.start < IN_VIEW)
            {
                whole.lead = pieces;
            } else if whole.snippets.len() < SHOWN {
                whole.snippets.push(Snippet {
                    from: visit.t1("search-from", "part", visit.label_of("TextPart", part)),
                    lang: visit.foreign(&highlight.text),
                    pieces: pieces(&highlight.text, highlight),
                });
            }
        }
        whole
    }
}

/// A text with its marks, if the highlight is of the text as it is shown.
fn within(text: &str, highlight: &Highlight) -> Option<Vec<Piece>> {
    let start = usize::try_from(highlight.start).ok()?;
    let (at, _) = text.char_indices().nth(start)?;
    let (before, rest) = text.split_at(at);
    let after = rest.strip_prefix(highlight.text.as_str())?;
    let mut all = vec![plain(before)];
    all.extend(pieces(&highlight.text, highlight));
    all.push(plain(after));
    all.retain(|piece| !piece.text.is_empty());
    Some(all)
}

fn plain(text: &str) -> Piece {
    Piece {
        text: text.to_owned(),
        is_marked: false,
    }
}

/// A text cut where marks begin and end.
fn pieces(text: &str, highlight: &Highlight) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, letter) in text.chars().enumerate() {
        let is_marked = highlight.marks.iter().any(|mark| {
            let (start, end) = (usize::try_from(mark.start), usize::try_from(mark.end));
            start.is_ok_and(|start| at >= start) && end.is_ok_and(|end| at < end)
        });
        match pieces.last_mut().filter(|piece| piece.is_marked == is_marked) {
            Some(piece) => piece.text.push(letter),
            None => pieces.push(Piece {
                text: letter.to_string(),
                is_marked,
            }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::found::Mark;

    fn shown(pieces: &[Piece]) -> String {
        let piece = |piece: &Piece| {
            if piece.is_marked {
                format!("[{}]", piece.text)
            } else {
                piece.text.clone()
            }
        };
        pieces.iter().map(piece).collect()
    }

    #[test]
    fn marks_are_set_in_characters() {
        let highlight = Highlight {
            path: vec!["name".to_owned(), "zh".to_owned()],
            text: "微通道换热 <b>".to_owned(),
            start: 2,
            marks: vec![Mark { start: 0, end: 3 }, Mark { start: 6, end: 9 }],
        };
        assert_eq!(shown(&pieces(&highlight.text, &highlight)), "[微通道]换热 [<b>]");
        let title = "新型微通道换热 <b>器";
        let marked = within(title, &highlight).expect("the title has the piece");
        assert_eq!(shown(&marked), "新型[微通道]换热 [<b>]器");
        assert_eq!(within("另一个标题", &highlight), None);
    }
}
