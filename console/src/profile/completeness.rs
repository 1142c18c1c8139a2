//! How complete a profile is, and what it costs in matching that parts are missing. Only who may fill them is told.

use crate::{candidate, code::ProfilePart, schema, visit::Visit};

/// The API's answer.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ProfileCompleteness")]
pub(crate) struct Completeness {
    share: f64,
    filled_count: i32,
    total_count: i32,
    needs_examined: i32,
    parts: Vec<Standing>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ProfilePartStanding")]
struct Standing {
    part: ProfilePart,
    is_filled: bool,
    is_public: bool,
    points: Option<i32>,
    sentence: String,
}

/// A part that could do more.
pub(crate) struct Lack {
    /// What it is called.
    pub(crate) name: String,
    /// Where it is filled.
    pub(crate) to: String,
    /// What it could give, such as `+0.42`; empty where that cannot be told.
    pub(crate) points: String,
    /// The same in a sentence.
    pub(crate) sentence: String,
}

/// Ready to be shown.
pub(crate) struct Complete {
    /// The share, as the width of a bar.
    pub(crate) share: String,
    /// How many parts are filled.
    pub(crate) filled: i32,
    /// How many there are.
    pub(crate) total: i32,
    /// How many needs tell what missing parts cost.
    pub(crate) needs: i32,
    /// What could do more, what costs most first.
    pub(crate) lacks: Vec<Lack>,
    /// What is well.
    pub(crate) filled_parts: Vec<String>,
}

impl Complete {
    /// Of the API's answer, for a record at a path such as `/managers/manager_1`.
    pub(crate) fn of(visit: &Visit, answer: &Completeness, path: &str) -> Self {
        // What is filled and costs nothing is well, whoever may read it: a contact is not for everyone.
        let is_well = |standing: &&Standing| standing.is_filled && (standing.is_public || standing.points.is_none());
        let lacks = answer.parts.iter().filter(|standing| !is_well(standing));
        let well = answer.parts.iter().filter(is_well);
        Self {
            share: format!("{:.0}%", answer.share.clamp(0.0, 1.0) * 100.0),
            filled: answer.filled_count,
            total: answer.total_count,
            needs: answer.needs_examined,
            lacks: lacks.map(|standing| lack(visit, standing, path)).collect(),
            filled_parts: well.map(|standing| visit.label(&standing.part)).collect(),
        }
    }
}

fn lack(visit: &Visit, standing: &Standing, path: &str) -> Lack {
    let points = standing.points.filter(|points| *points > 0);
    Lack {
        name: visit.label(&standing.part),
        to: match standing.part {
            ProfilePart::Affiliations => format!("{path}/affiliations"),
            part => format!("{path}/edit#{}", field(part)),
        },
        points: points
            .map(|points| format!("+{}", candidate::points(points)))
            .unwrap_or_default(),
        sentence: standing.sentence.clone(),
    }
}

/// The field of the form in which a part is filled.
fn field(part: ProfilePart) -> &'static str {
    match part {
        ProfilePart::Headline => "headline",
        ProfilePart::Biography => "biography",
        ProfilePart::Profile => "profile",
        ProfilePart::Summary => "summary",
        ProfilePart::Description => "description",
        ProfilePart::SecondLanguage => "name",
        ProfilePart::Fields => "fields",
        ProfilePart::Region => "region",
        ProfilePart::Languages => "languages",
        ProfilePart::Load => "capacity",
        ProfilePart::Works => "works",
        ProfilePart::Activities => "activities",
        ProfilePart::Competences => "competences",
        ProfilePart::Affiliations => "affiliations",
        ProfilePart::Contact => "contact",
        ProfilePart::Website => "website",
        ProfilePart::Modes => "modes",
        ProfilePart::Maturity => "trl",
        ProfilePart::Indicators => "indicators",
        ProfilePart::Rights => "rightsSettled",
    }
}
