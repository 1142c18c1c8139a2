//! `/managers/new`, `/managers/ID/edit`.

mod document;

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, web::Path};

use self::document::{Manager, ManagerInput, ManagerLevelsInput, Question, Wanted};
use super::{
    Form, back, level,
    record::{Done, Sheet, Written},
    reference::Lists,
    turn,
    writing::pages,
};
use crate::{
    code::{Code, Level, ManagerKind, Status},
    fault::Fault,
    fields::Fields,
    profile::tongue::OFFERED,
    visit::Visit,
};

impl Written for Manager {
    const PATH: &'static str = "managers";
    const INPUT: &'static str = "manager";
    const LISTS: &'static [&'static str] = &["works"];
    const WHOLE: &'static [&'static str] = &["fields", "activities", "competences", "languages"];
    type Input = ManagerInput;

    async fn stored(visit: &Visit, id: &str) -> Result<Option<Self>, Fault> {
        let id = cynic::Id::new(id);
        Ok(visit.ask(Question::build(Wanted { id })).await?.manager)
    }

    fn version(&self) -> i32 {
        self.version
    }

    fn status(&self) -> Status {
        self.status
    }

    fn may_write(&self, visit: &Visit) -> bool {
        visit.may_write_manager(self.id.inner()) && self.withheld.is_empty()
    }

    fn may_make(visit: &Visit) -> bool {
        visit.may_make_manager()
    }

    fn is_kept(visit: &Visit) -> bool {
        visit.keeps_registry()
    }

    fn begin(visit: &Visit, form: &mut Form) {
        form.put("status", Status::Draft.value());
        form.put("kind", ManagerKind::Discoverer.value());
        form.put_all("languages", [visit.language().code()].into_iter());
        form.put("capacity", "3");
        form.put("load", "0");
        level::put(form, "contact", Level::Registered);
    }

    fn fill(&self, form: &mut Form, lists: &Lists) {
        form.put_if("externalKey", self.external_key.as_ref());
        form.put("kind", self.kind.value());
        form.put_prose("name", Some(&self.name));
        let region = self.region.as_ref().map(|place| place.code.as_str());
        form.put("region", lists.region_name(region));
        form.put_all("fields", self.fields.iter().map(|field| field.code.as_str()));
        form.put_all("activities", self.activities.iter().map(|code| code.value()));
        form.put_all("competences", self.competences.iter().map(|code| code.value()));
        form.put_all("languages", self.languages.iter().map(String::as_str));
        form.put_prose("headline", self.headline.as_ref());
        form.put_prose("biography", self.biography.as_ref());
        form.put_works(self.works.as_deref().unwrap_or_default());
        form.put_if("capacity", self.capacity);
        form.put_if("load", self.load);
        form.put_if("contact", self.contact.as_ref());
        level::put(form, "contact", self.levels.contact);
        level::put(form, "biography", self.levels.biography);
        level::put(form, "works", self.levels.works);
        level::put(form, "load", self.levels.load);
    }

    async fn read(visit: &Visit, form: &mut Form, lists: &Lists) -> Result<Option<ManagerInput>, Fault> {
        let kind = form.code(visit, "kind");
        let works = form.works(visit);
        let (capacity, load) = (form.number(visit, "capacity"), form.number(visit, "load"));
        Ok(kind.map(|kind| ManagerInput {
            external_key: form.fields.text("externalKey"),
            kind,
            status: form.code_if("status").unwrap_or(Status::Draft),
            name: form.prose("name"),
            region: lists.region(form.get("region")),
            fields: form.fields.all("fields"),
            activities: form.codes("activities"),
            competences: form.codes("competences"),
            languages: form.fields.all("languages"),
            headline: form.prose("headline"),
            biography: form.prose("biography"),
            works,
            capacity: capacity.unwrap_or(0),
            load: load.unwrap_or(0),
            contact: form.fields.text("contact"),
            levels: Some(ManagerLevelsInput {
                contact: level::of(form, "contact", Level::Registered),
                biography: level::of(form, "biography", Level::Public),
                works: level::of(form, "works", Level::Public),
                load: level::of(form, "load", Level::Public),
            }),
        }))
    }

    async fn create(visit: &Visit, manager: ManagerInput, key: String) -> Result<Done<Self>, Fault> {
        document::create(visit, manager, key).await
    }

    async fn update(visit: &Visit, id: &str, version: i32, manager: ManagerInput) -> Result<Done<Self>, Fault> {
        document::update(visit, id, version, manager).await
    }

    fn page(sheet: &Sheet<'_>) -> Result<Response, Fault> {
        let Sheet { visit, lists, form, id } = *sheet;
        visit.page(&Page { visit, lists, form, id })
    }
}

#[derive(Template)]
#[template(path = "profile/edit/manager.html")]
struct Page<'a> {
    visit: &'a Visit,
    lists: &'a Lists,
    form: &'a Form,
    id: Option<&'a str>,
}

impl Page<'_> {
    /// Where the form leads back to.
    fn back(&self) -> String {
        back("/managers", self.id)
    }

    /// The three kinds, with what each does.
    fn kinds(&self) -> Vec<(&'static str, String, String)> {
        let kinds = ManagerKind::ALL.iter();
        let kinds = kinds.map(|kind| {
            let hint = self.visit.label_of("profile-kind", kind.value());
            (kind.value(), self.visit.label(kind), hint)
        });
        kinds.collect()
    }

    /// Languages to choose from: those offered, and those that the profile names besides.
    fn languages(&self) -> Vec<(String, String)> {
        let named = self.form.fields.all("languages").into_iter();
        let others = named.filter(|code| !OFFERED.contains(&code.as_str()));
        let codes = OFFERED.iter().map(|code| (*code).to_owned()).chain(others);
        codes.map(|code| (code.clone(), self.visit.tongue(&code))).collect()
    }
}

pages!(Manager);
