//! Engagements (对接项目): a need that one or more managers work on (一对一、一对多), from the first talk to the landing.
//!
//! An engagement is read and changed as a whole: its team, milestones and tasks have no versions of their own, and each change
//! names the version of the engagement that it saw. So two parties that act at once get one winner and one clear answer.

mod begin;
mod change;
mod close;
mod end;
mod list;
mod load;
mod moves;
mod plan;
mod stage;
mod standing;
mod team;
mod term;
mod timeline;
mod work;

pub use begin::{Beginning, begin};
pub use close::close;
pub use end::end_with_need;
pub use list::{Filter, by_ids, count, milestones_of, of_needs, page, slips_of, tasks_of, wholes_of};
pub use load::{follow, running_of};
pub use moves::{Act, MOVES, TEAM_MOVES, TeamAct, WORK_MOVES, WorkAct};
pub use plan::{Plan, plan};
use qiao_entity::engagement::{Model, Stage};
pub use stage::{advance, come_under_contract};
pub use standing::{Standing, Whole, acts, is_active, parties, standing, team_acts, visible_to, work_acts};
pub use team::{Invitation, hand_over, invite, move_member, sides_for};
pub use term::{end_due, set_term};
pub use timeline::{count_steps, timeline};
pub use work::{Task, add_milestone, add_task, settle_milestone, settle_task};

use super::{chain::Side, page::Numbered};

/// The stages in which an engagement is worked on, and counts in the load of its managers.
pub const RUNNING: [Stage; 3] = [Stage::Matching, Stage::Negotiating, Stage::Contracted];

/// The side of who posted the need.
pub const ENTERPRISE: Side = Side::Enterprise;

/// Most members of a team that are invited or active.
pub const MOST_MEMBERS: usize = 20;
/// Most milestones of an engagement.
pub const MOST_MILESTONES: usize = 50;
/// Most tasks of an engagement.
pub const MOST_TASKS: usize = 200;
/// Most characters of what a member is there for, of a next step and of an outcome.
pub const LONGEST: usize = 500;
/// Most characters of the name of a milestone or a task.
pub const LONGEST_NAME: usize = 256;

/// Whether it is worked on.
#[must_use]
pub fn is_running(engagement: &Model) -> bool {
    RUNNING.contains(&engagement.stage)
}

impl Numbered for Model {
    fn number(&self) -> i64 {
        self.id
    }
}
