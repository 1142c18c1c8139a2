//! From a flow to a plan: roles, first choices and what became of them, and why somebody is missing.

use std::collections::HashMap;

use super::{
    plan::{Assigned, First, Lack, Member, Outcome, Plan, Role},
    problem::{Ask, Bar, Choice, Problem},
};

/// The plan in which each need has the candidates at these places of its list, the best first.
pub(super) fn explain(problem: &Problem, teams: &HashMap<i64, Vec<usize>>, short: Vec<i64>) -> Plan {
    let mut work: HashMap<i64, Vec<i64>> = HashMap::new();
    for ask in &problem.needs {
        for at in teams.get(&ask.id).into_iter().flatten() {
            work.entry(ask.candidates[*at].manager).or_default().push(ask.id);
        }
    }
    let needs = problem.needs.iter().map(|ask| {
        let team = teams.get(&ask.id).map(Vec::as_slice).unwrap_or_default();
        assigned(problem, ask, team, &work)
    });
    Plan {
        needs: needs.collect(),
        optimal: short.is_empty(),
        short,
    }
}

fn assigned(problem: &Problem, ask: &Ask, team: &[usize], work: &HashMap<i64, Vec<i64>>) -> Assigned {
    let wanted = usize::try_from(ask.wanted).unwrap_or(usize::MAX);
    let members = team.iter().enumerate().map(|(place, at)| Member {
        manager: ask.candidates[*at].manager,
        points: ask.candidates[*at].points,
        role: if place == 0 { Role::Lead } else { Role::Specialist },
    });
    let best = ask.candidates.iter().take(wanted);
    Assigned {
        need: ask.id,
        wanted: ask.wanted,
        team: members.collect(),
        first: first(problem, ask, team, work),
        best: best.map(|choice| u64::from(choice.points)).sum(),
        lack: (team.len() < wanted).then(|| lack(problem, ask, team)),
    }
}

fn first(problem: &Problem, ask: &Ask, team: &[usize], work: &HashMap<i64, Vec<i64>>) -> Option<First> {
    let best = ask.candidates.first()?;
    let of = |choice: &Choice, outcome| First {
        manager: choice.manager,
        points: choice.points,
        outcome,
    };
    // One who suits as well as the first in the list is a first choice too.
    let lead = team.first().map(|at| &ask.candidates[*at]);
    if let Some(lead) = lead.filter(|lead| lead.points == best.points) {
        return Some(of(lead, Outcome::Kept));
    }
    let outcome = if let Some(bar) = best.bar {
        match bar {
            Bar::Excluded => Outcome::Excluded,
            Bar::Conflict => Outcome::Conflict,
            Bar::Declined => Outcome::Declined,
        }
    } else if problem.free.get(&best.manager) == Some(&0) {
        Outcome::Full
    } else {
        Outcome::Taken(work.get(&best.manager).cloned().unwrap_or_default())
    };
    Some(of(best, outcome))
}

fn lack(problem: &Problem, ask: &Ask, team: &[usize]) -> Lack {
    let all = ask.candidates.iter().enumerate();
    let others: Vec<&Choice> = all
        .filter(|(at, _)| !team.contains(at))
        .map(|(_, choice)| choice)
        .collect();
    let any = |is: &dyn Fn(&Choice) -> bool| others.iter().any(|choice| is(choice));
    if any(&|choice| problem.allows(ask, choice)) {
        Lack::Taken
    } else if any(&|choice| choice.bar.is_none() && problem.room(choice.manager) > 0) {
        Lack::TooWeak
    } else if any(&|choice| choice.bar.is_none()) {
        Lack::Full
    } else if others.is_empty() {
        Lack::NoCandidates
    } else if others.iter().all(|choice| choice.bar == Some(Bar::Conflict)) {
        Lack::Conflict
    } else {
        Lack::Barred
    }
}
