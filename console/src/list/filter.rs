//! Filters of the API, read from an address.

use chrono::NaiveDate;

use super::noun::known;
use crate::{address::Address, code::Code, fault::Fault, visit::Visit};

/// An address whose parameters are read as a filter.
#[derive(Clone, Copy)]
pub(crate) struct Filter<'a> {
    /// Who is told what makes no sense.
    pub(crate) visit: &'a Visit,
    /// The address.
    pub(crate) address: &'a Address,
}

impl Filter<'_> {
    /// Values of an enum; none when there is no filter.
    pub(crate) fn codes<C: Code>(&self, name: &str) -> Result<Option<Vec<C>>, Fault> {
        let codes: Result<Vec<C>, Fault> = self.address.all(name).map(|value| known(self.visit, value)).collect();
        Ok(Some(codes?).filter(|codes| !codes.is_empty()))
    }

    /// A value of an enum; none when there is no filter.
    pub(crate) fn code<C: Code>(&self, name: &str) -> Result<Option<C>, Fault> {
        self.address.get(name).map(|value| known(self.visit, value)).transpose()
    }

    /// Texts; none when there is no filter.
    pub(crate) fn texts(&self, name: &str) -> Option<Vec<String>> {
        let texts: Vec<_> = self.address.all(name).map(str::to_owned).collect();
        Some(texts).filter(|texts| !texts.is_empty())
    }

    /// An id.
    pub(crate) fn id(&self, name: &str) -> Option<cynic::Id> {
        self.address.get(name).map(cynic::Id::new)
    }

    /// A whole number.
    pub(crate) fn number(&self, name: &str) -> Result<Option<i32>, Fault> {
        self.read(name)
    }

    /// A day.
    pub(crate) fn day(&self, name: &str) -> Result<Option<NaiveDate>, Fault> {
        self.read(name)
    }

    /// Yes or no.
    pub(crate) fn flag(&self, name: &str) -> Result<Option<bool>, Fault> {
        self.read(name)
    }

    fn read<T: std::str::FromStr>(&self, name: &str) -> Result<Option<T>, Fault> {
        let Some(value) = self.address.get(name) else {
            return Ok(None);
        };
        let unknown = |_| Fault::Senseless(self.visit.t1("list-unknown", "value", value));
        value.parse().map(Some).map_err(unknown)
    }
}
