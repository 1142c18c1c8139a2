//! Sharing a whole number of minor units out, so that nothing is lost and nothing is made.

/// The whole, in basis points.
pub const WHOLE: i64 = 10_000;

/// Shares `total` out by weights: each gets its exact part rounded down, and what is left over goes, one unit each, to those that
/// lost most by the rounding (largest remainder); of equals the first one. The parts sum to `total`.
///
/// `None` when there is nothing to share by: no weight above 0; or when the numbers are too great to be reckoned exactly.
#[must_use]
pub fn split(total: i64, weights: &[u128]) -> Option<Vec<i64>> {
    let sum = weights
        .iter()
        .try_fold(0_u128, |sum, weight| sum.checked_add(*weight))?;
    let whole = u128::try_from(total).ok()?;
    if sum == 0 {
        return None;
    }
    let exact: Vec<u128> = weights
        .iter()
        .map(|weight| whole.checked_mul(*weight))
        .collect::<Option<_>>()?;
    // A part is at most `total`.
    let mut parts: Vec<i64> = exact
        .iter()
        .map(|exact| i64::try_from(exact / sum).unwrap_or(total))
        .collect();
    let mut left = total - parts.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(exact[*place] % sum));
    for place in order {
        if left == 0 {
            break;
        }
        parts[place] += 1;
        left -= 1;
    }
    Some(parts)
}

/// The least whole number of minor units that is at least so many basis points of `total`.
#[must_use]
pub fn at_least(total: i64, basis_points: i64) -> i64 {
    let exact = i128::from(total) * i128::from(basis_points);
    let whole = i128::from(WHOLE);
    i64::try_from((exact + whole - 1).div_euclid(whole)).unwrap_or(total)
}

/// As [`split`], but no part falls below its floor by rounding: a share that is prescribed as at least 5 % gets the unit that it
/// lacks from what gained most.
///
/// `None` when there is nothing to share by, or when the floors together are more than `total`.
#[must_use]
pub fn split_above(total: i64, weights: &[u128], floors: &[i64]) -> Option<Vec<i64>> {
    let mut parts = split(total, weights)?;
    if floors.iter().sum::<i64>() > total {
        return None;
    }
    loop {
        let lacking = parts.iter().zip(floors).position(|(part, floor)| part < floor);
        let Some(lacking) = lacking else {
            return Some(parts);
        };
        // Whoever lies furthest above its floor gives: there is one, since the floors sum to no more than the parts do.
        let giver = (0..parts.len())
            .filter(|place| *place != lacking)
            .max_by_key(|place| parts[*place] - floors[*place])?;
        let lack = (floors[lacking] - parts[lacking]).min(parts[giver] - floors[giver]);
        parts[lacking] += lack;
        parts[giver] -= lack;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_left_over_goes_to_the_largest_remainders() {
        assert_eq!(split(100, &[1, 1, 1]), Some(vec![34, 33, 33]));
        assert_eq!(split(10_001, &[5_000, 5_000]), Some(vec![5_001, 5_000]));
        assert_eq!(split(1, &[1, 2]), Some(vec![0, 1]));
        assert_eq!(split(0, &[1, 2]), Some(vec![0, 0]));
        assert_eq!(split(7, &[]), None);
        assert_eq!(split(7, &[0, 0]), None);
    }

    #[test]
    fn not_less_than_five_percent_is_never_less() {
        // 5 % of 109 fen are 5.45: rounded they would be 5, which is less.
        assert_eq!(split(109, &[500, 9_500]), Some(vec![5, 104]));
        assert_eq!(
            split_above(109, &[500, 9_500], &[at_least(109, 500), 0]),
            Some(vec![6, 103])
        );
        assert_eq!(at_least(100, 500), 5);
        assert_eq!(at_least(101, 500), 6);
        assert_eq!(split_above(1, &[5_000, 5_000], &[1, 1]), None);
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole_and_lie_within_one_unit(
            total in 0..=i64::MAX,
            weights in prop::collection::vec(0..=1_000_000_u128, 1..9),
        ) {
            let sum: u128 = weights.iter().sum();
            let parts = split(total, &weights);
            if sum == 0 {
                prop_assert_eq!(parts, None);
                return Ok(());
            }
            let parts = parts.expect("something to share by");
            prop_assert_eq!(parts.iter().map(|part| i128::from(*part)).sum::<i128>(), i128::from(total));
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = u128::try_from(total).expect("not negative") * weight;
                let off = (u128::try_from(*part).expect("no part is negative") * sum).abs_diff(exact);
                prop_assert!(off < sum, "no further off than one unit");
                prop_assert!(*weight > 0 || *part == 0, "who has no share gets nothing");
            }
        }

        #[test]
        fn floors_hold_and_the_sum_stays(
            total in 0..=1_000_000_000_000_i64,
            weights in prop::collection::vec(0..=10_000_u128, 1..6),
            least in prop::collection::vec(0..=2_000_i64, 6),
        ) {
            prop_assume!(weights.iter().sum::<u128>() > 0);
            let floors: Vec<i64> = weights.iter().zip(&least).map(|(_, least)| at_least(total, *least)).collect();
            if let Some(parts) = split_above(total, &weights, &floors) {
                prop_assert_eq!(parts.iter().sum::<i64>(), total);
                for (part, floor) in parts.iter().zip(&floors) {
                    prop_assert!(part >= floor);
                }
            } else {
                prop_assert!(floors.iter().sum::<i64>() > total);
            }
        }
    }
}
