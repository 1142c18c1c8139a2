//! How a page speaks.

use fluent_templates::fluent_bundle::FluentValue;

use super::Visit;
use crate::{code::Code, text};

/// What a text can name: words and numbers.
pub(crate) trait Value {
    /// As the texts take it.
    fn fluent(&self) -> FluentValue<'static>;
}

impl<T: Value + ?Sized> Value for &T {
    fn fluent(&self) -> FluentValue<'static> {
        (**self).fluent()
    }
}

impl Value for str {
    fn fluent(&self) -> FluentValue<'static> {
        self.to_owned().into()
    }
}

impl Value for String {
    fn fluent(&self) -> FluentValue<'static> {
        self.clone().into()
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl Value for $number {
            fn fluent(&self) -> FluentValue<'static> {
                (*self).into()
            }
        })*
    };
}
numbers!(i32 i64 u32 u64 usize);

impl Visit {
    /// The text of a key.
    pub(crate) fn t(&self, key: &str) -> String {
        text::say(self.language(), key, &[])
    }

    /// The text of a key that names something.
    pub(crate) fn t1(&self, key: &str, name: &'static str, value: impl Value) -> String {
        text::say(self.language(), key, &[(name, value.fluent())])
    }

    /// The text of a key that names two things.
    pub(crate) fn t2(
        &self,
        key: &str,
        first: &'static str,
        one: impl Value,
        second: &'static str,
        two: impl Value,
    ) -> String {
        text::say(self.language(), key, &[(first, one.fluent()), (second, two.fluent())])
    }

    /// What a value of one of the API's enums is called.
    pub(crate) fn label<C: Code>(&self, code: &C) -> String {
        self.t(&code.key())
    }

    /// What a value of an enum is called that is known by its name alone: of a facet, of the address.
    pub(crate) fn label_of(&self, code: &str, value: &str) -> String {
        text::find(self.language(), &format!("{code}-{value}"), &[]).unwrap_or_else(|| value.to_owned())
    }
}
