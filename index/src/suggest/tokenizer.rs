//! The terms of names as tantivy's indexing threads make them.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::key::keys;
use super::name::Name;
use crate::Kind;

/// The name under which it is registered.
pub(crate) const TOKENIZER: &str = "qiao names";

/// Makes terms of a kind's code with a name behind it.
#[derive(Clone, Default)]
pub(crate) struct Names;

/// A name as the tokenizer takes it.
pub(crate) fn value(kind: Kind, name: &str) -> String {
    format!("{}{name}", kind.code())
}

/// How long a name is, in characters; none when there is nothing in it to be found by.
pub(crate) fn size(name: &str) -> Option<u64> {
    u64::try_from(Name::new(name).len()).ok().filter(|&size| size > 0)
}

impl Tokenizer for Names {
    type TokenStream<'a> = Terms;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms {
        let terms = text.split_at_checked(1).and_then(|(kind, name)| {
            let kind = Kind::from_code(kind)?;
            Some(keys(kind, &Name::new(name)))
        });
        Terms {
            terms: terms.unwrap_or_default().into_iter(),
            token: Token::default(),
        }
    }
}

/// The terms of one name. Positions are not indexed.
pub(crate) struct Terms {
    terms: std::vec::IntoIter<String>,
    token: Token,
}

impl TokenStream for Terms {
    fn advance(&mut self) -> bool {
        self.terms.next().is_some_and(|term| {
            self.token.text = term;
            self.token.position = 0;
            true
        })
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
