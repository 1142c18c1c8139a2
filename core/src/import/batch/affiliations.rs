//! Affiliations, together for each manager.

use std::collections::HashMap;

use super::{Content, Job, Outcome, References, Row, Staged};
use crate::{
    domain::affiliation::{self, Draft},
    error::Error,
    import::record::{self, failures, of_problems},
};

impl Job {
    pub(super) async fn affiliations(
        &self,
        staged: &mut Staged,
        references: &References,
        rows: &[Row],
    ) -> Result<(), Error> {
        let managers: Vec<i64> = references
            .numbers
            .iter()
            .filter(|((to, _), _)| *to == Content::Managers)
            .map(|(_, number)| *number)
            .collect();
        let mut there: HashMap<i64, Vec<_>> = HashMap::new();
        for row in affiliation::stored(&staged.write, &managers).await? {
            there.entry(row.manager_id).or_default().push(row);
        }
        for row in rows {
            if !self.admits(staged, row) {
                continue;
            }
            let mut old = None;
            let draft = record::affiliation(row, references, |draft| {
                let of_manager = there.get(&draft.manager)?;
                old = of_manager.iter().find(|stored| draft.is_same_as(stored)).map(Draft::of);
                old.clone()
            });
            let mut wrong = failures(self.content, row, old.is_none(), references);
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
            let outcome = match &old {
                Some(old) if *old == draft => Outcome::Unchanged,
                Some(_) => Outcome::Updated,
                None => Outcome::Created,
            };
            if outcome != Outcome::Unchanged
                && !references.only_promised(self.content, row)
                && let Err(refusal) = affiliation::put(&mut staged.write, &draft).await?
            {
                staged.refuse(self.refused(row, refusal));
                continue;
            }
            self.goes_in(staged, row, outcome);
        }
        Ok(())
    }
}
