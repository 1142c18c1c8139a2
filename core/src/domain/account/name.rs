//! What the person of an account is called.

use qiao_entity::{account, account::AccountStatus};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, QueryFilter, QuerySelect};

use super::{Done, list::visible_to, register::check_name};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        problem::{Checks, Refusal},
        store::check_version,
        write::Write,
    },
    error::Error,
};

/// Changes what a person is called; one's own, or an administrator anyone's.
pub async fn rename(app: &App, requester: &Requester, id: i64, version: i64, name: &str) -> Done<account::Model> {
    if !requester.may_manage() {
        return Err(Error::forbidden());
    }
    let mut checks = Checks::default();
    check_name(&mut checks, name);
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let write = Write::begin(app).await?;
    let Some(row) = usable(&write, requester, id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if let Err(stale) = check_version(row.version, version) {
        return Ok(Err(stale));
    }
    let changed = account::ActiveModel {
        id: Set(id),
        name: Set(name.trim().to_owned()),
        updated_at: Set(write.now()),
        version: Set(row.version + 1),
        ..Default::default()
    };
    let row = changed.update(write.txn()).await?;
    write.commit().await?;
    Ok(Ok(row))
}

/// The account of a number that the requester may know of and that was not erased, inside a write that changes it.
async fn usable(write: &Write, requester: &Requester, id: i64) -> Result<Option<account::Model>, Error> {
    Ok(visible_to(requester)
        .filter(account::Column::Id.eq(id))
        .filter(account::Column::Status.ne(AccountStatus::Erased))
        .lock_exclusive()
        .one(write.txn())
        .await?)
}
