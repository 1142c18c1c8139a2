//! A contract that says all that a contract can say, with an entry of its ledger.

use chrono::NaiveDate;
use qiao_entity::{
    contract::{self, ContractKind, ContractStatus},
    contract_party::{self, PartyRole},
    need::{Payment, TransferMode},
    posting::{self, LedgerAccount, PostingSide},
    settlement::{self, EntryKind, SettlementEvent},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::world::World;
use crate::session::number;

impl World {
    /// One of the organization of the columns reader, editor and owner, whose team the manager of the column manager leads.
    pub(super) async fn contracts(&mut self) {
        let now = self.service.app.clock.now();
        let day = NaiveDate::from_ymd_opt(2027, 1, 1);
        for (status, name) in [
            (ContractStatus::Draft, "contract DRAFT"),
            (ContractStatus::Registered, "contract REGISTERED"),
        ] {
            let row = contract::ActiveModel {
                engagement_id: Set(number(self.id("engagement RUNNING"))),
                need_id: Set(number(self.id("need PUBLISHED"))),
                organization_id: Set(number(self.id("organization PUBLISHED"))),
                status: Set(status),
                kind: Set(ContractKind::Transfer),
                mode: Set(TransferMode::Assignment),
                title: Set("合同".to_owned()),
                subject: Set(Some("标的".to_owned())),
                currency: Set("CNY".to_owned()),
                amount: Set(Some(100)),
                technology_amount: Set(Some(100)),
                payment: Set(Some(Payment::LumpSum)),
                involves_patents: Set(false),
                signed_on: Set(day),
                signed_at_place: Set(Some("杭州".to_owned())),
                valid_from: Set(day),
                valid_until: Set(day),
                register_number: Set((status == ContractStatus::Registered).then(|| "1".to_owned())),
                registry: Set(Some("登记处".to_owned())),
                registered_on: Set(day),
                created_at: Set(now),
                created_by: Set("a test".to_owned()),
                updated_at: Set(now),
                version: Set(1),
                ..Default::default()
            };
            let row = row.insert(&self.service.app.db).await.expect("a contract");
            let party = contract_party::ActiveModel {
                contract_id: Set(row.id),
                position: Set(0),
                role: Set(PartyRole::Buyer),
                name: Set("买方".to_owned()),
                ..Default::default()
            };
            party.insert(&self.service.app.db).await.expect("a party");
            self.put(name, format!("contract_{}", row.id));
        }
        self.entry(number(self.id("contract REGISTERED"))).await;
    }

    async fn entry(&mut self, contract: i64) {
        let day = NaiveDate::from_ymd_opt(2027, 1, 1).expect("a day");
        let row = settlement::ActiveModel {
            contract_id: Set(contract),
            kind: Set(EntryKind::Settlement),
            rule_code: Set(Some("AGREED".to_owned())),
            rule_version: Set(Some("2026-11".to_owned())),
            event: Set(SettlementEvent::Receipt),
            event_on: Set(day),
            currency: Set("CNY".to_owned()),
            gross: Set(100),
            cost: Set(0),
            net: Set(100),
            input: Set("{}".to_owned()),
            steps: Set("[]".to_owned()),
            at: Set(self.service.app.clock.now()),
            actor: Set("a test".to_owned()),
            ..Default::default()
        };
        let row = row.insert(&self.service.app.db).await.expect("an entry");
        for (position, account, side) in [
            (0, LedgerAccount::Payer, PostingSide::Debit),
            (1, LedgerAccount::Supplier, PostingSide::Credit),
        ] {
            let line = posting::ActiveModel {
                settlement_id: Set(row.id),
                position: Set(position),
                account: Set(account),
                holder: Set("户".to_owned()),
                side: Set(side),
                amount: Set(100),
                currency: Set("CNY".to_owned()),
                due_on: Set(day),
                ..Default::default()
            };
            line.insert(&self.service.app.db).await.expect("a line");
        }
        self.put("settlement POSTED", format!("settlement_{}", row.id));
    }
}
