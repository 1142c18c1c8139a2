//! The steps that build the database. A step is frozen once merged: later wishes are new steps.
//!
//! The steps write their value lists out: they must say what was true when they were written, so they
//! never import the entities.

use sea_orm_migration::prelude::*;

mod append_only;
mod columns;
mod m0001_reference;
mod m0002_organization;
mod m0003_manager;
mod m0004_achievement;
mod m0005_need;
mod m0006_indicator;
mod m0007_change;
mod m0008_account;
mod m0009_disclosure;
mod m0010_audit;
mod m0011_shortlist;
mod m0012_best_match;
mod m0013_note;
mod m0014_credential;
mod m0015_step;
mod m0016_introduction;
mod m0017_thread;
mod m0018_proposal;
mod m0019_evaluation;
mod m0020_engagement;
mod m0021_ledger;
mod m0022_contract;
mod m0023_first_match;
mod m0024_slip_lapse;
mod m0025_commission;
mod m0026_manager_count;
mod m0027_manager_order;
mod m0028_best_match_of;

/// All steps in order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_reference::Migration),
            Box::new(m0002_organization::Migration),
            Box::new(m0003_manager::Migration),
            Box::new(m0004_achievement::Migration),
            Box::new(m0005_need::Migration),
            Box::new(m0006_indicator::Migration),
            Box::new(m0007_change::Migration),
            Box::new(m0008_account::Migration),
            Box::new(m0009_disclosure::Migration),
            Box::new(m0010_audit::Migration),
            Box::new(m0011_shortlist::Migration),
            Box::new(m0012_best_match::Migration),
            Box::new(m0013_note::Migration),
            Box::new(m0014_credential::Migration),
            Box::new(m0015_step::Migration),
            Box::new(m0016_introduction::Migration),
            Box::new(m0017_thread::Migration),
            Box::new(m0018_proposal::Migration),
            Box::new(m0019_evaluation::Migration),
            Box::new(m0020_engagement::Migration),
            Box::new(m0021_ledger::Migration),
            Box::new(m0022_contract::Migration),
            Box::new(m0023_first_match::Migration),
            Box::new(m0024_slip_lapse::Migration),
            Box::new(m0025_commission::Migration),
            Box::new(m0026_manager_count::Migration),
            Box::new(m0027_manager_order::Migration),
            Box::new(m0028_best_match_of::Migration),
        ]
    }
}
