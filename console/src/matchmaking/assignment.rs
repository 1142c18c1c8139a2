//! `/matchmaking/assignment?need=need_1&need=…`: who is to work which of the chosen needs.
//!
//! Parameters: `need*`; `managers` (1–6 for each need), `managers_of_need_1` (for one need alone); `most` (needs of one
//! manager); `aim` = `FIT`, `SHARE`; `every`; `least` (percent); of managers `kind`, `field`, `region`, `free`; `without*`:
//! managers who are left out; `declined`: pairs of which one side said no may come back.

mod ask;
mod plan;
mod rules;
mod sheet;

use askama::Template;
use poem::{Response, handler};

use self::{plan::Plan, rules::Rules};
use super::{admit, waiting::upper};
use crate::{
    address::is_ours,
    code::{AssignmentAim, Code, ManagerKind},
    fault::Fault,
    fields::Fields,
    list::{
        export::{Batch, Listing},
        names::Names,
        turn::Turn,
    },
    shortlist::{self, Added},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "matchmaking/assignment.html")]
struct Page<'a> {
    visit: &'a Visit,
    rules: Rules,
    plan: Option<Plan>,
    fields: Vec<(String, String)>,
    regions: Vec<(String, String)>,
}

impl Page<'_> {
    fn aims(&self) -> Vec<(&'static str, String)> {
        options::<AssignmentAim>(self.visit)
    }

    fn kinds(&self) -> Vec<(&'static str, String)> {
        options::<ManagerKind>(self.visit)
    }

    fn given(&self, name: &str) -> &str {
        self.visit.address().get(name).unwrap_or_default()
    }

    /// The list of waiting needs, with those chosen so far.
    fn choose_more(&self) -> String {
        let chosen = self.rules.needs.iter().map(|id| format!("need={id}"));
        format!("/matchmaking?{}#waiting", chosen.collect::<Vec<_>>().join("&"))
    }
}

fn options<C: Code>(visit: &Visit) -> Vec<(&'static str, String)> {
    C::ALL.iter().map(|code| (code.value(), visit.label(code))).collect()
}

async fn plan(visit: &Visit, rules: &Rules) -> Result<Option<Plan>, Fault> {
    if rules.needs.is_empty() {
        return Ok(None);
    }
    let answer = ask::ask(visit, rules).await?;
    Ok(Some(Plan::of(visit, &answer, rules)))
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    admit(&visit)?;
    let rules = Rules::of(visit.address());
    let names = Names::of(&visit, visit.address()).await?;
    let plan = plan(&visit, &rules).await?;
    visit.page(&Page {
        visit: &visit,
        fields: upper(&names),
        regions: names.provinces,
        rules,
        plan,
    })
}

/// The same table as files.
pub(super) struct Wanted(Rules);

impl Listing for Wanted {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        admit(visit).map(|()| Self(Rules::of(visit.address())))
    }

    fn title(&self) -> &'static str {
        "assignment-title"
    }

    fn columns(&self) -> Vec<&'static str> {
        sheet::COLUMNS.to_vec()
    }

    async fn batch(&self, visit: &Visit, _: Turn) -> Result<Batch, Fault> {
        let plan = plan(visit, &self.0).await?.ok_or(Fault::NotFound)?;
        Ok(Batch::whole(sheet::rows(&plan)))
    }
}

#[derive(Template)]
#[template(path = "matchmaking/accepted.html")]
struct Accepted<'a> {
    visit: &'a Visit,
    back: String,
    /// How many needs got their managers.
    done: usize,
    /// What was refused: address of the need, and why.
    refused: Vec<(String, String)>,
}

/// Puts the managers picked (`need_1 manager_2`) on their needs' shortlists.
#[handler]
pub(super) async fn accept(visit: Visit, typed: Fields) -> Result<Response, Fault> {
    admit(&visit)?;
    let back = typed.text("back").filter(|back| is_ours(back));
    let mut page = Accepted {
        visit: &visit,
        back: back.unwrap_or_else(|| "/matchmaking".to_owned()),
        done: 0,
        refused: Vec::new(),
    };
    for (need, managers) in rules::picks(&typed.all("pick")) {
        match shortlist::add(&visit, &need, &managers).await {
            Ok(Added::Done) => page.done += 1,
            Ok(Added::Refused(messages)) => page.refused.push((need, messages.join(" "))),
            // One need must not keep the others from their managers.
            Err(fault @ (Fault::NotFound | Fault::Forbidden)) => {
                let say = if fault == Fault::NotFound {
                    visit.t("assignment-need-gone")
                } else {
                    visit.t("assignment-need-foreign")
                };
                page.refused.push((need, say));
            }
            Err(fault) => return Err(fault),
        }
    }
    if page.refused.is_empty() && page.done > 0 {
        return Ok(visit.go_and_say(&page.back, "notice-assignment-accepted"));
    }
    visit.page_of(poem::http::StatusCode::UNPROCESSABLE_ENTITY, &page)
}
