//! The analyzer as tantivy's indexing threads use it.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::{Analyzer, Word};
use crate::{gram, text};

/// Cuts field values into tokens; its buffers serve one value after another.
#[derive(Clone)]
pub(crate) struct Cutter {
    analyzer: Analyzer,
    /// Whether each Chinese character is a token too.
    singles: bool,
    clean: String,
    /// The texts of all tokens, one after another, and where each ends.
    texts: String,
    ends: Vec<usize>,
    token: Token,
}

impl Cutter {
    pub(crate) fn new(analyzer: Analyzer, singles: bool) -> Self {
        Self {
            analyzer,
            singles,
            clean: String::new(),
            texts: String::new(),
            ends: Vec::new(),
            token: Token::default(),
        }
    }
}

impl Tokenizer for Cutter {
    type TokenStream<'a> = Cut<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Cut<'a> {
        let Self {
            analyzer,
            singles,
            clean,
            texts,
            ends,
            token,
        } = self;
        text::clean_into(text, clean);
        texts.clear();
        ends.clear();
        let mut push = |text: &str| {
            texts.push_str(text);
            ends.push(texts.len());
        };
        let singles = *singles;
        let mut word = |word: Word<'_>| {
            // What is a pair of characters comes with the pairs, or it would count twice.
            let piece = gram::is_pair(word.text) || singles && gram::is_single(word.text);
            if !piece || word.is_changed(clean) {
                push(word.text);
            }
        };
        analyzer.words(clean, &mut word).into_iter().for_each(word);
        let mut pairs = Vec::new();
        let mut ones = Vec::new();
        gram::each(
            clean,
            |start, end| ones.push((start, end)),
            |start, end| pairs.push((start, end)),
        );
        if !singles {
            ones.clear();
        }
        for (start, end) in pairs.into_iter().chain(ones) {
            push(&clean[start..end]);
        }
        token.reset();
        Cut {
            texts,
            ends,
            next: 0,
            from: 0,
            token,
        }
    }
}

/// The tokens of one value. Offsets and positions are not indexed and stay at zero.
pub(crate) struct Cut<'a> {
    texts: &'a str,
    ends: &'a [usize],
    next: usize,
    from: usize,
    token: &'a mut Token,
}

impl TokenStream for Cut<'_> {
    fn advance(&mut self) -> bool {
        let Some(&end) = self.ends.get(self.next) else {
            return false;
        };
        self.token.text.clear();
        self.token.text.push_str(&self.texts[self.from..end]);
        self.token.position = self.next;
        self.from = end;
        self.next += 1;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
