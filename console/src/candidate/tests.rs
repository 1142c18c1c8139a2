use super::{
    edge::{Highlight, Mark},
    snippet::pieces,
};

fn found(text: &str, marks: &[(i32, i32)], long: usize) -> String {
    let highlight = Highlight {
        path: vec!["summary".to_owned(), "zh".to_owned()],
        text: text.to_owned(),
        start: 0,
        marks: marks.iter().map(|&(start, end)| Mark { start, end }).collect(),
    };
    let pieces = pieces(&highlight, long).into_iter();
    pieces
        .map(|piece| {
            if piece.is_found {
                format!("[{}]", piece.text)
            } else {
                piece.text
            }
        })
        .collect()
}

#[test]
fn marks_count_characters_and_never_cut_one() {
    assert_eq!(
        found("用𠮷林微通道换热", &[(1, 3), (3, 6)], 110),
        "用[𠮷林][微通道]换热"
    );
    assert_eq!(found("a<b>c", &[(1, 4)], 110), "a[<b>]c");
    // Marks that overlap or lie outside do no harm.
    assert_eq!(found("微通道", &[(0, 2), (1, 9), (7, 8), (-1, 0)], 110), "[微通][道]");
    assert_eq!(found("", &[], 110), "");
}

#[test]
fn a_long_piece_is_cut_around_the_first_word_found() {
    let text = format!("{}换热器{}", "甲".repeat(40), "乙".repeat(40));
    assert_eq!(
        found(&text, &[(40, 43)], 20),
        format!("…{}[换热器]{}…", "甲".repeat(14), "乙".repeat(3))
    );
    assert_eq!(
        found(&text, &[(40, 43)], usize::MAX),
        text.replace("换热器", "[换热器]")
    );
}
