//! The demo data, which the program carries with it. It is loaded in parts, each of its own day: a service that has been
//! there for a while published its needs one after the other.

use chrono::{NaiveDate, TimeDelta};

use super::{Content, ImportError, Options, Progress, Report, Source, run};
use crate::{app::App, auth::Requester, domain::credential};

const FILES: [(Content, &str, &str); 5] = [
    (
        Content::Organizations,
        "demo/organizations.jsonl",
        include_str!("../../../demo/organizations.jsonl"),
    ),
    (
        Content::Managers,
        "demo/managers.jsonl",
        include_str!("../../../demo/managers.jsonl"),
    ),
    (
        Content::Affiliations,
        "demo/affiliations.jsonl",
        include_str!("../../../demo/affiliations.jsonl"),
    ),
    (
        Content::Achievements,
        "demo/achievements.jsonl",
        include_str!("../../../demo/achievements.jsonl"),
    ),
    (
        Content::Needs,
        "demo/needs.jsonl",
        include_str!("../../../demo/needs.jsonl"),
    ),
];

/// Credentials are in no import: a registrar enters them who has seen the certificates.
const CREDENTIALS: &str = include_str!("../../../demo/credentials.jsonl");

/// How many days ago the registries were filled …
pub const BEGAN: i64 = 270;
/// … and needs began to come; the last one came a day ago.
const FIRST_NEED: i64 = 262;
/// Needs of one part.
const TOGETHER: usize = 2;

/// The credentials of the manager of a key.
#[derive(serde::Deserialize)]
struct Held {
    manager: String,
    credentials: Vec<credential::Draft>,
}

/// Some of the demo data.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// What it is.
    pub content: Content,
    /// How long ago it was stored, in a demo that looks as if it had been there.
    pub ago: TimeDelta,
    name: &'static str,
    text: &'static str,
}

/// The demo data in the order in which it is loaded.
#[must_use]
pub fn parts() -> Vec<Part> {
    let mut parts = Vec::new();
    for (content, name, text) in FILES {
        if content == Content::Needs {
            let pieces = pieces(text, TOGETHER);
            let many = i64::try_from(pieces.len()).unwrap_or(1);
            parts.extend(pieces.into_iter().zip(0..).map(|(text, at)| Part {
                content,
                ago: TimeDelta::hours(FIRST_NEED * 24 - at * (FIRST_NEED - 1) * 24 / (many - 1).max(1)),
                name,
                text,
            }));
        } else {
            let ago = TimeDelta::days(BEGAN);
            parts.push(Part {
                content,
                ago,
                name,
                text,
            });
        }
    }
    parts
}

/// A text in pieces of so many lines.
fn pieces(text: &'static str, lines: usize) -> Vec<&'static str> {
    let mut rest = text;
    let mut pieces = Vec::new();
    while !rest.is_empty() {
        let end = rest.match_indices('\n').nth(lines - 1);
        let (piece, behind) = rest.split_at(end.map_or(rest.len(), |(at, _)| at + 1));
        pieces.push(piece);
        rest = behind;
    }
    pieces
}

/// Imports a part of the demo data; what is there already stays as it is. Deadlines are counted from `today`.
pub async fn load_part(
    app: &App,
    part: &Part,
    today: NaiveDate,
    progress: impl FnMut(Progress),
) -> Result<Report, ImportError> {
    let Part {
        content, name, text, ..
    } = *part;
    let source = Source::Embedded { name, text };
    let options = Options {
        counted_from: Some(today),
        ..Options::default()
    };
    let report = run(app, &Requester::Operator, content, source, &options, progress).await?;
    if content == Content::Managers {
        for line in CREDENTIALS.lines() {
            let Ok(held) = serde_json::from_str::<Held>(line) else {
                continue;
            };
            credential::set_first(app, &held.manager, &held.credentials).await?;
        }
    }
    Ok(report)
}

/// Imports all of the demo data as of now.
pub async fn load(app: &App, mut progress: impl FnMut(Progress)) -> Result<Vec<Report>, ImportError> {
    let mut reports = Vec::new();
    for part in parts() {
        reports.push(load_part(app, &part, app.clock.today(), &mut progress).await?);
    }
    Ok(reports)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_hold_every_line_and_come_in_the_order_of_their_days() {
        let parts = parts();
        for (content, _, text) in FILES {
            let whole: String = parts
                .iter()
                .filter(|part| part.content == content)
                .map(|part| part.text)
                .collect();
            assert_eq!(whole, text);
        }
        assert!(parts.is_sorted_by(|early, late| early.ago >= late.ago));
        assert_eq!(parts.last().expect("parts").ago, TimeDelta::days(1));
    }
}
