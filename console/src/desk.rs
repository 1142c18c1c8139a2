//! `/desk`: what a manager does today.

mod ask;
mod enterprise;

use askama::Template;
use poem::{Response, Route, get, handler};

use self::ask::{Agreement, Asked, Manager};
use crate::{
    candidate::{self, Candidate, Key},
    code::{AgreementStatus, Code, NeedKind},
    engagement::{self, DueRow},
    fault::Fault,
    introduction::line::Line,
    list::{names::Names, turn::Pages},
    profile::completeness::Complete,
    visit::Visit,
    waiting::{Waiting, has_desk},
};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route.at("/desk", get(show))
}

/// An agreement, as an entry.
struct Agreed {
    /// Its record; nothing where the manager may not know of it any more.
    to: String,
    title: String,
    purpose: String,
    class: &'static str,
    status: String,
    /// Since when, and until when it holds.
    when: String,
    until: String,
}

#[derive(Template)]
#[template(path = "desk/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    manager: &'a Manager,
    path: String,
    needs: Vec<Candidate>,
    keys: Vec<Key>,
    pages: Pages,
    fields: Vec<(String, String)>,
    regions: Vec<(String, String)>,
    /// What the manager asked for, and what others asked of the manager.
    asked: Vec<Agreed>,
    received: Vec<Agreed>,
    complete: Option<Complete>,
    /// What waits in engagements.
    due: Vec<DueRow>,
    introductions: Vec<Line>,
    introduced: i32,
    waiting: Waiting,
}

impl Page<'_> {
    fn given(&self, name: &str) -> &str {
        self.visit.address().get(name).unwrap_or_default()
    }

    fn kinds(&self) -> Vec<(&'static str, String)> {
        let kinds = NeedKind::ALL.iter();
        kinds.map(|kind| (kind.value(), self.visit.label(kind))).collect()
    }

    fn is_filtered(&self) -> bool {
        ["field", "region", "kind"]
            .iter()
            .any(|name| self.visit.address().get(name).is_some())
    }

    /// Engagements now and at once, and the width of a bar.
    fn load(&self) -> Option<(i32, i32, String)> {
        let (load, capacity) = self.manager.load.zip(self.manager.capacity)?;
        let share = if capacity > 0 {
            (load * 100 / capacity).min(100)
        } else {
            100
        };
        Some((load, capacity, format!("{share}%")))
    }
}

#[derive(Template)]
#[template(path = "desk/nobody.html")]
struct Nobody<'a> {
    visit: &'a Visit,
}

/// The page.
#[handler]
async fn show(visit: Visit) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let account = visit.me().account.as_ref();
    if account.is_none_or(|account| account.manager.is_none()) {
        if has_desk(&visit) {
            return enterprise::page(&visit).await;
        }
        return visit.page(&Nobody { visit: &visit });
    }
    let address = visit.address();
    let names = Names::of(&visit, address).await?;
    let asked = Asked::of(&visit)?;
    let (viewer, introductions) = ask::ask(&visit, asked).await?;
    let Some(manager) = &viewer.manager else {
        return visit.page(&Nobody { visit: &visit });
    };
    let open = &manager.open_needs;
    let pages = Pages::of(address, &open.page_info, open.edges.len(), open.total_count.into());
    let path = format!("/managers/{}", manager.id.inner());
    let received = manager.agreements.iter().flat_map(|agreements| &agreements.nodes);
    visit.page(&Page {
        introductions: Line::all(&visit, &introductions.nodes),
        introduced: introductions.total_count,
        // Bars of a later page compare with the best of the first one.
        needs: candidate::list(&visit, &open.edges, pages.from, viewer.best()),
        keys: candidate::keys(&visit, open.edges.iter().flat_map(|edge| &edge.reasons)),
        pages,
        fields: names
            .fields
            .iter()
            .map(|field| (field.code.clone(), field.name.show().to_owned()))
            .collect(),
        regions: names.provinces,
        asked: viewer
            .agreements
            .nodes
            .iter()
            .map(|agreement| agreed(&visit, agreement))
            .collect(),
        received: received.map(|agreement| agreed(&visit, agreement)).collect(),
        complete: manager
            .completeness
            .as_ref()
            .map(|answer| Complete::of(&visit, answer, &path)),
        due: engagement::due(&visit).await?,
        waiting: Waiting::of(&visit).await?,
        path,
        manager,
        visit: &visit,
    })
}

fn agreed(visit: &Visit, agreement: &Agreement) -> Agreed {
    let (to, title) = match &agreement.record {
        Some(record) => record.link(),
        None => (String::new(), visit.t("desk-record-gone")),
    };
    Agreed {
        to,
        title,
        purpose: agreement.purpose.clone(),
        class: match agreement.status {
            AgreementStatus::Granted => "good",
            AgreementStatus::Requested => "info",
            AgreementStatus::Refused => "bad",
            AgreementStatus::Withdrawn | AgreementStatus::Expired => "",
        },
        status: visit.label(&agreement.status),
        when: visit.day(&agreement.requested_at),
        until: agreement
            .expires_at
            .as_ref()
            .filter(|_| agreement.status == AgreementStatus::Granted)
            .map(|until| visit.day(until))
            .unwrap_or_default(),
    }
}
