//! What proves an entry: a record or a part of the chain, by its id.

use std::str::FromStr;

use qiao_entity::{achievement, need, noun::Noun, organization, step::Subject};
use sea_orm::ConnectionTrait;

use crate::{
    domain::{chain, store::absent},
    error::Error,
};

/// What proves an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A need, an achievement or an organization.
    Record(Noun, i64),
    /// A part of the chain.
    Part(Subject, i64),
}

impl Evidence {
    /// As the ledger keeps it: `engagement_5`.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Record(noun, number) => format!("{}_{number}", noun.code().to_lowercase()),
            Self::Part(subject, number) => format!("{}_{number}", subject.code().to_lowercase()),
        }
    }

    /// What an id names, if it is something that can prove an entry.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        let (name, number) = id.rsplit_once('_')?;
        let number = number.parse().ok().filter(|number| *number > 0)?;
        let code = name.to_uppercase();
        let evidence = match (Noun::from_str(&code), Subject::from_str(&code)) {
            (Ok(Noun::Manager), _) | (_, Ok(Subject::Point)) => return None,
            (Ok(noun), _) => Self::Record(noun, number),
            (_, Ok(subject)) => Self::Part(subject, number),
            _ => return None,
        };
        // One record, one id.
        (evidence.id() == id).then_some(evidence)
    }

    /// Whether it is there.
    pub(super) async fn exists(self, db: &impl ConnectionTrait) -> Result<bool, Error> {
        let missing = match self {
            Self::Record(Noun::Need, id) => absent::<need::Entity>(db, &[id]).await?,
            Self::Record(Noun::Achievement, id) => absent::<achievement::Entity>(db, &[id]).await?,
            Self::Record(Noun::Organization, id) => absent::<organization::Entity>(db, &[id]).await?,
            Self::Record(Noun::Manager, id) => vec![id],
            Self::Part(subject, id) => return Ok(chain::need_of(db, subject, id).await?.is_some()),
        };
        Ok(missing.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_has_one_id() {
        for id in ["engagement_5", "need_42", "contract_1", "achievement_7"] {
            assert_eq!(Evidence::of(id).map(Evidence::id).as_deref(), Some(id));
        }
        for wrong in [
            "manager_1",
            "point_1",
            "need_0",
            "need_01",
            "Need_1",
            "account_1",
            "need",
            "need_-1",
            "",
        ] {
            assert_eq!(Evidence::of(wrong), None, "{wrong}");
        }
    }
}
