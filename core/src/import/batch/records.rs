//! Organizations, managers and achievements.

use std::collections::HashMap;

use super::{Job, Outcome, References, Row, Staged};
use crate::{
    domain::store,
    error::Error,
    import::record::{FromRow, failures, identity, of_problems},
};

impl Job {
    pub(super) async fn records<D: FromRow>(
        &self,
        staged: &mut Staged,
        references: &References,
        rows: &[Row],
    ) -> Result<(), Error> {
        let stored = store::by_keys::<D>(&staged.write, &self.keys(rows)).await?;
        let drafts = D::stored(&staged.write, &stored).await?;
        let mut there = HashMap::with_capacity(stored.len());
        for (row, draft) in stored.into_iter().zip(drafts) {
            if let Some(key) = draft.external_key().map(str::to_owned) {
                there.insert(key, (row, draft));
            }
        }
        let mut new = Vec::new();
        for row in rows {
            if !self.admits(staged, row) {
                continue;
            }
            let key = identity(self.content, row).unwrap_or_default();
            let old = there.get(&key).map(|(_, draft)| draft);
            let mut wrong = failures(self.content, row, old.is_none(), references);
            let draft = D::from_row(row, old, references);
            if let Some(draft) = &draft {
                wrong.extend(of_problems(self.content, row, draft.problems()));
            }
            let draft = match draft {
                Some(draft) if wrong.is_empty() => draft,
                _ => {
                    staged.refuse(wrong);
                    continue;
                }
            };
            let outcome = match there.remove(&key) {
                None => {
                    if !references.only_promised(self.content, row) {
                        new.push(draft);
                    }
                    Outcome::Created
                }
                Some((_, old)) if old == draft => Outcome::Unchanged,
                Some(_) if references.only_promised(self.content, row) => Outcome::Updated,
                Some((before, _)) => match store::replace(&mut staged.write, before, &draft).await? {
                    Ok(_) => Outcome::Updated,
                    Err(refusal) => {
                        staged.refuse(self.refused(row, refusal));
                        continue;
                    }
                },
            };
            self.goes_in(staged, row, outcome);
        }
        if new.is_empty() {
            return Ok(());
        }
        let new: Vec<&D> = new.iter().collect();
        store::insert_all(&mut staged.write, &new).await
    }
}
