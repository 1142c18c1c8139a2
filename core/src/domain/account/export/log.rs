//! What logs hold about an account.

use qiao_entity::{
    access, audit, contract, contract_signature, engagement, engagement_member, engagement_milestone, engagement_task,
    introduction, need_move, noun::Noun, objection, point, point_words, post_key, posting, settlement, shortlist_entry,
    slip, translation,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

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
    let signed = Condition::any()
        .add(slip::Column::OfferedBy.eq(actor))
        .add(slip::Column::NeedSignedBy.eq(actor))
        .add(slip::Column::SupplySignedBy.eq(actor));
    // Made by the person, and about the person's profile.
    let introduced = Condition::any()
        .add(introduction::Column::Actor.eq(actor))
        .add(introduction::Column::ManagerId.eq(manager));
    let translated = Condition::any()
        .add(translation::Column::ManagerId.eq(manager))
        .add(translation::Column::AuthorSignedBy.eq(actor))
        .add(translation::Column::OwnerSignedBy.eq(actor))
        .add(translation::Column::ReturnedBy.eq(actor));
    let brought = Condition::any()
        .add(engagement::Column::CreatedBy.eq(actor))
        .add(engagement::Column::MatchmakerId.eq(account));
    let milestones = Condition::any()
        .add(engagement_milestone::Column::CreatedBy.eq(actor))
        .add(engagement_milestone::Column::SettledBy.eq(actor));
    let tasks = Condition::any()
        .add(engagement_task::Column::CreatedBy.eq(actor))
        .add(engagement_task::Column::SettledBy.eq(actor));
    // Of the person's own, and what it wrote about others.
    let points = || {
        Condition::any()
            .add(point::Column::ManagerId.eq(manager))
            .add(point::Column::AccountId.eq(account))
    };
    let spoken = point::Entity::find()
        .select_only()
        .column(point::Column::Id)
        .filter(points())
        .into_query();
    let spoken = point_words::Column::PointId.in_subquery(spoken);
    Ok(vec![
        ("points", rows!(point by Id where points(), part::point)),
        (
            "pointWords",
            rows!(point_words by PointId where spoken, part::point_words),
        ),
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
            "introductions",
            rows!(introduction by Id where introduced, part::introduction),
        ),
        ("slips", rows!(slip by Id where signed, part::slip)),
        (
            "translations",
            rows!(translation by Id where translated, part::translation),
        ),
        (
            "teams",
            rows!(engagement_member by Id where engagement_member::Column::ManagerId.eq(manager), part::team_member),
        ),
        ("engagements", rows!(engagement by Id where brought, part::engagement)),
        (
            "objectionAnswers",
            rows!(objection by Id where objection::Column::AnsweredBy.eq(actor), part::objection_answer),
        ),
        (
            "milestones",
            rows!(engagement_milestone by Id where milestones, part::milestone),
        ),
        ("tasks", rows!(engagement_task by Id where tasks, part::task)),
        (
            "contracts",
            rows!(contract by Id where contract::Column::CreatedBy.eq(actor), part::contract),
        ),
        (
            "contractSignatures",
            rows!(contract_signature by Id where contract_signature::Column::Actor.eq(actor), part::contract_signature),
        ),
        (
            "settlements",
            rows!(settlement by Id where settlement::Column::Actor.eq(actor), part::settlement),
        ),
        (
            "shares",
            rows!(posting by Id where posting::Column::ManagerId.eq(manager), part::share),
        ),
    ])
}
