//! What is computed holds for all numbers, not for the examples alone.

use proptest::{
    collection::vec,
    prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest},
};

use super::{
    board::{Board, Table, of_pairs, of_scores},
    concord::concordance,
    duel::Duels,
    stability::{kendall, margin, turning, under},
    weigh::{first, ranks, spread, weighted},
};

/// Weights and scores of a few proposals by a few criteria.
fn given() -> impl Strategy<Value = (Vec<f64>, Vec<Vec<f64>>)> {
    (1..6_usize, 1..6_usize).prop_flat_map(|(rows, columns)| {
        let weights = vec((1..1_000_i32).prop_map(f64::from), columns);
        let scores = vec(vec((0..=100_i32).prop_map(f64::from), columns), rows);
        (weights, scores)
    })
}

fn totals(weights: &[f64], scores: &[Vec<f64>]) -> Vec<f64> {
    scores.iter().map(|row| weighted(weights, row)).collect()
}

/// Duels of every two of a few by a few reviewers: 0, 1 or neither.
fn duelled() -> impl Strategy<Value = (usize, Vec<Vec<u8>>)> {
    (2..6_usize).prop_flat_map(|among| {
        let pairs = among * (among - 1) / 2;
        (2..=among, vec(vec(0..3_u8, pairs), 1..5)).prop_map(move |(_, sheets)| (among, sheets))
    })
}

fn pairs(among: usize) -> Vec<(usize, usize)> {
    (0..among)
        .flat_map(|one| (one + 1..among).map(move |other| (one, other)))
        .collect()
}

fn duels(among: usize, sheets: &[Vec<u8>]) -> Duels {
    let mut duels = Duels::among(among);
    for sheet in sheets {
        for ((one, other), result) in pairs(among).into_iter().zip(sheet) {
            match result {
                0 => duels.won(one, other),
                1 => duels.won(other, one),
                _ => duels.drawn(one, other),
            }
        }
    }
    duels
}

proptest! {
    #[test]
    fn a_weighted_score_lies_between_its_scores_and_weights_have_no_unit((weights, scores) in given(), by in 0.1..10.0_f64) {
        for row in &scores {
            let total = weighted(&weights, row);
            let (least, most) = (row.iter().copied().fold(100.0, f64::min), row.iter().copied().fold(0.0, f64::max));
            prop_assert!(least - 1e-9 <= total && total <= most + 1e-9);
            let others: Vec<f64> = weights.iter().map(|weight| weight * by).collect();
            prop_assert!((weighted(&others, row) - total).abs() < 1e-9);
        }
    }

    #[test]
    fn a_better_score_never_costs_a_place((weights, mut scores) in given(), row in any::<proptest::sample::Index>(), column in any::<proptest::sample::Index>()) {
        let (row, column) = (row.index(scores.len()), column.index(weights.len()));
        let before = ranks(&totals(&weights, &scores))[row];
        scores[row][column] = 100.0;
        prop_assert!(ranks(&totals(&weights, &scores))[row] <= before);
    }

    #[test]
    fn shares_of_first_places_add_up_and_the_figure_is_always_the_same((weights, scores) in given(), within in 0.0..1.0_f64) {
        let found = under(&weights, &scores, within);
        prop_assert!((found.firsts.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        prop_assert!((0.0..=1.0).contains(&found.first_stays) && (-1.0..=1.0).contains(&found.tau));
        prop_assert_eq!(&found, &under(&weights, &scores, within));
        let (stays, tau) = (under(&weights, &scores, 0.0).first_stays, under(&weights, &scores, 0.0).tau);
        prop_assert!((stays - 1.0).abs() < 1e-9 && (tau - 1.0).abs() < 1e-9, "nothing changes, nothing falls");
    }

    #[test]
    fn inside_the_margin_the_first_stays_first((weights, scores) in given(), share in 0.0..0.999_f64) {
        let within = margin(&weights, &scores).map_or(0.999, |margin| margin.by.min(0.999)) * share;
        prop_assert!((under(&weights, &scores, within).first_stays - 1.0).abs() < 1e-9);
    }

    #[test]
    fn at_the_margin_another_draws_level((weights, scores) in given()) {
        if let Some(found) = margin(&weights, &scores) {
            let own = first(&totals(&weights, &scores)).expect("a first");
            prop_assert!((0.0..1.0).contains(&found.by));
            let worst: Vec<f64> = (0..weights.len()).map(|column| {
                let apart = scores[own][column] - scores[found.rival][column];
                weights[column] * (1.0 - found.by * apart.signum() * f64::from(apart != 0.0))
            }).collect();
            let (one, other) = (weighted(&worst, &scores[own]), weighted(&worst, &scores[found.rival]));
            prop_assert!((one - other).abs() < 1e-6, "{one} and {other}");
        }
    }

    #[test]
    fn at_a_turning_another_draws_level((weights, scores) in given()) {
        let own = first(&totals(&weights, &scores)).expect("a first");
        for (column, found) in turning(&weights, &scores).into_iter().enumerate() {
            if let Some(found) = found {
                let mut others = weights.clone();
                others[column] = found.weight;
                let (one, other) = (weighted(&others, &scores[own]), weighted(&others, &scores[found.rival]));
                prop_assert!((one - other).abs() < 1e-6, "{one} and {other}");
            }
        }
    }

    #[test]
    fn tau_knows_the_same_order_and_the_reversed_one(scores in vec((0..1_000_i32).prop_map(f64::from), 1..8)) {
        let reversed: Vec<f64> = scores.iter().map(|score| -score).collect();
        prop_assert!((kendall(&scores, &scores) - 1.0).abs() < 1e-9);
        let told = ranks(&scores).iter().any(|rank| *rank > 1);
        let wanted = if told { -1.0 } else { 1.0 };
        prop_assert!((kendall(&scores, &reversed) - wanted).abs() < 1e-9);
    }

    #[test]
    fn reviewers_who_rank_alike_agree_wholly(row in vec((0..100_i32).prop_map(f64::from), 2..7), reviewers in 2..6_usize) {
        // Others give other numbers in the same order.
        let totals: Vec<Vec<f64>> = (1..=reviewers).map(|by| row.iter().map(|score| score * super::weigh::count(by) + 1.0).collect()).collect();
        let told = ranks(&row).iter().any(|rank| *rank > 1);
        let found = concordance(&totals);
        prop_assert_eq!(found.is_some(), told);
        prop_assert!(found.is_none_or(|w| (w - 1.0).abs() < 1e-9));
    }

    #[test]
    fn concordance_lies_between_nothing_and_one(totals in (2..6_usize).prop_flat_map(|ranked| vec(vec((0..5_i32).prop_map(f64::from), ranked), 2..6))) {
        if let Some(w) = concordance(&totals) {
            prop_assert!((0.0..=1.0).contains(&w));
        }
    }

    #[test]
    fn strengths_add_up_and_follow_the_wins((among, sheets) in duelled()) {
        let duels = duels(among, &sheets);
        let (strengths, shares, chances) = (duels.strengths(), duels.shares(), duels.chances());
        prop_assert!((strengths.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        prop_assert!(strengths.iter().all(|strength| *strength > 0.0));
        for (one, other) in pairs(among) {
            // Where everyone met everyone equally often, the order by strength is the order by wins (Ford 1957).
            if shares[one] > shares[other] + 1e-9 {
                prop_assert!(strengths[one] > strengths[other] && chances[one] > chances[other]);
            }
        }
        let half = super::weigh::mean(&chances);
        prop_assert!((half - 0.5).abs() < 1e-9, "half of all who meet win");
    }

    #[test]
    fn strengths_do_not_hang_on_the_order((among, sheets) in duelled()) {
        let mut mirrored = Duels::among(among);
        for sheet in &sheets {
            for ((one, other), result) in pairs(among).into_iter().zip(sheet) {
                let (one, other) = (among - 1 - one, among - 1 - other);
                match result {
                    0 => mirrored.won(one, other),
                    1 => mirrored.won(other, one),
                    _ => mirrored.drawn(one, other),
                }
            }
        }
        let (strengths, mirrored) = (duels(among, &sheets).strengths(), mirrored.strengths());
        for (one, other) in strengths.iter().zip(mirrored.iter().rev()) {
            prop_assert!((one - other).abs() < 1e-9);
        }
    }

    #[test]
    fn consistence_is_whole_without_a_circle_and_never_negative((among, sheets) in duelled()) {
        for sheet in &sheets {
            let one = duels(among, std::slice::from_ref(sheet));
            if let Some(consistence) = one.consistence() {
                prop_assert!((-1e-9..=1.0).contains(&consistence));
            }
        }
        let ordered = vec![vec![0_u8; among * (among - 1) / 2]];
        let whole = duels(among, &ordered).consistence();
        prop_assert!(whole.is_none_or(|whole| (whole - 1.0).abs() < 1e-9) && whole.is_some() == (among > 2));
    }

    #[test]
    fn a_board_says_the_same_of_each_whoever_stands_beside((weights, scores) in given(), reviewers in 1..4_usize) {
        let table = Table {
            weights: weights.clone(),
            marks: scores.iter().map(|row| vec![None; row.len()]).collect(),
            sheets: vec![scores.clone(); reviewers],
        };
        let board = of_scores(&table);
        for (row, total) in board.rows.iter().zip(totals(&weights, &scores)) {
            prop_assert!((row.total - total).abs() < 1e-9);
            let spread = row.spread.expect("a spread");
            prop_assert!(spread.deviation.is_none_or(|deviation| deviation < 1e-6), "they all say the same");
        }
        prop_assert!(board.without_one.is_none_or(|without| without.same == without.of));
        let stays: Vec<f64> = board.stability.iter().map(|found| found.first_stays).collect();
        prop_assert!(stays.iter().all(|share| (0.0..=1.0).contains(share)));
    }
}

#[test]
fn equals_share_a_place() {
    assert_eq!(ranks(&[70.0, 80.0, 70.0, 60.0]), [2, 1, 2, 4]);
    assert_eq!(ranks(&[]), Vec::<usize>::new());
    assert_eq!(first(&[1.0, 2.0, 2.0]), Some(1));
}

#[test]
fn a_spread_is_that_of_a_sample() {
    let found = spread(&[60.0, 70.0, 80.0]).expect("a spread");
    assert_eq!(
        (found.mean, found.least, found.most, found.deviation),
        (70.0, 60.0, 80.0, Some(10.0))
    );
    assert_eq!(spread(&[5.0]).and_then(|found| found.deviation), None);
    assert_eq!(spread(&[]), None);
}

#[test]
fn a_hand_made_example_of_changed_weights() {
    // 60·80 + 40·50 = 6800 against 60·60 + 40·75 = 6600: 200 apart. For the first speaks 60·20, against it 40·25.
    let (weights, scores) = (vec![60.0, 40.0], vec![vec![80.0, 50.0], vec![60.0, 75.0]]);
    let found = margin(&weights, &scores).expect("a margin");
    assert!((found.by - 200.0 / 2_200.0).abs() < 1e-9 && found.rival == 1);
    let turnings = turning(&weights, &scores);
    assert!(
        turnings[0].is_some_and(|found| (found.weight - 50.0).abs() < 1e-9),
        "60 → 50"
    );
    assert!(
        turnings[1].is_some_and(|found| (found.weight - 48.0).abs() < 1e-9),
        "40 → 48"
    );
    let (calm, wild) = (under(&weights, &scores, 0.09), under(&weights, &scores, 0.5));
    assert!((calm.first_stays - 1.0).abs() < 1e-9 && wild.first_stays < 0.8 && wild.first_stays > 0.5);
    // Who is at least as good by everything is never overtaken.
    assert_eq!(margin(&weights, &[vec![80.0, 80.0], vec![60.0, 75.0]]), None);
}

#[test]
fn kendall_and_babington_smith_by_hand() {
    // Three reviewers, ranks 1 2 3, 1 3 2 and 2 1 3: rank sums 4, 6, 8, S = 8, W = 12·8 / (9·24) = 4/9.
    let totals = [vec![3.0, 2.0, 1.0], vec![3.0, 1.0, 2.0], vec![2.0, 3.0, 1.0]];
    assert!(concordance(&totals).is_some_and(|w| (w - 4.0 / 9.0).abs() < 1e-9));
    // A circle of three is as inconsistent as three can be.
    let mut circle = Duels::among(3);
    circle.won(0, 1);
    circle.won(1, 2);
    circle.won(2, 0);
    assert!(circle.consistence().is_some_and(|consistence| consistence.abs() < 1e-9));
    assert!(
        circle
            .strengths()
            .iter()
            .all(|strength| (strength - 1.0 / 3.0).abs() < 1e-9)
    );
}

#[test]
fn two_that_met_have_strengths_as_their_wins() {
    // Three wins to one, and half a win each before: 3.5 to 1.5.
    let mut duels = Duels::among(2);
    for winner in [0, 0, 0, 1] {
        duels.won(winner, 1 - winner);
    }
    assert!((duels.strengths()[0] - 0.7).abs() < 1e-9);
    let table = Table {
        marks: vec![vec![], vec![]],
        ..Table::default()
    };
    let board: Board = of_pairs(&table, &[vec![(0, 1, Some(0))], vec![(0, 1, None)]]);
    assert_eq!(board.rows.iter().map(|row| row.rank).collect::<Vec<_>>(), [1, 2]);
    assert!(board.stability.is_empty() && board.without_one.is_some());
}
