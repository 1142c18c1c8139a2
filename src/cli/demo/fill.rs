//! Filling the demo: registries, needs and stories, each at its time, as if the service had been there for months.

use std::path::Path;

use indicatif::ProgressBar;

use super::{super::Failure, accounts};
use crate::{
    app::App,
    clock::Travel,
    domain::matching::reckon_as_published,
    error::Error,
    import::{Content, demo},
    story::{self, People, Story, Telling},
};

/// Stores everything, the clock set to when it happened; at the end it is now.
pub(super) async fn fill(app: &App, folder: &Path, travel: &Travel, bar: &ProgressBar) -> Result<(), Failure> {
    let done = tell(app, folder, travel, bar).await;
    travel.home();
    done
}

async fn tell(app: &App, folder: &Path, travel: &Travel, bar: &ProgressBar) -> Result<(), Failure> {
    let (now, today) = (*app.clock.now(), app.clock.today());
    let parts = demo::parts();
    bar.set_length(parts.len() as u64);
    let mut telling = None;
    for part in parts {
        bar.set_message(format!("Loading {}", part.content.name()));
        let at = now - part.ago;
        if part.content == Content::Needs {
            let telling = match &mut telling {
                Some(telling) => telling,
                // Who takes part belongs to organizations and managers, which are there now.
                none => none.insert(begin(app, folder, now).await?),
            };
            telling.until(at, |moment| travel.to(moment)).await?;
        }
        travel.to(at);
        let loaded = demo::load_part(app, &part, today, |_| ()).await;
        let report = loaded.map_err(|error| Failure::new(format!("the demo data: {error}")))?;
        if report.counts.failed > 0 {
            let (file, first) = (report.file.display(), report.failures.first());
            return Err(Failure::new(format!("the demo data is not right: {file}: {first:?}")));
        }
        bar.inc(1);
    }
    if let Some(mut telling) = telling {
        telling.until(now, |moment| travel.to(moment)).await?;
    }
    Ok(())
}

/// The stories, none of them begun.
async fn begin(app: &App, folder: &Path, now: chrono::DateTime<chrono::Utc>) -> Result<Telling, Failure> {
    accounts::of(app, folder).await?;
    let people = People::gather(app, &story::people()?).await?;
    let stories: Result<Vec<Story>, Error> = story::shipped()?
        .into_iter()
        .map(|(name, script)| Story::of(name, script, now))
        .collect();
    Ok(Telling::of(app, people, stories?))
}

/// Looks for strong candidates, once everything can be found.
pub(super) async fn survey(app: &App) -> Result<(), Failure> {
    Ok(reckon_as_published(app).await?)
}
