//! Who works which of many needs: a proposal.

use std::collections::HashSet;

use async_graphql::{Context, ID, InputObject, Object, Result};
use qiao_entity::noun::Noun;

use crate::{
    context::asking,
    domain::{
        assignment::{Answer, Barred, MOST_NEEDS, MOST_OF_MANAGER, MOST_WANTED, Rules, assign},
        matching, problem,
    },
    fault::Misuse,
    node,
    object::{assignment::Assignment, code::AssignmentAim},
    ranking::ManagerCandidateFilter,
    scalar::FreshnessToken,
};

/// Most managers who may be left out.
const MOST_EXCLUDED: usize = 100;

/// A need to be assigned.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AssignmentNeed {
    /// The need's id.
    need: ID,
    /// How many managers it wants, 1–6: 1 is one to one (一对一); with more, one leads and the others are specialists (一对多).
    #[graphql(default = 1)]
    managers: i32,
}

/// What is to be assigned, and by which rules.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AssignmentInput {
    /// The needs, at most 200, each once.
    needs: Vec<AssignmentNeed>,
    /// Which managers may be assigned; all when it is left out.
    managers: Option<ManagerCandidateFilter>,
    /// Most needs of one manager, 1–100. Who can take on fewer engagements, as far as you may know, gets no more than that.
    #[graphql(default = 1)]
    most_per_manager: i32,
    /// What is made as large as it can be.
    #[graphql(default)]
    aim: AssignmentAim,
    /// Whether as many needs as possible get somebody first, and the aim comes second.
    #[graphql(default = false)]
    every_need_first: bool,
    /// No need gets a manager with less than this percentage of its first choice's score (0–100): rather nobody.
    #[graphql(default = 0)]
    least_share: i32,
    /// Managers who are not to be assigned, such as those who were asked already; at most 100.
    #[graphql(default)]
    exclude: Vec<ID>,
    /// Whether a manager may be assigned to a need although one of the two said no when they were introduced to each other.
    #[graphql(default = false)]
    include_declined: bool,
}

impl AssignmentInput {
    /// The numbers of the needs and how many managers each wants.
    fn wanted(&self) -> Result<Vec<(i64, u32)>, Misuse> {
        if !(1..=MOST_NEEDS).contains(&self.needs.len()) {
            let names = vec![
                ("given", self.needs.len().to_string()),
                ("most", MOST_NEEDS.to_string()),
            ];
            return Err(Misuse::new("assignment-needs", names));
        }
        let mut seen = HashSet::new();
        let needs = self.needs.iter().map(|AssignmentNeed { need, managers }| {
            let number = node::number(need, Noun::Need)?.ok_or_else(|| about("assignment-no-need", need))?;
            if !seen.insert(number) {
                return Err(about("assignment-twice", need));
            }
            Ok((number, range("managers", *managers, 1, MOST_WANTED)?))
        });
        needs.collect()
    }

    fn barred(&self) -> Result<Barred, Misuse> {
        if self.exclude.len() > MOST_EXCLUDED {
            let names = vec![("argument", "exclude".to_owned()), ("most", MOST_EXCLUDED.to_string())];
            return Err(Misuse::new("filter-too-many", names));
        }
        let managers = self.exclude.iter().map(|id| node::number(id, Noun::Manager));
        Ok(Barred {
            managers: managers.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect(),
            even_if_declined: self.include_declined,
        })
    }

    fn rules(&self) -> Result<Rules, Misuse> {
        Ok(Rules {
            aim: self.aim.into(),
            every_need_first: self.every_need_first,
            most_per_manager: range("mostPerManager", self.most_per_manager, 1, MOST_OF_MANAGER)?,
            least_share: range("leastShare", self.least_share, 0, 100)?,
        })
    }
}

fn about(key: &'static str, id: &ID) -> Misuse {
    Misuse::new(key, vec![("given", problem::shown(id))])
}

fn range(argument: &'static str, given: i32, least: u32, most: u32) -> Result<u32, Misuse> {
    let fits = u32::try_from(given).ok().filter(|given| (least..=most).contains(given));
    fits.ok_or_else(|| {
        let names = vec![
            ("argument", argument.to_owned()),
            ("given", given.to_string()),
            ("least", least.to_string()),
            ("most", most.to_string()),
        ];
        Misuse::new("assignment-range", names)
    })
}

#[derive(Default)]
pub(crate) struct AssignmentQuery;

#[Object]
impl AssignmentQuery {
    /// Proposes who works which of these needs, so that all together suit best; nothing is stored. For matchmakers,
    /// administrators and, for needs of their own organization, its members.
    async fn assignment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is to be assigned, and by which rules.")] input: AssignmentInput,
        #[graphql(desc = "Wait for an index at least as fresh as this.")] at_least: Option<FreshnessToken>,
    ) -> Result<Assignment> {
        let asking = asking(ctx);
        let (needs, rules, barred) = (input.wanted()?, input.rules()?, input.barred()?);
        let filter = input.managers.unwrap_or_default().domain()?;
        if let Some(FreshnessToken(position)) = at_least {
            matching::at_least(&asking.app, position).await?;
        }
        match assign(&asking.app, &asking.requester, &needs, &filter, rules, &barred).await? {
            Answer::Plan(plan, position) => Ok(Assignment::new(plan, position)),
            Answer::NoNeed(id) => Err(about("assignment-no-need", &node::id(Noun::Need, id)).into()),
        }
    }
}
