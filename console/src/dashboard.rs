//! `/dashboard`: the numbers, each with its rows: whatever a figure counts opens as a list, filtered in its address.

mod ask;
mod chart;
mod filter;
mod funnel;
mod no;
mod rows;
mod sheet;
mod tile;

use askama::Template;
use poem::{Response, Route, get, handler};

use self::{
    ask::{Answered, Figures, ask},
    chart::Months,
    filter::Choice,
    funnel::Passage,
    no::Noes,
    rows::{Bars, Rows},
    tile::Tile,
};
use crate::{code::ManagerLoad, fault::Fault, list::export, visit::Visit};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    export::routes::<sheet::Charts>(route, "/dashboard").at("/dashboard", get(dashboard))
}

#[derive(Template)]
#[template(path = "dashboard/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    figures: &'a Figures,
    rows: Rows<'a>,
    choices: Vec<Choice>,
    months: Months,
    noes: Noes,
}

/// The page.
#[handler]
async fn dashboard(visit: Visit) -> Result<Response, Fault> {
    let answer = ask(&visit).await?;
    visit.page(&Page::of(&visit, &answer)?)
}

impl<'a> Page<'a> {
    fn of(visit: &'a Visit, answer: &'a Answered) -> Result<Self, Fault> {
        let rows = Rows::of(visit);
        Ok(Self {
            visit,
            choices: filter::choices(visit, answer),
            noes: Noes::of(visit, &rows, answer),
            months: Months::of(visit, &rows, &answer.statistics.needs.months)?,
            figures: &answer.statistics,
            rows,
        })
    }
}

impl Page<'_> {
    /// A list, filtered as the dashboard is.
    fn list(&self, list: &str) -> String {
        self.rows.list(list, &[])
    }

    /// Open needs.
    fn open(&self) -> String {
        self.rows.open_needs(&[])
    }

    /// Managers who can take on another engagement.
    fn with_room(&self) -> String {
        self.rows.list("/managers", &[("load", "FREE"), ("load", "PARTLY")])
    }

    /// Bars of technology fields.
    fn fields(&self) -> Bars {
        self.rows.bars("/needs", "field", None, &self.figures.needs.fields)
    }

    /// Bars of the stages of needs, in the order of a need's life.
    fn stages(&self) -> Bars {
        self.rows
            .bars("/needs", "status", Some("NeedStatus"), &self.figures.needs.statuses)
    }

    /// The way of needs from publication to landing.
    fn funnel(&self) -> Vec<Passage> {
        funnel::passages(self.visit, &self.rows, &self.figures.needs.funnel)
    }

    /// Bars of the kinds of needs.
    fn need_kinds(&self) -> Bars {
        self.rows
            .bars("/needs", "kind", Some("NeedKind"), &self.figures.needs.kinds)
    }

    /// The map of the provinces.
    fn tiles(&self) -> Vec<Tile> {
        tile::tiles(self.visit, &self.rows, &self.figures.needs.regions)
    }

    /// Regions that are on no map of the provinces.
    fn elsewhere(&self) -> Bars {
        let abroad: Vec<_> = self
            .figures
            .needs
            .regions
            .iter()
            .filter(|count| !tile::is_on_map(&count.value))
            .cloned()
            .collect();
        self.rows.bars("/needs", "region", None, &abroad)
    }

    /// Bars of the kinds of managers.
    fn manager_kinds(&self) -> Bars {
        self.rows
            .bars("/managers", "kind", Some("ManagerKind"), &self.figures.managers.kinds)
    }

    /// Bars of the loads of managers.
    fn loads(&self) -> Bars {
        self.rows
            .bars("/managers", "load", Some("ManagerLoad"), &self.figures.managers.loads)
    }

    /// Bars of the regions of managers.
    fn manager_regions(&self) -> Bars {
        self.rows
            .bars("/managers", "region", None, &self.figures.managers.regions)
    }

    /// Bars of the forms of achievements.
    fn forms(&self) -> Bars {
        self.rows.bars(
            "/achievements",
            "form",
            Some("AchievementForm"),
            &self.figures.achievements.forms,
        )
    }

    /// Bars of the readiness of achievements.
    fn trls(&self) -> Bars {
        self.rows.levels(&self.figures.achievements.trls)
    }

    /// Bars of fields in which nobody answers.
    fn unanswered(&self) -> Bars {
        self.rows.open("field", &self.figures.matching.unanswered_fields)
    }

    /// The share of open needs with a strong candidate, in whole percent.
    fn share(&self) -> Option<String> {
        let share = self.figures.matching.quality.share?;
        Some(format!("{:.0}%", share * 100.0))
    }

    /// Managers who can take on another engagement.
    fn free(&self) -> i32 {
        use crate::code::Code as _;
        let loads = self.figures.managers.loads.iter();
        loads
            .filter(|count| count.value != ManagerLoad::Full.value())
            .map(|count| count.count)
            .sum()
    }
}
