//! Asking for an agreement.

use qiao_entity::{
    agreement::{ActiveModel, AgreementStatus, Column, Entity, Model},
    language::Language,
    level::Level,
    noun::Noun,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{CURRENT, State, disclosed, state, text, wrong_status};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        audit::{self, Action},
        problem::{Answer, Checks, Refusal, Trouble, Written},
        write::Write,
    },
    error::Error,
};

/// The account that asks, if the requester is one that may: an agreement binds a person, so no organization's token asks.
#[must_use]
pub fn may_request(requester: &Requester) -> Option<i64> {
    let rights = requester.rights()?;
    rights
        .account
        .filter(|_| rights.scopes.manage && !rights.only_reads_totals())
}

/// Asks the owner of a record for an agreement. The text is the one that the person was shown, in this language.
pub async fn request(
    app: &App,
    requester: &Requester,
    language: Language,
    (noun, id): (Noun, i64),
    purpose: &str,
    text_version: &str,
) -> Result<Answer<Model>, Error> {
    let account = may_request(requester).ok_or_else(Error::forbidden)?;
    let write = Write::begin(app).await?;
    let Some(record) = disclosed(&write, requester, noun, id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let mut checks = Checks::default();
    checks.text("purpose", Some(purpose), 500);
    if purpose.trim().is_empty() {
        checks.add("purpose", Trouble::Required);
    }
    let text = text(CURRENT, language).ok_or_else(|| Error::internal("no current text"))?;
    if text_version != CURRENT {
        let current = CURRENT.to_owned();
        checks.add("textVersion", Trouble::Outdated { current });
    }
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    // Two requests at the same time: the second waits here and finds the first.
    write
        .lock_key(&requester.actor(), &format!("agreement {noun:?} {id}"))
        .await?;
    let open = Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::Noun.eq(noun))
        .filter(Column::RowId.eq(id))
        .filter(Column::Status.is_in([AgreementStatus::Requested, AgreementStatus::Granted]))
        .all(write.txn())
        .await?;
    let standing = open.iter().map(|row| state(row, write.now()));
    if let Some(is) = standing.into_iter().find(|is| *is != State::Expired) {
        return Ok(Err(wrong_status("record", is)));
    }
    if record.clearance(requester) == Level::Agreement {
        return Ok(Err(Refusal::of("record", Trouble::NotNeeded)));
    }
    let row = ActiveModel {
        noun: Set(noun),
        row_id: Set(id),
        account_id: Set(account),
        status: Set(AgreementStatus::Requested),
        purpose: Set(purpose.trim().to_owned()),
        text_version: Set(text.version.to_owned()),
        text_digest: Set(text.digest()),
        requested_at: Set(write.now()),
        version: Set(1),
        ..Default::default()
    };
    let row = row.insert(write.txn()).await?;
    let subject = format!("agreement_{}", row.id);
    let detail = serde_json::json!({ "noun": noun, "record": id, "textVersion": text.version });
    audit::record(&write, requester, Action::AgreementRequested, &subject, detail).await?;
    Ok(Ok(Written {
        record: row,
        position: write.commit().await?,
    }))
}
