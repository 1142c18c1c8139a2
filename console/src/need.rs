//! `/needs/ID`: a need, its candidates, its near-duplicates.

mod advice;
mod agreement;
mod agreements;
mod ask;
mod choice;
mod deciding;
mod filter;
mod list;
mod moving;
mod record;
mod sheet;
mod step;
mod term;
mod text;
mod way;
mod whynot;

use askama::Template;
use poem::{Response, Route, get, handler, post, web::Path};

pub(crate) use self::agreement::{Block, blocks};
use self::{
    ask::{OwnAgreement, Shown},
    filter::Asked,
    list::{Listed, Tab},
    record::Need,
    term::{Fact, Measure, Part},
    text::Texts,
    way::{Deeds, Station, Told},
    whynot::Found,
};
use crate::{
    candidate::Face,
    chain::{Chain, Here},
    code::{AgreementStatus, Level, MatchBy, NeedKind, NeedPart, NeedStatus},
    fault::Fault,
    list::export,
    note::Notebook,
    shortlist::Listing,
    visit::Visit,
};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    let route = export::routes::<sheet::Candidates>(step::routes(route), "/needs/:id/candidates");
    let route = export::routes::<agreements::OfNeed>(route, "/needs/:id/agreements");
    route
        .at("/needs/:id", get(show))
        .at("/needs/:id/advice", get(advice::show))
        .at("/needs/:id/agreement", get(agreement::form).post(agreement::ask))
        .at("/needs/:id/agreement/withdraw", post(agreement::withdraw))
        .at("/needs/:id/agreements", get(agreements::show).post(agreements::decide))
}

#[derive(Template)]
#[template(path = "need/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    need: &'a Need,
    title: &'a str,
    status_class: String,
    stations: Vec<Station>,
    texts: Texts,
    measures: Vec<Measure>,
    subjects: Vec<Fact>,
    terms: Vec<Fact>,
    parts: Vec<Part>,
    moves: Vec<Told>,
    /// Why it came back, while it is a draft again.
    given_back: Option<Told>,
    deeds: Deeds,
    /// Whether the visitor writes for who posted the need.
    is_own: bool,
    agreement: Option<OwnAgreement>,
    asked: Asked,
    listed: Option<Listed>,
    found: Found,
    alike: Vec<(String, Face)>,
    /// The candidates that the visitor keeps; none for who keeps no list.
    shortlist: Option<Listing>,
    /// The visitor's notes; none for who writes none.
    notes: Option<Notebook>,
    /// Where an engagement is begun.
    begins: Option<String>,
    /// Whether there is something to compare, sign or write.
    /// What was asked of candidates.
    shown: &'a Shown,
    translates: bool,
    /// What came of it, for who takes part.
    chain: Option<Chain>,
}

impl Page<'_> {
    /// Whether the visitor does not read a part.
    fn veils(&self, part: NeedPart) -> bool {
        self.need.withheld.contains(&part)
    }

    /// Whether an agreement would show more, and none is on its way.
    fn may_ask(&self) -> bool {
        let waits = self
            .agreement
            .as_ref()
            .is_some_and(|agreement| matches!(agreement.status, AgreementStatus::Requested | AgreementStatus::Granted));
        let veiled = |part: &NeedPart| self.need.levels.of(*part) == Level::Agreement;
        !waits && self.need.withheld.iter().any(veiled)
    }

    /// Whether logging in would show more.
    fn may_log_in(&self) -> bool {
        !self.visit.me().is_known() && !self.need.withheld.is_empty()
    }

    /// Whether others than the poster may know of it.
    fn is_shown(&self) -> bool {
        !matches!(
            self.need.status,
            NeedStatus::Draft | NeedStatus::Submitted | NeedStatus::Withdrawn
        )
    }

    /// Whether the visitor could propose something here, as far as is known; the service decides. A challenge has its own page.
    fn may_propose(&self) -> bool {
        let open = matches!(
            self.need.status,
            NeedStatus::Published | NeedStatus::Matching | NeedStatus::Negotiating
        );
        let me = self.visit.me();
        let manager = me.account.as_ref().is_some_and(|account| account.manager.is_some());
        open && self.need.kind != NeedKind::OpenChallenge && (manager || me.writes_for().next().is_some())
    }

    /// Whether the visitor may bring this need together with candidates: a matchmaker where it keeps a shortlist. The API decides in
    /// the end.
    fn may_introduce(&self) -> bool {
        let me = self.visit.me();
        let is_open = matches!(
            self.need.status,
            NeedStatus::Published | NeedStatus::Matching | NeedStatus::Negotiating
        );
        is_open && self.asked.tab != Tab::Organizations && (self.is_own || me.may.introduce && self.shortlist.is_some())
    }

    fn path(&self) -> String {
        format!("/needs/{}", self.need.id.inner())
    }

    /// This page as it is, at a part.
    fn own(&self, part: &str) -> String {
        format!("{}#{part}", self.visit.address().whole())
    }

    /// The tabs of candidates, each with its address and how many there are.
    fn tabs(&self) -> [(Tab, String, Option<i32>); 3] {
        Tab::ALL.map(|tab| {
            let to = format!("{}?tab={}#candidates", self.path(), tab.name());
            (tab, to, list::total(self.shown, tab))
        })
    }
}

/// The page.
#[handler]
async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let asked = Asked::of(visit.address());
    let ask::Found {
        need,
        shown,
        agreement,
        kept,
    } = ask::ask(&visit, &id, &asked).await?;
    let shortlist = kept.as_ref().and_then(|kept| kept.shortlist.as_ref());
    let notes = kept.as_ref().and_then(|kept| kept.notes.as_ref());
    let found = whynot::find(&visit, &id, &asked).await?;
    let need = &need;
    visit.page(&Page {
        visit: &visit,
        chain: way_of(&visit, need).await?,
        need,
        title: need.title.text.as_deref().unwrap_or_default(),
        status_class: way::class(need),
        stations: way::stations(&visit, need),
        texts: Texts::of(&visit, need),
        measures: term::measures(&visit, need),
        subjects: term::subjects(&visit, need),
        terms: term::terms(&visit, need),
        parts: term::parts(&visit, need),
        given_back: way::given_back(&visit, need),
        moves: way::moves(&visit, need),
        deeds: Deeds::of(&visit, need),
        is_own: way::writes(&visit, need),
        agreement,
        listed: Listed::of(&visit, &shown, &asked),
        shown: &shown,
        asked,
        found,
        alike: alike(&visit, need),
        shortlist: shortlist.map(|list| Listing::of(&visit, list)),
        notes: notes.map(|notes| Notebook::of(&visit, notes)),
        begins: begins(&visit, need),
        translates: need.translations.as_ref().is_some_and(|versions| {
            let is_manager = visit
                .me()
                .account
                .as_ref()
                .is_some_and(|account| account.manager.is_some());
            !versions.is_empty() || is_manager
        }),
    })
}

/// The way of the need, for who has logged in.
async fn way_of(visit: &Visit, need: &Need) -> Result<Option<Chain>, Fault> {
    if !visit.me().is_known() {
        return Ok(None);
    }
    Chain::of(visit, need.id.inner(), Here::Need).await
}

/// Where an engagement of the need is begun: for whom posted it, while it is open.
fn begins(visit: &Visit, need: &Need) -> Option<String> {
    let is_open = matches!(
        need.status,
        NeedStatus::Published | NeedStatus::Matching | NeedStatus::Negotiating
    );
    let to = format!("/engagements/new?need={}", need.id.inner());
    (is_open && way::writes(visit, need)).then_some(to)
}

/// The needs that say nearly the same, with how nearly.
fn alike(visit: &Visit, need: &Need) -> Vec<(String, Face)> {
    use crate::candidate::Faced as _;
    let known = need
        .near_duplicates
        .iter()
        .filter_map(|near| Some((near.similarity, near.need.as_ref()?)));
    let alike = known.map(|(similarity, need)| (format!("{:.0}%", similarity * 100.0), need.face(visit)));
    alike.collect()
}
