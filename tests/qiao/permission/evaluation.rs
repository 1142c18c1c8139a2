//! An evaluation that was decided, and one that is open.

use qiao_entity::{
    evaluation::{self, EvaluationStatus, Method},
    evaluation_criterion::{self as criterion, CriterionKind},
    evaluation_entry::{self as entry, Outcome},
    evaluation_reviewer::{self as reviewer, ReviewerStatus},
    evaluation_score as score,
    need_move::Reason,
    proposal::{self, ProposalStatus},
    step::{self, Side, Subject},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::world::World;
use crate::session::number;

impl World {
    /// One that says all that an evaluation can say, reviewed by the reviewer of the column; one that is open, in which it says
    /// no more than yes.
    pub(super) async fn evaluations(&mut self) {
        let (db, now) = (self.service.app.db.clone(), self.service.app.clock.now());
        let need = number(self.id("need PUBLIC"));
        let bid = proposal::ActiveModel {
            id: Set(77),
            need_id: Set(need),
            account_id: Set(number(&self.actor("account"))),
            organization_id: Set(Some(number(self.id("organization AGREEMENT")))),
            status: Set(ProposalStatus::Declined),
            number: Set(1),
            handed_in_at: Set(Some(now)),
            unopened: Set(false),
            created_at: Set(now),
            updated_at: Set(now),
            version: Set(1),
            ..Default::default()
        };
        let done = proposal::Entity::insert(bid).exec_without_returning(&db);
        done.await.expect("a proposal");
        for (state, status, stands) in [
            ("DECIDED", EvaluationStatus::Decided, ReviewerStatus::Submitted),
            ("OPEN", EvaluationStatus::Open, ReviewerStatus::Accepted),
        ] {
            let row = evaluation::ActiveModel {
                need_id: Set(need),
                method: Set(Method::Scores),
                status: Set(status),
                due_on: Set(Some(chrono::NaiveDate::MAX)),
                created_at: Set(now),
                opened_at: Set(Some(now)),
                closed_at: Set(Some(now)),
                decided_at: Set(Some(now)),
                updated_at: Set(now),
                version: Set(1),
                ..Default::default()
            };
            let id = row.insert(&db).await.expect("an evaluation").id;
            let judged = criterion::ActiveModel {
                evaluation_id: Set(id),
                position: Set(0),
                kind: Set(CriterionKind::Judged),
                name_zh: Set(Some("价格".to_owned())),
                weight: Set(1),
                ..Default::default()
            };
            let judged = judged.insert(&db).await.expect("a criterion").id;
            let answered = entry::ActiveModel {
                evaluation_id: Set(id),
                proposal_id: Set(77),
                proposal_version: Set(1),
                position: Set(0),
                outcome: Set(Some(Outcome::Declined)),
                reason: Set(Some(Reason::Price)),
                sentence: Set(Some("太贵".to_owned())),
                ..Default::default()
            };
            let answered = answered.insert(&db).await.expect("an entry").id;
            let own = reviewer::ActiveModel {
                evaluation_id: Set(id),
                account_id: Set(number(&self.actor("reviewer"))),
                status: Set(stands),
                invited_at: Set(now),
                version: Set(1),
                ..Default::default()
            };
            let own = own.insert(&db).await.expect("a reviewer").id;
            let given = score::ActiveModel {
                reviewer_id: Set(own),
                entry_id: Set(answered),
                criterion_id: Set(judged),
                score: Set(50),
                sentence: Set("贵".to_owned()),
            };
            let done = score::Entity::insert(given).exec_without_returning(&db);
            done.await.expect("a score");
            let opened = step::ActiveModel {
                subject: Set(Subject::Evaluation),
                subject_id: Set(id),
                need_id: Set(need),
                act: Set("OPEN".to_owned()),
                to_status: Set("OPEN".to_owned()),
                at: Set(now),
                actor: Set(self.actor("owner")),
                side: Set(Side::Enterprise),
                ..Default::default()
            };
            let done = step::Entity::insert(opened).exec_without_returning(&db);
            done.await.expect("a step");
            self.put(&format!("evaluation {state}"), format!("evaluation_{id}"));
        }
        self.put("proposal EVALUATED", "proposal_77".to_owned());
    }
}
