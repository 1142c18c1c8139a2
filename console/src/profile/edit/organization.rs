//! `/organizations/new`, `/organizations/ID/edit`.

mod document;

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, web::Path};

use self::document::{Organization, OrganizationInput, OrganizationLevelsInput, Question, Wanted};
use super::{
    Form, back, level,
    record::{Done, Sheet, Written},
    reference::Lists,
    turn,
    writing::pages,
};
use crate::{
    code::{Code, Level, OrganizationKind, Status},
    fault::Fault,
    fields::Fields,
    visit::Visit,
};

impl Written for Organization {
    const PATH: &'static str = "organizations";
    const INPUT: &'static str = "organization";
    const LISTS: &'static [&'static str] = &[];
    const WHOLE: &'static [&'static str] = &["fields", "aliases", "tags"];
    type Input = OrganizationInput;

    async fn stored(visit: &Visit, id: &str) -> Result<Option<Self>, Fault> {
        let id = cynic::Id::new(id);
        Ok(visit.ask(Question::build(Wanted { id })).await?.organization)
    }

    fn version(&self) -> i32 {
        self.version
    }

    fn status(&self) -> Status {
        self.status
    }

    fn may_write(&self, visit: &Visit) -> bool {
        visit.may_write_organization(self.id.inner()) && self.withheld.is_empty()
    }

    fn may_make(visit: &Visit) -> bool {
        visit.me().may.write
    }

    fn is_kept(visit: &Visit) -> bool {
        visit.keeps_registry()
    }

    fn begin(_: &Visit, form: &mut Form) {
        form.put("status", Status::Draft.value());
        form.put("kind", OrganizationKind::Enterprise.value());
        level::put(form, "contact", Level::Registered);
    }

    fn fill(&self, form: &mut Form, lists: &Lists) {
        form.put_if("externalKey", self.external_key.as_ref());
        form.put("kind", self.kind.value());
        form.put_prose("name", Some(&self.name));
        form.put("aliases", self.aliases.join("\n"));
        form.put_if("legalNature", self.legal_nature.map(Code::value));
        let region = self.region.as_ref().map(|place| place.code.as_str());
        form.put("region", lists.region_name(region));
        form.put_if("website", self.website.as_ref());
        form.put_prose("profile", self.profile.as_ref());
        form.put_all("fields", self.fields.iter().map(|field| field.code.as_str()));
        form.put("tags", self.tags.join("\n"));
        form.put_if("contact", self.contact.as_ref());
        level::put(form, "contact", self.levels.contact);
        level::put(form, "profile", self.levels.profile);
    }

    async fn read(visit: &Visit, form: &mut Form, lists: &Lists) -> Result<Option<OrganizationInput>, Fault> {
        let kind = form.code(visit, "kind");
        Ok(kind.map(|kind| OrganizationInput {
            external_key: form.fields.text("externalKey"),
            kind,
            status: form.code_if("status").unwrap_or(Status::Draft),
            name: form.prose("name"),
            aliases: form.lines("aliases"),
            legal_nature: form.code_if("legalNature"),
            region: lists.region(form.get("region")),
            website: form.fields.text("website"),
            profile: form.prose("profile"),
            fields: form.fields.all("fields"),
            tags: form.words("tags"),
            contact: form.fields.text("contact"),
            levels: Some(OrganizationLevelsInput {
                contact: level::of(form, "contact", Level::Registered),
                profile: level::of(form, "profile", Level::Public),
            }),
        }))
    }

    async fn create(visit: &Visit, organization: OrganizationInput, key: String) -> Result<Done<Self>, Fault> {
        document::create(visit, organization, key).await
    }

    async fn update(
        visit: &Visit,
        id: &str,
        version: i32,
        organization: OrganizationInput,
    ) -> Result<Done<Self>, Fault> {
        document::update(visit, id, version, organization).await
    }

    fn page(sheet: &Sheet<'_>) -> Result<Response, Fault> {
        let Sheet { visit, lists, form, id } = *sheet;
        visit.page(&Page { visit, lists, form, id })
    }
}

#[derive(Template)]
#[template(path = "profile/edit/organization.html")]
struct Page<'a> {
    visit: &'a Visit,
    lists: &'a Lists,
    form: &'a Form,
    id: Option<&'a str>,
}

impl Page<'_> {
    /// Where the form leads back to.
    fn back(&self) -> String {
        back("/organizations", self.id)
    }
}

pages!(Organization);
