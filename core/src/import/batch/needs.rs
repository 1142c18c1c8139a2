//! Needs, with their status and their technical rewriting.

use std::collections::HashMap;

use qiao_entity::{
    need::{Model, NeedStatus},
    translation::Model as Translation,
};

use super::{Content, Failure, Job, Outcome, References, Row, Staged};
use crate::{
    domain::{
        indicator::Owner,
        need::{self, Draft},
        problem::{Problem, Refusal},
        translation,
    },
    error::Error,
    import::{
        column::column_of,
        record::{NeedRow, failure, failures, identity, not_back, of_problems},
    },
};

/// A need as it is stored.
struct Stored {
    row: Model,
    draft: Draft,
    translation: Option<Translation>,
}

impl Job {
    pub(super) async fn needs(&self, staged: &mut Staged, references: &References, rows: &[Row]) -> Result<(), Error> {
        let stored = need::by_keys(&staged.write, &self.keys(rows)).await?;
        let ids: Vec<i64> = stored.iter().map(|row| row.id).collect();
        let drafts = need::stored(&staged.write, &stored).await?;
        let mut translations = translation::latest_of_needs(&staged.write, &ids).await?;
        let mut there = HashMap::with_capacity(stored.len());
        for (row, draft) in stored.into_iter().zip(drafts) {
            if let Some(key) = draft.external_key.clone() {
                let translation = translations.remove(&row.id);
                there.insert(
                    key,
                    Stored {
                        row,
                        draft,
                        translation,
                    },
                );
            }
        }
        for row in rows {
            if !self.admits(staged, row) {
                continue;
            }
            let old = there.remove(&identity(self.content, row).unwrap_or_default());
            let (read, mut wrong) = NeedRow::new(row, old.as_ref().map(|old| &old.draft), references);
            wrong.extend(failures(self.content, row, old.is_none(), references));
            if let Some(read) = &read {
                wrong.extend(self.problems(row, read, old.as_ref()));
            }
            let read = match read {
                Some(read) if wrong.is_empty() => read,
                _ => {
                    staged.refuse(wrong);
                    continue;
                }
            };
            match self
                .put(staged, &read, old, references.only_promised(self.content, row))
                .await?
            {
                Ok(outcome) => self.goes_in(staged, row, outcome),
                Err(refusal) => staged.refuse(self.refused(row, refusal)),
            }
        }
        Ok(())
    }

    /// What the domain says against a need, for the status that it shall have.
    fn problems(&self, row: &Row, read: &NeedRow, old: Option<&Stored>) -> Vec<Failure> {
        let today = self.app.clock.today();
        let is_draft = old.is_none_or(|old| old.row.status == NeedStatus::Draft);
        let published = !is_draft || read.publish == Some(true);
        let before = old.filter(|_| !is_draft).map(|old| &old.draft);
        let mut failures = of_problems(self.content, row, read.draft.problems(published, today, before));
        if let Some(translation) = &read.translation {
            let problems = translation.problems().into_iter().map(|mut problem: Problem| {
                problem.path.insert(0, "translation".to_owned());
                problem
            });
            failures.extend(of_problems(self.content, row, problems.collect()));
        }
        if let Some(old) = old
            && !is_draft
            && read.publish == Some(false)
            && let Some(column) = column_of(Content::Needs, "status")
        {
            failures.push(failure(row, column, not_back(old.row.status)));
        }
        failures
    }

    async fn put(
        &self,
        staged: &mut Staged,
        read: &NeedRow,
        old: Option<Stored>,
        only_promised: bool,
    ) -> Result<Result<Outcome, Refusal>, Error> {
        let publish = read.publish == Some(true);
        if only_promised {
            return Ok(Ok(if old.is_some() {
                Outcome::Updated
            } else {
                Outcome::Created
            }));
        }
        let write = &mut staged.write;
        let Some(old) = old else {
            let stored = need::insert(&self.app, &self.requester, write, &read.draft, publish).await?;
            let row = match stored {
                Ok(row) => row,
                Err(refusal) => return Ok(Err(refusal)),
            };
            if let Some(draft) = &read.translation {
                let added = translation::insert(write, Owner::Need(row.id), draft).await?;
                return Ok(added.map(|_| Outcome::Created));
            }
            return Ok(Ok(Outcome::Created));
        };
        let mut outcome = Outcome::Unchanged;
        let mut row = old.row;
        if old.draft != read.draft {
            row = match need::replace(&self.app, write, row, &read.draft).await? {
                Ok(row) => row,
                Err(refusal) => return Ok(Err(refusal)),
            };
            outcome = Outcome::Updated;
        }
        if publish && row.status == NeedStatus::Draft {
            row = match need::publish_row(&self.app, &self.requester, write, row).await? {
                Ok(row) => row,
                Err(refusal) => return Ok(Err(refusal)),
            };
            outcome = Outcome::Updated;
        }
        if let Some(draft) = read
            .translation
            .as_ref()
            .filter(|draft| !says(old.translation.as_ref(), draft))
        {
            let added = translation::insert(write, Owner::Need(row.id), draft).await?;
            if let Err(refusal) = added {
                return Ok(Err(refusal));
            }
            translation::touch(write, Owner::Need(row.id), row.version + 1).await?;
            outcome = Outcome::Updated;
        }
        Ok(Ok(outcome))
    }
}

/// Whether the latest translation says this already.
fn says(latest: Option<&Translation>, draft: &translation::Draft) -> bool {
    latest.is_some_and(|latest| {
        latest.language == draft.language
            && latest.title == draft.title
            && latest.summary == draft.summary
            && latest.description == draft.description
            && latest.manager_id == draft.manager
    })
}
