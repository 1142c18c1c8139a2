//! Drafting contracts and changing drafts.

use std::collections::HashMap;

use qiao_entity::{
    contract::{ActiveModel, ContractStatus, Entity, Model},
    contract_clause as clause, contract_party as party,
    engagement::{self, Stage},
    manager, organization,
    step::Subject,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect,
};

use super::{Act, Draft, MOVES, Whole, standing, standing::wholes};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, Side, Step},
        problem::{Answer, Problem, Refusal, Trouble, Written},
        store::{by_number, check_version, unseen},
        write::Write,
    },
    error::Error,
};

/// Contracts that one engagement may have: drafts, supplements, one after another.
const MOST: u64 = 20;

/// A write of a contract that has begun.
pub struct Change {
    /// The write.
    pub write: Write,
    /// The contract as it stood.
    pub whole: Whole,
    /// On whose side it is done.
    pub side: Side,
    /// Where it stands then.
    pub to: ContractStatus,
}

impl Change {
    /// Begins a write of a contract that the requester wants to do this with, if nobody else changed it since `version`. Whoever is
    /// no party of it learns nothing of it.
    pub async fn begin(
        app: &App,
        requester: &Requester,
        id: i64,
        version: i64,
        act: Act,
    ) -> Result<Result<Self, Refusal>, Error> {
        if !requester.may_write() {
            return Err(Error::forbidden());
        }
        let write = Write::begin(app).await?;
        let Some(known) = Entity::find_by_id(id).one(write.txn()).await? else {
            return Ok(Err(Refusal::NotFound));
        };
        chain::locked_need(&write, known.need_id).await?;
        let row = Entity::find_by_id(id).lock_exclusive().one(write.txn()).await?;
        let found = wholes(write.txn(), row.into_iter().collect(), app.clock.today())
            .await?
            .pop();
        let Some(whole) = found else {
            return Ok(Err(Refusal::NotFound));
        };
        let is = standing(&whole, requester);
        if is.reads.is_empty() {
            return Ok(Err(Refusal::NotFound));
        }
        let status = whole.row.status;
        let moved = chain::allowed(
            MOVES,
            act,
            is.sides(act),
            status,
            qiao_entity::contract::ContractStatus::code,
        )
        .ok_or_else(Error::forbidden)?;
        if let Err(refusal) = check_version(whole.row.version, version) {
            return Ok(Err(refusal));
        }
        Ok(moved.map(|(side, to)| Self { write, whole, side, to }))
    }

    /// Writes down what was done with the contract.
    pub async fn step(&self, requester: &Requester, act: Act, no: Option<&chain::No>) -> Result<(), Error> {
        let step = Step {
            subject: Subject::Contract,
            id: self.whole.row.id,
            need: self.whole.row.need_id,
            act: act.code(),
            from: Some(&self.whole.row.status.code()),
            to: &self.to.code(),
            side: self.side,
            no,
        };
        chain::record(&self.write, requester, step).await
    }

    /// Stores the contract as it stands now, and commits.
    pub async fn finish(self, next: ActiveModel) -> Result<Answer<Model>, Error> {
        let next = ActiveModel {
            id: Set(self.whole.row.id),
            status: Set(self.to),
            version: Set(self.whole.row.version + 1),
            updated_at: Set(self.write.now()),
            ..next
        };
        let record = next.update(self.write.txn()).await?;
        Ok(Ok(Written {
            record,
            position: self.write.commit().await?,
        }))
    }
}

/// Drafts a contract for an engagement that goes on.
pub async fn draft(app: &App, requester: &Requester, id: i64, draft: Draft) -> Result<Answer<Model>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    let row = engagement::Entity::find_by_id(id)
        .lock_exclusive()
        .one(write.txn())
        .await?;
    let Some(row) = row else {
        return Ok(Err(Refusal::NotFound));
    };
    let need = by_number::<qiao_entity::need::Model>(&write, row.need_id).await?;
    let need = need.ok_or_else(|| Error::internal("an engagement without its need"))?;
    let draft = draft.tidied();
    // As whoever reads the engagement stands in a contract that names no parties yet.
    let whole = Whole {
        row: blank(&write, requester, &row, need.organization_id, &draft),
        parties: Vec::new(),
        team: super::standing::team(write.txn(), row.id, app.clock.today()).await?,
        engagement: row,
    };
    let is = standing(&whole, requester);
    if is.reads.is_empty() {
        return Ok(Err(Refusal::NotFound));
    }
    let Some(side) = is.writes.iter().copied().find(|side| *side != Side::Matchmaker) else {
        return Err(Error::forbidden());
    };
    let stage = whole.engagement.stage;
    if stage == Stage::Closed {
        return Ok(Err(Refusal::of(
            "engagement",
            Trouble::WrongStatus { is: stage.code() },
        )));
    }
    let problems = problems(&write, requester, &draft, &[]).await?;
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    if count_of(&write, id).await? >= MOST {
        let most = usize::try_from(MOST).unwrap_or(usize::MAX);
        return Ok(Err(Refusal::of("engagement", Trouble::TooMany { most, is: most })));
    }
    let mut next = whole.row.into_active_model().reset_all();
    next.id = NotSet;
    let record = next.insert(write.txn()).await?;
    store_parts(&write, record.id, &draft).await?;
    let status = record.status.code();
    let step = Step {
        subject: Subject::Contract,
        id: record.id,
        need: record.need_id,
        act: "DRAFT",
        from: None,
        to: &status,
        side,
        no: None,
    };
    chain::record(&write, requester, step).await?;
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}

/// Replaces what a draft says. Signatures under what it said before hold no more.
pub async fn change(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    draft: Draft,
) -> Result<Answer<Model>, Error> {
    let change = match Change::begin(app, requester, id, version, Act::Change).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let draft = draft.tidied();
    let problems = problems(&change.write, requester, &draft, &change.whole.parties).await?;
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    for_parts(&change.write, id).await?;
    store_parts(&change.write, id, &draft).await?;
    change.step(requester, Act::Change, None).await?;
    let next = said(&draft);
    change.finish(next).await
}

async fn count_of(write: &Write, engagement: i64) -> Result<u64, Error> {
    let of = Entity::find().filter(qiao_entity::contract::Column::EngagementId.eq(engagement));
    Ok(of.count(write.txn()).await?)
}

/// The columns that hold what a contract says.
fn said(draft: &Draft) -> ActiveModel {
    ActiveModel {
        kind: Set(draft.kind),
        mode: Set(draft.mode),
        title: Set(draft.title.clone()),
        subject: Set(draft.subject.clone()),
        currency: Set(draft.currency.clone()),
        amount: Set(draft.amount),
        technology_amount: Set(draft.technology_amount),
        payment: Set(draft.payment),
        involves_patents: Set(draft.involves_patents),
        signed_on: Set(draft.signed_on),
        signed_at_place: Set(draft.signed_at_place.clone()),
        valid_from: Set(draft.valid_from),
        valid_until: Set(draft.valid_until),
        ..Default::default()
    }
}

fn blank(write: &Write, requester: &Requester, row: &engagement::Model, owner: i64, draft: &Draft) -> Model {
    Model {
        id: 0,
        engagement_id: row.id,
        need_id: row.need_id,
        organization_id: owner,
        status: ContractStatus::Draft,
        kind: draft.kind,
        mode: draft.mode,
        title: draft.title.clone(),
        subject: draft.subject.clone(),
        currency: draft.currency.clone(),
        amount: draft.amount,
        technology_amount: draft.technology_amount,
        payment: draft.payment,
        involves_patents: draft.involves_patents,
        signed_on: draft.signed_on,
        signed_at_place: draft.signed_at_place.clone(),
        valid_from: draft.valid_from,
        valid_until: draft.valid_until,
        register_number: None,
        registry: None,
        registered_on: None,
        created_at: write.now(),
        created_by: requester.actor(),
        updated_at: write.now(),
        version: 1,
    }
}

/// What keeps a draft from being stored, records that it names and the requester may not know of included. Those that stand in it
/// already stay.
async fn problems(
    write: &Write,
    requester: &Requester,
    draft: &Draft,
    stored: &[party::Model],
) -> Result<Vec<Problem>, Error> {
    let mut problems = draft.problems(None);
    let txn = write.txn();
    let organizations: Vec<i64> = draft.parties.iter().filter_map(|party| party.organization).collect();
    let managers: Vec<i64> = draft.parties.iter().filter_map(|party| party.manager).collect();
    let unknown = [
        (
            "organization",
            unseen::<organization::Model>(txn, requester, &organizations).await?,
        ),
        ("manager", unseen::<manager::Model>(txn, requester, &managers).await?),
    ];
    let is_stored: HashMap<&str, Vec<i64>> = HashMap::from([
        (
            "organization",
            stored.iter().filter_map(|row| row.organization_id).collect(),
        ),
        ("manager", stored.iter().filter_map(|row| row.manager_id).collect()),
    ]);
    for (place, given) in draft.parties.iter().enumerate() {
        for ((field, unseen), id) in unknown.iter().zip([given.organization, given.manager]) {
            if let Some(id) = id.filter(|id| unseen.contains(id) && !is_stored[field].contains(id)) {
                problems.push(Problem {
                    path: vec!["parties".to_owned(), place.to_string(), (*field).to_owned()],
                    trouble: Trouble::NoRecord { given: id.to_string() },
                });
            }
        }
    }
    Ok(problems)
}

async fn for_parts(write: &Write, id: i64) -> Result<(), Error> {
    party::Entity::delete_many()
        .filter(party::Column::ContractId.eq(id))
        .exec(write.txn())
        .await?;
    clause::Entity::delete_many()
        .filter(clause::Column::ContractId.eq(id))
        .exec(write.txn())
        .await?;
    Ok(())
}

async fn store_parts(write: &Write, id: i64, draft: &Draft) -> Result<(), Error> {
    let parties = draft
        .parties
        .iter()
        .zip(0..)
        .map(|(given, position)| party::ActiveModel {
            contract_id: Set(id),
            position: Set(position),
            role: Set(given.role),
            name: Set(given.name.clone()),
            organization_id: Set(given.organization),
            manager_id: Set(given.manager),
            region_code: Set(given.region.clone()),
            credit_code: Set(given.credit_code.clone()),
            representative: Set(given.representative.clone()),
            address: Set(given.address.clone()),
            contact: Set(given.contact.clone()),
        });
    let clauses = draft.clauses.iter().map(|given| clause::ActiveModel {
        contract_id: Set(id),
        code: Set(given.code.clone()),
        text: Set(given.text.clone()),
    });
    let (parties, clauses): (Vec<_>, Vec<_>) = (parties.collect(), clauses.collect());
    if !parties.is_empty() {
        party::Entity::insert_many(parties)
            .exec_without_returning(write.txn())
            .await?;
    }
    if !clauses.is_empty() {
        clause::Entity::insert_many(clauses)
            .exec_without_returning(write.txn())
            .await?;
    }
    Ok(())
}
