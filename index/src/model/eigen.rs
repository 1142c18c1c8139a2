//! The leading eigenvectors of a sparse symmetric matrix.

use nalgebra::{DMatrix, SymmetricEigen};

/// Iterations; the directions that matter settle within a few.
const ROUNDS: usize = 4;
/// Directions followed beyond those wanted: they take up what else would disturb the last ones.
const MORE: usize = 16;

/// A sparse symmetric matrix by rows.
#[derive(Debug, Default)]
pub(super) struct Sparse {
    /// For each row its columns with their values.
    pub(super) rows: Vec<Vec<(u32, f32)>>,
}

impl Sparse {
    fn times(&self, other: &DMatrix<f32>) -> DMatrix<f32> {
        // By columns of the transposed, which are neighbours in memory.
        let turned = other.transpose();
        let mut out = DMatrix::<f32>::zeros(turned.nrows(), self.rows.len());
        for (row, mut sum) in self.rows.iter().zip(out.column_iter_mut()) {
            for &(column, value) in row {
                sum.axpy(value, &turned.column(column as usize), 1.0);
            }
        }
        out.transpose()
    }
}

/// For each row its coordinates in the space of the leading eigenvectors, scaled by the root of the
/// eigenvalue's size, and the eigenvalues: randomized subspace iteration (Halko, Martinsson & Tropp 2011, algorithm 4.4).
/// Begins with the same pseudo-random directions each time.
pub(super) fn leading(matrix: &Sparse, wanted: usize) -> (Vec<Vec<f32>>, Vec<f32>) {
    let size = matrix.rows.len();
    let width = (wanted + MORE).min(size);
    if width == 0 {
        return (Vec::new(), Vec::new());
    }
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = || {
        // SplitMix64 (Steele, Lea & Flood 2014).
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        #[expect(clippy::cast_precision_loss, reason = "a random number")]
        let unit = ((z ^ (z >> 31)) >> 40) as f32 / 8_388_608.0 - 1.0;
        unit
    };
    let mut basis = DMatrix::from_fn(size, width, |_, _| random());
    for _ in 0..ROUNDS {
        basis = matrix.times(&basis).qr().q();
    }
    let small = basis.transpose() * matrix.times(&basis);
    let eigen = SymmetricEigen::new((&small + small.transpose()) * 0.5);
    let mut order: Vec<usize> = (0..width).collect();
    order.sort_by(|&a, &b| eigen.eigenvalues[b].abs().total_cmp(&eigen.eigenvalues[a].abs()));
    order.truncate(wanted);
    let vectors = basis * eigen.eigenvectors;
    let rows = (0..size).map(|row| {
        let scaled = order
            .iter()
            .map(|&at| vectors[(row, at)] * eigen.eigenvalues[at].abs().sqrt());
        scaled.collect()
    });
    (rows.collect(), order.iter().map(|&at| eigen.eigenvalues[at]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_two_groups_has_two_directions() {
        let link = |to: u32| (to, 1.0_f32);
        let matrix = Sparse {
            rows: vec![
                vec![link(0), link(1), link(2)],
                vec![link(0), link(1), link(2)],
                vec![link(0), link(1), link(2)],
                vec![link(3), link(4)],
                vec![link(3), link(4)],
            ],
        };
        // Of eigenvalues 3 and 2 with vectors of three and two equal numbers.
        let (rows, values) = leading(&matrix, 2);
        assert!(
            (values[0] - 3.0).abs() < 1e-3 && (values[1] - 2.0).abs() < 1e-3,
            "{values:?}"
        );
        let dot = |a: usize, b: usize| rows[a].iter().zip(&rows[b]).map(|(a, b)| a * b).sum::<f32>();
        for (a, b, expected) in [
            (0, 0, 1.0),
            (0, 1, 1.0),
            (3, 3, 1.0),
            (3, 4, 1.0),
            (0, 3, 0.0),
            (2, 4, 0.0),
        ] {
            assert!((dot(a, b) - expected).abs() < 1e-3, "{a} {b} {rows:?}");
        }
        assert!(leading(&Sparse::default(), 3).0.is_empty());
    }
}
