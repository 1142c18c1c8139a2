//! Granting, refusing, withdrawing.

use chrono::{DateTime, Days, Utc};
use qiao_entity::{
    agreement::{ActiveModel, AgreementStatus, Entity, Model},
    need_move::Reason,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QuerySelect};

use super::{Side, State, disclosed, state, wrong_status};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        audit::{self, Action},
        problem::{Answer, Checks, Refusal, Trouble, Written},
        store::check_version,
        write::Write,
    },
    error::Error,
};

/// Most days that an agreement holds: three years.
pub const MOST_DAYS: u64 = 3 * 365 + 1;
/// Days that it holds when nobody says otherwise.
pub const USUAL_DAYS: u64 = 365;

/// Lets the account read what stands under agreement in the record, until `expires_at`; a year when it is left out.
pub async fn grant(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    expires_at: Option<DateTime<Utc>>,
) -> Result<Answer<Model>, Error> {
    let (write, row) = match begin(app, requester, id, version, &[Side::Owner]).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let now = *write.now();
    let end = |days| now.checked_add_days(Days::new(days)).unwrap_or(now);
    let expires_at = expires_at.unwrap_or_else(|| end(USUAL_DAYS));
    let mut checks = Checks::default();
    if expires_at <= now {
        checks.add("expiresAt", Trouble::Past);
    } else if expires_at > end(MOST_DAYS) {
        let (least, most) = (now.to_rfc3339(), end(MOST_DAYS).to_rfc3339());
        checks.add("expiresAt", Trouble::OutOfRange { least, most });
    }
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let is = state(&row, write.now());
    if is != State::Requested {
        return Ok(Err(wrong_status("agreement", is)));
    }
    let next = ActiveModel {
        status: Set(AgreementStatus::Granted),
        decided_at: Set(Some(write.now())),
        decided_by: Set(Some(requester.actor())),
        expires_at: Set(Some(expires_at.into())),
        ..Default::default()
    };
    go(write, requester, row, next, Action::AgreementGranted).await
}

/// Says no, for a coded reason and with a sentence that the other side can read.
pub async fn refuse(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    reason: Reason,
    sentence: &str,
) -> Result<Answer<Model>, Error> {
    let (write, row) = match begin(app, requester, id, version, &[Side::Owner]).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut checks = Checks::default();
    checks.text("sentence", Some(sentence), 500);
    if sentence.trim().is_empty() {
        checks.add("sentence", Trouble::Required);
    }
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let is = state(&row, write.now());
    if is != State::Requested {
        return Ok(Err(wrong_status("agreement", is)));
    }
    let next = ActiveModel {
        status: Set(AgreementStatus::Refused),
        decided_at: Set(Some(write.now())),
        decided_by: Set(Some(requester.actor())),
        reason: Set(Some(reason)),
        sentence: Set(Some(sentence.trim().to_owned())),
        ..Default::default()
    };
    go(write, requester, row, next, Action::AgreementRefused).await
}

/// Ends an agreement at once, from either side; whoever asked also takes a request back that was not decided yet.
pub async fn withdraw(app: &App, requester: &Requester, id: i64, version: i64) -> Result<Answer<Model>, Error> {
    let (write, row) = match begin(app, requester, id, version, &[Side::Requester, Side::Owner]).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let is = state(&row, write.now());
    let is_mine = requester.account() == Some(row.account_id);
    if !(is == State::Granted || is == State::Requested && is_mine) {
        return Ok(Err(wrong_status("agreement", is)));
    }
    let next = ActiveModel {
        status: Set(AgreementStatus::Withdrawn),
        withdrawn_at: Set(Some(write.now())),
        withdrawn_by: Set(Some(requester.actor())),
        ..Default::default()
    };
    go(write, requester, row, next, Action::AgreementWithdrawn).await
}

/// Begins a write of an agreement, if the requester is on one of these sides of it and nobody else changed it since
/// `version`. Whoever is on no side learns nothing of it.
async fn begin(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    sides: &[Side],
) -> Result<Result<(Write, Model), Refusal>, Error> {
    if !requester.may_manage() {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    let row = Entity::find_by_id(id).lock_exclusive().one(write.txn()).await?;
    let Some(row) = row else {
        return Ok(Err(Refusal::NotFound));
    };
    let is_requester = requester.account() == Some(row.account_id);
    let record = disclosed(&write, requester, row.noun, row.row_id).await?;
    let is_owner = record.is_some_and(|record| record.governed_by(requester));
    if !is_requester && !is_owner {
        return Ok(Err(Refusal::NotFound));
    }
    let stands = sides.iter().any(|side| match side {
        Side::Requester => is_requester,
        Side::Owner => is_owner,
    });
    if !stands {
        return Err(Error::forbidden());
    }
    Ok(check_version(row.version, version).map(|()| (write, row)))
}

async fn go(
    mut write: Write,
    requester: &Requester,
    row: Model,
    next: ActiveModel,
    action: Action,
) -> Result<Answer<Model>, Error> {
    let next = ActiveModel {
        id: Set(row.id),
        version: Set(row.version + 1),
        ..next
    };
    let row = next.update(write.txn()).await?;
    write.rights_changed();
    let subject = format!("agreement_{}", row.id);
    let detail =
        serde_json::json!({ "noun": row.noun, "record": row.row_id, "account": format!("account_{}", row.account_id) });
    audit::record(&write, requester, action, &subject, detail).await?;
    Ok(Ok(Written {
        record: row,
        position: write.commit().await?,
    }))
}
