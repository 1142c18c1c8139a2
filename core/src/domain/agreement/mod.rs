//! Agreements (保密协议, NDA): an account may read what stands under agreement in one record, until a day.

mod decide;
mod list;
mod request;
mod text;

pub use decide::{MOST_DAYS, USUAL_DAYS, grant, refuse, withdraw};
pub use list::{count_mine, count_of, mine, of_record, one};
use qiao_entity::{
    Millis, achievement,
    agreement::{AgreementStatus, Model},
    manager, need,
    noun::Noun,
    organization,
};
pub use request::{may_request, request};
pub use text::{CURRENT, Text, text};

use super::{
    disclosure::Disclosed,
    problem::{Refusal, Trouble},
    record::Record,
    store::for_change,
    write::Write,
};
use crate::{auth::Requester, error::Error};

/// How an agreement stands at a moment: a granted one also ends by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for the owner.
    Requested,
    /// It holds.
    Granted,
    /// The owner said no.
    Refused,
    /// One side ended it, or took the request back.
    Withdrawn,
    /// Its time is over.
    Expired,
}

impl State {
    /// The state as clients see it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Requested => "REQUESTED",
            Self::Granted => "GRANTED",
            Self::Refused => "REFUSED",
            Self::Withdrawn => "WITHDRAWN",
            Self::Expired => "EXPIRED",
        }
    }
}

/// How an agreement stands at a moment.
#[must_use]
pub fn state(agreement: &Model, now: Millis) -> State {
    match agreement.status {
        AgreementStatus::Requested => State::Requested,
        AgreementStatus::Granted if agreement.expires_at.is_none_or(|at| *at > *now) => State::Granted,
        AgreementStatus::Granted => State::Expired,
        AgreementStatus::Refused => State::Refused,
        AgreementStatus::Withdrawn => State::Withdrawn,
    }
}

/// A side of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Who asked to read.
    Requester,
    /// Whose record it is; administrators act for it.
    Owner,
}

/// The side that withdrew an agreement.
#[must_use]
pub fn withdrawn_by(agreement: &Model) -> Option<Side> {
    let actor = agreement.withdrawn_by.as_deref()?;
    Some(if actor == format!("account_{}", agreement.account_id) {
        Side::Requester
    } else {
        Side::Owner
    })
}

/// The record of an agreement as far as disclosure is concerned, if the requester may know of it.
async fn disclosed(write: &Write, requester: &Requester, noun: Noun, id: i64) -> Result<Option<Disclosed>, Error> {
    async fn of<R: Record>(write: &Write, requester: &Requester, id: i64) -> Result<Option<Disclosed>, Error> {
        let row = for_change::<R>(write, requester, id).await?;
        Ok(row.map(|row| row.disclosed()))
    }
    match noun {
        Noun::Need => of::<need::Model>(write, requester, id).await,
        Noun::Manager => of::<manager::Model>(write, requester, id).await,
        Noun::Organization => of::<organization::Model>(write, requester, id).await,
        Noun::Achievement => of::<achievement::Model>(write, requester, id).await,
    }
}

fn wrong_status(field: &str, is: State) -> Refusal {
    Refusal::of(
        field,
        Trouble::WrongStatus {
            is: is.code().to_owned(),
        },
    )
}
