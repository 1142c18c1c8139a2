//! Building the index anew in a folder of its own, while the old one serves.

use std::path::{Path, PathBuf};

use qiao_entity::{achievement, change, manager, need, noun::Noun, organization};
use qiao_index::{Analyzer, Index, IndexError, shipped_version};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    document::entries,
    follow::{Follower, READ, take_up},
    learn::{Dictionary, learn},
};
use crate::{
    app::App,
    domain::{matching::fit, reference::taxonomy_version},
    error::Error,
};

/// The order in which nouns are read.
pub(super) const NOUNS: [Noun; 4] = [Noun::Need, Noun::Manager, Noun::Organization, Noun::Achievement];

/// What folders of this version are called: analyzer, taxonomy, the layout of facts, glossary and dictionary make an index
/// what it is.
fn version(analyzer: &Analyzer, dictionary: u64) -> String {
    let lists = taxonomy_version() ^ fit::version() ^ shipped_version() ^ dictionary;
    format!("{:016x}{lists:016x}", analyzer.version())
}

/// The folders of indexes, the newest last.
fn folders(root: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<(u64, PathBuf)> = std::fs::read_dir(root)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let (_, number) = name.split_once('-')?;
            Some((number.parse().ok()?, entry.path()))
        })
        .collect();
    folders.sort();
    folders.into_iter().map(|(_, path)| path).collect()
}

/// The newest whole index, and whether it is of this version.
pub(super) fn newest(root: &Path, analyzer: &Analyzer, dictionary: u64) -> Option<(Index, bool)> {
    let version = version(analyzer, dictionary);
    let mut older = None;
    for folder in folders(root).into_iter().rev() {
        let same = folder
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.starts_with(&version));
        let opened = if same {
            Index::open(&folder, analyzer)
        } else {
            Index::open_older(&folder, analyzer)
        };
        match opened {
            // A folder without a commit was not finished.
            Ok(index) if index.snapshot().position() > 0 => {
                if same {
                    return Some((index, true));
                }
                older.get_or_insert(index);
            }
            Ok(_) | Err(IndexError::Missing(_)) => {}
            Err(error) => {
                tracing::warn!(folder = %folder.display(), %error, "an index cannot be used; it is built anew");
            }
        }
    }
    older.map(|index| (index, false))
}

/// The position that the newest whole index holds, and whether it is of this version.
#[must_use]
pub fn newest_in(root: &Path, analyzer: &Analyzer, dictionary: Option<&Path>) -> Option<(i64, bool)> {
    let dictionary = dictionary
        .and_then(|path| Dictionary::read(path).ok())
        .unwrap_or_default();
    newest(root, analyzer, dictionary.version).map(|(index, same)| (index.snapshot().position(), same))
}

/// Removes every folder but the one that serves.
pub(super) fn sweep(root: &Path, keep: &Path) {
    for folder in folders(root).into_iter().filter(|folder| folder != keep) {
        if let Err(error) = std::fs::remove_dir_all(&folder) {
            tracing::warn!(folder = %folder.display(), %error, "an old index cannot be removed");
        }
    }
}

/// The operator's dictionary; an empty one where there is none.
pub(super) async fn dictionary(app: &App) -> Result<Dictionary, Error> {
    let Some(path) = app.config.matching.dictionary.clone() else {
        return Ok(Dictionary::default());
    };
    let read = tokio::task::spawn_blocking(move || Dictionary::read(&path));
    read.await.map_err(Error::internal)?
}

/// Builds an index of everything that is stored, then follows the change log to its end.
pub(super) async fn build(app: App) -> Result<Follower, Error> {
    let root = app.index_root();
    let dictionary = dictionary(&app).await?;
    let version = version(&app.search.analyzer, dictionary.version);
    let model = learn(&app, &dictionary).await?;
    let last = folders(&root)
        .iter()
        .filter_map(|folder| folder.to_str()?.rsplit_once('-')?.1.parse::<u64>().ok())
        .max();
    let folder = root.join(format!("{version}-{:06}", last.unwrap_or(0) + 1));
    let analyzer = app.search.analyzer.clone();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let made = tokio::task::spawn_blocking(move || {
        let index = Index::create(&folder, &analyzer, &model)?;
        let writer = index.writer(threads)?;
        Ok::<_, IndexError>((index, writer))
    });
    let (index, writer) = made.await.map_err(Error::internal)??;
    let mut follower = Follower::new(index.clone(), writer);

    // Everything up to here is visible to the reads below, because positions are taken in the order of commits.
    let position = last_position(&app).await?;
    let total = total(&app).await?;
    let mut done = 0;
    app.search.note(|health| health.building = Some((done, total)));
    for noun in NOUNS {
        let mut after = 0;
        loop {
            let ids = ids(&app, noun, after).await?;
            let Some(last) = ids.last().copied() else { break };
            after = last;
            done += ids.len() as u64;
            let entries = entries(&app.db, noun, &ids).await?;
            follower.blocking(move |writer| take_up(writer, entries)).await?;
            app.search.note(|health| health.building = Some((done, total)));
        }
    }
    let written = move |writer: &mut qiao_index::Writer| {
        writer.commit(position)?;
        writer.merge()
    };
    follower.blocking(written).await?;
    follower.close().await;
    let writer = index.writer(1)?;
    let mut follower = Follower::new(index, writer);
    while follower.step(&app).await? {}
    Ok(follower)
}

/// The last position of the change log.
pub async fn last_position(app: &App) -> Result<i64, Error> {
    let last: Option<i64> = change::Entity::find()
        .select_only()
        .column(change::Column::Position)
        .order_by_desc(change::Column::Position)
        .limit(1)
        .into_tuple()
        .one(&app.db)
        .await?;
    Ok(last.unwrap_or(0))
}

pub(super) async fn total(app: &App) -> Result<u64, Error> {
    Ok(need::Entity::find().count(&app.db).await?
        + manager::Entity::find().count(&app.db).await?
        + organization::Entity::find().count(&app.db).await?
        + achievement::Entity::find().count(&app.db).await?)
}

/// The next numbers of a noun's rows.
pub(super) async fn ids(app: &App, noun: Noun, after: i64) -> Result<Vec<i64>, Error> {
    async fn of<E: EntityTrait>(app: &App, id: E::Column, after: i64) -> Result<Vec<i64>, Error> {
        let select = E::find()
            .select_only()
            .column(id)
            .filter(id.gt(after))
            .order_by_asc(id)
            .limit(READ as u64);
        Ok(select.into_tuple().all(&app.db).await?)
    }
    match noun {
        Noun::Need => of::<need::Entity>(app, need::Column::Id, after).await,
        Noun::Manager => of::<manager::Entity>(app, manager::Column::Id, after).await,
        Noun::Organization => of::<organization::Entity>(app, organization::Column::Id, after).await,
        Noun::Achievement => of::<achievement::Entity>(app, achievement::Column::Id, after).await,
    }
}
