//! Small symmetric matrices.

#![expect(
    clippy::indexing_slicing,
    reason = "every index is below `size`, and `cells` has size * size places"
)]

/// A symmetric matrix, of which only the lower triangle is kept: row at least column.
#[derive(Debug, Clone)]
pub(super) struct Symmetric {
    size: usize,
    cells: Vec<f64>,
}

/// The lower factor L of a positive definite matrix L L'.
pub(super) struct Factor(Symmetric);

impl Symmetric {
    pub(super) fn new(size: usize) -> Self {
        Self { size, cells: vec![0.0; size * size] }
    }

    /// Adds to a cell. The order of row and column does not matter.
    pub(super) fn add(&mut self, row: usize, column: usize, value: f64) {
        let (low, high) = if row < column { (row, column) } else { (column, row) };
        self.cells[high * self.size + low] += value;
    }

    /// Adds `value` to every cell of the block from `first` to before `last`.
    pub(super) fn add_block(&mut self, first: usize, last: usize, value: f64) {
        for row in first..last {
            for column in first..=row {
                self.add(row, column, value);
            }
        }
    }

    pub(super) fn get(&self, row: usize, column: usize) -> f64 {
        let (low, high) = if row < column { (row, column) } else { (column, row) };
        self.cells[high * self.size + low]
    }

    /// The sum of the diagonal from `first` to before `last`.
    pub(super) fn trace(&self, first: usize, last: usize) -> f64 {
        (first..last).map(|at| self.get(at, at)).sum()
    }

    /// Factors the matrix; nothing when it is not positive definite.
    pub(super) fn factor(mut self) -> Option<Factor> {
        for row in 0..self.size {
            let before = self.get(row, row);
            for column in 0..=row {
                let (a, b) = (row * self.size, column * self.size);
                let product: f64 = (0..column).map(|at| self.cells[a + at] * self.cells[b + at]).sum();
                let left = self.cells[a + column] - product;
                if column < row {
                    self.cells[a + column] = left / self.cells[b + column];
                } else if left > before * 1e-13 {
                    self.cells[a + column] = left.sqrt();
                } else {
                    return None;
                }
            }
        }
        Some(Factor(self))
    }

    /// The rank of a positive semidefinite matrix, by elimination with the largest pivot first.
    pub(super) fn rank(mut self) -> usize {
        let mut open: Vec<usize> = (0..self.size).collect();
        let largest = open.iter().map(|&at| self.get(at, at)).fold(0.0, f64::max);
        let mut rank = 0;
        while let Some(place) =
            (0..open.len()).max_by(|&a, &b| self.get(open[a], open[a]).total_cmp(&self.get(open[b], open[b])))
        {
            let pivot = open.swap_remove(place);
            let value = self.get(pivot, pivot);
            if value <= largest * 1e-9 {
                break;
            }
            rank += 1;
            for (at, &row) in open.iter().enumerate() {
                let share = self.get(row, pivot) / value;
                for &column in &open[..=at] {
                    self.add(row, column, -share * self.get(column, pivot));
                }
            }
        }
        rank
    }
}

impl Factor {
    /// Solves for a right hand side.
    pub(super) fn solve(&self, mut values: Vec<f64>) -> Vec<f64> {
        let lower = &self.0;
        for row in 0..lower.size {
            let known: f64 = (0..row).map(|at| lower.get(row, at) * values[at]).sum();
            values[row] = (values[row] - known) / lower.get(row, row);
        }
        for row in (0..lower.size).rev() {
            let known: f64 = (row + 1..lower.size).map(|at| lower.get(at, row) * values[at]).sum();
            values[row] = (values[row] - known) / lower.get(row, row);
        }
        values
    }

    /// The variance-covariance `A M A` where A is the inverse of the factored matrix.
    pub(super) fn sandwich(&self, meat: &Symmetric) -> Symmetric {
        let size = meat.size;
        let column = |at: usize| self.solve((0..size).map(|row| meat.get(row, at)).collect());
        // INVARIANT: half[j] is column j of A M, so row i of A M is half[..][i].
        let half: Vec<Vec<f64>> = (0..size).map(column).collect();
        let mut whole = Symmetric::new(size);
        for row in 0..size {
            let values = self.solve(half.iter().map(|values| values[row]).collect());
            for (at, value) in values.into_iter().enumerate().take(row + 1) {
                whole.add(row, at, value);
            }
        }
        whole
    }
}
