//! `/…/ID/agreement`: asking the owner of a record for what stands under agreement, and how that stands.

mod request;

use chrono::{DateTime, Utc};
use poem::{Route, get};

use crate::{
    code::{AgreementStatus, Code, Level},
    schema,
    visit::Visit,
};

/// Its addresses.
pub(super) fn routes(route: Route) -> Route {
    let mut route = route;
    for noun in ["managers", "organizations", "achievements"] {
        let path = format!("/{noun}/:id/agreement");
        route = route.at(path, get(request::form).post(request::send));
    }
    route
}

/// The agreements that the visitor asked for.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Viewer")]
pub(super) struct Asked {
    #[arguments(first: 50)]
    agreements: Agreements,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AgreementConnection")]
struct Agreements {
    nodes: Vec<Agreement>,
}

/// An agreement, from the side of who asked.
#[derive(cynic::QueryFragment)]
pub(super) struct Agreement {
    record: Option<Record>,
    pub(super) status: AgreementStatus,
    pub(super) requested_at: DateTime<Utc>,
    pub(super) expires_at: Option<DateTime<Utc>>,
    pub(super) sentence: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Node")]
struct Record {
    id: cynic::Id,
}

impl Asked {
    /// The last one about a record: they come with the newest first.
    pub(super) fn about(&self, id: &str) -> Option<&Agreement> {
        let mut about = self.agreements.nodes.iter();
        about.find(|agreement| agreement.record.as_ref().is_some_and(|record| record.id.inner() == id))
    }
}

impl Agreement {
    /// The class of the badge that says how it stands.
    pub(super) fn class(&self) -> &'static str {
        match self.status {
            AgreementStatus::Granted => "good",
            AgreementStatus::Requested => "info",
            AgreementStatus::Refused => "bad",
            AgreementStatus::Withdrawn | AgreementStatus::Expired => "",
        }
    }

    /// Whether another one may be asked for.
    pub(super) fn is_over(&self) -> bool {
        !matches!(self.status, AgreementStatus::Requested | AgreementStatus::Granted)
    }
}

/// What leads to the parts of a record that are withheld.
pub(super) struct Door<'a> {
    /// Where an agreement is asked for.
    pub(super) to: String,
    /// The visitor's last agreement about the record.
    pub(super) agreement: Option<&'a Agreement>,
    is_known: bool,
    log_in: String,
}

/// What stands in place of a part that is withheld.
pub(super) struct Veil {
    /// Who may read it.
    pub(super) text: String,
    /// Where to go for it, and what the link says.
    pub(super) link: Option<(String, String)>,
}

impl<'a> Door<'a> {
    /// The door to a record of a noun, such as `managers`.
    pub(super) fn of(visit: &Visit, noun: &str, id: &str, asked: &'a Asked) -> Self {
        Self {
            to: format!("/{noun}/{id}/agreement"),
            agreement: asked.about(id),
            is_known: visit.me().is_known(),
            log_in: visit.log_in(),
        }
    }

    /// What stands in place of a part of a level.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    pub(super) fn veil(&self, visit: &Visit, level: &Level) -> Veil {
        let waits = self.agreement.filter(|agreement| !agreement.is_over());
        let link = match (waits, self.is_known) {
            (_, false) => Some((self.log_in.clone(), visit.t("frame-log-in"))),
            (Some(_), true) => Some((self.to.clone(), visit.t("profile-agreement-see"))),
            (None, true) if *level == Level::Agreement => Some((self.to.clone(), visit.t("profile-agreement-ask"))),
            (None, true) => None,
        };
        Veil {
            text: visit.t(&format!("profile-veil-{}", level.value())),
            link,
        }
    }
}
