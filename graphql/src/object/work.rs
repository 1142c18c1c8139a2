//! Representative works (代表作).

use async_graphql::{Description, Object};
use qiao_entity::representative_work::Model;

use super::{Prose, code::WorkKind};

/// A representative work (代表作) of a manager.
#[derive(Clone, Debug, Description)]
pub(crate) struct Work(pub(crate) Model);

#[Object(use_type_description)]
impl Work {
    /// What kind of work.
    async fn kind(&self) -> WorkKind {
        self.0.kind.into()
    }

    /// The title.
    async fn title(&self) -> Prose {
        Prose::new(self.0.title_zh.as_ref(), self.0.title_en.as_ref())
    }

    /// What was done.
    async fn summary(&self) -> Option<Prose> {
        Prose::filled(self.0.summary_zh.as_ref(), self.0.summary_en.as_ref())
    }

    /// The year.
    async fn year(&self) -> Option<i32> {
        self.0.year
    }
}
