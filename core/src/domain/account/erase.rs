//! Erasing an account: nothing that says who the person was stays; what must stay says `account_7`, which names nobody any
//! more.

use qiao_entity::{
    account, account::AccountStatus, account_role, account_role::Role, agreement, agreement::AgreementStatus,
    api_token, audit::Action, identity, introduction, manager, membership, membership::MemberRole, note, noun::Noun,
    oidc_login, organization, post_key, reset_token, shortlist_entry, status::Status, thread_read,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait, SimpleExpr},
};
use serde_json::json;

use super::{
    Done, Who, end_all,
    find::{is_last_administrator, is_last_owner, lock_administrators, locked},
};
use crate::{
    app::App,
    auth::{Requester, Secret, Via},
    domain::{
        audit, evaluation, ledger,
        problem::{Checks, Refusal, Trouble},
        proposal,
        store::by_number,
        thread,
        write::Write,
    },
    error::Error,
};

/// What becomes of the profile in the registry of managers. It is untied from the account in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileFate {
    /// It stays as it is.
    Keep,
    /// It is no longer shown.
    Unpublish,
}

/// What is to be erased, and the repeated log-in name that says that it is meant.
#[derive(Clone, Debug)]
pub struct Erasure {
    /// The account; the requester's own when it is left out.
    pub account: Option<i64>,
    /// Its log-in name.
    pub login: String,
    /// What becomes of the profile.
    pub profile: ProfileFate,
}

/// Erases an account: its person by a session (a leaked token shall not be able to), or an administrator.
pub async fn erase(app: &App, requester: &Requester, erasure: &Erasure) -> Done<i64> {
    let by_session = requester
        .rights()
        .is_some_and(|rights| matches!(rights.via, Via::Session(_)));
    let own = requester.account().filter(|_| by_session);
    let number = match (erasure.account, own) {
        (None, Some(own)) => own,
        (Some(given), own) if own == Some(given) || (requester.may_manage() && requester.is_administrator()) => given,
        _ => return Err(Error::forbidden()),
    };
    let mut write = Write::begin(app).await?;
    lock_administrators(&write).await?;
    let Some(row) = locked(&write, &Who::Number(number)).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let mut checks = Checks::default();
    if erasure.login.trim().to_lowercase() != row.login {
        checks.add("login", Trouble::Mismatch);
    }
    must_be_spared(&write, number, &mut checks).await?;
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    remove_rows(&write, number).await?;
    end_agreements(&write, requester, number).await?;
    forget_words(&write, number).await?;
    thread::forget(&write, number).await?;
    ledger::forget_words_of(&write, number).await?;
    proposal::forget_author(&write, number).await?;
    proposal::forget_author(&write, number).await?;
    evaluation::forget_reviewer(&write, number).await?;
    thread::forget(&write, number).await?;
    ledger::forget_words_of(&write, number).await?;
    if let Some(profile) = row.manager_id
        && erasure.profile == ProfileFate::Unpublish
    {
        unpublish(&mut write, profile).await?;
    }
    forget_person(&write, row).await?;
    let detail = json!({ "profile": match erasure.profile {
        ProfileFate::Keep => "KEEP",
        ProfileFate::Unpublish => "UNPUBLISH",
    } });
    audit::record(
        &write,
        requester,
        Action::AccountErased,
        &format!("account_{number}"),
        detail,
    )
    .await?;
    write.rights_changed();
    write.commit().await?;
    Ok(Ok(number))
}

/// Notes for what somebody else must be named first: organizations that nobody else owns, the administration.
async fn must_be_spared(write: &Write, account: i64, checks: &mut Checks) -> Result<(), Error> {
    if is_last_administrator(write, account).await? {
        let of = Role::Administrator.code();
        checks.add("account", Trouble::LastOne { of });
    }
    let owned = membership::Entity::find()
        .filter(membership::Column::AccountId.eq(account))
        .filter(membership::Column::Role.eq(MemberRole::Owner))
        .order_by_asc(membership::Column::OrganizationId)
        .all(write.txn())
        .await?;
    for owner in owned {
        let number = owner.organization_id;
        // Others that change who owns it wait here.
        by_number::<organization::Model>(write, number).await?;
        if is_last_owner(write, account, number).await? {
            let of = format!("organization_{number}");
            checks.add("account", Trouble::LastOne { of });
        }
    }
    Ok(())
}

/// Removes whatever is the account's alone.
async fn remove_rows(write: &Write, account: i64) -> Result<(), Error> {
    let txn = write.txn();
    end_all(write, account).await?;
    macro_rules! remove {
        ($($table:ident),+) => {
            $($table::Entity::delete_many()
                .filter($table::Column::AccountId.eq(account))
                .exec(txn)
                .await?;)+
        };
    }
    remove!(
        note,
        api_token,
        reset_token,
        identity,
        oidc_login,
        account_role,
        membership,
        thread_read
    );
    // Keys are the client's own words.
    post_key::Entity::delete_many()
        .filter(post_key::Column::Requester.eq(format!("account_{account}")))
        .exec(txn)
        .await?;
    // What it put on the list of an organization stays: that list is the organization's.
    shortlist_entry::Entity::delete_many()
        .filter(shortlist_entry::Column::Keeper.eq(format!("account_{account}")))
        .exec(txn)
        .await?;
    Ok(())
}

/// Ends the agreements of the account and takes out what they say in words; that they were there stays, for the owners.
async fn end_agreements(write: &Write, requester: &Requester, account: i64) -> Result<(), Error> {
    let of_account = || agreement::Entity::update_many().filter(agreement::Column::AccountId.eq(account));
    let value = |text: &str| -> SimpleExpr { Expr::value(text) };
    of_account()
        .col_expr(agreement::Column::Purpose, value(""))
        .exec(write.txn())
        .await?;
    of_account()
        .col_expr(agreement::Column::Sentence, value(""))
        .filter(agreement::Column::Sentence.is_not_null())
        .exec(write.txn())
        .await?;
    of_account()
        .col_expr(agreement::Column::Status, value(&AgreementStatus::Withdrawn.code()))
        .col_expr(agreement::Column::WithdrawnAt, Expr::value(write.now()))
        .col_expr(agreement::Column::WithdrawnBy, value(&requester.actor()))
        .col_expr(agreement::Column::Version, Expr::col(agreement::Column::Version).add(1))
        .filter(agreement::Column::Status.is_in([AgreementStatus::Requested, AgreementStatus::Granted]))
        .exec(write.txn())
        .await?;
    Ok(())
}

/// Takes out what the account said with introductions. Signatures and the reasons of a no stay: they are the other side's too.
async fn forget_words(write: &Write, account: i64) -> Result<(), Error> {
    let of_account =
        || introduction::Entity::update_many().filter(introduction::Column::Actor.eq(format!("account_{account}")));
    of_account()
        .col_expr(introduction::Column::Words, Expr::value(""))
        .exec(write.txn())
        .await?;
    of_account()
        .col_expr(introduction::Column::Despite, Expr::value(""))
        .filter(introduction::Column::Despite.is_not_null())
        .exec(write.txn())
        .await?;
    Ok(())
}

/// Shows a profile no longer.
async fn unpublish(write: &mut Write, profile: i64) -> Result<(), Error> {
    let Some(row) = by_number::<manager::Model>(write, profile).await? else {
        return Ok(());
    };
    if row.status == Status::Published {
        let next = manager::ActiveModel {
            id: Set(row.id),
            status: Set(Status::Withdrawn),
            updated_at: Set(write.now()),
            version: Set(row.version + 1),
            ..Default::default()
        };
        next.update(write.txn()).await?;
        write.changed(Noun::Manager, row.id);
    }
    Ok(())
}

/// Takes the person out of the account's row.
async fn forget_person(write: &Write, row: account::Model) -> Result<(), Error> {
    let mut login = format!("erased_{}", row.id);
    let taken = account::Entity::find().filter(account::Column::Login.eq(&login));
    if taken.count(write.txn()).await? > 0 {
        login = Secret::random(&format!("{login}_"))?.reveal().to_lowercase();
    }
    let next = account::ActiveModel {
        id: Set(row.id),
        login: Set(login),
        name: Set(String::new()),
        password_hash: Set(None),
        status: Set(AccountStatus::Erased),
        manager_id: Set(None),
        logged_in_at: Set(None),
        updated_at: Set(write.now()),
        version: Set(row.version + 1),
        ..Default::default()
    };
    next.update(write.txn()).await?;
    Ok(())
}
