//! A change of an engagement: locked, checked, its version moved on, its step written down.

use qiao_entity::{
    engagement::{ActiveModel, Entity, Model},
    noun::Noun,
    step::Subject,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    EntityTrait, QuerySelect,
};

use super::{
    LONGEST, is_running,
    standing::{Standing, Whole, standing, wholes},
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, About, No, Side, Step},
        problem::{Answer, Refusal, Trouble, Written},
        store::check_version,
        write::Write,
    },
    error::Error,
};

/// A change under way.
pub(super) struct Change {
    pub(super) write: Write,
    pub(super) whole: Whole,
    pub(super) standing: Standing,
    requester: Requester,
    seen: i64,
}

/// What a step says beside the engagement's own numbers.
pub(super) struct Done<'a> {
    pub(super) act: &'a str,
    pub(super) from: Option<&'a str>,
    pub(super) to: &'a str,
    pub(super) side: Side,
    pub(super) no: Option<&'a No>,
    pub(super) part: Option<&'a str>,
    pub(super) note: Option<&'a str>,
}

impl Change {
    /// Begins a change of an engagement that the requester takes part in and that it saw in this version. Whoever takes no part in it
    /// learns nothing of it.
    pub(super) async fn begin(
        app: &App,
        requester: &Requester,
        id: i64,
        version: i64,
    ) -> Result<Result<Self, Refusal>, Error> {
        if !requester.may_write() {
            return Err(Error::forbidden());
        }
        let write = Write::begin(app).await?;
        let Some(known) = Entity::find_by_id(id).one(write.txn()).await? else {
            return Ok(Err(Refusal::NotFound));
        };
        chain::locked_need(&write, known.need_id).await?;
        let row = Entity::find_by_id(id).lock_exclusive().one(write.txn()).await?;
        let row = row.ok_or_else(|| Error::internal("an engagement went away"))?;
        let Some(whole) = wholes(write.txn(), vec![row]).await?.pop() else {
            return Ok(Err(Refusal::NotFound));
        };
        let standing = standing(&whole, requester, app.clock.today());
        if standing.reads.is_empty() {
            return Ok(Err(Refusal::NotFound));
        }
        Ok(Ok(Self {
            write,
            whole,
            standing,
            requester: requester.clone(),
            seen: version,
        }))
    }

    /// Refuses a change of what somebody else changed since it was seen. Whether it is the requester's to do comes first.
    pub(super) fn must_be_fresh(&self) -> Result<(), Refusal> {
        check_version(self.whole.row.version, self.seen)
    }

    /// As [`Self::must_be_fresh`], and refuses a change of what is not worked on any more.
    pub(super) fn must_run(&self) -> Result<(), Refusal> {
        self.must_be_fresh()?;
        if is_running(&self.whole.row) {
            return Ok(());
        }
        Err(Refusal::of(
            "engagement",
            Trouble::WrongStatus {
                is: self.whole.row.stage.code(),
            },
        ))
    }

    /// Writes a step of the engagement down.
    pub(super) async fn step(&self, done: Done<'_>) -> Result<(), Error> {
        self.step_of(Subject::Engagement, self.whole.row.id, done).await
    }

    /// Writes a step of something that belongs to the engagement down.
    pub(super) async fn step_of(&self, subject: Subject, id: i64, done: Done<'_>) -> Result<(), Error> {
        let step = Step {
            subject,
            id,
            need: self.whole.row.need_id,
            act: done.act,
            from: done.from,
            to: done.to,
            side: done.side,
            no: done.no,
        };
        let note: Option<String> = done.note.map(|note| note.chars().take(LONGEST).collect());
        let about = About {
            part: done.part,
            note: note.as_deref(),
        };
        chain::record_about(&self.write, &self.requester, step, about).await
    }

    /// Moves the version on, and commits.
    pub(super) async fn done(self) -> Result<Answer<Model>, Error> {
        self.finish(ActiveModel {
            id: NotSet,
            ..Default::default()
        })
        .await
    }

    /// Moves the version on with whatever else changes in the row, and commits.
    pub(super) async fn finish(mut self, next: ActiveModel) -> Result<Answer<Model>, Error> {
        let next = ActiveModel {
            id: Set(self.whole.row.id),
            version: Set(self.whole.row.version + 1),
            updated_at: Set(self.write.now()),
            ..next
        };
        let record = next.update(self.write.txn()).await?;
        // Whoever reads at least as fresh as this also sees how the need stands.
        self.write.changed(Noun::Need, record.need_id);
        Ok(Ok(Written {
            record,
            position: self.write.commit().await?,
        }))
    }
}

/// A text as it is stored: trimmed, none when it says nothing.
pub(super) fn told(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}
