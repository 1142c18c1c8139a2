//! The best plan: minimum-cost flow from the needs over their candidates.
//!
//! Each manager that a need wants is one unit of flow. It goes over a candidate for `dearest - weight`, or over nobody for
//! `dearest`, so that the cheapest flow is the plan of the greatest weight. Capacities are whole numbers and so is the flow:
//! no rounding, no half managers (Ahuja, Magnanti, Orlin: Network Flows, 1993, chapter 9).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ac_library::MinCostFlowGraph;

use super::{
    explain::explain,
    plan::Plan,
    problem::{Aim, Ask, Choice, Problem},
};

/// Into so many parts the first choice's points are divided under [`Aim::Share`].
const PARTS: u64 = 1_000_000_000;

/// Costs: wide enough for any points of any number of needs.
type Cost = i128;

/// The best plan. The same needs, candidates and rules give the same plan, in whatever order the needs stand.
///
/// The lists of candidates may have been cut off. Then the plan is made once as if each need whose list goes on had
/// somebody behind it who suits as well as the last in it. If nobody uses that, the plan is the best of all; if somebody
/// does, the best plan without it is given, and [`Plan::short`] says whose list to read on.
#[must_use]
pub fn solve(problem: &Problem) -> Plan {
    let hopeful = Flow::of(problem, true);
    let short = hopeful.behind.clone();
    if short.is_empty() {
        return explain(problem, &hopeful.teams, Vec::new());
    }
    let flow = Flow::of(problem, false);
    let short = if flow.cost == hopeful.cost { Vec::new() } else { short };
    explain(problem, &flow.teams, short)
}

/// The cheapest flow.
struct Flow {
    cost: Cost,
    /// The candidates of each need who were taken, by their places in its list.
    teams: HashMap<i64, Vec<usize>>,
    /// The needs that took somebody behind their lists.
    behind: Vec<i64>,
}

/// What an edge of the graph stands for.
enum Edge {
    /// A need takes the candidate at this place of its list.
    Takes(i64, usize),
    /// A need takes somebody behind its list.
    Behind(i64),
}

impl Flow {
    /// `hopes`: whether there may be somebody behind a list.
    fn of(problem: &Problem, hopes: bool) -> Self {
        let mut asks: Vec<&Ask> = problem.needs.iter().filter(|ask| ask.wanted > 0).collect();
        asks.sort_by_key(|ask| ask.id);
        let managers: BTreeSet<i64> = asks
            .iter()
            .flat_map(|ask| allowed(problem, ask).map(|(_, choice)| choice.manager))
            .collect();
        // Of equally near nodes the library goes on from the one with the highest number: of managers that is the one with
        // the lowest id.
        let (source, sink) = (0, 1 + asks.len() + managers.len());
        let nodes: BTreeMap<i64, usize> = managers.iter().copied().zip((1 + asks.len()..sink).rev()).collect();
        let mut graph = MinCostFlowGraph::<Cost>::new(sink + 1);
        let mut edges = HashMap::new();
        let weights = asks.iter().map(|ask| weight(problem, ask, ask.best()));
        let dearest = weights.max().unwrap_or_default() + 1;
        let units: Cost = asks.iter().map(|ask| Cost::from(ask.wanted)).sum();
        // Dearer than whatever all others together could win by it.
        let left_alone = dearest
            + if problem.rules.every_need_first {
                units * dearest
            } else {
                0
            };
        for (place, ask) in asks.iter().enumerate() {
            let (node, wanted) = (1 + place, Cost::from(ask.wanted));
            // All units flow in every plan, so that a price at the source changes no comparison. It has the library take in
            // one need after the other and look at that one's candidates alone, which is ten times as fast and more.
            let turn = Cost::try_from(place).unwrap_or_default() * (dearest + 1);
            graph.add_edge(source, node, wanted, turn);
            for (at, choice) in allowed(problem, ask) {
                let cost = dearest - weight(problem, ask, choice.points);
                let edge = graph.add_edge(node, nodes[&choice.manager], 1, cost);
                edges.insert(edge, Edge::Takes(ask.id, at));
            }
            let last = ask.candidates.last().map_or(0, |choice| choice.points);
            if hopes && ask.more && ask.suffices(last, problem.rules) {
                let edge = graph.add_edge(node, sink, wanted, dearest - weight(problem, ask, last));
                edges.insert(edge, Edge::Behind(ask.id));
            }
            graph.add_edge(node, sink, wanted - 1, dearest);
            graph.add_edge(node, sink, 1, left_alone);
        }
        for (manager, node) in &nodes {
            graph.add_edge(*node, sink, problem.room(*manager).into(), 0);
        }
        let (_, cost) = graph.flow(source, sink, units);
        let (mut teams, mut behind): (HashMap<i64, Vec<usize>>, Vec<i64>) = Default::default();
        for (edge, meaning) in edges {
            match meaning {
                _ if graph.get_edge(edge).flow == 0 => {}
                Edge::Takes(need, at) => teams.entry(need).or_default().push(at),
                Edge::Behind(need) => behind.push(need),
            }
        }
        for team in teams.values_mut() {
            team.sort_unstable();
        }
        behind.sort_unstable();
        Self { cost, teams, behind }
    }
}

fn allowed<'a>(problem: &'a Problem, ask: &'a Ask) -> impl Iterator<Item = (usize, &'a Choice)> {
    let all = ask.candidates.iter().enumerate();
    all.filter(|(_, choice)| problem.allows(ask, choice))
}

/// What so many points of a need count for the aim.
fn weight(problem: &Problem, ask: &Ask, points: u32) -> Cost {
    match problem.rules.aim {
        Aim::Fit => points.into(),
        Aim::Share => (u64::from(points) * PARTS / u64::from(ask.best().max(1))).into(),
    }
}
