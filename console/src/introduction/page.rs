//! `/introductions/ID`: one introduction, with what its sides can decide.

use askama::Template;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{
    ask::{self, Introduction},
    deal::{Column, columns},
    line::class,
    terms::{self, Row},
};
use crate::{
    chain::{Chain, Here},
    code::{
        Code, IntroductionStatus, MoveReason, NeedStatus, Side, SlipBase, SlipEvent, SlipKind, SlipPayee, SlipPayer,
    },
    fault::Fault,
    fields::Fields,
    post::amount::UNITS,
    problem::Problems,
    thread::Talk,
    visit::Visit,
};

/// What a form sent and what came of it; of no form when the page is only looked at.
#[derive(Default)]
pub(super) struct Shown {
    form: &'static str,
    typed: Fields,
    problems: Problems,
    is_stale: bool,
}

impl Shown {
    /// A form with problems.
    pub(super) fn typed(form: &'static str, typed: Fields, problems: Problems) -> Self {
        Self {
            form,
            typed,
            problems,
            is_stale: false,
        }
    }

    /// A form that was sent for an earlier version.
    pub(super) fn stale(form: &'static str, typed: Fields) -> Self {
        Self {
            form,
            typed,
            problems: Problems::default(),
            is_stale: true,
        }
    }
}

/// A step, told.
struct Told {
    when: String,
    stamp: String,
    text: String,
    who: String,
    no: String,
}

type Choices = Vec<(&'static str, String)>;

#[derive(Template)]
#[template(path = "introduction/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    introduction: &'a Introduction,
    need: String,
    introduced: String,
    class: &'static str,
    columns: Vec<Column>,
    steps: Vec<Told>,
    shown: &'a Shown,
    /// What the form for terms holds.
    terms: Fields,
    rows: Vec<Row>,
    chain: Option<Chain>,
    /// What its sides write each other.
    talk: Option<Talk>,
}

impl Page<'_> {
    fn may(&self, act: &str) -> bool {
        self.introduction.may.iter().any(|allowed| allowed.value() == act)
    }

    /// What was typed into one of the forms.
    fn typed(&self, form: &str, name: &str) -> &str {
        if self.shown.form == form {
            self.shown.typed.get(name)
        } else {
            ""
        }
    }

    fn problems(&self, form: &str) -> Problems {
        if self.shown.form == form {
            self.shown.problems.clone()
        } else {
            Problems::default()
        }
    }

    /// Whether a form is to stand open.
    fn opens(&self, form: &str) -> bool {
        self.shown.form == form
    }

    /// The id of a field of a form: problems lead to the one that was sent.
    fn id_of(&self, form: &str, name: &str) -> String {
        if self.shown.form == form && !self.shown.problems.is_empty() {
            name.to_owned()
        } else {
            format!("{form}-{name}")
        }
    }

    fn need_class(&self) -> String {
        let need = self.introduction.need.as_ref();
        need.map(|need| crate::candidate::need_class(need.status))
            .unwrap_or_default()
    }

    /// Where the enterprise goes on with who accepted.
    fn engages(&self) -> Option<String> {
        let need = self.introduction.need.as_ref()?;
        let introduction = self.introduction.id.inner();
        let poster = need.organization.as_ref().map(|organization| &organization.id);
        let goes_on = self.introduction.status == IntroductionStatus::Accepted
            && matches!(
                need.status,
                NeedStatus::Published | NeedStatus::Matching | NeedStatus::Negotiating
            )
            && self.visit.me().writes_as(poster);
        goes_on.then(|| format!("/engagements/new?need={}&introduction={introduction}", need.id.inner()))
    }

    fn path(&self) -> String {
        format!("/introductions/{}", self.introduction.id.inner())
    }

    /// The version whose signature is awaited.
    fn offered(&self) -> Option<&Column> {
        self.columns.last().filter(|_| self.may("SIGN_SLIP"))
    }

    fn reasons(&self) -> Choices {
        choices::<MoveReason>(self.visit)
    }

    fn kinds(&self) -> Choices {
        choices::<SlipKind>(self.visit)
    }

    fn bases(&self) -> Choices {
        choices::<SlipBase>(self.visit)
    }

    /// Who may pay: the sides that sign.
    fn payers(&self) -> Choices {
        let mut payers = choices::<SlipPayer>(self.visit);
        payers.retain(|(value, _)| self.introduction.supplier.is_some() || *value == SlipPayer::Enterprise.value());
        payers
    }

    /// Who may earn: who takes part.
    fn payees(&self) -> Choices {
        let mut payees = choices::<SlipPayee>(self.visit);
        payees.retain(|(value, _)| {
            if *value == SlipPayee::Manager.value() {
                self.introduction.manager.is_some()
            } else {
                self.introduction.introduced_by == Side::Matchmaker
            }
        });
        payees
    }

    fn events(&self) -> Choices {
        choices::<SlipEvent>(self.visit)
    }

    fn units(&self) -> Choices {
        let units = UNITS.iter();
        units
            .map(|unit| (unit.name, self.visit.label_of("post-UNIT", unit.name)))
            .collect()
    }
}

fn choices<C: Code>(visit: &Visit) -> Choices {
    C::ALL.iter().map(|code| (code.value(), visit.label(code))).collect()
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn page(visit: &Visit, id: &str, shown: Shown) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let introduction = ask::ask(visit, id).await?;
    let status = match (shown.is_stale, shown.problems.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::OK,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let gone = || visit.t("introduction-gone");
    let named = introduction.manager.as_ref().map(|manager| &manager.name);
    let named = named.or(introduction.achievement.as_ref().map(|achievement| &achievement.name));
    // Who offers others begins with the last terms.
    let terms = if shown.form == "offer" {
        shown.typed.clone()
    } else {
        introduction.slips.last().map(terms::fields_of).unwrap_or_default()
    };
    let of_need = introduction.need.as_ref().map(|need| &need.id);
    let page = Page {
        visit,
        chain: Chain::of_some(visit, of_need, Here::Introduction(id)).await?,
        need: introduction
            .need
            .as_ref()
            .map_or_else(gone, |need| need.title.show().to_owned()),
        introduced: named.map_or_else(gone, |name| name.show().to_owned()),
        class: class(introduction.status),
        columns: columns(visit, &introduction),
        steps: told(visit, &introduction),
        rows: terms::rows(&terms),
        terms,
        talk: Talk::find(visit, id).await?,
        introduction: &introduction,
        shown: &shown,
    };
    visit.page_of(status, &page)
}

fn told(visit: &Visit, introduction: &Introduction) -> Vec<Told> {
    let steps = introduction.steps.iter().rev().map(|step| {
        let name = step.person.as_ref().and_then(|person| person.name.clone());
        let reason = step.reason.as_ref().map(|reason| visit.label(reason));
        let no: Vec<String> = [reason, step.sentence.clone()].into_iter().flatten().collect();
        let who = [Some(visit.label(&step.side)), name];
        Told {
            when: visit.moment(&step.at),
            stamp: step.at.to_rfc3339(),
            text: step.text.clone(),
            who: who.into_iter().flatten().collect::<Vec<_>>().join(" "),
            no: no.join(" · "),
        }
    });
    steps.collect()
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, Shown::default()).await
}
