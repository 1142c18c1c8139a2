//! `qiao reindex`: the search index, built again.

use super::{
    Failure, block_on,
    folder::Folder,
    knobs::{Knobs, Stored},
    log, progress,
    serve::start,
};
use crate::clock::Clock;

/// Build the search index again from the database 从数据库重建检索索引
///
/// The service does this by itself when its index is missing, damaged or of another version; this does it on demand,
/// while no service uses the data folder.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    knobs: Knobs<Stored>,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let config = args.knobs.settle()?.config;
    log::start(&config)?;
    let folder = Folder::take(&config.data)?;
    block_on(Box::pin(async {
        let app = start(config, Clock::system()).await?;
        let bar = progress::bar("Building the index");
        let built = async {
            progress::watch_index(&app, &bar, app.search.build_anew()).await?;
            progress::settled(&app, &bar).await
        };
        let built = built.await;
        bar.finish_and_clear();
        let position = app.search.position();
        app.stop().await;
        built?;
        let folder = folder.path.join("index");
        println!(
            "The index in {} is new and holds the change log up to position {position}.",
            folder.display()
        );
        Ok(())
    }))
}
