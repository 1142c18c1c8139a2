//! Assignment of 1,000 needs to 10,000 managers: `cargo bench --bench assignment`.

use std::{cmp::Reverse, collections::HashMap, hint::black_box};

use criterion::{Criterion, criterion_group, criterion_main};
use qiao::domain::assignment::{Aim, Ask, Bar, Choice, Problem, Rules, solve};

const NEEDS: i64 = 1_000;
const MANAGERS: i64 = 10_000;
/// The length of each need's list.
const LISTED: usize = 100;

/// Numbers that look random and are the same each time (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
/// Generators, 2014).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        i64::try_from((mixed ^ (mixed >> 31)) >> 1).unwrap_or_default() % most
    }
}

/// Needs that each want so many managers. `crowded`: all look to the same few hundred, as needs of one field do.
fn problem(wanted: u32, crowded: bool, rules: Rules) -> Problem {
    let mut numbers = Numbers(7);
    let needs = (1..=NEEDS).map(|id| {
        let mut points: HashMap<i64, u32> = HashMap::new();
        while points.len() < LISTED {
            let manager = numbers.below(MANAGERS);
            let manager = if crowded {
                manager * manager / MANAGERS / 20
            } else {
                manager
            };
            let score = u32::try_from(10_000 + numbers.below(15_000)).unwrap_or_default();
            points.entry(1 + manager).or_insert(score);
        }
        let mut candidates: Vec<Choice> = points
            .into_iter()
            .map(|(manager, points)| Choice {
                manager,
                points,
                bar: (manager % 97 == id % 97).then_some(Bar::Conflict),
            })
            .collect();
        candidates.sort_by_key(|choice| (Reverse(choice.points), choice.manager));
        Ask {
            id,
            wanted,
            candidates,
            more: true,
        }
    });
    Problem {
        needs: needs.collect(),
        free: (1..=MANAGERS)
            .map(|id| (id, u32::try_from(id % 4).unwrap_or_default()))
            .collect(),
        rules,
    }
}

fn assignment(c: &mut Criterion) {
    let rules = Rules {
        most_per_manager: 2,
        ..Rules::default()
    };
    let coverage = Rules {
        every_need_first: true,
        aim: Aim::Share,
        ..rules
    };
    let mut group = c.benchmark_group("assignment of 1,000 needs to 10,000 managers");
    group.sample_size(10);
    for (name, problem) in [
        ("one to one", problem(1, false, rules)),
        ("one to four", problem(4, false, rules)),
        ("one to one, crowded", problem(1, true, rules)),
        ("one to four, crowded", problem(4, true, rules)),
        (
            "one to four, crowded, every need first, by shares",
            problem(4, true, coverage),
        ),
    ] {
        group.bench_function(name, |b| b.iter(|| solve(black_box(&problem)).fit()));
    }
    group.finish();
}

criterion_group!(benches, assignment);
criterion_main!(benches);
