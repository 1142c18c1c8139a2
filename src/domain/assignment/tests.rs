//! Plans against every plan there is, on problems small enough to try them all.

use std::collections::HashMap;

use proptest::{
    prelude::{Just, Strategy, any, prop, proptest},
    prop_assert, prop_assert_eq,
    sample::select,
};

use super::{
    plan::{Lack, Outcome, Role},
    problem::{Aim, Ask, Choice, Problem, Rules},
    solve,
};

/// A need that wants so many of these candidates, given by number and points.
fn ask(id: i64, wanted: u32, candidates: &[(i64, u32)]) -> Ask {
    let candidates = candidates.iter().map(|(manager, points)| Choice {
        manager: *manager,
        points: *points,
        conflict: false,
    });
    let mut candidates: Vec<Choice> = candidates.collect();
    candidates.sort_by_key(|choice| (std::cmp::Reverse(choice.points), choice.manager));
    Ask {
        id,
        wanted,
        candidates,
        more: false,
    }
}

fn problem(needs: Vec<Ask>) -> Problem {
    Problem {
        needs,
        ..Problem::default()
    }
}

/// Who works each need.
fn teams(problem: &Problem) -> Vec<Vec<i64>> {
    let plan = solve(problem);
    let team = |need: &super::Assigned| need.team.iter().map(|member| member.manager).collect();
    plan.needs.iter().map(team).collect()
}

#[test]
fn a_first_choice_is_given_up_where_all_together_win_by_it() {
    let problem = problem(vec![ask(1, 1, &[(7, 10), (8, 9)]), ask(2, 1, &[(7, 8), (8, 2)])]);
    let plan = solve(&problem);
    assert_eq!(teams(&problem), [[8], [7]]);
    assert_eq!((plan.fit(), plan.best(), plan.loss()), (17, 18, 1));
    let first = plan.needs[0].first.as_ref().expect("a first choice");
    assert_eq!((first.manager, &first.outcome), (7, &Outcome::Taken(vec![2])));
    assert_eq!((plan.needs[0].loss_of_lead(), plan.needs[0].keeps_first()), (1, false));
    assert!(plan.needs[1].keeps_first() && plan.optimal);
}

#[test]
fn one_leads_and_the_others_help() {
    let plan = solve(&problem(vec![
        ask(1, 3, &[(7, 4), (8, 9), (9, 5)]),
        ask(2, 2, &[(8, 1)]),
    ]));
    let team: Vec<(i64, Role)> = plan.needs[0].team.iter().map(|one| (one.manager, one.role)).collect();
    assert_eq!(team, [(8, Role::Lead), (9, Role::Specialist), (7, Role::Specialist)]);
    assert_eq!((plan.needs[0].lack, plan.needs[1].lack), (None, Some(Lack::Taken)));
    let spare = solve(&problem(vec![ask(1, 3, &[(7, 4)])]));
    assert_eq!(spare.needs[0].lack, Some(Lack::NoCandidates));
}

#[test]
fn every_need_first_gives_a_weak_candidate_rather_than_nobody() {
    let mut problem = problem(vec![ask(1, 1, &[(7, 3)]), ask(2, 1, &[(7, 10), (8, 5)])]);
    assert_eq!(teams(&problem), [vec![], vec![7]]);
    problem.rules.every_need_first = true;
    assert_eq!(teams(&problem), [[7], [8]]);
}

#[test]
fn shares_count_a_short_need_as_much_as_a_long_one() {
    let mut problem = problem(vec![ask(1, 1, &[(7, 100), (8, 80)]), ask(2, 1, &[(7, 10), (8, 1)])]);
    assert_eq!(teams(&problem), [[7], [8]]);
    problem.rules.aim = Aim::Share;
    assert_eq!(teams(&problem), [[8], [7]]);
}

#[test]
fn whoever_is_missing_is_missing_for_a_reason() {
    let mut blocked = ask(4, 1, &[(5, 9)]);
    blocked.candidates[0].conflict = true;
    let mut problem = problem(vec![
        ask(1, 1, &[]),
        ask(2, 1, &[(6, 9)]),
        ask(3, 1, &[(6, 9), (7, 4)]),
        blocked,
        ask(5, 1, &[(8, 3)]),
        ask(6, 1, &[(8, 4)]),
    ]);
    problem.free.insert(6, 0);
    problem.rules.least_share = 50;
    let plan = solve(&problem);
    let lacks: Vec<Option<Lack>> = plan.needs.iter().map(|need| need.lack).collect();
    let wanted = [
        Some(Lack::NoCandidates),
        Some(Lack::Full),
        Some(Lack::TooWeak),
        Some(Lack::Conflict),
        Some(Lack::Taken),
        None,
    ];
    assert_eq!(lacks, wanted);
    let outcomes: Vec<Option<Outcome>> = plan
        .needs
        .iter()
        .map(|need| need.first.as_ref().map(|first| first.outcome.clone()))
        .collect();
    let wanted = [
        None,
        Some(Outcome::Full),
        Some(Outcome::Full),
        Some(Outcome::Conflict),
        Some(Outcome::Taken(vec![6])),
        Some(Outcome::Kept),
    ];
    assert_eq!(outcomes, wanted);
}

#[test]
fn of_equals_the_lower_number_comes_first() {
    let same = [(3, 5), (2, 5), (1, 5)];
    assert_eq!(teams(&problem(vec![ask(9, 1, &same), ask(4, 1, &same)])), [[2], [1]]);
    // Nobody may come instead: of two needs that want the same one, the lower number has it.
    assert_eq!(
        teams(&problem(vec![ask(9, 1, &[(1, 5)]), ask(4, 1, &[(1, 5)])])),
        [vec![], vec![1]]
    );
}

#[test]
fn an_empty_problem_has_an_empty_plan_and_great_points_do_not_overflow() {
    assert_eq!(solve(&Problem::default()).needs, []);
    let mut problem = problem(
        (1..=50)
            .map(|id| ask(id, 6, &[(1, u32::MAX), (2, u32::MAX - 1)]))
            .collect(),
    );
    problem.rules.every_need_first = true;
    assert_eq!(solve(&problem).fit(), u64::from(u32::MAX) * 2 - 1);
}

#[test]
fn the_example_of_the_documentation_is_right() {
    let mut inspection = ask(3, 1, &[(1, 91), (2, 88), (3, 143)]);
    inspection.candidates[0].conflict = true;
    let sealing = ask(2, 1, &[(1, 180), (2, 62), (3, 59)]);
    let mut problem = problem(vec![ask(1, 1, &[(1, 221), (2, 204)]), sealing, inspection]);
    let plan = solve(&problem);
    assert_eq!(teams(&problem), [vec![2], vec![1], vec![]]);
    assert_eq!((plan.fit(), plan.best(), plan.loss()), (384, 544, 160));
    assert_eq!(plan.needs[2].lack, Some(Lack::Taken));
    problem.rules.every_need_first = true;
    assert_eq!(
        (solve(&problem).fit(), teams(&problem)),
        (368, vec![vec![1], vec![3], vec![2]])
    );
    problem.rules = Rules {
        most_per_manager: 2,
        ..Rules::default()
    };
    assert_eq!(
        (solve(&problem).fit(), teams(&problem)),
        (489, vec![vec![1], vec![1], vec![2]])
    );
}

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
                choice.conflict = choices[place].1 && choices[place].2;
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
        .filter(|choice| !choice.conflict)
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
        team.iter()
            .for_each(|choice| *room.get_mut(&choice.manager).expect("known") -= 1);
        teams.push(team.clone());
        best = best.max(by_trying_all(problem, at + 1, room, teams));
        teams.pop();
        team.iter()
            .for_each(|choice| *room.get_mut(&choice.manager).expect("known") += 1);
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
                    .all(|choice| !choice.conflict && choice.points * 100 >= least)
        );
        assert!(team.is_sorted_by(|a, b| (b.points, a.manager) < (a.points, b.manager)));
        assert_eq!(need.lack.is_none(), team.len() == ask.wanted as usize);
        // A first choice that nothing stands against is kept, or it works elsewhere.
        assert_ne!(
            need.first.as_ref().map(|first| &first.outcome),
            Some(&Outcome::Taken(Vec::new()))
        );
        team.iter()
            .for_each(|choice| *work.entry(choice.manager).or_default() += 1);
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
        plans.iter_mut().flatten().for_each(|need| if let Some(Outcome::Taken(by)) = need.first.as_mut().map(|first| &mut first.outcome) { by.sort_unstable() });
        plans.iter_mut().for_each(|plan| plan.sort_by_key(|need| need.need));
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
