//! Introducing.

use qiao_entity::{
    achievement,
    introduction::{ActiveModel, Column, Entity, IntroductionStatus as Status, Model},
    manager, need,
    need::NeedStatus,
    noun::Noun,
    status::Status as Shown,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{WORDS, status};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, Side, Step, Subject},
        need::{OPEN, advance},
        problem::{Answer, Checks, Problem, Refusal, Trouble, Written},
        shortlist,
        store::{for_change, no_record},
        write::Write,
    },
    error::Error,
};

/// Who is introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Introduced {
    /// A manager.
    Manager(i64),
    /// The owner of an achievement.
    Achievement(i64),
}

impl Introduced {
    /// The record that is introduced, if it may be.
    #[must_use]
    pub fn of(noun: Noun, id: i64) -> Option<Self> {
        match noun {
            Noun::Manager => Some(Self::Manager(id)),
            Noun::Achievement => Some(Self::Achievement(id)),
            Noun::Need | Noun::Organization => None,
        }
    }

    /// Whom an introduction introduced.
    #[must_use]
    pub fn by(row: &Model) -> Option<Self> {
        row.manager_id
            .map(Self::Manager)
            .or(row.achievement_id.map(Self::Achievement))
    }

    /// What it is, and its number.
    #[must_use]
    pub fn record(self) -> (Noun, i64) {
        match self {
            Self::Manager(id) => (Noun::Manager, id),
            Self::Achievement(id) => (Noun::Achievement, id),
        }
    }
}

/// An introduction to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The need.
    pub need: i64,
    /// Who is introduced.
    pub introduced: Introduced,
    /// Why, for both sides.
    pub words: String,
    /// Why again, where the pair said no before.
    pub despite: Option<String>,
}

impl Draft {
    fn problems(&self) -> Vec<Problem> {
        let mut checks = Checks::default();
        checks.text("words", Some(&self.words), WORDS);
        if self.words.trim().is_empty() {
            checks.add("words", Trouble::Required);
        }
        checks.text("despite", self.despite.as_deref(), chain::SENTENCE);
        checks.problems()
    }
}

/// Puts a need together with a manager or with the owner of an achievement. It is for the need's own side, for matchmakers who keep a
/// shortlist for it, and for administrators.
pub async fn introduce(app: &App, requester: &Requester, draft: &Draft) -> Result<Answer<Model>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let mut write = Write::begin(app).await?;
    let Some(need) = for_change::<need::Model>(&write, requester, draft.need).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let side = side(&write, requester, &need).await?;
    let problems = draft.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    if !OPEN.contains(&need.status) {
        let is = need.status.code();
        return Ok(Err(Refusal::of("need", Trouble::WrongStatus { is })));
    }
    let supplier = match introducible(&write, requester, &need, draft.introduced).await? {
        Ok(supplier) => supplier,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let despite = draft.despite.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let despite = match is_free(app, &write, draft, despite).await? {
        Ok(said_no) => despite.filter(|_| said_no),
        Err(refusal) => return Ok(Err(refusal)),
    };
    let (manager, achievement) = match draft.introduced {
        Introduced::Manager(id) => (Some(id), None),
        Introduced::Achievement(id) => (None, Some(id)),
    };
    let row = ActiveModel {
        need_id: Set(need.id),
        manager_id: Set(manager),
        achievement_id: Set(achievement),
        supplier_id: Set(supplier),
        status: Set(Status::Proposed),
        actor: Set(requester.actor()),
        side: Set(side),
        words: Set(draft.words.trim().to_owned()),
        despite: Set(despite.map(str::to_owned)),
        introduced_at: Set(write.now()),
        version: Set(1),
        ..Default::default()
    };
    let row = row.insert(write.txn()).await?;
    let step = Step {
        subject: Subject::Introduction,
        id: row.id,
        need: row.need_id,
        act: "INTRODUCE",
        from: None,
        to: &row.status.code(),
        side,
        no: None,
    };
    chain::record(&write, requester, step).await?;
    advance(&mut write, requester, need.id, NeedStatus::Matching).await?;
    Ok(Ok(Written {
        record: row,
        position: write.commit().await?,
    }))
}

/// On whose side the requester introduces somebody to a need.
async fn side(write: &Write, requester: &Requester, need: &need::Model) -> Result<Side, Error> {
    let keepers = shortlist::keepers(write.txn(), requester, std::slice::from_ref(need)).await?;
    match keepers.get(&need.id) {
        Some(keeper) if keeper.is_organizations && keeper.may_change => Ok(Side::Enterprise),
        Some(_) if requester.is_administrator() => Ok(Side::Operator),
        Some(keeper) if !keeper.is_organizations && requester.account().is_some() => Ok(Side::Matchmaker),
        _ => Err(Error::forbidden()),
    }
}

/// The owner of an achievement that may be introduced; none for a manager who may be. Nobody is introduced to itself.
async fn introducible(
    write: &Write,
    requester: &Requester,
    need: &need::Model,
    introduced: Introduced,
) -> Result<Result<Option<i64>, Refusal>, Error> {
    let (_, id) = introduced.record();
    let unknown = || Refusal::Invalid(vec![no_record(&["introduced"], id)]);
    let not_to_itself = || Refusal::of("introduced", Trouble::NotWanted);
    Ok(match introduced {
        Introduced::Manager(id) => {
            let row = for_change::<manager::Model>(write, requester, id).await?;
            match row.filter(|row| row.status == Shown::Published) {
                None => Err(unknown()),
                Some(row) if requester.manager() == Some(row.id) => Err(not_to_itself()),
                Some(_) => Ok(None),
            }
        }
        Introduced::Achievement(id) => {
            let row = for_change::<achievement::Model>(write, requester, id).await?;
            match row.filter(|row| row.status == Shown::Published) {
                None => Err(unknown()),
                Some(row) if row.organization_id == need.organization_id => Err(not_to_itself()),
                Some(row) => Ok(Some(row.organization_id)),
            }
        }
    })
}

/// Whether a pair may be introduced now: it is not introduced already and, where it said no before, the reason to try again is
/// given. Tells whether it said no.
async fn is_free(
    app: &App,
    write: &Write,
    draft: &Draft,
    despite: Option<&str>,
) -> Result<Result<bool, Refusal>, Error> {
    // Others that introduce somebody to this need wait for its row.
    let of_pair = match draft.introduced {
        Introduced::Manager(id) => Column::ManagerId.eq(id),
        Introduced::Achievement(id) => Column::AchievementId.eq(id),
    };
    let before = Entity::find()
        .filter(Column::NeedId.eq(draft.need))
        .filter(of_pair)
        .order_by_asc(Column::Id)
        .all(write.txn())
        .await?;
    let standing: Vec<Status> = before
        .iter()
        .map(|row| status(row, write.now(), app.config.introductions))
        .collect();
    let open = standing
        .iter()
        .find(|is| matches!(is, Status::Proposed | Status::Accepted));
    if let Some(is) = open {
        let trouble = Trouble::WrongStatus { is: is.code() };
        return Ok(Err(Refusal::of("introduced", trouble)));
    }
    let said_no = standing.iter().any(|is| matches!(is, Status::Declined | Status::Ended));
    if said_no && despite.is_none() {
        return Ok(Err(Refusal::of("despite", Trouble::Required)));
    }
    Ok(Ok(said_no))
}
