//! CSV: comma, semicolon or tab, told by the first line.

use std::{io::Read, sync::atomic::Ordering};

use super::{
    Source, Survey, Value,
    encoding::Text,
    matcher::{Header, Sink, Stop},
};

pub(super) fn read(source: &Source, survey: &Survey, sink: &mut Sink) -> Result<(), Stop> {
    let text = Text::new(source.open()?, survey.encoding);
    let behind = text.behind();
    sink.total = survey.bytes;
    let mut head = Vec::new();
    let mut text = text;
    (&mut text)
        .take(64 * 1024)
        .read_to_end(&mut head)
        .map_err(|cause| source.failed(cause))?;
    let delimiter = delimiter(&head);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(head.as_slice().chain(text));
    let mut record = csv::ByteRecord::new();
    let mut header: Option<Header> = None;
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(source.failed(error.into()).into()),
        }
        let cells = record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned());
        let Some(header) = &header else {
            let cells: Vec<String> = cells.collect();
            // Excel's own first line, and blank ones, come before the header.
            let is_note = cells[0].to_ascii_lowercase().starts_with("sep=");
            if !is_note && cells.iter().any(|cell| !cell.trim().is_empty()) {
                header = Some(Header::new(&mut sink.matcher, source.path(), &cells)?);
            }
            continue;
        };
        let line = record.position().map_or(0, csv::Position::line);
        sink.done = behind.load(Ordering::Relaxed);
        sink.take(header.row(line, cells.map(Value::String).enumerate()))?;
    }
    sink.done = sink.total;
    if header.is_none() {
        Header::new(&mut sink.matcher, source.path(), &[])?;
    }
    sink.flush()
}

/// The separator that stands most often in the first line, outside quotes.
fn delimiter(head: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    let mut filled = false;
    for byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted && filled => break,
            byte if !quoted => {
                filled |= !byte.is_ascii_whitespace();
                for (separator, count) in &mut counts {
                    *count += i32::from(*separator == *byte);
                }
            }
            _ => {}
        }
    }
    // The first of those that stand equally often.
    let mut best = counts[0];
    for other in counts {
        if other.1 > best.1 {
            best = other;
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::delimiter;

    #[test]
    fn the_separator_is_told_by_the_first_line() {
        assert_eq!(delimiter("编号,名称;别名,类型\n".as_bytes()), b',');
        assert_eq!(delimiter(b"key;\"a,b,c\";kind\nx,y,z,1,2,3,4"), b';');
        assert_eq!(delimiter(b"\n\nkey\tname\n"), b'\t');
        assert_eq!(delimiter(b"key"), b',');
        assert_eq!(delimiter(b""), b',');
    }
}
