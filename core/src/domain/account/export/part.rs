//! Rows as the document shows them: by the names of the API, without what is secret.

use qiao_entity::{
    Millis, access, account, account_role, affiliation, agreement, api_token, audit, contract, contract_signature,
    credential, engagement, engagement_member, engagement_milestone, engagement_task, file, identity, introduction,
    manager, manager_field, manager_label, membership, message, need_move, note, noun::Noun, objection, panelist,
    point, point_words, post_key, posting, representative_work, session, settlement, shortlist_entry, slip, step,
    step::Subject, thread_read, translation,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use crate::{auth::Scopes, domain::link, error::Error};

fn at(moment: Millis) -> String {
    moment.to_rfc3339()
}

fn maybe_at(moment: Option<Millis>) -> Option<String> {
    moment.map(at)
}

/// The id of a record, as the API has it.
fn record(noun: Noun, number: i64) -> String {
    format!("{}_{number}", noun.code().to_lowercase())
}

fn organization(number: i64) -> String {
    record(Noun::Organization, number)
}

pub(super) fn account(row: &account::Model) -> Value {
    json!({
        "id": format!("account_{}", row.id), "login": row.login, "name": row.name, "status": row.status,
        "hasPassword": row.password_hash.is_some(), "createdAt": at(row.created_at), "updatedAt": at(row.updated_at),
        "loggedInAt": maybe_at(row.logged_in_at),
    })
}

pub(super) fn role(row: &account_role::Model) -> Value {
    json!({
        "role": row.role, "region": row.region_code, "association": row.organization_id.map(organization),
        "grantedBy": row.granted_by, "grantedAt": at(row.granted_at),
    })
}

pub(super) fn membership(row: &membership::Model) -> Value {
    json!({
        "organization": organization(row.organization_id), "role": row.role, "grantedBy": row.granted_by,
        "grantedAt": at(row.granted_at),
    })
}

pub(super) fn identity(row: &identity::Model) -> Value {
    json!({ "issuer": row.issuer, "subject": row.subject, "createdAt": at(row.created_at) })
}

pub(super) fn session(row: &session::Model) -> Value {
    json!({
        "id": format!("session_{}", row.id), "agent": row.agent, "createdAt": at(row.created_at),
        "seenAt": at(row.seen_at), "expiresAt": at(row.expires_at),
    })
}

pub(super) fn token(row: &api_token::Model) -> Value {
    json!({
        "id": format!("token_{}", row.id), "name": row.name, "start": row.start,
        "scopes": Scopes::of_bits(row.scopes).codes(), "createdBy": row.created_by, "createdAt": at(row.created_at),
        "expiresAt": at(row.expires_at), "lastUsedAt": maybe_at(row.used_at), "revokedAt": maybe_at(row.revoked_at),
    })
}

pub(super) fn agreement(row: &agreement::Model) -> Value {
    json!({
        "id": format!("agreement_{}", row.id), "record": record(row.noun, row.row_id), "status": row.status,
        "purpose": row.purpose, "textVersion": row.text_version, "textDigest": row.text_digest,
        "requestedAt": at(row.requested_at), "decidedAt": maybe_at(row.decided_at), "decidedBy": row.decided_by,
        "reason": row.reason, "sentence": row.sentence, "expiresAt": maybe_at(row.expires_at),
        "withdrawnAt": maybe_at(row.withdrawn_at), "withdrawnBy": row.withdrawn_by,
    })
}

pub(super) fn note(row: &note::Model) -> Value {
    json!({
        "id": format!("note_{}", row.id), "record": record(row.noun, row.row_id), "text": row.text,
        "createdAt": at(row.created_at), "updatedAt": at(row.updated_at),
    })
}

pub(super) fn objection(row: &objection::Model) -> Value {
    json!({
        "id": format!("objection_{}", row.id), "challenge": format!("challenge_{}", row.challenge_id), "text": row.text,
        "at": at(row.at), "answer": row.answer, "upheld": row.upheld, "answeredAt": maybe_at(row.answered_at),
    })
}

/// What the person answered an objection.
pub(super) fn objection_answer(row: &objection::Model) -> Value {
    json!({
        "id": format!("objection_{}", row.id), "challenge": format!("challenge_{}", row.challenge_id), "answer": row.answer,
        "upheld": row.upheld, "at": maybe_at(row.answered_at),
    })
}

pub(super) fn step(row: &step::Model) -> Value {
    json!({
        "subject": subject(row.subject, row.subject_id), "need": record(Noun::Need, row.need_id), "act": row.act,
        "from": row.from_status, "to": row.to_status, "side": row.side, "reason": row.reason, "sentence": row.sentence,
        "part": row.part, "note": row.note, "at": at(row.at),
    })
}

pub(super) fn engagement(row: &engagement::Model) -> Value {
    json!({
        "id": format!("engagement_{}", row.id), "need": record(Noun::Need, row.need_id), "stage": row.stage,
        "nextStep": row.next_step, "at": at(row.created_at),
    })
}

pub(super) fn panel(row: &panelist::Model) -> Value {
    json!({
        "challenge": format!("challenge_{}", row.challenge_id), "invitedAt": at(row.invited_at),
        "invitedBy": row.invited_by,
    })
}

/// The id of a part of the chain, as the API has it.
fn subject(subject: Subject, number: i64) -> String {
    format!("{}_{number}", subject.code().to_lowercase())
}

pub(super) fn message(row: &message::Model) -> Value {
    json!({
        "id": format!("message_{}", row.id), "subject": subject(row.subject, row.subject_id),
        "need": record(Noun::Need, row.need_id), "side": row.side, "level": row.level, "text": row.text, "at": at(row.at),
        "withdrawnAt": maybe_at(row.withdrawn_at),
    })
}

pub(super) fn file(row: &file::Model) -> Value {
    json!({
        "id": format!("file_{}", row.id), "subject": subject(row.subject, row.subject_id),
        "message": row.message_id.map(|message| format!("message_{message}")), "side": row.side, "level": row.level,
        "name": row.name, "mediaType": row.media_type, "size": row.size, "blake3": row.digest, "at": at(row.at),
        "withdrawnAt": maybe_at(row.withdrawn_at),
    })
}

pub(super) fn read_thread(row: &thread_read::Model) -> Value {
    json!({
        "subject": subject(row.subject, row.subject_id), "message": format!("message_{}", row.message_id), "at": at(row.at),
    })
}

pub(super) fn point(row: &point::Model) -> Value {
    json!({
        "id": format!("point_{}", row.id), "ledger": row.ledger, "number": row.number, "at": at(row.at), "actor": row.actor,
        "manager": record(Noun::Manager, row.manager_id), "kind": row.kind, "about": row.about, "rule": row.rule,
        "ruleVersion": row.rule_version, "points": row.amount, "outcome": row.outcome, "reason": row.reason,
        "evidence": row.evidence,
    })
}

pub(super) fn point_words(row: &point_words::Model) -> Value {
    json!({ "point": format!("point_{}", row.point_id), "words": row.text })
}

pub(super) fn access(row: &access::Model) -> Value {
    json!({
        "at": at(row.at), "record": record(row.noun, row.row_id), "parts": row.parts.split(',').collect::<Vec<_>>(),
        "actor": row.actor, "via": row.via,
    })
}

pub(super) fn audit(row: &audit::Model) -> Value {
    let detail: Value = serde_json::from_str(&row.detail).unwrap_or(Value::Null);
    json!({
        "number": row.number, "at": at(row.at), "actor": row.actor, "action": row.action, "subject": row.subject,
        "detail": detail,
    })
}

pub(super) fn need_move(row: &need_move::Model) -> Value {
    json!({
        "need": record(Noun::Need, row.need_id), "from": row.from_status, "to": row.to_status, "at": at(row.at),
        "reason": row.reason, "sentence": row.sentence,
    })
}

pub(super) fn post(row: &post_key::Model) -> Value {
    json!({ "record": record(row.noun, row.row_id), "key": row.key, "at": at(row.created_at) })
}

pub(super) fn shortlisted(row: &shortlist_entry::Model) -> Value {
    json!({
        "need": record(Noun::Need, row.need_id), "keeper": row.keeper, "record": record(row.noun, row.row_id),
        "position": row.position, "addedBy": row.added_by, "addedAt": at(row.added_at),
    })
}

pub(super) fn translation(row: &translation::Model) -> Value {
    let of = row
        .need_id
        .map(|id| record(Noun::Need, id))
        .or(row.achievement_id.map(|id| record(Noun::Achievement, id)));
    json!({
        "record": of, "number": row.number, "language": row.language, "title": row.title, "summary": row.summary,
        "description": row.description, "createdAt": at(row.created_at),
    })
}

pub(super) fn team_member(row: &engagement_member::Model) -> Value {
    json!({
        "engagement": format!("engagement_{}", row.engagement_id), "role": row.role, "status": row.status,
        "duty": row.duty, "termFrom": row.term_from, "termUntil": row.term_until, "invitedAt": at(row.invited_at),
        "joinedAt": maybe_at(row.joined_at), "endedAt": maybe_at(row.ended_at), "reason": row.reason,
        "sentence": row.sentence,
    })
}

pub(super) fn milestone(row: &engagement_milestone::Model) -> Value {
    json!({
        "engagement": format!("engagement_{}", row.engagement_id), "name": row.name, "dueOn": row.due_on,
        "status": row.status, "createdBy": row.created_by, "createdAt": at(row.created_at),
        "settledBy": row.settled_by, "settledAt": maybe_at(row.settled_at), "outcome": row.outcome,
    })
}

pub(super) fn task(row: &engagement_task::Model) -> Value {
    json!({
        "engagement": format!("engagement_{}", row.engagement_id), "activity": row.activity, "title": row.title,
        "dueOn": row.due_on, "status": row.status, "createdBy": row.created_by, "createdAt": at(row.created_at),
        "settledBy": row.settled_by, "settledAt": maybe_at(row.settled_at), "outcome": row.outcome,
    })
}

/// A profile of the registry with its parts.
pub(super) async fn manager(db: &impl ConnectionTrait, row: &manager::Model) -> Result<Value, Error> {
    let prose = |zh: &Option<String>, en: &Option<String>| json!({ "zh": zh, "en": en });
    let fields = link::codes_of::<manager_field::Entity>(db, &[row.id])
        .await?
        .remove(&row.id);
    let labels = link::labels_of::<manager_label::Entity>(db, &[row.id])
        .await?
        .remove(&row.id);
    let labels = labels.unwrap_or_default();
    let works = representative_work::Entity::find()
        .filter(representative_work::Column::ManagerId.eq(row.id))
        .order_by_asc(representative_work::Column::Position)
        .all(db)
        .await?;
    let works: Vec<Value> = works
        .iter()
        .map(|work| {
            json!({
                "kind": work.kind, "title": prose(&work.title_zh, &work.title_en),
                "summary": prose(&work.summary_zh, &work.summary_en), "year": work.year,
            })
        })
        .collect();
    let posts = affiliation::Entity::find()
        .filter(affiliation::Column::ManagerId.eq(row.id))
        .order_by_asc(affiliation::Column::Id)
        .all(db)
        .await?;
    let posts: Vec<Value> = posts
        .iter()
        .map(|post| {
            json!({
                "organization": organization(post.organization_id), "post": prose(&post.post_zh, &post.post_en),
                "mode": post.mode, "from": post.from_date, "to": post.to_date,
            })
        })
        .collect();
    let credentials = credential::Entity::find()
        .filter(credential::Column::ManagerId.eq(row.id))
        .order_by_asc(credential::Column::Position)
        .all(db)
        .await?;
    let credentials: Vec<Value> = credentials
        .iter()
        .map(|held| {
            json!({
                "kind": held.kind, "level": held.level, "name": held.name, "issuer": held.issuer, "number": held.number,
                "issuedOn": held.issued_on, "validUntil": held.valid_until,
            })
        })
        .collect();
    Ok(json!({
        "id": record(Noun::Manager, row.id), "kind": row.kind, "status": row.status,
        "name": prose(&row.name_zh, &row.name_en), "region": row.region_code,
        "headline": prose(&row.headline_zh, &row.headline_en), "biography": prose(&row.biography_zh, &row.biography_en),
        "capacity": row.capacity, "load": row.load, "contact": row.contact, "externalKey": row.external_key,
        "fields": fields.unwrap_or_default(),
        "activities": labels.of(manager_label::Sort::Activity),
        "competences": labels.of(manager_label::Sort::Competence),
        "languages": labels.of(manager_label::Sort::Language),
        "works": works, "affiliations": posts, "credentials": credentials,
        "levels": {
            "contact": row.contact_level, "biography": row.biography_level, "works": row.works_level,
            "load": row.load_level,
        },
        "createdAt": at(row.created_at), "updatedAt": at(row.updated_at),
    }))
}

pub(super) fn introduction(row: &introduction::Model) -> Value {
    json!({
        "id": format!("introduction_{}", row.id), "need": record(Noun::Need, row.need_id),
        "manager": row.manager_id.map(|id| record(Noun::Manager, id)),
        "achievement": row.achievement_id.map(|id| record(Noun::Achievement, id)),
        "side": row.side, "status": row.status, "words": row.words, "despite": row.despite, "at": at(row.introduced_at),
    })
}

pub(super) fn slip(row: &slip::Model) -> Value {
    json!({
        "introduction": format!("introduction_{}", row.introduction_id), "number": row.number, "digest": row.digest,
        "offeredBy": row.offered_by, "offeredAt": at(row.offered_at),
        "needSignedBy": row.need_signed_by, "needSignedAt": row.need_signed_at.map(at),
        "supplySignedBy": row.supply_signed_by, "supplySignedAt": row.supply_signed_at.map(at),
    })
}

pub(super) fn contract(row: &contract::Model) -> Value {
    json!({
        "id": format!("contract_{}", row.id), "need": record(Noun::Need, row.need_id), "title": row.title,
        "status": row.status, "at": at(row.created_at),
    })
}

pub(super) fn contract_signature(row: &contract_signature::Model) -> Value {
    json!({
        "contract": format!("contract_{}", row.contract_id), "side": row.side, "digest": row.digest, "at": at(row.at),
    })
}

pub(super) fn settlement(row: &settlement::Model) -> Value {
    json!({
        "id": format!("settlement_{}", row.id), "contract": format!("contract_{}", row.contract_id), "kind": row.kind,
        "note": row.note, "sentence": row.sentence, "at": at(row.at),
    })
}

pub(super) fn share(row: &posting::Model) -> Value {
    json!({
        "settlement": format!("settlement_{}", row.settlement_id), "account": row.account, "holder": row.holder,
        "side": row.side, "amount": row.amount.to_string(), "currency": row.currency, "dueOn": row.due_on,
    })
}
