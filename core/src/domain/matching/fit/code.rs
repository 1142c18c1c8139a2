//! Codes as small numbers: where they stand in the lists that ship with the service.

use std::{collections::HashMap, sync::LazyLock};

use qiao_entity::{need::TransferMode, organization::OrganizationKind};

use crate::domain::reference::{Entry, LANGUAGES, List, REGIONS_LIST, TECHNOLOGY_FIELDS};

/// A list of codes, each with the one above it.
#[derive(Debug)]
pub struct Codes {
    list: &'static LazyLock<List>,
    places: HashMap<String, u16>,
    parents: Vec<Option<u16>>,
}

impl Codes {
    fn new(list: &'static LazyLock<List>) -> Self {
        let entries = list.entries().iter().zip(0_u16..);
        let places: HashMap<String, u16> = entries.map(|(entry, place)| (entry.code.clone(), place)).collect();
        let parents = list
            .entries()
            .iter()
            .map(|entry| places.get(entry.parent.as_ref()?).copied())
            .collect();
        Self { list, places, parents }
    }

    /// Where a code stands.
    #[must_use]
    pub fn place(&self, code: &str) -> Option<u16> {
        self.places.get(code).copied()
    }

    /// What stands there.
    #[must_use]
    pub fn entry(&self, place: u16) -> Option<&Entry> {
        self.list.entries().get(usize::from(place)).map(AsRef::as_ref)
    }

    /// What is above it.
    #[must_use]
    pub fn parent(&self, place: u16) -> Option<u16> {
        self.parents.get(usize::from(place)).copied().flatten()
    }

    /// Whether `place` is `top` or lies in it.
    #[must_use]
    pub fn lies_in(&self, mut place: u16, top: u16) -> bool {
        loop {
            if place == top {
                return true;
            }
            match self.parent(place) {
                Some(above) => place = above,
                None => return false,
            }
        }
    }

    /// The smallest place in which both lie.
    #[must_use]
    pub fn common(&self, mut one: u16, other: u16) -> Option<u16> {
        while !self.lies_in(other, one) {
            one = self.parent(one)?;
        }
        Some(one)
    }
}

/// The technology fields.
pub static FIELDS: LazyLock<Codes> = LazyLock::new(|| Codes::new(&TECHNOLOGY_FIELDS));
/// The regions.
pub static REGIONS: LazyLock<Codes> = LazyLock::new(|| Codes::new(&REGIONS_LIST));

/// The bit of a transfer mode.
#[must_use]
pub fn mode(mode: TransferMode) -> u8 {
    1 << (mode as u8)
}

/// The bit of a kind of organization.
#[must_use]
pub fn kind(kind: OrganizationKind) -> u32 {
    1 << (kind as u32)
}

/// The bit of a language; none for one that is unknown.
#[must_use]
pub fn language(code: &str) -> u32 {
    let place = LANGUAGES.iter().position(|(known, ..)| *known == code);
    place.map_or(0, |place| 1 << place)
}

/// The transfer modes of a set of bits, in the order of the list.
pub fn modes(bits: u8) -> impl Iterator<Item = TransferMode> {
    TransferMode::all()
        .into_iter()
        .filter(move |one| bits & mode(*one) != 0)
}

/// The kinds of organization of a set of bits, in the order of the list.
pub fn kinds(bits: u32) -> impl Iterator<Item = OrganizationKind> {
    OrganizationKind::all()
        .into_iter()
        .filter(move |one| bits & kind(*one) != 0)
}

/// The languages of a set of bits, in the order of the list: code, Chinese and English name.
pub fn languages(bits: u32) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    LANGUAGES
        .into_iter()
        .zip(0_u32..)
        .filter_map(move |(language, place)| (bits & 1 << place != 0).then_some(language))
}

/// A number that changes with the lists: what was written down by one list would be read wrongly by another.
pub fn version() -> u64 {
    let mut hash = blake3::Hasher::new();
    for list in [&TECHNOLOGY_FIELDS, &REGIONS_LIST] {
        for entry in list.entries() {
            hash.update(entry.code.as_bytes()).update(b"\n");
        }
    }
    for (code, ..) in LANGUAGES {
        hash.update(code.as_bytes()).update(b"\n");
    }
    let kinds = OrganizationKind::all().into_iter().map(OrganizationKind::code);
    for code in kinds.chain(TransferMode::all().into_iter().map(TransferMode::code)) {
        hash.update(code.as_bytes()).update(b"\n");
    }
    let mut number = [0; 8];
    hash.finalize_xof().fill(&mut number);
    u64::from_le_bytes(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_and_codes_are_each_others_inverse() {
        assert!(OrganizationKind::all().len() <= 32 && LANGUAGES.len() <= 32 && TransferMode::all().len() <= 8);
        let all: Vec<TransferMode> = modes(u8::MAX).collect();
        assert_eq!(all, TransferMode::all());
        for kind_of in OrganizationKind::all() {
            assert_eq!(kinds(kind(kind_of)).collect::<Vec<_>>(), [kind_of]);
        }
        let german: Vec<_> = languages(language("de") | language("tlh")).collect();
        assert_eq!(german, [("de", "德语", "German")]);
    }

    #[test]
    fn what_lies_in_what_is_found_upwards() {
        let place = |code: &str| REGIONS.place(code).expect("a region");
        let (hangzhou, ningbo) = (place("330100"), place("330200"));
        assert!(REGIONS.lies_in(hangzhou, place("330000")) && !REGIONS.lies_in(place("330000"), hangzhou));
        assert_eq!(REGIONS.common(hangzhou, ningbo), Some(place("330000")));
        assert_eq!(REGIONS.common(hangzhou, place("110000")), Some(place("CN")));
        assert_eq!(REGIONS.common(hangzhou, place("DE")), None);
        assert_eq!(REGIONS.common(hangzhou, hangzhou), Some(hangzhou));
    }
}
