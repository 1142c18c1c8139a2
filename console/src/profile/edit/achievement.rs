//! `/achievements/new`, `/achievements/ID/edit`.

mod document;

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, web::Path};

use self::document::{Achievement, AchievementInput, AchievementLevelsInput, Question, Wanted};
use super::{
    Form, back, level,
    record::{Done, Sheet, Written},
    reference::{Lists, put, record},
    turn,
    writing::pages,
};
use crate::{
    code::{Code, Empowerment, FirstOfKind, Level, Noun, Status},
    fault::Fault,
    fields::Fields,
    visit::Visit,
};

impl Written for Achievement {
    const PATH: &'static str = "achievements";
    const INPUT: &'static str = "achievement";
    const LISTS: &'static [&'static str] = &["managers", "indicators", "ipRights"];
    const WHOLE: &'static [&'static str] = &["fields", "forms", "modes", "keywords", "finders"];
    type Input = AchievementInput;

    async fn stored(visit: &Visit, id: &str) -> Result<Option<Self>, Fault> {
        let id = cynic::Id::new(id);
        Ok(visit.ask(Question::build(Wanted { id })).await?.achievement)
    }

    fn version(&self) -> i32 {
        self.version
    }

    fn status(&self) -> Status {
        self.status
    }

    fn may_write(&self, visit: &Visit) -> bool {
        let owner = self.organization.as_ref();
        owner.is_some_and(|owner| visit.may_write_achievements(owner.id.inner())) && self.withheld.is_empty()
    }

    fn may_make(visit: &Visit) -> bool {
        visit.may_make_achievements()
    }

    fn is_kept(_: &Visit) -> bool {
        true
    }

    fn begin(visit: &Visit, form: &mut Form) {
        form.put("status", Status::Published.value());
        let wanted = visit.address().get("organization").unwrap_or_default();
        let own: Vec<_> = visit.me().writes_for().collect();
        let own = own.iter().find(|own| own.id.inner() == wanted).or_else(|| own.first());
        match own {
            Some(own) => put(form, "organization", own.id.inner(), own.name.show()),
            None => form.put("organization", wanted),
        }
    }

    fn fill(&self, form: &mut Form, lists: &Lists) {
        form.put_if("externalKey", self.external_key.as_ref());
        if let Some(owner) = &self.organization {
            put(form, "organization", owner.id.inner(), owner.name.show());
        }
        for (row, manager) in self.managers.iter().enumerate() {
            put(
                form,
                &format!("managers.{row}"),
                manager.id.inner(),
                manager.name.show(),
            );
        }
        form.put_prose("name", Some(&self.name));
        form.put_prose("summary", self.summary.as_ref());
        form.put_prose("description", self.description.as_ref());
        form.put_indicators(self.indicators.as_deref().unwrap_or_default());
        form.put_all("fields", self.fields.iter().map(|field| field.code.as_str()));
        form.put_all("forms", self.forms.iter().map(|code| code.value()));
        form.put_all("modes", self.modes.iter().map(|code| code.value()));
        form.put("keywords", self.keywords.join("\n"));
        form.put("finders", self.finders.join("\n"));
        form.put_if("trl", self.trl);
        form.put_if("level", self.level.map(Code::value));
        form.put_rights(&self.ip_rights, lists);
        form.put_if("ownership", self.ownership.map(Code::value));
        form.put_if("useRight", self.use_right.map(Code::value));
        form.put_if("disposalRight", self.disposal_right.map(Code::value));
        form.put_if("incomeRight", self.income_right.map(Code::value));
        // Rights count as open as well where one of the four has no holder yet: the box says what was said of them all.
        form.put("rightsSettled", if self.rights_settled { "yes" } else { "" });
        form.put("empowerment", self.empowerment.value());
        form.put("firstOfKind", self.first_of_kind.value());
        level::put(form, "description", self.levels.description);
        level::put(form, "indicators", self.levels.indicators);
    }

    async fn read(visit: &Visit, form: &mut Form, lists: &Lists) -> Result<Option<AchievementInput>, Fault> {
        if form.get("organization").is_empty() {
            form.problems.add("organization", visit.t("profile-edit-owner-missing"));
        }
        let organization = record(visit, form, "organization", Noun::Organization).await?;
        let mut managers = Vec::new();
        for row in form.rows("managers") {
            managers.extend(record(visit, form, &format!("managers.{row}"), Noun::Manager).await?);
        }
        let indicators = form.indicators(visit);
        let ip_rights = form.rights(visit, lists);
        let trl = form.number(visit, "trl");
        Ok(organization.map(|organization| AchievementInput {
            external_key: form.fields.text("externalKey"),
            organization,
            managers,
            status: form.code_if("status").unwrap_or(Status::Draft),
            name: form.prose("name"),
            summary: form.prose("summary"),
            description: form.prose("description"),
            indicators,
            fields: form.fields.all("fields"),
            forms: form.codes("forms"),
            modes: form.codes("modes"),
            keywords: form.words("keywords"),
            finders: form.words("finders"),
            trl,
            level: form.code_if("level"),
            ip_rights,
            ownership: form.code_if("ownership"),
            use_right: form.code_if("useRight"),
            disposal_right: form.code_if("disposalRight"),
            income_right: form.code_if("incomeRight"),
            rights_settled: form.has("rightsSettled", "yes"),
            empowerment: form.code_if("empowerment").unwrap_or(Empowerment::None),
            first_of_kind: form.code_if("firstOfKind").unwrap_or(FirstOfKind::None),
            levels: Some(AchievementLevelsInput {
                description: level::of(form, "description", Level::Public),
                indicators: level::of(form, "indicators", Level::Public),
            }),
        }))
    }

    async fn create(visit: &Visit, achievement: AchievementInput, key: String) -> Result<Done<Self>, Fault> {
        document::create(visit, achievement, key).await
    }

    async fn update(visit: &Visit, id: &str, version: i32, achievement: AchievementInput) -> Result<Done<Self>, Fault> {
        document::update(visit, id, version, achievement).await
    }

    fn page(sheet: &Sheet<'_>) -> Result<Response, Fault> {
        let Sheet { visit, lists, form, id } = *sheet;
        visit.page(&Page { visit, lists, form, id })
    }
}

#[derive(Template)]
#[template(path = "profile/edit/achievement.html")]
struct Page<'a> {
    visit: &'a Visit,
    lists: &'a Lists,
    form: &'a Form,
    id: Option<&'a str>,
}

impl Page<'_> {
    /// Where the form leads back to.
    fn back(&self) -> String {
        back("/achievements", self.id)
    }

    /// The four rights: field and name.
    fn rights(&self) -> [(&'static str, String); 4] {
        let visit = self.visit;
        [
            ("ownership", visit.t("profile-ownership")),
            ("useRight", visit.t("profile-use-right")),
            ("disposalRight", visit.t("profile-disposal-right")),
            ("incomeRight", visit.t("profile-income-right")),
        ]
    }
}

pages!(Achievement);
