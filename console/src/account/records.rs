//! `/account/access`: who read which parts of my records that stand under agreement.

use askama::Template;
use poem::{Response, handler};

use super::{
    Part, governed,
    holding::{self, Access, Held, Holdings, RECORDS},
    mine,
};
use crate::{
    code::Noun,
    fault::Fault,
    list::{
        export::{Batch, Listing},
        turn::Turn,
    },
    visit::Visit,
};

#[derive(Template)]
#[template(path = "account/records.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    holdings: Holdings,
    most: i32,
}

impl Page<'_> {
    fn read(&self) -> Vec<&Held> {
        read(&self.holdings)
    }
}

/// The records of which somebody read something, with how often.
fn read(holdings: &Holdings) -> Vec<&Held> {
    let records = holdings.records.iter();
    records.filter(|held| held.reads.total_count > 0).collect()
}

/// What the parts are called that somebody read.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
pub(super) fn parts(visit: &Visit, noun: &Noun, access: &Access) -> String {
    let code = match noun {
        Noun::Need => "NeedPart",
        Noun::Achievement => "AchievementPart",
        Noun::Manager => "ManagerPart",
        Noun::Organization => "OrganizationPart",
    };
    let names = access.parts.iter().map(|part| match part.as_str() {
        "MATCHING" => visit.t("account-read-in-matching"),
        "MOVES" => visit.t("account-read-moves"),
        "MESSAGES" => visit.t("thread-read-messages"),
        "FILES" => visit.t("thread-read-files"),
        part => visit.label_of(code, part),
    });
    names.collect::<Vec<_>>().join(&visit.t("account-comma"))
}

/// Who read, as far as it can be called by a name.
pub(super) fn reader(access: &Access) -> &str {
    let name = access.account.as_ref().and_then(|account| account.name.as_deref());
    name.unwrap_or(&access.actor)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    let account = mine(&visit)?;
    let holdings = holding::find(&visit, account).await?;
    visit.page(&Page {
        visit: &visit,
        part: Part::Access,
        holdings,
        most: RECORDS,
    })
}

/// The reads of all records that the page has, record by record.
pub(super) struct AllReads;

impl Listing for AllReads {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        mine(visit)?;
        Ok(Self)
    }

    fn title(&self) -> &'static str {
        "account-access-title"
    }

    fn columns(&self) -> Vec<&'static str> {
        governed::COLUMNS.to_vec()
    }

    async fn batch(&self, visit: &Visit, _: Turn) -> Result<Batch, Fault> {
        let holdings = holding::find(visit, mine(visit)?).await?;
        let mut all = Batch::whole([]);
        for held in read(&holdings) {
            let mut after = None;
            loop {
                let batch = governed::batch(visit, &held.id, Turn::behind(Self::AT_ONCE, after)).await?;
                all.rows.extend(batch.rows);
                after = batch.after;
                if after.is_none() || all.rows.len() > Self::MOST {
                    break;
                }
            }
        }
        all.total = Some(
            read(&holdings)
                .iter()
                .map(|held| i64::from(held.reads.total_count))
                .sum(),
        );
        Ok(all)
    }
}
