//! The rules by which incomes are shared out: data with source and date, in versions that never change.

use std::sync::LazyLock;

use qiao_entity::{need::TransferMode, posting::LedgerAccount};
use serde::{Deserialize, Serialize};

const FILE: &str = include_str!("../../../../data/settlement_rules.toml");

/// What is shared out, or who gets a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Part {
    /// 净收入: the income less its costs.
    Net,
    /// 奖励总额: what is drawn from the net income for those who contributed.
    Reward,
    /// 转移人员奖励: what of the reward goes to transfer staff.
    Staff,
    /// 成果供方.
    Supplier,
    /// 成果完成人.
    Inventor,
    /// 技术转移机构.
    Agency,
    /// 技术经理人.
    Manager,
    /// 需方.
    Enterprise,
    /// 佣金: what the signed terms give; no rule shares it out.
    Commission,
}

impl Part {
    /// Every part, in the order of the list.
    pub const ALL: [Self; 9] = [
        Self::Net,
        Self::Reward,
        Self::Staff,
        Self::Supplier,
        Self::Inventor,
        Self::Agency,
        Self::Manager,
        Self::Enterprise,
        Self::Commission,
    ];

    /// The account that a share goes to; none when it is shared out again.
    #[must_use]
    pub fn account(self) -> Option<LedgerAccount> {
        match self {
            Self::Net | Self::Reward | Self::Staff => None,
            Self::Supplier => Some(LedgerAccount::Supplier),
            Self::Inventor => Some(LedgerAccount::Inventor),
            Self::Agency => Some(LedgerAccount::Agency),
            Self::Manager => Some(LedgerAccount::Manager),
            Self::Enterprise => Some(LedgerAccount::Enterprise),
            Self::Commission => Some(LedgerAccount::Commission),
        }
    }
}

/// Where a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its code.
    pub code: String,
    /// What it is called, in Chinese.
    pub title_zh: String,
    /// What it is called, in English.
    pub title_en: String,
    /// Of when it is: a year, a month or a day.
    pub date: String,
    /// Its words.
    pub quote: String,
}

/// A share that a rule gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Of what it is taken.
    pub of: Part,
    /// To whom it goes.
    pub to: Part,
    /// What the source prescribes at least, in basis points.
    #[serde(default)]
    pub least: Option<i64>,
    /// What is taken when nothing else is agreed, in basis points.
    #[serde(default)]
    pub usual: i64,
    /// Whether it takes what the others leave.
    #[serde(default)]
    pub rest: bool,
    /// The source of what is prescribed.
    #[serde(default)]
    pub source: Option<String>,
}

/// A rule by which an income is shared out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its code.
    pub code: String,
    /// Its version.
    pub version: String,
    /// What it is called, in Chinese.
    pub name_zh: String,
    /// What it is called, in English.
    pub name_en: String,
    /// What it says, in Chinese.
    pub note_zh: String,
    /// What it says, in English.
    pub note_en: String,
    /// Where it comes from.
    pub source: String,
    /// Where it holds; everywhere when none is named.
    #[serde(default)]
    pub region: Option<String>,
    /// The transfer modes that it is for; all when none is named.
    #[serde(default)]
    pub modes: Vec<TransferMode>,
    /// The shares, in the order in which they are taken.
    pub shares: Vec<Share>,
}

impl Rule {
    /// The shares of a pool.
    pub fn shares_of(&self, pool: Part) -> impl Iterator<Item = &Share> {
        self.shares.iter().filter(move |share| share.of == pool)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: Vec<Source>,
    rule: Vec<Rule>,
}

static DATA: LazyLock<File> =
    LazyLock::new(|| toml::from_str(FILE).expect("the shipped rules are well formed: a test reads them"));

/// Every version of every rule.
#[must_use]
pub fn all() -> &'static [Rule] {
    &DATA.rule
}

/// The rules that are offered: the last version of each.
pub fn current() -> impl Iterator<Item = &'static Rule> {
    let last = |rule: &&Rule| find(&rule.code, None).is_some_and(|last| last.version == rule.version);
    DATA.rule.iter().filter(last)
}

/// The rule of a code, in a version; the last one when none is named.
#[must_use]
pub fn find(code: &str, version: Option<&str>) -> Option<&'static Rule> {
    let mut rules = DATA.rule.iter().rev().filter(|rule| rule.code == code);
    rules.find(|rule| version.is_none_or(|version| rule.version == version))
}

/// The source of a code.
#[must_use]
pub fn source(code: &str) -> Option<&'static Source> {
    DATA.source.iter().find(|source| source.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{reference::REGIONS_LIST, settlement::split::WHOLE};

    #[test]
    fn every_rule_is_whole_and_names_its_source() {
        for rule in all() {
            let code = &rule.code;
            assert!(source(&rule.source).is_some(), "{code}");
            assert!(
                rule.region.as_deref().is_none_or(|region| REGIONS_LIST.has(region)),
                "{code}"
            );
            for share in &rule.shares {
                assert!(
                    share.least.is_none() || share.source.is_some(),
                    "{code}: what is prescribed has a source"
                );
                assert!(share.source.as_deref().is_none_or(|is| source(is).is_some()), "{code}");
                assert!(
                    share.usual >= share.least.unwrap_or(0) && share.usual <= WHOLE,
                    "{code}"
                );
                assert!(share.of.account().is_none() && share.of != share.to, "{code}");
            }
            for pool in [Part::Net, Part::Reward, Part::Staff] {
                let used = pool == Part::Net || rule.shares.iter().any(|share| share.to == pool);
                let rests = rule.shares_of(pool).filter(|share| share.rest).count();
                assert_eq!(rests, usize::from(used), "{code}: {pool:?} is shared out to its end");
                assert!(
                    rule.shares_of(pool).map(|share| share.usual).sum::<i64>() <= WHOLE,
                    "{code}"
                );
            }
        }
        assert_eq!(
            current().count(),
            all()
                .iter()
                .map(|rule| &rule.code)
                .collect::<std::collections::HashSet<_>>()
                .len()
        );
    }

    #[test]
    fn a_version_that_was_used_is_never_changed() {
        let digests: Vec<String> = all()
            .iter()
            .map(|rule| {
                let said = serde_json::to_string(&rule.shares).expect("plain data");
                let digest = blake3::hash(said.as_bytes()).to_hex();
                format!("{} {} {}", rule.code, rule.version, &digest[..16])
            })
            .collect();
        insta::assert_debug_snapshot!(digests, @r#"
        [
            "AGREED 2026-11 e3e3f3bf2430b6af",
            "LAW_REWARD 2026-11 705f2f79af272134",
            "ZHEJIANG 2026-11 6bb66858fd802a55",
            "BEIJING 2026-11 d69cf81b71d563f7",
        ]
        "#);
    }
}
