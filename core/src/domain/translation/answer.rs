//! Signing: the manager who wrote a translation of a need signs it, then the enterprise signs it or sends it back. Both texts remain.

use qiao_entity::{
    membership::MemberRole,
    need,
    need_move::Reason,
    noun::Noun,
    step::Subject,
    translation::{ActiveModel, Column, Entity, Model},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::touch;
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, Move, Side, Step},
        indicator::Owner,
        problem::{Answer, Refusal, Trouble, Written},
        store::{check_version, for_change},
        write::Write,
    },
    error::Error,
};

/// How a translation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Its author has not signed it.
    Written,
    /// It waits for the enterprise.
    Offered,
    /// Both sides signed it.
    Signed,
    /// The enterprise sent it back.
    Returned,
}

impl State {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Written => "WRITTEN",
            Self::Offered => "OFFERED",
            Self::Signed => "SIGNED",
            Self::Returned => "RETURNED",
        }
    }
}

/// What is done with a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Its author signs it.
    Offer,
    /// The enterprise signs it.
    Sign,
    /// The enterprise sends it back.
    Return,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 3] = [Self::Offer, Self::Sign, Self::Return];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Offer => "OFFER",
            Self::Sign => "SIGN",
            Self::Return => "RETURN",
        }
    }
}

/// Who signs when. A mended text is a new version, so nothing leads back.
pub const MOVES: &[Move<Act, State>] = &[
    Move {
        act: Act::Offer,
        by: &[Side::Manager],
        from: &[State::Written],
        to: State::Offered,
    },
    Move {
        act: Act::Sign,
        by: &[Side::Enterprise],
        from: &[State::Offered],
        to: State::Signed,
    },
    Move {
        act: Act::Return,
        by: &[Side::Enterprise],
        from: &[State::Offered],
        to: State::Returned,
    },
];

/// How a translation stands. One that names no author waits for nobody else's signature.
#[must_use]
pub fn state(row: &Model) -> State {
    if row.owner_signed_at.is_some() {
        State::Signed
    } else if row.returned_at.is_some() {
        State::Returned
    } else if row.author_signed_at.is_some() || row.manager_id.is_none() {
        State::Offered
    } else {
        State::Written
    }
}

/// For whom the requester may sign a translation of a need.
#[must_use]
pub fn sides(requester: &Requester, need: &need::Model, row: &Model) -> Vec<Side> {
    let mut sides = Vec::new();
    if requester.may_write() && requester.is_member(need.organization_id, MemberRole::Editor) {
        sides.push(Side::Enterprise);
    }
    if requester.may_write() && row.manager_id.is_some() && row.manager_id == requester.manager() {
        sides.push(Side::Manager);
    }
    sides
}

/// What the requester may do with a translation of a need as it stands now.
#[must_use]
pub fn acts(requester: &Requester, need: &need::Model, row: &Model) -> Vec<Act> {
    let (sides, is) = (sides(requester, need, row), state(row));
    let open = |act: &Act| {
        MOVES
            .iter()
            .any(|mv| mv.act == *act && mv.from.contains(&is) && mv.by.iter().any(|by| sides.contains(by)))
    };
    Act::ALL.into_iter().filter(open).collect()
}

/// Signs the latest translation of a need that nobody else changed since `version`, for the side on which the requester stands, or
/// sends it back with its no.
pub async fn answer(
    app: &App,
    requester: &Requester,
    (id, version): (i64, i64),
    number: i32,
    act: Act,
    no: Option<(Reason, &str)>,
) -> Result<Answer<Model>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let mut write = Write::begin(app).await?;
    let Some(need) = for_change::<need::Model>(&write, requester, id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let rows = Entity::find()
        .filter(Column::NeedId.eq(id))
        .order_by_desc(Column::Number)
        .all(write.txn())
        .await?;
    // Who stands on no side of any of them learns nothing of them.
    if !rows.iter().any(|row| !sides(requester, &need, row).is_empty())
        && !requester.is_member(need.organization_id, MemberRole::Editor)
    {
        return Err(Error::forbidden());
    }
    if let Err(refusal) = check_version(need.version, version) {
        return Ok(Err(refusal));
    }
    let Some(row) = rows.iter().find(|row| row.number == number).cloned() else {
        let given = number.to_string();
        return Ok(Err(Refusal::of("number", Trouble::NoRecord { given })));
    };
    let is = state(&row);
    let sides = sides(requester, &need, &row);
    // Who wrote it signs as its author; an editor who is that too signs twice.
    let is_authors = sides.contains(&Side::Manager) && (is == State::Written || !sides.contains(&Side::Enterprise));
    let act = if act == Act::Sign && is_authors {
        Act::Offer
    } else {
        act
    };
    let (side, to) = match chain::allowed(MOVES, act, &sides, is, |is| is.code().to_owned()) {
        None => return Err(Error::forbidden()),
        Some(Err(refusal)) => return Ok(Err(refusal)),
        Some(Ok(moved)) => moved,
    };
    if let Some(latest) = rows.first().filter(|latest| latest.number != number) {
        let current = latest.number.to_string();
        return Ok(Err(Refusal::of("number", Trouble::Outdated { current })));
    }
    let no = match (act == Act::Return, no) {
        (false, _) => None,
        (true, None) => return Ok(Err(Refusal::of("reason", Trouble::Required))),
        (true, Some((reason, sentence))) => match chain::no(reason, sentence) {
            Ok(no) => Some(no),
            Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
        },
    };
    let (now, actor) = (write.now(), requester.actor());
    let mut next = ActiveModel {
        id: Set(row.id),
        ..Default::default()
    };
    match act {
        Act::Offer => {
            next.author_signed_at = Set(Some(now));
            next.author_signed_by = Set(Some(actor));
        }
        Act::Sign => {
            next.owner_signed_at = Set(Some(now));
            next.owner_signed_by = Set(Some(actor));
        }
        Act::Return => {
            next.returned_at = Set(Some(now));
            next.returned_by = Set(Some(actor));
            next.return_reason = Set(no.as_ref().map(|no| no.reason));
            next.return_sentence = Set(no.as_ref().map(|no| no.sentence.clone()));
        }
    }
    let record = next.update(write.txn()).await?;
    let step = Step {
        subject: Subject::Translation,
        id: row.id,
        need: id,
        act: act.code(),
        from: Some(is.code()),
        to: to.code(),
        side,
        no: no.as_ref(),
    };
    // The digest says which words were signed.
    let note = format!("v{number} {}", digest(&record));
    let about = chain::About {
        part: None,
        note: Some(&note),
    };
    chain::record_about(&write, requester, step, about).await?;
    touch(&write, Owner::Need(id), need.version + 1).await?;
    write.changed(Noun::Need, id);
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}

/// A digest of what a translation says.
fn digest(row: &Model) -> String {
    let words = [&row.title, &row.summary, &row.description];
    let text = serde_json::json!([row.language, words]).to_string();
    blake3::hash(text.as_bytes()).to_hex().to_string()
}
