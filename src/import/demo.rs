//! The demo data, which the program carries with it.

use super::{Content, ImportError, Options, Progress, Report, Source, run};
use crate::{app::App, auth::Requester, domain::credential};

const FILES: [(Content, &str, &str); 5] = [
    (
        Content::Organizations,
        "demo/organizations.jsonl",
        include_str!("../../demo/organizations.jsonl"),
    ),
    (
        Content::Managers,
        "demo/managers.jsonl",
        include_str!("../../demo/managers.jsonl"),
    ),
    (
        Content::Affiliations,
        "demo/affiliations.jsonl",
        include_str!("../../demo/affiliations.jsonl"),
    ),
    (
        Content::Needs,
        "demo/needs.jsonl",
        include_str!("../../demo/needs.jsonl"),
    ),
    (
        Content::Achievements,
        "demo/achievements.jsonl",
        include_str!("../../demo/achievements.jsonl"),
    ),
];

/// Credentials are in no import: a registrar enters them who has seen the certificates.
const CREDENTIALS: &str = include_str!("../../demo/credentials.jsonl");

/// The credentials of the manager of a key.
#[derive(serde::Deserialize)]
struct Held {
    manager: String,
    credentials: Vec<credential::Draft>,
}

/// Imports the demo data; what is there already stays as it is.
pub async fn load(app: &App, mut progress: impl FnMut(Progress)) -> Result<Vec<Report>, ImportError> {
    let mut reports = Vec::with_capacity(FILES.len());
    for (content, name, text) in FILES {
        let source = Source::Embedded { name, text };
        let options = Options::default();
        let report = run(app, &Requester::Operator, content, source, &options, &mut progress);
        reports.push(report.await?);
    }
    for line in CREDENTIALS.lines() {
        let Ok(held) = serde_json::from_str::<Held>(line) else {
            continue;
        };
        credential::set_first(app, &held.manager, &held.credentials).await?;
    }
    Ok(reports)
}
