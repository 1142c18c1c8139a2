//! What of a profile is filled.

use qiao_entity::{achievement, level::Level, manager, manager_label, membership::MemberRole, organization};

use super::{ProfilePart as P, Stated};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        link,
        matching::{
            fit::{Part, fact::gathered, facts::View},
            texts::{self, Texts},
        },
        record::Record,
    },
    error::Error,
};

/// A record whose completeness is told.
pub trait Profile: Record {
    /// Whether the requester may fill what is missing.
    fn may_fill(&self, requester: &Requester) -> bool;

    /// What it says.
    fn said(app: &App, row: &Self) -> impl Future<Output = Result<Vec<Texts>, Error>> + Send;

    /// Its parts.
    fn filled(&self, app: &App, texts: &Texts) -> impl Future<Output = Result<Vec<Stated>, Error>> + Send;
}

/// Whether something is said by facts, and whether everyone may know of it.
fn by_fact(part: P, texts: &Texts) -> Stated {
    let is_said = |clearance| {
        let bytes = gathered(&texts.facts, clearance).0.encode();
        let facts = View::of(&bytes);
        part.fit().is_some_and(|fit| match fit {
            // Who can take on nothing has a capacity of nothing; a part of nothing on record is no record.
            Part::Capacity => facts.free().is_some(),
            Part::Track => facts.track().is_some_and(|(cases, _)| cases > 0),
            other => other.is_said(&facts),
        })
    };
    Stated {
        part,
        is_filled: is_said(Level::Agreement),
        is_public: is_said(Level::Public),
    }
}

fn filled(part: P, is_filled: bool, level: Level) -> Stated {
    Stated {
        part,
        is_filled,
        is_public: is_filled && level == Level::Public,
    }
}

fn is_there(texts: &[&Option<String>]) -> bool {
    texts
        .iter()
        .any(|text| text.as_ref().is_some_and(|text| !text.trim().is_empty()))
}

impl Profile for manager::Model {
    fn may_fill(&self, requester: &Requester) -> bool {
        requester.may_write() && (requester.is_registrar() || requester.manager() == Some(self.id))
    }

    async fn said(app: &App, row: &Self) -> Result<Vec<Texts>, Error> {
        texts::of_managers(&app.db, std::slice::from_ref(row)).await
    }

    async fn filled(&self, app: &App, texts: &Texts) -> Result<Vec<Stated>, Error> {
        use manager_label::Sort;
        let labels = link::labels_of::<manager_label::Entity>(&app.db, &[self.id]).await?;
        let labels = labels.into_values().next().unwrap_or_default();
        let (zh, en) = (
            [&self.headline_zh, &self.biography_zh],
            [&self.headline_en, &self.biography_en],
        );
        let has_works = texts.lines.iter().any(|line| line.part == qiao_index::Part::Work);
        Ok(vec![
            filled(
                P::Headline,
                is_there(&[&self.headline_zh, &self.headline_en]),
                Level::Public,
            ),
            filled(
                P::Biography,
                is_there(&[&self.biography_zh, &self.biography_en]),
                self.biography_level,
            ),
            filled(P::SecondLanguage, is_there(&zh) && is_there(&en), Level::Public),
            by_fact(P::Fields, texts),
            by_fact(P::Region, texts),
            by_fact(P::Languages, texts),
            filled(P::Load, self.capacity > 0, self.load_level),
            filled(P::Works, has_works, self.works_level),
            filled(P::Activities, !labels.of(Sort::Activity).is_empty(), Level::Public),
            filled(P::Competences, !labels.of(Sort::Competence).is_empty(), Level::Public),
            filled(
                P::Affiliations,
                !gathered(&texts.facts, Level::Public).0.parties.is_empty(),
                Level::Public,
            ),
            filled(P::Contact, is_there(&[&self.contact]), self.contact_level),
        ])
    }
}

impl Profile for organization::Model {
    fn may_fill(&self, requester: &Requester) -> bool {
        requester.may_write() && (requester.is_registrar() || requester.is_member(self.id, MemberRole::Editor))
    }

    async fn said(app: &App, row: &Self) -> Result<Vec<Texts>, Error> {
        texts::of_organizations(&app.db, std::slice::from_ref(row)).await
    }

    async fn filled(&self, _app: &App, texts: &Texts) -> Result<Vec<Stated>, Error> {
        let (zh, en) = (&self.profile_zh, &self.profile_en);
        Ok(vec![
            filled(P::Profile, is_there(&[zh, en]), self.profile_level),
            filled(
                P::SecondLanguage,
                is_there(&[zh]) && is_there(&[en]),
                self.profile_level,
            ),
            by_fact(P::Fields, texts),
            by_fact(P::Region, texts),
            filled(P::Contact, is_there(&[&self.contact]), self.contact_level),
            filled(P::Website, is_there(&[&self.website]), Level::Public),
        ])
    }
}

impl Profile for achievement::Model {
    fn may_fill(&self, requester: &Requester) -> bool {
        requester.may_write()
            && (requester.is_administrator() || requester.is_member(self.organization_id, MemberRole::Editor))
    }

    async fn said(app: &App, row: &Self) -> Result<Vec<Texts>, Error> {
        texts::of_achievements(&app.db, std::slice::from_ref(row)).await
    }

    async fn filled(&self, _app: &App, texts: &Texts) -> Result<Vec<Stated>, Error> {
        let zh = [&self.summary_zh, &self.description_zh];
        let en = [&self.summary_en, &self.description_en];
        Ok(vec![
            filled(
                P::Summary,
                is_there(&[&self.summary_zh, &self.summary_en]),
                Level::Public,
            ),
            filled(
                P::Description,
                is_there(&[&self.description_zh, &self.description_en]),
                self.description_level,
            ),
            filled(P::SecondLanguage, is_there(&zh) && is_there(&en), Level::Public),
            by_fact(P::Fields, texts),
            by_fact(P::Modes, texts),
            by_fact(P::Maturity, texts),
            by_fact(P::Indicators, texts),
            by_fact(P::Rights, texts),
        ])
    }
}
