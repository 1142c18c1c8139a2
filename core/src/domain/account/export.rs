//! Everything that is stored about a person, as one document. Secrets are not in it: only digests of them are stored, and
//! those say nothing about anybody. `docs/account-data.md` says what is where.

mod log;
mod part;

use qiao_entity::{
    account, account::AccountStatus, account_role, agreement, api_token, audit::Action, file, identity, manager,
    membership, message, note, objection, panelist, session, step, thread_read,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Value, json};

use super::Done;
use crate::{
    app::App,
    auth::Requester,
    domain::{
        audit, evaluation,
        problem::{Checks, Refusal},
        proposal,
        write::Write,
    },
    error::Error,
};

/// Most rows of each list on one page of an export.
pub const PAGE: u64 = 5_000;
/// The last page that may be asked for.
const LAST: i32 = 100_000;

/// One page of what is stored about a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    /// The account.
    pub account: i64,
    /// The document.
    pub document: Value,
    /// Whether a list goes on on the next page.
    pub more: bool,
}

/// Rows of a list, cut to one page.
struct Cut {
    rows: Vec<Value>,
    more: bool,
}

impl Cut {
    /// One more row than a page holds was read.
    fn of<R>(rows: &[R], show: impl Fn(&R) -> Value) -> Self {
        let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
        Self {
            more: rows.len() > size,
            rows: rows.iter().take(size).map(show).collect(),
        }
    }
}

/// Gives out what is stored about an account: to its person, or to an administrator for the person. Lists are given page
/// by page, the first page being 0; what is no list stands on every page.
pub async fn export(app: &App, requester: &Requester, account: Option<i64>, page: i32) -> Done<Exported> {
    let own = requester
        .account()
        .filter(|_| requester.may_manage() && requester.rights().is_some_and(|rights| rights.scopes.confidential));
    let number = match (account, own) {
        (None, Some(own)) => own,
        (Some(given), own) if own == Some(given) || (requester.may_manage() && requester.is_administrator()) => given,
        _ => return Err(Error::forbidden()),
    };
    let mut checks = Checks::default();
    checks.range("page", Some(page), 0, LAST);
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    // Read outside of the write: on SQLite everybody else would wait for it.
    let (db, now) = (&app.db, app.clock.now());
    let row = account::Entity::find_by_id(number)
        .filter(account::Column::Status.ne(AccountStatus::Erased))
        .one(db)
        .await?;
    let Some(row) = row else {
        return Ok(Err(Refusal::NotFound));
    };
    let offset = u64::try_from(page).unwrap_or_default() * PAGE;
    /// One page of the account's rows of a table.
    macro_rules! of_account {
        ($table:ident by $order:ident, $show:path) => {
            Cut::of(
                &$table::Entity::find()
                    .filter($table::Column::AccountId.eq(number))
                    .order_by_asc($table::Column::$order)
                    .offset(offset)
                    .limit(PAGE + 1)
                    .all(db)
                    .await?,
                $show,
            )
        };
    }
    let actor = format!("account_{number}");
    let profile = match row.manager_id {
        Some(id) => manager::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let mut lists = vec![
        ("roles", of_account!(account_role by Id, part::role)),
        (
            "memberships",
            of_account!(membership by OrganizationId, part::membership),
        ),
        ("identities", of_account!(identity by CreatedAt, part::identity)),
        ("sessions", of_account!(session by Id, part::session)),
        ("tokens", of_account!(api_token by Id, part::token)),
        ("agreements", of_account!(agreement by Id, part::agreement)),
        ("notes", of_account!(note by Id, part::note)),
        ("messages", of_account!(message by Id, part::message)),
        ("files", of_account!(file by Id, part::file)),
        ("readThreads", of_account!(thread_read by At, part::read_thread)),
        (
            "proposals",
            // At most so many of one person as fit on one page.
            Cut {
                rows: proposal::exported(app, requester, number, offset, PAGE).await?,
                more: false,
            },
        ),
        (
            "reviews",
            Cut::of(&evaluation::exported(db, number, offset, PAGE).await?, Value::clone),
        ),
        ("objections", of_account!(objection by Id, part::objection)),
        ("panels", of_account!(panelist by ChallengeId, part::panel)),
        ("steps", of_account!(step by Id, part::step)),
    ];
    lists.extend(log::lists(db, number, &actor, row.manager_id, offset).await?);
    let more = lists.iter().any(|(_, cut)| cut.more);
    let mut document = json!({
        "format": "qiao-account-data/1",
        "at": now.to_rfc3339(),
        "page": page,
        "more": more,
        "account": part::account(&row),
        "manager": match profile {
            Some(profile) => part::manager(db, &profile).await?,
            None => Value::Null,
        },
    });
    for (name, cut) in lists {
        document[name] = Value::Array(cut.rows);
    }
    // Nothing leaves that is not in the audit log.
    let write = Write::begin(app).await?;
    audit::record(&write, requester, Action::DataExported, &actor, json!({ "page": page })).await?;
    write.commit().await?;
    Ok(Ok(Exported {
        account: number,
        document,
        more,
    }))
}
