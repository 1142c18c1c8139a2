//! What answers a need already: achievements that suit it well, and needs like it that landed.

use std::sync::Arc;

use qiao_entity::{need::NeedStatus, noun::Noun};

use super::{
    super::{By, Candidate, Filter, Subject, Wants, find},
    Drafted,
};
use crate::{app::App, domain::page::Request, error::Error};

/// Who has so many points for words, in thousandths, may answer a need. See `docs/explanation.md` for how it was chosen.
const ANSWERS: u32 = 25_000;
/// Most that are told.
const SHOWN: usize = 5;

/// Achievements that may answer a need, the best first.
pub async fn answers(app: &App, drafted: &Drafted) -> Result<Vec<Candidate>, Error> {
    of_noun(app, &drafted.subject, Noun::Achievement, Filter::default(), None).await
}

/// Needs that landed and ask for the same, the most alike first: whoever supplied them has done it before.
pub async fn landed(app: &App, drafted: &Drafted) -> Result<Vec<Candidate>, Error> {
    let filter = Filter {
        statuses: vec![NeedStatus::Landed.code()],
        ..Filter::default()
    };
    of_noun(app, &drafted.subject, Noun::Need, filter, drafted.need).await
}

async fn of_noun(
    app: &App,
    subject: &Arc<Subject>,
    noun: Noun,
    filter: Filter,
    except: Option<i64>,
) -> Result<Vec<Candidate>, Error> {
    let page = Request {
        size: SHOWN + 1,
        ..Request::default()
    };
    let wants = Wants {
        by: By::Text,
        ..Wants::default()
    };
    let found = find(app, subject, &[noun], &filter, &page, wants).await?;
    let least = u64::from(ANSWERS) * u64::from(app.config.matching.words) / 100;
    let rows = found.page.rows.iter().map(|(_, candidate)| candidate);
    let suit = rows.filter(|candidate| u64::from(candidate.points) >= least && Some(candidate.id) != except);
    Ok(suit.take(SHOWN).cloned().collect())
}
