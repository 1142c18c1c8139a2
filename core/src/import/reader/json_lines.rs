//! JSON Lines: one object a line.

use std::{
    io::{BufRead, BufReader, Read},
    sync::atomic::Ordering,
};

use super::{
    RawRow, Source, Survey, Value, Why,
    encoding::Text,
    matcher::{Matcher, Sink, Stop},
};
use crate::domain::problem::shown;

/// Most bytes of a line.
const LONGEST: usize = 4 * 1024 * 1024;

pub(super) fn read(source: &Source, survey: &Survey, sink: &mut Sink) -> Result<(), Stop> {
    let text = Text::new(source.open()?, survey.encoding);
    let behind = text.behind();
    sink.total = survey.bytes;
    let mut text = BufReader::with_capacity(64 * 1024, text);
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        let most = LONGEST as u64 + 1;
        let read = (&mut text).take(most).read_until(b'\n', &mut line);
        if read.map_err(|cause| source.failed(cause))? == 0 {
            break;
        }
        number += 1;
        sink.done = behind.load(Ordering::Relaxed);
        let row = if line.len() > LONGEST {
            skip_line(&mut text).map_err(|cause| source.failed(cause))?;
            broken(number, &line[..256], Why::LongLine(LONGEST))
        } else if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        } else {
            row(&mut sink.matcher, number, &line)
        };
        sink.take(row)?;
    }
    sink.done = sink.total;
    sink.flush()
}

fn skip_line(text: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let part = text.fill_buf()?;
        if part.is_empty() {
            return Ok(());
        }
        if let Some(at) = part.iter().position(|byte| *byte == b'\n') {
            text.consume(at + 1);
            return Ok(());
        }
        let length = part.len();
        text.consume(length);
    }
}

fn row(matcher: &mut Matcher, number: u64, line: &[u8]) -> RawRow {
    let object = match serde_json::from_slice(line) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return broken(number, line, Why::NotJson("{…}".to_owned())),
        Err(error) => return broken(number, line, Why::NotJson(error.to_string())),
    };
    if line.windows(3).any(|bytes| bytes == "\u{fffd}".as_bytes()) {
        return broken(number, line, Why::NotText);
    }
    let mut row = RawRow {
        number,
        ..RawRow::default()
    };
    for (name, value) in object {
        match value {
            Value::Object(members) => {
                for (member, value) in members {
                    let column = matcher.column(&format!("{name}.{member}"));
                    row.cells.extend(column.map(|column| (column, value)));
                }
            }
            value => row.cells.extend(matcher.column(&name).map(|column| (column, value))),
        }
    }
    row
}

fn broken(number: u64, line: &[u8], why: Why) -> RawRow {
    RawRow {
        number,
        broken: Some((shown(&String::from_utf8_lossy(line)), why)),
        ..RawRow::default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::Content;

    #[test]
    fn members_of_objects_are_columns() {
        let mut matcher = Matcher::new(Content::Needs);
        let line = r#"{"key":"n","levels":{"budget":"AGREEMENT","salary":1},"星座":"狮子"}"#;
        let row = row(&mut matcher, 3, line.as_bytes());
        let codes: Vec<&str> = row.cells.iter().map(|(column, _)| column.code).collect();
        assert_eq!((row.number, codes), (3, vec!["key", "levels.budget"]));
    }

    #[test]
    fn a_line_that_is_no_object_is_a_broken_row() {
        let mut matcher = Matcher::new(Content::Needs);
        for line in ["{", "[1]", "12", "{\"key\":\"\u{fffd}\"}", "\u{0}"] {
            assert!(row(&mut matcher, 1, line.as_bytes()).broken.is_some(), "{line}");
        }
    }

    proptest! {
        #[test]
        fn no_line_makes_it_panic(line in proptest::collection::vec(any::<u8>(), 0..200)) {
            drop(row(&mut Matcher::new(Content::Needs), 1, &line));
        }
    }
}
