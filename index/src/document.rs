//! What is put into the index: documents of four kinds, with texts by part and labels by axis.

/// The nouns that can be searched. The order is the order of equal hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A technology need of an enterprise.
    Need,
    /// A technology manager.
    Manager,
    /// An organization: institution, enterprise, association, …
    Organization,
    /// A technology achievement.
    Achievement,
}

impl Kind {
    /// All kinds, in order.
    pub const ALL: [Self; 4] = [Self::Need, Self::Manager, Self::Organization, Self::Achievement];

    /// A short code, stable across versions.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Need => "n",
            Self::Manager => "m",
            Self::Organization => "o",
            Self::Achievement => "a",
        }
    }

    /// The kind of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Its place in [`Kind::ALL`].
    pub(crate) const fn at(self) -> usize {
        self as usize
    }
}

/// Where in a document a text stands. Each part of each kind is a field of its own, with its own
/// document frequencies and average length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Names and aliases.
    Name,
    /// The title or the headline.
    Title,
    /// Prose.
    Body,
    /// Names and synonyms of fields, keywords, tags.
    Topic,
    /// One work of a manager or an institution: each is scored by itself, and the best few count.
    Work,
}

impl Part {
    /// All parts, in order.
    pub const ALL: [Self; PARTS] = [Self::Name, Self::Title, Self::Body, Self::Topic, Self::Work];

    /// A short code, stable across versions.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Title => "title",
            Self::Body => "body",
            Self::Topic => "topic",
            Self::Work => "work",
        }
    }

    /// Its place in [`Part::ALL`].
    pub(crate) const fn at(self) -> usize {
        self as usize
    }
}

/// How many parts there are.
pub(crate) const PARTS: usize = 5;

/// What a label says something about; filters and facets go by axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Axis {
    /// The kind within the noun (kind of organization, kind of manager, …).
    Kind,
    /// Technology field.
    Field,
    /// Region; a document carries the codes of the regions above its own too.
    Region,
    /// Language.
    Language,
    /// Mode of cooperation.
    Mode,
    /// Activity of a manager.
    Activity,
    /// Status.
    Status,
    /// Free capacity.
    Capacity,
    /// Level of competence or of maturity.
    Level,
    /// The organization that a document belongs to.
    Organization,
    /// Free tag.
    Tag,
}

impl Axis {
    /// All axes, in order.
    pub const ALL: [Self; 11] = [
        Self::Kind,
        Self::Field,
        Self::Region,
        Self::Language,
        Self::Mode,
        Self::Activity,
        Self::Status,
        Self::Capacity,
        Self::Level,
        Self::Organization,
        Self::Tag,
    ];

    /// Two letters, stable across versions; it stands in the index.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kind => "ki",
            Self::Field => "fi",
            Self::Region => "re",
            Self::Language => "la",
            Self::Mode => "mo",
            Self::Activity => "ac",
            Self::Status => "st",
            Self::Capacity => "ca",
            Self::Level => "le",
            Self::Organization => "or",
            Self::Tag => "ta",
        }
    }
}

/// A value on an axis.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// What it says something about.
    pub axis: Axis,
    /// The value, compared byte by byte; at most 1,000 bytes of it count.
    pub value: String,
}

impl Label {
    /// A label.
    #[must_use]
    pub fn new(axis: Axis, value: impl Into<String>) -> Self {
        Self {
            axis,
            value: value.into(),
        }
    }
}

/// A document as the indexer puts it: everything the index shall know of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Which noun.
    pub kind: Kind,
    /// The row's id, unique within the kind.
    pub id: i64,
    /// Labels for filters and facets.
    pub labels: Vec<Label>,
    /// The last day, in days since 1970-01-01, on which it is shown; `None`: always.
    pub until: Option<i64>,
    /// Texts by part; a part may occur several times.
    pub texts: Vec<(Part, String)>,
    /// What a [`Fit`](crate::Fit) judges it by, in a form of its own; the index only keeps it.
    pub facts: Vec<u8>,
}

impl Document {
    /// A document without labels and texts.
    #[must_use]
    pub const fn new(kind: Kind, id: i64) -> Self {
        Self {
            kind,
            id,
            labels: Vec::new(),
            until: None,
            texts: Vec::new(),
            facts: Vec::new(),
        }
    }

    /// Adds a label.
    #[must_use]
    pub fn label(mut self, axis: Axis, value: impl Into<String>) -> Self {
        self.labels.push(Label::new(axis, value));
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(mut self, part: Part, text: impl Into<String>) -> Self {
        self.texts.push((part, text.into()));
        self
    }

    /// Sets what a [`Fit`](crate::Fit) judges it by.
    #[must_use]
    pub fn facts(mut self, facts: Vec<u8>) -> Self {
        self.facts = facts;
        self
    }

    /// Sets the last day on which it is shown.
    #[must_use]
    pub const fn until(mut self, day: i64) -> Self {
        self.until = Some(day);
        self
    }
}
