//! What the form's fields can be set to.

use super::{amount::UNITS, page::View};
use crate::code::{
    Code, IpExclusivity, IpOwnership, Language, Level, Necessity, NeedKind, Operator, OrganizationKind, PartnerSize,
    Payment, TransferMode,
};

/// A value and what it is called.
type Options = Vec<(&'static str, String)>;

impl View<'_> {
    fn options<C: Code>(&self) -> Options {
        let options = C::ALL.iter().map(|code| (code.value(), self.visit.label(code)));
        options.collect()
    }

    pub(super) fn kinds(&self) -> Options {
        self.options::<NeedKind>()
    }

    pub(super) fn languages(&self) -> Options {
        self.options::<Language>()
    }

    pub(super) fn levels(&self) -> Options {
        self.options::<Level>()
    }

    pub(super) fn operators(&self) -> Options {
        self.options::<Operator>()
    }

    pub(super) fn necessities(&self) -> Options {
        self.options::<Necessity>()
    }

    pub(super) fn modes(&self) -> Options {
        self.options::<TransferMode>()
    }

    pub(super) fn ownerships(&self) -> Options {
        self.options::<IpOwnership>()
    }

    pub(super) fn exclusivities(&self) -> Options {
        self.options::<IpExclusivity>()
    }

    pub(super) fn payments(&self) -> Options {
        self.options::<Payment>()
    }

    pub(super) fn sizes(&self) -> Options {
        self.options::<PartnerSize>()
    }

    pub(super) fn partner_kinds(&self) -> Options {
        self.options::<OrganizationKind>()
    }

    /// Readiness levels with what each means.
    pub(super) fn maturities(&self) -> Vec<(String, String)> {
        let level = |level: i32| (level.to_string(), self.visit.t(&format!("post-TRL-{level}")));
        (1..=9).map(level).collect()
    }

    /// Units of amounts.
    pub(super) fn units(&self) -> Options {
        let units = UNITS
            .iter()
            .map(|unit| (unit.name, self.visit.t(&format!("post-UNIT-{}", unit.name))));
        units.collect()
    }
}
