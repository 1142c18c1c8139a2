//! Plans that can be seen to be right.

mod every_plan;

use super::{
    plan::{Lack, Outcome, Role},
    problem::{Aim, Ask, Bar, Choice, Problem, Rules},
    solve,
};

/// A need that wants so many of these candidates, given by number and points.
fn ask(id: i64, wanted: u32, candidates: &[(i64, u32)]) -> Ask {
    let candidates = candidates.iter().map(|(manager, points)| Choice {
        manager: *manager,
        points: *points,
        bar: None,
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
    blocked.candidates[0].bar = Some(Bar::Conflict);
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
    inspection.candidates[0].bar = Some(Bar::Conflict);
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
