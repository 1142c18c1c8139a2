//! What logs hold about an account.

use qiao_entity::{access, audit, need_move, noun::Noun, post_key, shortlist_entry, translation};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Cut, PAGE, part};
use crate::error::Error;

/// One page of each log of an account, under the log's name in the document.
pub(super) async fn lists(
    db: &impl ConnectionTrait,
    account: i64,
    actor: &str,
    manager: Option<i64>,
    offset: u64,
) -> Result<Vec<(&'static str, Cut)>, Error> {
    /// One page of the rows of a table under a condition.
    macro_rules! rows {
        ($table:ident by $order:ident where $condition:expr, $show:path) => {
            Cut::of(
                &$table::Entity::find()
                    .filter($condition)
                    .order_by_asc($table::Column::$order)
                    .offset(offset)
                    .limit(PAGE + 1)
                    .all(db)
                    .await?,
                $show,
            )
        };
    }
    let by = Condition::any()
        .add(access::Column::AccountId.eq(account))
        .add(access::Column::Actor.eq(actor));
    // Nobody has the number 0: without a profile these lists are empty.
    let manager = manager.unwrap_or_default();
    let about = Condition::all()
        .add(access::Column::Noun.eq(Noun::Manager))
        .add(access::Column::RowId.eq(manager));
    let entries = Condition::any()
        .add(audit::Column::Actor.eq(actor))
        .add(audit::Column::Subject.eq(actor));
    let listed = Condition::any()
        .add(shortlist_entry::Column::Keeper.eq(actor))
        .add(shortlist_entry::Column::AddedBy.eq(actor));
    Ok(vec![
        ("readByAccount", rows!(access by Id where by, part::access)),
        ("readOfProfile", rows!(access by Id where about, part::access)),
        ("auditLog", rows!(audit by Number where entries, part::audit)),
        (
            "needMoves",
            rows!(need_move by Id where need_move::Column::Actor.eq(actor), part::need_move),
        ),
        (
            "posts",
            rows!(post_key by Key where post_key::Column::Requester.eq(actor), part::post),
        ),
        (
            "shortlists",
            rows!(shortlist_entry by Id where listed, part::shortlisted),
        ),
        (
            "translations",
            rows!(translation by Id where translation::Column::ManagerId.eq(manager), part::translation),
        ),
    ])
}
