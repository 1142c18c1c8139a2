//! Facts one by one, each with who may know it, as rows say them.

use chrono::NaiveDate;
use qiao_entity::level::Level;

use super::{
    code,
    facts::{Facts, MOST, Party, Rights},
    measure::{Label, Measure, Stated},
};

/// One fact of a record.
#[derive(Clone, Debug)]
pub enum Fact {
    /// A technology field.
    Field(String),
    /// Where it is.
    Region(String),
    /// Where the partner should be.
    PartnerRegion(String),
    /// A transfer mode.
    Mode(String),
    /// A kind of organization that it is, belongs to or wants.
    Kind(String),
    /// A language.
    Language(String),
    /// Readiness levels: from and to.
    Trl(Option<i32>, Option<i32>),
    /// Where its rights stand.
    Rights(Rights),
    /// How many engagements at once, and how many now.
    Load(i32, i32),
    /// When it was last changed.
    Changed(NaiveDate),
    /// Cases on record, all of which went well: of others nothing is recorded yet.
    Cases(usize),
    /// An organization to which it is tied, from a day to a day.
    Party(i64, Option<NaiveDate>, Option<NaiveDate>),
    /// An indicator, and where it stands among the others.
    Indicator(i32, Box<Stated>),
}

/// Facts that a reader of a level may know, gathered, and what its indicators are called.
pub fn gathered(facts: &[(Level, Fact)], clearance: Level) -> (Facts, Vec<Label>) {
    let known = facts
        .iter()
        .filter(|(level, _)| *level <= clearance)
        .map(|(_, fact)| fact);
    let mut all = Facts::default();
    let mut indicators: Vec<(i32, Measure, Label)> = Vec::new();
    for fact in known {
        match fact {
            Fact::Field(code) => all.fields.extend(code::FIELDS.place(code)),
            Fact::Region(code) if !all.asks_region => all.region = code::REGIONS.place(code),
            Fact::Region(_) => {}
            Fact::PartnerRegion(code) => {
                all.region = code::REGIONS.place(code);
                all.asks_region = all.region.is_some();
            }
            Fact::Mode(code) => all.modes |= code.parse().map_or(0, code::mode),
            Fact::Kind(code) => all.kinds |= code.parse().map_or(0, code::kind),
            Fact::Language(code) => all.languages |= code::language(code),
            Fact::Trl(from, to) => all.trl = levels(*from, *to),
            Fact::Rights(rights) => all.rights = *rights,
            Fact::Load(capacity, load) => {
                let free = capacity.saturating_sub(*load).max(0);
                all.free = Some(u8::try_from(free).unwrap_or(u8::MAX));
            }
            Fact::Changed(date) => all.changed = Some(date.to_epoch_days()),
            Fact::Cases(cases) => {
                let cases = u16::try_from(*cases).unwrap_or(u16::MAX);
                all.track = Some((cases, cases));
            }
            Fact::Party(organization, from, to) => all.parties.push(Party {
                organization: *organization,
                from: from.map_or(i32::MIN, |date| date.to_epoch_days()),
                to: to.map_or(i32::MAX, |date| date.to_epoch_days()),
            }),
            Fact::Indicator(place, stated) => {
                let (measure, label) = stated.as_ref().clone().measure();
                indicators.push((*place, measure, label));
            }
        }
    }
    // Rows come in no order of their own; what is kept of them must be the same each time.
    all.fields.sort_unstable();
    all.parties
        .sort_by_key(|party| (std::cmp::Reverse(party.to), party.organization, party.from));
    indicators.sort_by_key(|(place, ..)| *place);
    indicators.truncate(MOST);
    let labels;
    (all.measures, labels) = indicators
        .into_iter()
        .map(|(_, measure, label)| (measure, label))
        .unzip();
    (all, labels)
}

/// Readiness levels as they are meant: an end that is not given is open.
fn levels(from: Option<i32>, to: Option<i32>) -> Option<(u8, u8)> {
    let level = |given: Option<i32>, open: u8| given.map_or(Some(open), |level| u8::try_from(level).ok());
    let (from, to) = match (from, to) {
        (None, None) => return None,
        (from, to) => (level(from, 1)?, level(to, 9)?),
    };
    (1 <= from && from <= to).then_some((from, to))
}
