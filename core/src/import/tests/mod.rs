//! Whole imports over a database of their own.

mod again;
mod demo;
mod docs;
mod files;
mod rows;

use std::path::PathBuf;

use encoding_rs::Encoding;
use qiao_entity::{manager, need, organization};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::*;
use crate::domain::testing::{ADMIN, TestApp};

/// A service and a folder for its files.
struct Desk {
    app: TestApp,
    folder: tempfile::TempDir,
}

impl Desk {
    async fn new() -> Self {
        Self {
            app: TestApp::start().await,
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).expect("a file");
        path
    }

    async fn import(&self, name: &str, bytes: impl AsRef<[u8]>) -> Report {
        self.import_with(name, bytes, &Options::default()).await
    }

    async fn import_with(&self, name: &str, bytes: impl AsRef<[u8]>, options: &Options) -> Report {
        let path = self.file(name, bytes);
        let content = Content::of_file(&path).expect("the name tells what it holds");
        run(&self.app, ADMIN, content, path, options, |_| {})
            .await
            .expect("an import")
    }

    async fn refused(&self, name: &str, bytes: impl AsRef<[u8]>) -> ImportError {
        let path = self.file(name, bytes);
        let content = Content::of_file(&path).unwrap_or(Content::Organizations);
        run(&self.app, ADMIN, content, path, &Options::default(), |_| {})
            .await
            .expect_err("no import")
    }

    async fn organization(&self, key: &str) -> organization::Model {
        let found = organization::Entity::find().filter(organization::Column::ExternalKey.eq(key));
        found.one(&self.app.db).await.expect("a read").expect("it is there")
    }

    async fn manager(&self, key: &str) -> manager::Model {
        let found = manager::Entity::find().filter(manager::Column::ExternalKey.eq(key));
        found.one(&self.app.db).await.expect("a read").expect("it is there")
    }

    async fn need(&self, key: &str) -> need::Model {
        let found = need::Entity::find().filter(need::Column::ExternalKey.eq(key));
        found.one(&self.app.db).await.expect("a read").expect("it is there")
    }

    async fn managers(&self) -> u64 {
        manager::Entity::find().count(&self.app.db).await.expect("a count")
    }
}

fn counts(created: u64, updated: u64, unchanged: u64, failed: u64) -> Counts {
    Counts {
        created,
        updated,
        unchanged,
        failed,
    }
}

/// Rows, columns and codes of what did not go in.
fn failures(report: &Report) -> Vec<(u64, String, &'static str)> {
    let column = |column: &str| column.split(' ').next().unwrap_or_default().to_owned();
    let failures = report.failures.iter();
    failures
        .map(|failure| (failure.row, column(&failure.column), failure.why.code()))
        .collect()
}

fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}
