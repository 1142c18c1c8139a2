//! Facts of a record: what suits it beyond words is reckoned from them.
//!
//! The index keeps them as bytes of one fixed layout, in which every fact has its place: reading one is looking there,
//! and nothing is copied or allocated while documents are scored.

use super::measure::{Measure, taken};

/// Changes with the layout; bytes of another layout say nothing.
pub(super) const LAYOUT: u8 = 2;
/// The bytes in front of the lists.
const HEAD: usize = 28;
/// The bytes of a party.
const PARTY: usize = 16;
/// Most entries of a list that are kept.
pub(super) const MOST: usize = 30;

/// Where the rights in an achievement stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rights {
    /// Nobody says.
    #[default]
    Unknown,
    /// They are settled.
    Settled,
    /// A right is said to be unsettled.
    Unsettled,
    /// They are being given to the finders (赋权办理中).
    InProgress,
}

/// An organization to which a record is tied, from a day to a day, in days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party {
    /// The organization's number.
    pub organization: i64,
    /// The first day.
    pub from: i32,
    /// The last day.
    pub to: i32,
}

/// Facts of a record, each none or empty where it is not known. A need says what it asks for, the others what they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Technology fields, as places in [`super::code::FIELDS`].
    pub fields: Vec<u16>,
    /// A place in [`super::code::REGIONS`]: where it is, or where the partner should be.
    pub region: Option<u16>,
    /// Whether the region was asked for; otherwise it is where the need's enterprise is.
    pub asks_region: bool,
    /// Transfer modes.
    pub modes: u8,
    /// Kinds of organization: what it is or belongs to, or what is wanted.
    pub kinds: u32,
    /// Languages.
    pub languages: u32,
    /// Readiness levels: from and to.
    pub trl: Option<(u8, u8)>,
    /// Where its rights stand.
    pub rights: Rights,
    /// Engagements that can be taken on beside those at work.
    pub free: Option<u8>,
    /// The day of the last change, in days since 1970-01-01.
    pub changed: Option<i32>,
    /// Cases on record, and how many of them went well.
    pub track: Option<(u16, u16)>,
    /// Organizations to which it is tied.
    pub parties: Vec<Party>,
    /// Indicators.
    pub measures: Vec<Measure>,
}

impl Facts {
    /// The bytes that the index keeps. Of each list the first `MOST` entries.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let (fields, parties, measures) = (most(&self.fields), most(&self.parties), most(&self.measures));
        let known = [
            self.region.is_some(),
            self.asks_region,
            self.free.is_some(),
            self.track.is_some(),
            self.changed.is_some(),
        ];
        let flags = known.iter().zip(0..).map(|(known, bit)| u8::from(*known) << bit).sum();
        let (from, to) = self.trl.unwrap_or_default();
        let (cases, well) = self.track.unwrap_or_default();
        let mut bytes =
            Vec::with_capacity(HEAD + 2 * fields.len() + PARTY * parties.len() + Measure::BYTES * measures.len());
        bytes.extend([
            LAYOUT,
            flags,
            self.modes,
            self.rights as u8,
            from,
            to,
            self.free.unwrap_or_default(),
        ]);
        bytes.extend([fields.len(), parties.len(), measures.len()].map(|count| u8::try_from(count).unwrap_or(u8::MAX)));
        for number in [self.region.unwrap_or_default(), cases, well] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(self.kinds.to_le_bytes());
        bytes.extend(self.languages.to_le_bytes());
        bytes.extend(self.changed.unwrap_or_default().to_le_bytes());
        bytes.extend(fields.iter().flat_map(|field| field.to_le_bytes()));
        for party in parties {
            bytes.extend(party.organization.to_le_bytes());
            bytes.extend(party.from.to_le_bytes());
            bytes.extend(party.to.to_le_bytes());
        }
        bytes.extend(measures.iter().flat_map(Measure::bytes));
        bytes
    }

    /// The facts that bytes say; of bytes of another layout, none.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Self {
        let view = View::of(bytes);
        Self {
            fields: view.fields().collect(),
            region: view.region(),
            asks_region: view.asks_region(),
            modes: view.modes(),
            kinds: view.kinds(),
            languages: view.languages(),
            trl: view.trl(),
            rights: view.rights(),
            free: view.free(),
            changed: view.changed(),
            track: view.track(),
            parties: view.parties().collect(),
            measures: view.measures().collect(),
        }
    }
}

fn most<T>(list: &[T]) -> &[T] {
    &list[..list.len().min(MOST)]
}

/// Facts as they lie in bytes.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    head: &'a [u8; HEAD],
    fields: &'a [[u8; 2]],
    parties: &'a [[u8; PARTY]],
    measures: &'a [[u8; Measure::BYTES]],
}

impl<'a> View<'a> {
    /// The facts that bytes say; of bytes of another layout, none.
    #[must_use]
    pub fn of(bytes: &'a [u8]) -> Self {
        Self::read(bytes).unwrap_or(Self {
            head: &[0; HEAD],
            fields: &[],
            parties: &[],
            measures: &[],
        })
    }

    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_first_chunk::<HEAD>()?;
        let counts = [head[7], head[8], head[9]].map(usize::from);
        let (fields, rest) = rest.split_at_checked(2 * counts[0])?;
        let (parties, measures) = rest.split_at_checked(PARTY * counts[1])?;
        (head[0] == LAYOUT && measures.len() == Measure::BYTES * counts[2]).then_some(Self {
            head,
            fields: fields.as_chunks().0,
            parties: parties.as_chunks().0,
            measures: measures.as_chunks().0,
        })
    }

    fn flag(&self, bit: u8) -> bool {
        self.head[1] & 1 << bit != 0
    }

    /// Technology fields.
    #[must_use]
    pub fn fields(&self) -> impl ExactSizeIterator<Item = u16> + use<'a> {
        self.fields.iter().map(|bytes| u16::from_le_bytes(*bytes))
    }

    /// Where it is, or where the partner should be.
    #[must_use]
    pub fn region(&self) -> Option<u16> {
        self.flag(0).then(|| u16::from_le_bytes(taken(self.head, 10)))
    }

    /// Whether the region was asked for.
    #[must_use]
    pub fn asks_region(&self) -> bool {
        self.flag(1)
    }

    /// Transfer modes.
    #[must_use]
    pub fn modes(&self) -> u8 {
        self.head[2]
    }

    /// Kinds of organization.
    #[must_use]
    pub fn kinds(&self) -> u32 {
        u32::from_le_bytes(taken(self.head, 16))
    }

    /// Languages.
    #[must_use]
    pub fn languages(&self) -> u32 {
        u32::from_le_bytes(taken(self.head, 20))
    }

    /// Readiness levels: from and to.
    #[must_use]
    pub fn trl(&self) -> Option<(u8, u8)> {
        (self.head[4] != 0).then_some((self.head[4], self.head[5]))
    }

    /// Where its rights stand.
    #[must_use]
    pub fn rights(&self) -> Rights {
        match self.head[3] {
            1 => Rights::Settled,
            2 => Rights::Unsettled,
            3 => Rights::InProgress,
            _ => Rights::Unknown,
        }
    }

    /// Engagements that can be taken on.
    #[must_use]
    pub fn free(&self) -> Option<u8> {
        self.flag(2).then_some(self.head[6])
    }

    /// The day of the last change.
    #[must_use]
    pub fn changed(&self) -> Option<i32> {
        self.flag(4).then(|| i32::from_le_bytes(taken(self.head, 24)))
    }

    /// Cases on record, and how many of them went well.
    #[must_use]
    pub fn track(&self) -> Option<(u16, u16)> {
        let number = |at| u16::from_le_bytes(taken(self.head, at));
        self.flag(3).then(|| (number(12), number(14)))
    }

    /// Organizations to which it is tied.
    #[must_use]
    pub fn parties(&self) -> impl ExactSizeIterator<Item = Party> + use<'a> {
        self.parties.iter().map(|bytes| Party {
            organization: i64::from_le_bytes(taken(bytes, 0)),
            from: i32::from_le_bytes(taken(bytes, 8)),
            to: i32::from_le_bytes(taken(bytes, 12)),
        })
    }

    /// Indicators.
    #[must_use]
    pub fn measures(&self) -> impl ExactSizeIterator<Item = Measure> + use<'a> {
        self.measures.iter().map(Measure::read)
    }

    /// Indicators that may be like another, each with where it stands among all.
    pub(super) fn measures_like(&self, other: &Measure) -> impl Iterator<Item = (usize, Measure)> + use<'a> {
        let (mask, dimension) = (other.mask(), other.dimension);
        let all = self.measures.iter().enumerate();
        let alike = all.filter(move |(_, bytes)| Measure::may_be_like(bytes, dimension, mask));
        alike.map(|(place, bytes)| (place, Measure::read(bytes)))
    }
}
