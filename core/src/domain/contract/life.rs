//! Signing, registering and ending contracts.

use chrono::NaiveDate;
use qiao_entity::{
    contract::{ActiveModel, Column, Entity, Model},
    contract_signature::{self as signature, SigningSide},
    need_move::Reason,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{Act, Draft, store::Change};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, Side},
        engagement, ledger,
        problem::{Answer, Checks, Problem, Refusal, Trouble},
    },
    error::Error,
};

/// A number in the register of technology contracts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// The number.
    pub number: String,
    /// Who registered it.
    pub registry: String,
    /// When; today when it is left out.
    pub on: Option<NaiveDate>,
}

/// The side for which somebody signs.
fn signing(side: Side) -> Option<SigningSide> {
    match side {
        Side::Enterprise => Some(SigningSide::Enterprise),
        Side::Manager => Some(SigningSide::Manager),
        Side::Supplier => Some(SigningSide::Supplier),
        _ => None,
    }
}

/// Whether signatures under the same words bind both: the need's side, and the supplier or the lead of the team for it.
#[must_use]
pub fn binds(signatures: &[signature::Model], digest: &str) -> bool {
    let under = || signatures.iter().filter(|row| row.digest == digest);
    under().any(|row| row.side == SigningSide::Enterprise) && under().any(|row| row.side != SigningSide::Enterprise)
}

/// The digest under which signatures hold: of what the contract says now, or, where concluding it filled in the day of signing, of what
/// it said before.
#[must_use]
pub fn signed_words(draft: &Draft, signatures: &[signature::Model]) -> String {
    let undated = Draft {
        signed_on: None,
        ..draft.clone()
    }
    .digest();
    if binds(signatures, &undated) {
        undated
    } else {
        draft.digest()
    }
}

/// Signs what the contract says. Once both sides signed the same words it is concluded, and the engagement and the need are under
/// contract.
pub async fn sign(app: &App, requester: &Requester, id: i64, version: i64) -> Result<Answer<Model>, Error> {
    let mut change = match Change::begin(app, requester, id, version, Act::Sign).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let draft = Draft::of(
        &change.whole.row,
        &change.whole.parties,
        &super::list::clauses_in(change.write.txn(), id).await?,
    );
    let problems = draft.problems(Some(app.clock.today()));
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let digest = draft.digest();
    let mut signatures = signature::Entity::find()
        .filter(signature::Column::ContractId.eq(id))
        .all(change.write.txn())
        .await?;
    // Who stands on both sides signs for the one that has not signed yet.
    let is = super::standing(&change.whole, requester);
    let open = is.signs.iter().copied().find(|side| {
        signing(*side).is_some_and(|side| !signatures.iter().any(|row| row.side == side && row.digest == digest))
    });
    let Some((side, kind)) = open.and_then(|side| Some((side, signing(side)?))) else {
        return Ok(Err(Refusal::of("id", Trouble::NotNeeded)));
    };
    change.side = side;
    let row = signature::ActiveModel {
        contract_id: Set(id),
        side: Set(kind),
        actor: Set(requester.actor()),
        at: Set(change.write.now()),
        digest: Set(digest.clone()),
        ..Default::default()
    };
    let row = signature::Entity::insert(row)
        .exec_with_returning(change.write.txn())
        .await?;
    signatures.push(row);
    change.step(requester, Act::Sign, None).await?;
    if !binds(&signatures, &digest) {
        return change.finish(ActiveModel::default()).await;
    }
    change.to = qiao_entity::contract::ContractStatus::Signed;
    change.step(requester, Act::Conclude, None).await?;
    let engagement = change.whole.row.engagement_id;
    engagement::come_under_contract(&mut change.write, requester, engagement).await?;
    let signed_on = change.whole.row.signed_on.unwrap_or_else(|| app.clock.today());
    change
        .finish(ActiveModel {
            signed_on: Set(Some(signed_on)),
            ..Default::default()
        })
        .await
}

/// Notes the number that the register of technology contracts gave.
pub async fn register(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    given: &Registered,
) -> Result<Answer<Model>, Error> {
    let change = match Change::begin(app, requester, id, version, Act::Register).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let today = app.clock.today();
    let on = given.on.unwrap_or(today);
    let mut checks = Checks::default();
    for (field, text) in [("number", &given.number), ("registry", &given.registry)] {
        if text.trim().is_empty() {
            checks.add(field, Trouble::Required);
        }
        checks.text(field, Some(text), 64);
    }
    checks.range("on", Some(on), change.whole.row.signed_on.unwrap_or(today), today);
    let mut problems = checks.problems();
    let number = given.number.trim();
    // PostgreSQL cannot even be asked for a text with NUL in it.
    if !number.contains('\0') {
        let taken = Entity::find().filter(Column::RegisterNumber.eq(number));
        if taken.one(change.write.txn()).await?.is_some() {
            problems.push(Problem {
                path: vec!["number".to_owned()],
                trouble: Trouble::Taken {
                    given: number.to_owned(),
                },
            });
        }
    }
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    change.step(requester, Act::Register, None).await?;
    let row = &change.whole.row;
    ledger::contract_registered(&change.write, requester, (row.id, row.engagement_id), row.need_id).await?;
    let next = ActiveModel {
        register_number: Set(Some(number.to_owned())),
        registry: Set(Some(given.registry.trim().to_owned())),
        registered_on: Set(Some(on)),
        ..Default::default()
    };
    change.finish(next).await
}

/// Ends a contract, for a coded reason and with a sentence that the other side reads. It is kept.
pub async fn end(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    reason: Reason,
    sentence: &str,
) -> Result<Answer<Model>, Error> {
    let change = match Change::begin(app, requester, id, version, Act::End).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let no = match chain::no(reason, sentence) {
        Ok(no) => no,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    change.step(requester, Act::End, Some(&no)).await?;
    change.finish(ActiveModel::default()).await
}
