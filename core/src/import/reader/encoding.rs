//! How the text of a file is written: UTF-8 with or without a mark, UTF-16 with one, or GB18030 as Excel in China writes it.

use std::{
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use encoding_rs::{CoderResult, Decoder, Encoding, GB18030, UTF_8};

const BUFFER: usize = 64 * 1024;

/// What one look at the whole file tells.
#[derive(Clone, Debug)]
pub struct Survey {
    /// A digest of the content and of what it is imported as.
    pub fingerprint: String,
    /// How its text is written.
    pub encoding: &'static Encoding,
    /// How many bytes it has.
    pub bytes: u64,
}

impl Survey {
    /// Looks at a whole file; `kind` makes the digest differ for the same bytes.
    pub fn of(mut file: impl Read, kind: &str) -> io::Result<Self> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(kind.as_bytes());
        let mut buffer = vec![0; BUFFER];
        let mut bytes = 0;
        let mut mark = None;
        let mut utf8 = Utf8::default();
        loop {
            let read = match file.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let part = &buffer[..read];
            if bytes == 0 {
                mark = Encoding::for_bom(part).map(|(encoding, _)| encoding);
            }
            hasher.update(part);
            utf8.look(part);
            bytes += read as u64;
        }
        Ok(Self {
            fingerprint: hasher.finalize().to_hex().to_string(),
            encoding: mark.unwrap_or_else(|| utf8.encoding()),
            bytes,
        })
    }
}

/// Counts what speaks for UTF-8 and what against it: one broken byte in a UTF-8 file must not turn it all into GB18030.
#[derive(Debug, Default)]
struct Utf8 {
    sequences: u64,
    errors: u64,
    carried: Vec<u8>,
}

impl Utf8 {
    fn look(&mut self, part: &[u8]) {
        let mut whole = std::mem::take(&mut self.carried);
        whole.extend_from_slice(part);
        let mut rest = whole.as_slice();
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.count(text);
                    return;
                }
                Err(error) => {
                    let (valid, after) = rest.split_at(error.valid_up_to());
                    self.count(std::str::from_utf8(valid).unwrap_or_default());
                    let Some(bad) = error.error_len() else {
                        // A character that the next part may complete.
                        self.carried = after.to_vec();
                        return;
                    };
                    self.errors += 1;
                    rest = &after[bad..];
                }
            }
        }
    }

    fn count(&mut self, text: &str) {
        self.sequences += text.bytes().filter(|byte| *byte >= 0xc0).count() as u64;
    }

    fn encoding(&self) -> &'static Encoding {
        if self.errors == 0 || self.sequences >= self.errors {
            UTF_8
        } else {
            GB18030
        }
    }
}

/// The text of a file as UTF-8. Bytes that are none become U+FFFD, which the rows that have them report.
pub(super) struct Text<R> {
    file: R,
    decoder: Decoder,
    raw: Vec<u8>,
    filled: usize,
    used: usize,
    at_end: bool,
    over: bool,
    /// Decoded bytes that the reader's buffer had no room for.
    spare: Vec<u8>,
    behind: Arc<AtomicU64>,
}

impl<R: Read> Text<R> {
    /// Reads a file in this encoding.
    pub(super) fn new(file: R, encoding: &'static Encoding) -> Self {
        Self {
            file,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; BUFFER],
            filled: 0,
            used: 0,
            at_end: false,
            over: false,
            spare: Vec::new(),
            behind: Arc::default(),
        }
    }

    /// How many bytes of the file were read, while it is being read.
    pub(super) fn behind(&self) -> Arc<AtomicU64> {
        self.behind.clone()
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.used == self.filled && !self.at_end {
            self.filled = self.file.read(&mut self.raw)?;
            self.used = 0;
            self.at_end = self.filled == 0;
            self.behind.fetch_add(self.filled as u64, Ordering::Relaxed);
        }
        Ok(())
    }
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.spare.is_empty() && !self.over {
            self.fill()?;
            // The decoder wants room for at least one character.
            let mut decoded = vec![0; BUFFER];
            let (result, used, written, _) =
                self.decoder
                    .decode_to_utf8(&self.raw[self.used..self.filled], &mut decoded, self.at_end);
            self.used += used;
            decoded.truncate(written);
            self.spare = decoded;
            self.over = self.at_end && result == CoderResult::InputEmpty;
        }
        let count = out.len().min(self.spare.len());
        out[..count].copy_from_slice(&self.spare[..count]);
        self.spare.drain(..count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{UTF_16BE, UTF_16LE};
    use proptest::prelude::*;

    use super::*;

    fn encoding_of(bytes: &[u8]) -> &'static Encoding {
        Survey::of(bytes, "").expect("memory can be read").encoding
    }

    fn text_of(bytes: &[u8]) -> String {
        let mut text = String::new();
        Text::new(bytes, encoding_of(bytes))
            .read_to_string(&mut text)
            .expect("UTF-8 comes out");
        text
    }

    #[test]
    fn what_excel_in_china_writes_is_understood() {
        let text = "编号,名称\nk1,清华大学，钍基熔盐堆㐀\n";
        let (gbk, _, _) = GB18030.encode(text);
        assert_eq!(encoding_of(&gbk), GB18030);
        assert_eq!(text_of(&gbk), text);
        assert_eq!(text_of(text.as_bytes()), text);
        assert_eq!(text_of(format!("\u{feff}{text}").as_bytes()), text);
        let mut wide = vec![0xff, 0xfe];
        wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(encoding_of(&wide), UTF_16LE);
        assert_eq!(text_of(&wide), text);
        assert_eq!(encoding_of(&[0xfe, 0xff, 0, 65]), UTF_16BE);
    }

    #[test]
    fn one_broken_byte_does_not_turn_utf8_into_gb18030() {
        let mut bytes = "编号,名称\n一,二三四五\n".as_bytes().to_vec();
        bytes.push(0xff);
        bytes.extend("六七".as_bytes());
        assert_eq!(encoding_of(&bytes), UTF_8);
        assert_eq!(text_of(&bytes), "编号,名称\n一,二三四五\n\u{fffd}六七");
    }

    #[test]
    fn characters_on_the_edge_of_a_buffer_stay_whole() {
        for shift in 0..4 {
            let text = format!("{}{}", "x".repeat(BUFFER - shift), "桥".repeat(BUFFER));
            assert_eq!(text_of(text.as_bytes()), text);
            let (gbk, _, _) = GB18030.encode(&text);
            assert_eq!(text_of(&gbk), text);
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            text_of(&bytes);
        }
    }
}
