//! Introductions in their states.

use qiao_entity::{
    introduction::{ActiveModel, IntroductionStatus},
    need_move::Reason,
    slip::{self, SlipKind},
    step::{self, Side, Subject},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::world::World;
use crate::session::number;

impl World {
    /// One that says all that an introduction can say, of the manager of the column; one of an achievement that waits.
    pub(super) async fn introductions(&mut self) {
        let (db, now) = (self.service.app.db.clone(), self.service.app.clock.now());
        let need = number(self.id("need PUBLIC"));
        let base = || ActiveModel {
            need_id: Set(need),
            actor: Set(self.actor("matchmaker")),
            side: Set(Side::Matchmaker),
            words: Set("合适".to_owned()),
            introduced_at: Set(now),
            version: Set(1),
            ..Default::default()
        };
        let ended = ActiveModel {
            manager_id: Set(Some(number(self.id("manager DRAFT")))),
            status: Set(IntroductionStatus::Ended),
            despite: Set(Some("再试".to_owned())),
            nudged_at: Set(Some(now)),
            answered_at: Set(Some(now)),
            closed_at: Set(Some(now)),
            closed_side: Set(Some(Side::Manager)),
            reason: Set(Some(Reason::Price)),
            sentence: Set(Some("太贵".to_owned())),
            revealed_at: Set(Some(now)),
            ..base()
        };
        let ended = ended.insert(&db).await.expect("an introduction").id;
        let slip = slip::ActiveModel {
            introduction_id: Set(ended),
            number: Set(1),
            offered_at: Set(now),
            offered_by: Set("account_1".to_owned()),
            offered_side: Set(Side::Enterprise),
            kind: Set(SlipKind::None),
            digest: Set(String::new()),
            need_signed_at: Set(Some(now)),
            supply_signed_at: Set(Some(now)),
            ..Default::default()
        };
        slip.insert(&db).await.expect("a slip");
        let made = step::ActiveModel {
            subject: Set(Subject::Introduction),
            subject_id: Set(ended),
            need_id: Set(need),
            act: Set("INTRODUCE".to_owned()),
            to_status: Set("PROPOSED".to_owned()),
            at: Set(now),
            actor: Set(self.actor("matchmaker")),
            side: Set(Side::Matchmaker),
            ..Default::default()
        };
        step::Entity::insert(made)
            .exec_without_returning(&db)
            .await
            .expect("a step");
        let proposed = ActiveModel {
            achievement_id: Set(Some(number(self.id("achievement PUBLIC")))),
            supplier_id: Set(Some(number(self.id("organization AGREEMENT")))),
            status: Set(IntroductionStatus::Proposed),
            ..base()
        };
        let proposed = proposed.insert(&db).await.expect("an introduction").id;
        self.put("introduction ENDED", format!("introduction_{ended}"));
        self.put("introduction PROPOSED", format!("introduction_{proposed}"));
    }
}
