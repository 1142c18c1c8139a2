//! The tables of moves, as what they are: who may do what, from where, and where it leads.

use proptest::{prelude::*, sample::select};
use qiao::domain::{
    chain::{self, Move, Side, Subject},
    challenge, contract, engagement, evaluation, introduction,
    introduction::slip,
    proposal, translation,
};
use qiao_entity::step;

/// A row of a table.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) act: String,
    pub(super) by: &'static [Side],
    pub(super) from: Vec<String>,
    pub(super) to: String,
}

/// A table, and of what it is.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) subject: Subject,
    /// How something stands that is new.
    pub(super) begins: &'static [&'static str],
    pub(super) rows: Vec<Row>,
}

fn rows<A: Copy, S: Copy>(moves: &[Move<A, S>], act: impl Fn(A) -> String, status: impl Fn(S) -> String) -> Vec<Row> {
    let row = |row: &Move<A, S>| Row {
        act: act(row.act),
        by: row.by,
        from: row.from.iter().map(|from| status(*from)).collect(),
        to: status(row.to),
    };
    moves.iter().map(row).collect()
}

macro_rules! table {
    ($name:literal, $subject:ident, $begins:expr, $moves:expr) => {
        Table {
            name: $name,
            subject: Subject::$subject,
            begins: $begins,
            rows: rows($moves, |act| act.code().to_string(), |status| status.code().to_string()),
        }
    };
}

/// Every table of the chain.
pub(super) fn tables() -> Vec<Table> {
    vec![
        table!("introduction", Introduction, &["PROPOSED"], introduction::MOVES),
        table!("slip", Slip, &["OFFERED"], slip::MOVES),
        table!("challenge", Challenge, &["PLANNED"], challenge::MOVES),
        table!("proposal", Proposal, &["DRAFT"], proposal::MOVES),
        table!("evaluation", Evaluation, &["DRAFT"], evaluation::MOVES),
        table!("reviewer", Evaluation, &["INVITED"], evaluation::REVIEWER_MOVES),
        table!("engagement", Engagement, &["MATCHING"], engagement::MOVES),
        table!("team", Engagement, &["INVITED", "ACTIVE"], engagement::TEAM_MOVES),
        table!("milestone", Engagement, &["OPEN"], engagement::WORK_MOVES),
        table!("task", Task, &["OPEN"], engagement::WORK_MOVES),
        table!("translation", Translation, &["WRITTEN"], translation::MOVES),
        table!("contract", Contract, &["DRAFT"], contract::MOVES),
    ]
}

/// Whether a step is one that a table of its subject allows: a beginning, a move, or something that moves nothing.
pub(super) fn allows(tables: &[Table], step: &step::Model) -> bool {
    let mut own = tables.iter().filter(|table| table.subject == step.subject).peekable();
    if own.peek().is_none() {
        // Settlements and points are entries of ledgers: they stand as they are written.
        return true;
    }
    own.any(|table| match step.from_status.as_deref() {
        None => table.begins.contains(&step.to_status.as_str()),
        Some(from) => {
            let is_known = |row: &&Row| row.act == step.act;
            let moves = table.rows.iter().find(|row| {
                is_known(row)
                    && row.by.contains(&step.side)
                    && row.from.iter().any(|status| status == from)
                    && row.to == step.to_status
            });
            let stays = from == step.to_status && !table.rows.iter().any(|row| is_known(&row));
            moves.is_some() || stays
        }
    })
}

#[test]
fn every_status_can_be_reached_and_no_move_is_ambiguous() {
    for table in tables() {
        let mut reached: Vec<&str> = table.begins.to_vec();
        while let Some(row) = table.rows.iter().find(|row| {
            !reached.contains(&row.to.as_str()) && row.from.iter().any(|from| reached.contains(&from.as_str()))
        }) {
            reached.push(&row.to);
        }
        for (at, row) in table.rows.iter().enumerate() {
            assert!(!row.by.is_empty() && !row.from.is_empty(), "{}: {row:?}", table.name);
            for from in &row.from {
                assert!(
                    reached.contains(&from.as_str()),
                    "{}: nothing comes to {from}",
                    table.name
                );
            }
            for other in &table.rows[at + 1..] {
                let same = row.act == other.act
                    && row.from.iter().any(|from| other.from.contains(from))
                    && row.by.iter().any(|side| other.by.contains(side));
                assert!(!same || row.to == other.to, "{}: {row:?} or {other:?}", table.name);
            }
        }
    }
}

/// What a side asks the tables, and where it asks it.
fn asked() -> impl Strategy<Value = (usize, usize, Vec<Side>, usize)> {
    let sides = prop::collection::vec(select(Side::all()), 0..4);
    (0..64_usize, 0..64_usize, sides, 0..64_usize)
}

proptest! {
    /// What `chain::allowed` lets pass is a row of the table, and every row passes.
    #[test]
    fn what_is_allowed_is_what_the_table_says((table, act, sides, status) in asked()) {
        let tables: &'static [Table] = tables().leak();
        let table = &tables[table % tables.len()];
        let row = &table.rows[act % table.rows.len()];
        let mut statuses: Vec<&String> = table.rows.iter().flat_map(|row| row.from.iter().chain([&row.to])).collect();
        statuses.dedup();
        let is = statuses[status % statuses.len()];
        // The tables as they are asked, with texts for codes.
        let moves: Vec<Move<&str, &str>> = table
            .rows
            .iter()
            .map(|row| Move {
                act: row.act.as_str(),
                by: row.by,
                from: row.from.iter().map(String::as_str).collect::<Vec<_>>().leak(),
                to: row.to.as_str(),
            })
            .collect();
        let answer = chain::allowed(&moves, row.act.as_str(), &sides, is.as_str(), str::to_owned);
        let of_act: Vec<&Row> = table.rows.iter().filter(|known| known.act == row.act).collect();
        let may_ever = of_act.iter().any(|row| sides.iter().any(|side| row.by.contains(side)));
        match answer {
            None => prop_assert!(!may_ever),
            Some(Err(_)) => prop_assert!(may_ever),
            Some(Ok((side, to))) => {
                prop_assert!(sides.contains(&side));
                let found = of_act.iter().any(|row| row.by.contains(&side) && row.from.contains(is) && row.to == to);
                prop_assert!(found);
            }
        }
        let passes = of_act.iter().any(|row| row.from.contains(is) && sides.iter().any(|side| row.by.contains(side)));
        prop_assert_eq!(matches!(answer, Some(Ok(_))), passes);
    }
}
