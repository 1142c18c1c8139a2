//! Conflicts of interest that the records show: who stands with the poster or with a bidder does not review.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use qiao_entity::{account, achievement, achievement_manager, affiliation, membership, need, proposal};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};

use crate::error::Error;

/// Why an account may not review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conflict {
    /// It wrote a proposal, or one was written for the manager that it is.
    OwnProposal,
    /// It is a member of an organization that bids, or in which a bidding manager works.
    BidderMember,
    /// It works there as a manager today.
    BidderAffiliated,
    /// As a manager it looks after an achievement of such an organization.
    BidderAchievement,
    /// It is a member of the organization that posted the need.
    PosterMember,
    /// It works there as a manager today.
    PosterAffiliated,
    /// As a manager it looks after an achievement of that organization.
    PosterAchievement,
}

impl Conflict {
    /// The code as clients see it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::OwnProposal => "OWN_PROPOSAL",
            Self::BidderMember => "BIDDER_MEMBER",
            Self::BidderAffiliated => "BIDDER_AFFILIATED",
            Self::BidderAchievement => "BIDDER_ACHIEVEMENT",
            Self::PosterMember => "POSTER_MEMBER",
            Self::PosterAffiliated => "POSTER_AFFILIATED",
            Self::PosterAchievement => "POSTER_ACHIEVEMENT",
        }
    }
}

/// The conflicts of these accounts, in order; accounts without one are left out. Only proposals that the owner may read must be
/// given: a conflict tells who bids.
pub(super) async fn conflicts(
    db: &impl ConnectionTrait,
    accounts: &[i64],
    need: &need::Model,
    proposals: &[proposal::Model],
    today: NaiveDate,
) -> Result<HashMap<i64, Vec<Conflict>>, Error> {
    let people = account::Entity::find()
        .filter(account::Column::Id.is_in(accounts.iter().copied()))
        .all(db)
        .await?;
    let bidding: HashSet<i64> = proposals.iter().filter_map(|row| row.manager_id).collect();
    let managers: HashSet<i64> = people.iter().filter_map(|row| row.manager_id).collect();
    let posts = holding(db, bidding.union(&managers).copied().collect(), today).await?;
    let works_at = |manager: i64| {
        let posts = posts.iter().filter(move |post| post.manager_id == manager);
        posts.map(|post| post.organization_id)
    };
    let bidders: HashSet<i64> = proposals
        .iter()
        .filter_map(|row| row.organization_id)
        .chain(bidding.iter().flat_map(|manager| works_at(*manager)))
        .collect();
    let poster = need.organization_id;
    let concerned = || bidders.iter().copied().chain([poster]);
    let members = membership::Entity::find()
        .filter(membership::Column::AccountId.is_in(accounts.iter().copied()))
        .filter(membership::Column::OrganizationId.is_in(concerned()))
        .all(db)
        .await?;
    let owned = achievement::Entity::find()
        .select_only()
        .column(achievement::Column::Id)
        .column(achievement::Column::OrganizationId)
        .filter(achievement::Column::OrganizationId.is_in(concerned()))
        .filter(achievement::Column::Id.in_subquery(kept_by(&managers)))
        .into_tuple::<(i64, i64)>()
        .all(db)
        .await?;
    let kept = achievement_manager::Entity::find()
        .filter(achievement_manager::Column::ManagerId.is_in(managers.iter().copied()))
        .filter(achievement_manager::Column::AchievementId.is_in(owned.iter().map(|(id, _)| *id)))
        .all(db)
        .await?;
    let keeps = |manager: i64, organization: i64| {
        kept.iter()
            .any(|row| row.manager_id == manager && owned.contains(&(row.achievement_id, organization)))
    };
    let mut found = HashMap::new();
    for person in &people {
        let is_member = |organization: i64| {
            let of = |row: &membership::Model| row.account_id == person.id && row.organization_id == organization;
            members.iter().any(of)
        };
        let manager = person.manager_id;
        let is_own =
            |row: &proposal::Model| row.account_id == person.id || manager.is_some() && row.manager_id == manager;
        let works = |organization: &i64| manager.is_some_and(|own| works_at(own).any(|at| at == *organization));
        let looks_after = |organization: &i64| manager.is_some_and(|own| keeps(own, *organization));
        let all = [
            (Conflict::OwnProposal, proposals.iter().any(is_own)),
            (Conflict::BidderMember, bidders.iter().any(|bidder| is_member(*bidder))),
            (Conflict::BidderAffiliated, bidders.iter().any(works)),
            (Conflict::BidderAchievement, bidders.iter().any(looks_after)),
            (Conflict::PosterMember, is_member(poster)),
            (Conflict::PosterAffiliated, works(&poster)),
            (Conflict::PosterAchievement, looks_after(&poster)),
        ];
        let own: Vec<Conflict> = all.into_iter().filter(|(_, is)| *is).map(|(code, _)| code).collect();
        if !own.is_empty() {
            found.insert(person.id, own);
        }
    }
    Ok(found)
}

/// Selects the numbers of the achievements that these managers look after.
fn kept_by(managers: &HashSet<i64>) -> SelectStatement {
    achievement_manager::Entity::find()
        .select_only()
        .column(achievement_manager::Column::AchievementId)
        .filter(achievement_manager::Column::ManagerId.is_in(managers.iter().copied()))
        .into_query()
}

/// The posts that these managers hold today.
async fn holding(
    db: &impl ConnectionTrait,
    managers: Vec<i64>,
    today: NaiveDate,
) -> Result<Vec<affiliation::Model>, Error> {
    use affiliation::Column::{FromDate, ManagerId, ToDate};
    let begun = Condition::any().add(FromDate.is_null()).add(FromDate.lte(today));
    let lasting = Condition::any().add(ToDate.is_null()).add(ToDate.gte(today));
    let rows = affiliation::Entity::find().filter(ManagerId.is_in(managers));
    Ok(rows.filter(begun).filter(lasting).all(db).await?)
}
