//! Side by side: what computed marks and handed-in sheets say of each proposal, and how sure that is.

use super::{
    concord::concordance,
    duel::Duels,
    stability::{self, Margin, Stability, Turning},
    weigh::{Spread, first, mean, ranks, spread, weighted},
};

/// By which parts of themselves weights are changed to see whether the ranking holds.
pub const WITHIN: [f64; 3] = [0.1, 0.25, 0.5];

/// What is laid side by side: numbers only, in the order of proposals, criteria and reviewers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The weight of each criterion.
    pub weights: Vec<f64>,
    /// For each proposal and criterion the computed mark from 0 to 100; none where reviewers score.
    pub marks: Vec<Vec<Option<f64>>>,
    /// For each reviewer, proposal and criterion the score from 0 to 100; what is computed is left out of account.
    pub sheets: Vec<Vec<Vec<f64>>>,
}

/// What is said of one proposal by one criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The computed mark, or the mean of the reviewers' scores.
    pub score: f64,
    /// How far the reviewers' scores lie apart; none where the mark is computed.
    pub spread: Option<Spread>,
}

/// What is said of one proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The weighted score from 0 to 100; in pairs how likely it is held for better than another, in percent.
    pub total: f64,
    /// Its place from 1; equals share one.
    pub rank: usize,
    /// How far the reviewers' own totals lie apart.
    pub spread: Option<Spread>,
    /// Criterion by criterion.
    pub cells: Vec<Cell>,
}

/// How often the first stays first when one reviewer is left out (the jackknife: Quenouille 1949, Tukey 1958).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithoutOne {
    /// So many times.
    pub same: usize,
    /// Of so many reviewers.
    pub of: usize,
}

/// Proposals side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// Proposal by proposal.
    pub rows: Vec<Row>,
    /// How far reviewers agree on the order (Kendall's W).
    pub concordance: Option<f64>,
    /// What becomes of the order when weights change by so much; none in pairs.
    pub stability: Vec<Stability>,
    /// The least change of all weights that lets another draw level.
    pub margin: Option<Margin>,
    /// For each criterion the weight of it alone that lets another draw level.
    pub turnings: Vec<Option<Turning>>,
    /// What becomes of the first when one reviewer is left out; none for fewer than two reviewers.
    pub without_one: Option<WithoutOne>,
    /// For each reviewer how free of circles the comparisons are; only in pairs.
    pub consistence: Vec<Option<f64>>,
}

impl Table {
    /// For each proposal and criterion what these reviewers say together.
    fn scores(&self, reviewers: &[usize]) -> Vec<Vec<f64>> {
        let cell = |row: usize, column: usize, mark: &Option<f64>| {
            mark.unwrap_or_else(|| mean(&self.given(row, column, reviewers)))
        };
        let rows = self.marks.iter().enumerate();
        rows.map(|(row, marks)| {
            let marks = marks.iter().enumerate();
            marks.map(|(column, mark)| cell(row, column, mark)).collect()
        })
        .collect()
    }

    fn given(&self, row: usize, column: usize, reviewers: &[usize]) -> Vec<f64> {
        reviewers
            .iter()
            .map(|reviewer| self.sheets[*reviewer][row][column])
            .collect()
    }

    fn totals(&self, reviewers: &[usize]) -> Vec<f64> {
        let scores = self.scores(reviewers);
        scores.iter().map(|row| weighted(&self.weights, row)).collect()
    }
}

/// Scores side by side.
#[must_use]
pub fn of_scores(table: &Table) -> Board {
    let all: Vec<usize> = (0..table.sheets.len()).collect();
    let scores = table.scores(&all);
    let totals = table.totals(&all);
    // Where everything is computed, a reviewer's own totals say nothing of the reviewer.
    let is_judged = table.marks.iter().flatten().any(Option::is_none);
    let own: Vec<Vec<f64>> = if is_judged {
        all.iter().map(|reviewer| table.totals(&[*reviewer])).collect()
    } else {
        Vec::new()
    };
    let ranks = ranks(&totals);
    let rows = scores.iter().enumerate().map(|(row, cells)| Row {
        total: totals[row],
        rank: ranks[row],
        spread: spread(&column(&own, row)),
        cells: cells
            .iter()
            .enumerate()
            .map(|(place, score)| Cell {
                score: *score,
                spread: match table.marks[row][place] {
                    Some(_) => None,
                    None => spread(&table.given(row, place, &all)),
                },
            })
            .collect(),
    });
    Board {
        rows: rows.collect(),
        concordance: concordance(&own),
        stability: WITHIN
            .iter()
            .map(|within| stability::under(&table.weights, &scores, *within))
            .collect(),
        margin: stability::margin(&table.weights, &scores),
        turnings: stability::turning(&table.weights, &scores),
        without_one: without_one(&totals, own.len(), |reviewers| table.totals(reviewers)),
        consistence: Vec::new(),
    }
}

/// Which of two was held for better: the places of the two, and that of the winner if there was one.
pub type Compared = (usize, usize, Option<usize>);

/// Comparisons in pairs side by side; `table` holds the computed marks, which stand beside and do not count.
#[must_use]
pub fn of_pairs(table: &Table, sheets: &[Vec<Compared>]) -> Board {
    let among = table.marks.len();
    let duels = |reviewers: &[usize]| {
        let mut duels = Duels::among(among);
        for (one, other, winner) in reviewers.iter().flat_map(|reviewer| &sheets[*reviewer]) {
            match winner {
                Some(winner) if winner == one => duels.won(*one, *other),
                Some(_) => duels.won(*other, *one),
                None => duels.drawn(*one, *other),
            }
        }
        duels
    };
    let all: Vec<usize> = (0..sheets.len()).collect();
    let percent = |shares: Vec<f64>| shares.into_iter().map(|share| 100.0 * share).collect::<Vec<_>>();
    let totals = percent(duels(&all).chances());
    let own: Vec<Vec<f64>> = all
        .iter()
        .map(|reviewer| percent(duels(&[*reviewer]).shares()))
        .collect();
    let ranks = ranks(&totals);
    let rows = table.marks.iter().enumerate().map(|(row, marks)| Row {
        total: totals[row],
        rank: ranks[row],
        spread: spread(&column(&own, row)),
        cells: marks
            .iter()
            .map(|mark| Cell {
                score: mark.unwrap_or_default(),
                spread: None,
            })
            .collect(),
    });
    Board {
        rows: rows.collect(),
        concordance: concordance(&own),
        without_one: without_one(&totals, all.len(), |reviewers| percent(duels(reviewers).chances())),
        consistence: all.iter().map(|reviewer| duels(&[*reviewer]).consistence()).collect(),
        ..Board::default()
    }
}

/// What each reviewer says of one proposal.
fn column(own: &[Vec<f64>], row: usize) -> Vec<f64> {
    own.iter().map(|totals| totals[row]).collect()
}

fn without_one(totals: &[f64], reviewers: usize, without: impl Fn(&[usize]) -> Vec<f64>) -> Option<WithoutOne> {
    let own = first(totals)?;
    if reviewers < 2 {
        return None;
    }
    let stays = |left_out: &usize| {
        let rest: Vec<usize> = (0..reviewers).filter(|reviewer| reviewer != left_out).collect();
        ranks(&without(&rest)).get(own) == Some(&1)
    };
    Some(WithoutOne {
        same: (0..reviewers).filter(stays).count(),
        of: reviewers,
    })
}
