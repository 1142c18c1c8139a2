//! The calculator and the journal: whatever is shared out sums to the whole.

use proptest::prelude::*;
use qiao_entity::posting::{LedgerAccount, PostingSide};

use super::{
    calculate::{Agreed, Calculation, Cost, Income, calculate},
    journal::{self, Holder, is_balanced, lines, reversed},
    rule::{self, Part, Rule},
    split::{WHOLE, at_least},
};

fn rule(code: &str) -> &'static Rule {
    rule::find(code, None).expect("a rule")
}

fn income(gross: i64, costs: &[i64], shares: Vec<Agreed>) -> Income {
    let cost = |amount: &i64| Cost {
        label: "评估费".to_owned(),
        amount: *amount,
    };
    Income {
        gross,
        costs: costs.iter().map(cost).collect(),
        shares,
        commission: None,
    }
}

fn points(of: Part, to: Part, basis_points: i64) -> Agreed {
    Agreed {
        of,
        to,
        basis_points: Some(basis_points),
        amount: None,
    }
}

fn holders(inventors: u32) -> Vec<Holder> {
    let holder = |account, name: &str, weight| Holder {
        account,
        name: name.to_owned(),
        organization: None,
        manager: None,
        weight,
    };
    let mut all: Vec<Holder> = LedgerAccount::all()
        .into_iter()
        .filter(|account| *account != LedgerAccount::Inventor)
        .map(|account| holder(account, &account.code(), 1))
        .collect();
    all.extend((1..=inventors).map(|number| holder(LedgerAccount::Inventor, &format!("发明人 {number}"), number)));
    all
}

fn shared(calculation: &Calculation) -> i64 {
    journal::accounts(calculation).map(|(_, amount)| amount).sum()
}

#[test]
fn zhejiang_gives_transfer_staff_five_percent_of_the_reward() {
    // 1,000,000 yuan, 100,000 of them costs; reward 60 % of the net income.
    let given = income(100_000_000, &[10_000_000], vec![points(Part::Net, Part::Reward, 6_000)]);
    let done = calculate(rule("ZHEJIANG"), &given).expect("it can be shared out");
    assert_eq!((done.cost, done.net), (10_000_000, 90_000_000));
    assert_eq!(done.of(Part::Reward), 54_000_000);
    assert_eq!(done.of(Part::Staff), 2_700_000);
    assert_eq!(done.of(Part::Manager), 2_700_000);
    assert_eq!(done.of(Part::Inventor), 51_300_000);
    assert_eq!(done.of(Part::Supplier), 36_000_000);
    assert_eq!(shared(&done), done.net);
    let staff = done.steps.iter().find(|step| step.to == Part::Staff).expect("a step");
    assert_eq!(
        (staff.pool, staff.basis_points, staff.least),
        (54_000_000, Some(500), Some(500))
    );
    assert_eq!(staff.source.as_deref(), Some("S2-ZHEJIANG"));
}

#[test]
fn less_than_a_source_prescribes_is_refused() {
    let less = income(1_000, &[], vec![points(Part::Reward, Part::Staff, 499)]);
    let problems = calculate(rule("ZHEJIANG"), &less).expect_err("below five percent");
    assert_eq!(problems[0].path, ["shares", "0", "basisPoints"]);
    let fixed = Agreed {
        of: Part::Reward,
        to: Part::Staff,
        basis_points: None,
        amount: Some(24),
    };
    // The reward is 500, of which 5 % are 25.
    assert!(calculate(rule("ZHEJIANG"), &income(1_000, &[], vec![fixed.clone()])).is_err());
    let enough = Agreed {
        amount: Some(25),
        ..fixed
    };
    assert!(calculate(rule("ZHEJIANG"), &income(1_000, &[], vec![enough])).is_ok());
}

#[test]
fn beijing_prescribes_no_ratio_for_agency_and_manager() {
    let given = income(
        1_000_000,
        &[],
        vec![
            points(Part::Net, Part::Agency, 1_000),
            points(Part::Net, Part::Manager, 333),
        ],
    );
    let done = calculate(rule("BEIJING"), &given).expect("it can be shared out");
    let parts = [Part::Inventor, Part::Agency, Part::Manager, Part::Supplier].map(|part| done.of(part));
    assert_eq!(parts, [500_000, 100_000, 33_300, 366_700]);
}

#[test]
fn what_cannot_be_shared_out_is_refused() {
    for wrong in [
        income(0, &[], vec![]),
        income(-1, &[], vec![]),
        income(100, &[101], vec![]),
        income(100, &[0], vec![]),
        income(
            100,
            &[],
            vec![
                points(Part::Net, Part::Agency, 6_000),
                points(Part::Net, Part::Manager, 4_001),
            ],
        ),
        income(
            100,
            &[],
            vec![points(Part::Net, Part::Agency, 1), points(Part::Net, Part::Agency, 1)],
        ),
        income(100, &[], vec![points(Part::Net, Part::Supplier, 1)]),
        income(100, &[], vec![points(Part::Reward, Part::Manager, 1)]),
        income(i64::MAX, &[], vec![]),
    ] {
        assert!(calculate(rule("AGREED"), &wrong).is_err(), "{wrong:?}");
    }
    let nothing_left = calculate(rule("AGREED"), &income(100, &[100], vec![])).expect("all of it was cost");
    assert_eq!(shared(&nothing_left), 0);
}

#[test]
fn an_account_without_a_holder_stops_the_entry() {
    let done = calculate(rule("LAW_REWARD"), &income(101, &[], vec![])).expect("it can be shared out");
    assert!(lines(&done, &holders(0)).is_none());
    let lines = lines(&done, &holders(2)).expect("lines");
    assert!(is_balanced(&lines));
}

fn any_agreed(rule: &'static Rule) -> impl Strategy<Value = Vec<Agreed>> {
    let shares: Vec<_> = rule.shares.iter().filter(|share| !share.rest).collect();
    let one = |share: &&'static rule::Share| {
        let (of, to, least) = (share.of, share.to, share.least.unwrap_or(0));
        prop_oneof![
            Just(None),
            (least..=WHOLE).prop_map(move |at| Some(points(of, to, at))),
            (0..=1_000_000_i64).prop_map(move |amount| Some(Agreed {
                of,
                to,
                basis_points: None,
                amount: Some(amount),
            })),
        ]
    };
    let each: Vec<_> = shares.iter().map(one).collect();
    each.prop_map(|agreed| agreed.into_iter().flatten().collect())
}

fn any_case() -> impl Strategy<Value = (&'static Rule, Income)> {
    prop::sample::select(rule::all().iter().collect::<Vec<_>>()).prop_flat_map(|rule| {
        let amounts = prop_oneof![1..=100_i64, 1..=10_000_000_000_i64, 1..=super::calculate::MOST];
        (
            Just(rule),
            amounts,
            prop::collection::vec(1..=1_000_i64, 0..4),
            any_agreed(rule),
        )
            .prop_map(|(rule, gross, costs, shares)| (rule, income(gross, &costs, shares)))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn whatever_is_shared_out_sums_to_the_whole((rule, given) in any_case(), inventors in 1..7_u32) {
        let Ok(done) = calculate(rule, &given) else {
            return Ok(());
        };
        prop_assert_eq!(done.gross - done.cost, done.net);
        prop_assert_eq!(shared(&done), done.net, "nothing is lost, nothing is made");
        for step in &done.steps {
            prop_assert!(step.amount >= 0);
            if let Some(least) = step.least {
                prop_assert!(step.amount >= at_least(step.pool, least), "{step:?}");
            }
        }
        let lines = lines(&done, &holders(inventors)).expect("everyone has an account");
        prop_assert!(is_balanced(&lines));
        prop_assert!(lines.iter().all(|line| line.amount > 0));
        let both: Vec<_> = lines.iter().cloned().chain(reversed(lines.clone())).collect();
        for line in &lines {
            let of = |side| both.iter().filter(move |other| other.holder == line.holder && other.side == side);
            let sum = |side| of(side).map(|other| i128::from(other.amount)).sum::<i128>();
            prop_assert_eq!(sum(PostingSide::Debit), sum(PostingSide::Credit), "a reversal leaves nothing behind");
        }
    }

    #[test]
    fn the_same_is_always_shared_out_in_the_same_way((rule, given) in any_case()) {
        prop_assert_eq!(calculate(rule, &given), calculate(rule, &given));
    }
}
