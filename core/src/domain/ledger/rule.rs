//! The rules by which points are given and taken: versioned data with source and date. The file under `data/` is the truth.

use std::{cmp::Ordering, sync::LazyLock};

use chrono::NaiveDate;
use qiao_entity::point::Ledger;
use serde::Deserialize;

const FILE: &str = include_str!("../../../../data/ledger_rules.tsv");

/// What makes an entry by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Event {
    /// A contract was registered, for the lead of the team.
    ContractRegisteredLead,
    /// A contract was registered, for a specialist of the team.
    ContractRegisteredSpecialist,
    /// An engagement landed, for the lead of the team.
    EngagementLandedLead,
    /// An engagement landed, for a specialist of the team.
    EngagementLandedSpecialist,
}

/// One version of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Rule {
    /// The ledger.
    pub ledger: Ledger,
    /// The rule's code, which all its versions share.
    pub code: String,
    /// The version: 1, 2, 3 …
    pub version: i32,
    /// The first day on which it holds.
    pub from: NaiveDate,
    /// The last day on which it holds; none while there is no later version.
    pub until: Option<NaiveDate>,
    /// The least points of an entry; less than 0 where points are taken.
    pub least: i64,
    /// The most points of an entry.
    pub most: i64,
    /// What makes an entry by itself; none where a registrar makes it.
    pub event: Option<Event>,
    /// What the points are for, in Chinese.
    pub name_zh: String,
    /// What the points are for, in English.
    pub name_en: String,
    /// What proves it, in Chinese.
    pub basis_zh: String,
    /// What proves it, in English.
    pub basis_en: String,
    /// Where the rule comes from, in Chinese.
    pub source_zh: String,
    /// Where the rule comes from, in English.
    pub source_en: String,
    /// The day of the source.
    pub source_date: NaiveDate,
}

impl Rule {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether an entry by this rule may say so many points.
    #[must_use]
    pub fn allows(&self, points: i64) -> bool {
        (self.least..=self.most).contains(&points)
    }

    /// The points of an entry, where the rule leaves no choice.
    #[must_use]
    pub fn fixed(&self) -> Option<i64> {
        (self.least == self.most).then_some(self.most)
    }
}

/// All versions of all rules.
#[derive(Debug)]
pub struct Rules(Vec<Rule>);

/// The rules that were shipped with this program.
pub static RULES: LazyLock<Rules> =
    LazyLock::new(|| Rules::read(FILE).expect("the shipped data files are well formed: a test reads them"));

impl Rules {
    /// Reads a file of rules.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(file: &str) -> Result<Self, String> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b'\t')
            .quoting(false)
            .from_reader(file.as_bytes());
        let rules: Result<Vec<Rule>, _> = reader.deserialize().collect();
        let rules = Self(rules.map_err(|error| error.to_string())?);
        rules.check()?;
        Ok(rules)
    }

    /// All of them, in the order of the file.
    #[must_use]
    pub fn all(&self) -> &[Rule] {
        &self.0
    }

    /// The rules that hold on a day.
    pub fn on(&self, day: NaiveDate) -> impl Iterator<Item = &Rule> {
        self.0.iter().filter(move |rule| rule.holds_on(day))
    }

    /// The version of a rule that holds on a day.
    #[must_use]
    pub fn current(&self, code: &str, day: NaiveDate) -> Option<&Rule> {
        self.on(day).find(|rule| rule.code == code)
    }

    /// The rule by which an event makes an entry on a day.
    #[must_use]
    pub fn of_event(&self, event: Event, day: NaiveDate) -> Option<&Rule> {
        self.on(day).find(|rule| rule.event == Some(event))
    }

    /// A version of a rule of a ledger.
    #[must_use]
    pub fn version(&self, ledger: Ledger, code: &str, version: i32) -> Option<&Rule> {
        let mut rules = self.0.iter();
        rules.find(|rule| rule.ledger == ledger && rule.code == code && rule.version == version)
    }

    /// Each version must be alone in its time, and behind the one before.
    fn check(&self) -> Result<(), String> {
        for (at, rule) in self.0.iter().enumerate() {
            let name = format!("{} version {}", rule.code, rule.version);
            if rule.least > rule.most || (rule.least < 0) != (rule.most < 0) || rule.least == 0 && rule.most == 0 {
                return Err(format!("{name}: {} to {} points", rule.least, rule.most));
            }
            if rule.until.is_some_and(|until| until < rule.from) {
                return Err(format!("{name} ends before it begins"));
            }
            if rule.event.is_some() && rule.fixed().is_none() {
                return Err(format!("{name} leaves a choice that nobody makes"));
            }
            for other in &self.0[at + 1..] {
                if other.code != rule.code {
                    continue;
                }
                let (older, newer) = match rule.version.cmp(&other.version) {
                    Ordering::Less => (rule, other),
                    Ordering::Greater => (other, rule),
                    Ordering::Equal => return Err(format!("{name} stands twice")),
                };
                if older.ledger != newer.ledger {
                    return Err(format!("{name} changes its ledger"));
                }
                if older.until.is_none_or(|until| until >= newer.from) {
                    return Err(format!("two versions of {} hold at once", rule.code));
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "ledger\tcode\tversion\tfrom\tuntil\tleast\tmost\tevent\tname_zh\tname_en\tbasis_zh\tbasis_en\tsource_zh\tsource_en\tsource_date\n";

    fn row(version: i32, from: &str, until: &str, points: &str) -> String {
        format!(
            "CREDIT\tPRAISE\t{version}\t{from}\t{until}\t{points}\t\t好评\tPraise\t证\tproof\t源\tsource\t2026-01-01\n"
        )
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn the_shipped_rules_are_well_formed_and_of_both_ledgers() {
        assert!(RULES.all().len() > 10);
        for ledger in Ledger::all() {
            assert!(RULES.all().iter().any(|rule| rule.ledger == ledger));
        }
        for rule in RULES.all() {
            for text in [
                &rule.name_zh,
                &rule.name_en,
                &rule.basis_zh,
                &rule.source_zh,
                &rule.source_en,
            ] {
                assert!(!text.is_empty(), "{}", rule.code);
            }
            assert!(
                rule.ledger == Ledger::Credit || rule.least > 0,
                "output is never negative"
            );
        }
    }

    #[test]
    fn of_the_versions_of_a_rule_one_holds_on_a_day() {
        let file = [
            HEAD.to_owned(),
            row(1, "2026-01-01", "2026-06-30", "1\t3"),
            row(2, "2026-07-01", "", "2\t2"),
        ]
        .concat();
        let rules = Rules::read(&file).expect("rules");
        assert_eq!(rules.current("PRAISE", day("2025-12-31")), None);
        assert_eq!(
            rules.current("PRAISE", day("2026-06-30")).map(|rule| rule.version),
            Some(1)
        );
        let now = rules.current("PRAISE", day("2026-07-01")).expect("a rule");
        assert_eq!((now.version, now.fixed(), now.allows(3)), (2, Some(2), false));
        assert!(
            rules
                .version(Ledger::Credit, "PRAISE", 1)
                .is_some_and(|rule| rule.allows(3))
        );
        assert_eq!(rules.version(Ledger::Contribution, "PRAISE", 1), None);
    }

    #[test]
    fn rules_that_contradict_themselves_are_refused() {
        for rows in [
            vec![row(1, "2026-01-01", "", "3\t1")],
            vec![row(1, "2026-01-01", "", "-1\t1")],
            vec![row(1, "2026-02-01", "2026-01-01", "1\t1")],
            vec![row(1, "2026-01-01", "", "1\t1"), row(2, "2026-02-01", "", "1\t1")],
            vec![
                row(1, "2026-01-01", "2026-01-31", "1\t1"),
                row(1, "2026-02-01", "", "1\t1"),
            ],
        ] {
            assert!(Rules::read(&[HEAD, &rows.concat()].concat()).is_err(), "{rows:?}");
        }
    }
}
