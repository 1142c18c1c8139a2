//! Marks that word processors and PDF converters leave in a text.

/// No mark is longer than this many bytes, so that looking for its end stays cheap.
const MAX_MARK: usize = 400;

/// The length in bytes of the mark that begins at `at`, and whether it is a page mark.
pub(super) fn find(text: &str, at: usize, line_start: bool) -> Option<(usize, bool)> {
    let rest = &text.as_bytes()[at..];
    match rest.first()? {
        b'[' => bracket(rest).map(|length| (length, false)),
        // '-' or the first byte of a dash (U+2012–U+2015, U+FF0D)
        b'-' | 0xE2 | 0xEF => page(&text[at..], line_start).map(|length| (length, true)),
        _ => None,
    }
}

/// `[bookmark: …]` and `[image: …]`, on one line.
fn bracket(rest: &[u8]) -> Option<usize> {
    let inner = &rest[1..rest.len().min(MAX_MARK)];
    let known = [&b"bookmark:"[..], b"image:"].into_iter().any(|name| {
        inner
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
    });
    if !known {
        return None;
    }
    let end = inner.iter().position(|byte| matches!(byte, b']' | b'\n'))?;
    (inner[end] == b']').then_some(end + 2)
}

/// 「— 2 —」: within a line with one long dash and a blank on both sides, alone on a line with any dashes.
fn page(rest: &str, line_start: bool) -> Option<usize> {
    let is_dash = |c: char| matches!(c, '-' | '\u{2012}'..='\u{2015}' | '\u{FF0D}');
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '\u{A0}' | '\u{3000}');
    let first = rest.chars().next().filter(|&c| is_dash(c))?;
    let (dashes, tail) = run(rest, 2, is_dash);
    let (blanks, tail) = run(tail, 3, is_blank);
    let (digits, tail) = run(tail, 4, |c| c.is_ascii_digit());
    let (blanks_after, tail) = run(tail, 3, is_blank);
    let (dashes_after, tail) = run(tail, 2, is_dash);
    if digits == 0 || dashes_after == 0 {
        return None;
    }
    let alone = line_start && {
        let (_, end) = run(tail, 8, is_blank);
        end.is_empty() || end.starts_with(['\n', '\r', '\u{C}'])
    };
    let within =
        !matches!(first, '-' | '\u{FF0D}') && dashes == 1 && dashes_after == 1 && blanks > 0 && blanks_after > 0;
    (alone || within).then_some(rest.len() - tail.len())
}

/// Up to `most` characters of a class, and what follows them.
fn run(text: &str, most: usize, is: impl Fn(char) -> bool) -> (usize, &str) {
    let mut count = 0;
    let mut end = 0;
    for c in text.chars().take(most).take_while(|&c| is(c)) {
        count += 1;
        end += c.len_utf8();
    }
    (count, &text[end..])
}
