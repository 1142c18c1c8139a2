//! Texts of records with the language that they are in, so that pages can mark what is in the other one.

use crate::{api::Language, piece::BothProse, visit::Visit};

/// A text and its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Its language, for `lang`.
    pub(super) lang: &'static str,
}

impl BothProse {
    /// In one language, where something was written in it.
    pub(super) fn within(&self, language: Language) -> Option<Said<'_>> {
        let text = match language {
            Language::Zh => self.zh.as_deref(),
            Language::En => self.en.as_deref(),
        };
        text.filter(|text| !text.trim().is_empty()).map(|text| Said {
            text,
            lang: language.tag(),
        })
    }
}

/// What a text can be asked of: a text, or one that may not be there; templates pass references to either.
pub(super) trait Wrote<'a> {
    /// The text, if it is there.
    fn wrote(self) -> Option<&'a BothProse>;
}

impl<'a> Wrote<'a> for &'a BothProse {
    fn wrote(self) -> Option<&'a BothProse> {
        Some(self)
    }
}

impl<'a> Wrote<'a> for &'a Option<BothProse> {
    fn wrote(self) -> Option<&'a BothProse> {
        self.as_ref()
    }
}

impl<'a, T> Wrote<'a> for &'a &'a T
where
    &'a T: Wrote<'a>,
{
    fn wrote(self) -> Option<&'a BothProse> {
        (*self).wrote()
    }
}

impl Visit {
    /// A text in the visitor's language, or in the other one where it was written only in that.
    pub(super) fn said<'a>(&self, prose: impl Wrote<'a>) -> Option<Said<'a>> {
        let prose = prose.wrote()?;
        prose
            .within(self.language())
            .or_else(|| prose.within(self.other_language()))
    }

    /// The same text in the other language, where it was written in both.
    pub(super) fn said_otherwise<'a>(&self, prose: impl Wrote<'a>) -> Option<Said<'a>> {
        let prose = prose.wrote()?;
        prose.within(self.language())?;
        prose.within(self.other_language())
    }

    /// A name: the text alone.
    pub(super) fn name_of(&self, prose: &BothProse) -> String {
        self.said(prose).map(|said| said.text.to_owned()).unwrap_or_default()
    }
}
