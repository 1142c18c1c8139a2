//! Plans against every plan there is, on problems small enough to try them all.

use std::collections::HashMap;

use proptest::{
    prelude::{Just, Strategy, any, prop, proptest},
    prop_assert, prop_assert_eq,
    sample::select,
};

use super::{
    super::{
        plan::Outcome,
        problem::{Aim, Ask, Bar, Choice, Problem, Rules},
        solve,
    },
    ask,
};

/// Up to four needs and five managers, with rules.
fn small() -> impl Strategy<Value = Problem> {
    let choice = (0..9_u32, any::<bool>(), any::<bool>());
    let need = (1..4_u32, prop::collection::vec(choice, 5));
    let free = prop::collection::vec(prop::option::of(0..3_u32), 5);
    let rules = (
        select(&[Aim::Fit, Aim::Share][..]),
        any::<bool>(),
        1..3_u32,
        select(&[0, 40, 100][..]),
    );
    (prop::collection::vec(need, 1..5), free, rules).prop_map(|(needs, free, rules)| {
        let needs = needs.into_iter().zip(1..).map(|((wanted, choices), id)| {
            let listed = choices.iter().zip(1..).filter(|((points, ..), _)| *points > 0);
            let candidates: Vec<(i64, u32)> = listed
                .map(|((points, ..), manager)| (manager, *points * 1_000))
                .collect();
            let mut ask = ask(id, wanted, &candidates);
            for choice in &mut ask.candidates {
                let place = usize::try_from(choice.manager - 1).unwrap_or_default();
                choice.bar = (choices[place].1 && choices[place].2).then_some(Bar::Conflict);
            }
            ask
        });
        let (aim, every_need_first, most_per_manager, least_share) = rules;
        Problem {
            needs: needs.collect(),
            free: (1..).zip(free).filter_map(|(id, free)| Some((id, free?))).collect(),
            rules: Rules {
                aim,
                every_need_first,
                most_per_manager,
                least_share,
            },
        }
    })
}

/// What a plan is worth: needs with somebody if they come first, then the aim.
type Worth = (usize, u64);

fn worth(problem: &Problem, teams: &[Vec<Choice>]) -> Worth {
    let served = teams.iter().filter(|team| !team.is_empty()).count();
    let value = |ask: &Ask, choice: &Choice| {
        let points = u64::from(choice.points);
        match problem.rules.aim {
            Aim::Fit => points,
            Aim::Share => points * 1_000_000_000 / u64::from(ask.candidates[0].points),
        }
    };
    let needs = problem.needs.iter().zip(teams);
    let sum = needs.flat_map(|(ask, team)| team.iter().map(move |choice| value(ask, choice)));
    (if problem.rules.every_need_first { served } else { 0 }, sum.sum())
}

/// The greatest worth of all plans from this need on.
fn by_trying_all(problem: &Problem, at: usize, room: &mut HashMap<i64, u32>, teams: &mut Vec<Vec<Choice>>) -> Worth {
    let Some(ask) = problem.needs.get(at) else {
        return worth(problem, teams);
    };
    let good = |choice: &&Choice| choice.points * 100 >= ask.candidates[0].points * problem.rules.least_share;
    let may: Vec<Choice> = ask
        .candidates
        .iter()
        .filter(|choice| choice.bar.is_none())
        .filter(good)
        .copied()
        .collect();
    let mut best = (0, 0);
    for set in 0..1_u32 << may.len() {
        let team: Vec<Choice> = (0..may.len())
            .filter(|bit| set >> bit & 1 == 1)
            .map(|bit| may[bit])
            .collect();
        let fits = team.iter().all(|choice| room[&choice.manager] > 0);
        if team.len() > ask.wanted as usize || !fits {
            continue;
        }
        for choice in &team {
            *room.get_mut(&choice.manager).expect("known") -= 1;
        }
        teams.push(team.clone());
        best = best.max(by_trying_all(problem, at + 1, room, teams));
        teams.pop();
        for choice in &team {
            *room.get_mut(&choice.manager).expect("known") += 1;
        }
    }
    best
}

fn greatest(problem: &Problem) -> Worth {
    let most = problem.rules.most_per_manager;
    let mut room = (1..=5)
        .map(|id| (id, problem.free.get(&id).map_or(most, |free| most.min(*free))))
        .collect();
    by_trying_all(problem, 0, &mut room, &mut Vec::new())
}

/// The plan's worth, once it is seen that the plan holds to the rules.
fn worth_of_plan(problem: &Problem) -> Worth {
    let plan = solve(problem);
    let mut work: HashMap<i64, u32> = HashMap::new();
    let mut teams = Vec::new();
    for (ask, need) in problem.needs.iter().zip(&plan.needs) {
        let find = |manager: i64| {
            *ask.candidates
                .iter()
                .find(|choice| choice.manager == manager)
                .expect("listed")
        };
        let team: Vec<Choice> = need.team.iter().map(|member| find(member.manager)).collect();
        let least = ask
            .candidates
            .first()
            .map_or(0, |first| first.points * problem.rules.least_share);
        assert!(
            team.len() <= ask.wanted as usize
                && team
                    .iter()
                    .all(|choice| choice.bar.is_none() && choice.points * 100 >= least)
        );
        assert!(team.is_sorted_by(|a, b| (b.points, a.manager) < (a.points, b.manager)));
        assert_eq!(need.lack.is_none(), team.len() == ask.wanted as usize);
        // A first choice that nothing stands against is kept, or it works elsewhere.
        assert_ne!(
            need.first.as_ref().map(|first| &first.outcome),
            Some(&Outcome::Taken(Vec::new()))
        );
        for choice in &team {
            *work.entry(choice.manager).or_default() += 1;
        }
        teams.push(team);
    }
    for (manager, needs) in work {
        let free = problem.free.get(&manager).copied().unwrap_or(u32::MAX);
        assert!(needs <= free && needs <= problem.rules.most_per_manager);
    }
    worth(problem, &teams)
}

proptest! {
    #[test]
    fn no_plan_is_better(problem in small()) {
        prop_assert_eq!(worth_of_plan(&problem), greatest(&problem));
    }

    #[test]
    fn the_order_of_the_needs_changes_nothing((one, other) in small().prop_flat_map(|problem| {
        let needs = Just(problem.needs.clone()).prop_shuffle();
        (Just(problem.clone()), needs.prop_map(move |needs| Problem { needs, ..problem.clone() }))
    })) {
        let mut plans = [solve(&one).needs, solve(&other).needs];
        for plan in &mut plans {
            for need in plan.iter_mut() {
                if let Some(Outcome::Taken(by)) = need.first.as_mut().map(|first| &mut first.outcome) {
                    by.sort_unstable();
                }
            }
            plan.sort_by_key(|need| need.need);
        }
        prop_assert_eq!(&plans[0], &plans[1]);
    }

    #[test]
    fn a_plan_from_lists_cut_off_says_whether_it_is_the_best_of_all(whole in small(), length in 1_usize..4) {
        let mut cut = whole.clone();
        for ask in &mut cut.needs {
            ask.more = ask.candidates.len() > length;
            ask.candidates.truncate(length);
        }
        let plan = solve(&cut);
        prop_assert_eq!(plan.optimal, plan.short.is_empty());
        prop_assert!(cut.needs.iter().all(|ask| ask.more || !plan.short.contains(&ask.id)));
        if plan.optimal {
            prop_assert_eq!(worth_of_plan(&cut), greatest(&whole));
        }
    }
}
