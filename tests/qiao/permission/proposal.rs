//! A challenge and its bids in their states.

use qiao_entity::{
    challenge::{self, ChallengeStatus},
    need_move::Reason,
    objection,
    proposal::{self, ProposalStatus},
    proposal_version,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::world::World;
use crate::session::number;

/// A bid that was opened and refused, of the manager of the column.
const DECLINED: i64 = 1001;
/// One that is sealed.
const SEALED: i64 = 1002;

impl World {
    /// One challenge that says all that a challenge can say, a bid that was opened, and one that is sealed.
    pub(super) async fn proposals(&mut self) {
        let (db, now) = (self.service.app.db.clone(), self.service.app.clock.now());
        let need = number(self.id("need PUBLIC"));
        let challenge = challenge::ActiveModel {
            need_id: Set(need),
            status: Set(ChallengeStatus::Notice),
            bounty: Set(Some(1)),
            currency: Set(Some("CNY".to_owned())),
            conditions_zh: Set(Some("条件".to_owned())),
            closes_at: Set(now),
            notice_days: Set(7),
            shows_count: Set(true),
            announced_at: Set(Some(now)),
            opened_at: Set(Some(now)),
            notice_until: Set(Some(now)),
            ended_at: Set(Some(now)),
            reason: Set(Some(Reason::Other)),
            sentence: Set(Some("不便".to_owned())),
            created_at: Set(now),
            updated_at: Set(now),
            version: Set(1),
            ..Default::default()
        };
        let challenge = challenge.insert(&db).await.expect("a challenge").id;
        let author = self.account("manager");
        let base = |id, status| proposal::ActiveModel {
            id: Set(id),
            need_id: Set(need),
            challenge_id: Set(Some(challenge)),
            account_id: Set(author),
            manager_id: Set(Some(number(self.id("manager DRAFT")))),
            organization_id: Set(None),
            status: Set(status),
            number: Set(1),
            handed_in_at: Set(Some(now)),
            unopened: Set(false),
            created_at: Set(now),
            updated_at: Set(now),
            version: Set(1),
            ..Default::default()
        };
        let declined = proposal::ActiveModel {
            decided_at: Set(Some(now)),
            reason: Set(Some(Reason::Price)),
            sentence: Set(Some("太贵".to_owned())),
            ..base(DECLINED, ProposalStatus::Declined)
        };
        declined.insert(&db).await.expect("a bid");
        base(SEALED, ProposalStatus::Sealed).insert(&db).await.expect("a bid");
        let content = r#"{"approach":"法","values":[],"schedule":[],"team":[],"achievements":[]}"#;
        let handed_in = format!("salt\n{{\"content\":{content}}}");
        for (number, text, digest) in [(1, handed_in.as_str(), Some("a".repeat(64))), (2, content, None)] {
            let version = proposal_version::ActiveModel {
                proposal_id: Set(DECLINED),
                number: Set(number),
                saved_at: Set(now),
                handed_in_at: Set(digest.as_ref().map(|_| now)),
                sealed: Set(false),
                content: Set(text.as_bytes().to_vec()),
                digest: Set(digest),
            };
            proposal_version::Entity::insert(version)
                .exec_without_returning(&db)
                .await
                .expect("a version");
        }
        let objection = objection::ActiveModel {
            challenge_id: Set(challenge),
            account_id: Set(author),
            text: Set("异议".to_owned()),
            at: Set(now),
            version: Set(1),
            ..Default::default()
        };
        let objection = objection.insert(&db).await.expect("an objection").id;
        self.put("challenge PUBLIC", format!("challenge_{challenge}"));
        self.put("objection PUBLIC", format!("objection_{objection}"));
        self.put("proposal DECLINED", format!("proposal_{DECLINED}"));
        self.put("proposal SEALED", format!("proposal_{SEALED}"));
    }
}
