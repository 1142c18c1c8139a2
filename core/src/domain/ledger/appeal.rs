//! Appeals: by the manager whose entry it is; decided by somebody who keeps the registry and did not write the entry.

use qiao_entity::{
    need_move::Reason,
    point::{Column, Entity, Model, Outcome, PointKind},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    holds,
    store::{New, check_points, check_words, entry_to_keep, locked},
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        account::Done,
        file::Upload,
        problem::{Checks, Refusal, Trouble},
        store::check_version,
        write::Write,
    },
    error::Error,
};

/// Most appeals against one entry.
pub const MOST_APPEALS: usize = 3;

/// What is said of an appeal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The entry should have said so many points; 0 takes it back.
    Upheld {
        /// What the entry says from now on.
        points: i64,
    },
    /// The entry stands, for a coded reason.
    Rejected {
        /// Why.
        reason: Reason,
    },
}

/// Objects to an entry of one's own.
pub async fn appeal(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    words: &str,
    file: Option<Upload>,
) -> Done<Model> {
    let (write, entry, standing) = match own(app, requester, id, version).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut checks = Checks::default();
    check_words(&mut checks, words);
    if let Some(file) = &file {
        file.check(&mut checks, "file");
    }
    if standing.appealed {
        let is = "APPEALED".to_owned();
        checks.add("point", Trouble::WrongStatus { is });
    } else if standing.appeals >= MOST_APPEALS {
        let (most, is) = (MOST_APPEALS, standing.appeals + 1);
        checks.add("point", Trouble::TooMany { most, is });
    }
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let new = New {
        words: Some(words.to_owned()),
        file,
        ..New::about(&entry, PointKind::Appeal, 0)
    };
    let row = new.write(&write, requester).await?;
    write.commit().await?;
    Ok(Ok(row))
}

/// Takes one's own appeal back before it was decided.
pub async fn take_back(app: &App, requester: &Requester, id: i64, version: i64) -> Done<Model> {
    let (write, entry, standing) = match own(app, requester, id, version).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !standing.appealed {
        return Ok(Err(not_appealed()));
    }
    let mut new = New::about(&entry, PointKind::Outcome, 0);
    new.row.outcome = Some(Outcome::Withdrawn);
    let row = new.write(&write, requester).await?;
    write.commit().await?;
    Ok(Ok(row))
}

/// Decides the appeal of a number, while it waits; an entry that was wrong is corrected in the same write. The version is that of the
/// entry against which it is.
pub async fn decide(
    app: &App,
    requester: &Requester,
    appeal: i64,
    version: i64,
    decision: &Decision,
    words: &str,
) -> Done<Model> {
    // What was written never changes: it may be read before its entry is locked.
    let objected = objected(app, appeal).await?;
    let id = objected.as_ref().map_or(0, |(_, entry)| entry.id);
    let (write, entry, standing) = match entry_to_keep(app, requester, id, version).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    // Nobody judges what it wrote itself. The configured token is no person.
    if entry.account_id.is_some() && entry.account_id == requester.account() {
        return Err(Error::forbidden());
    }
    let waits = standing.appealed && is_last(&write, objected.map(|(row, _)| row)).await?;
    if !waits {
        return Ok(Err(not_appealed()));
    }
    let mut checks = Checks::default();
    check_words(&mut checks, words);
    if let Decision::Upheld { points } = decision {
        check_points(&mut checks, &entry, &standing, *points);
    }
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let mut new = New {
        words: Some(words.to_owned()),
        ..New::about(&entry, PointKind::Outcome, 0)
    };
    let correction = match decision {
        Decision::Upheld { points } => {
            new.row.outcome = Some(Outcome::Upheld);
            Some(points - standing.points)
        }
        Decision::Rejected { reason } => {
            new.row.outcome = Some(Outcome::Rejected);
            new.row.reason = Some(*reason);
            None
        }
    };
    let row = new.write(&write, requester).await?;
    if let Some(amount) = correction {
        // What it says stands in the outcome.
        New::about(&entry, PointKind::Correction, amount)
            .write(&write, requester)
            .await?;
    }
    write.commit().await?;
    Ok(Ok(row))
}

/// An appeal, and the entry against which it is.
async fn objected(app: &App, id: i64) -> Result<Option<(Model, Model)>, Error> {
    let row = Entity::find_by_id(id)
        .filter(Column::Kind.eq(PointKind::Appeal))
        .one(&app.db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let entry = Entity::find()
        .filter(Column::Ledger.eq(row.ledger))
        .filter(Column::Number.eq(row.about))
        .one(&app.db)
        .await?;
    Ok(entry.map(|entry| (row, entry)))
}

/// Whether no other appeal against the same entry came behind this one.
async fn is_last(write: &Write, appeal: Option<Model>) -> Result<bool, Error> {
    let Some(appeal) = appeal else { return Ok(false) };
    let later = Entity::find()
        .filter(Column::Ledger.eq(appeal.ledger))
        .filter(Column::About.eq(appeal.about))
        .filter(Column::Kind.eq(PointKind::Appeal))
        .filter(Column::Number.gt(appeal.number));
    Ok(later.count(write.txn()).await? == 0)
}

/// Begins a write about an entry of the requester's own.
async fn own(app: &App, requester: &Requester, id: i64, version: i64) -> Done<(Write, Model, super::Standing)> {
    if !requester.may_write() || requester.manager().is_none() {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    let found = locked(&write, id).await?;
    let Some((entry, standing)) = found.filter(|(entry, _)| holds(requester, entry.manager_id)) else {
        return Ok(Err(Refusal::NotFound));
    };
    Ok(check_version(standing.version, version).map(|()| (write, entry, standing)))
}

fn not_appealed() -> Refusal {
    let is = "NOT_APPEALED".to_owned();
    Refusal::of("point", Trouble::WrongStatus { is })
}
