//! The inverse of a small symmetric matrix.
#![expect(
    clippy::indexing_slicing,
    reason = "INVARIANT: a matrix has size x size places, and row and column stay below size"
)]

/// A symmetric matrix, row by row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Symmetric {
    size: usize,
    places: Vec<f64>,
}

impl Symmetric {
    pub(super) fn zero(size: usize) -> Self {
        Self { size, places: vec![0.0; size * size] }
    }

    pub(super) fn get(&self, row: usize, column: usize) -> f64 {
        self.places[row * self.size + column]
    }

    pub(super) fn add(&mut self, row: usize, column: usize, value: f64) {
        self.places[row * self.size + column] += value;
    }

    /// The sum of the diagonal.
    pub(super) fn trace(&self) -> f64 {
        (0..self.size).map(|at| self.get(at, at)).sum()
    }

    /// This matrix times a vector.
    pub(super) fn times(&self, vector: &[f64]) -> Vec<f64> {
        let row = |row: &[f64]| row.iter().zip(vector).map(|(a, b)| a * b).sum();
        self.places.chunks_exact(self.size.max(1)).map(row).collect()
    }

    /// The inverse of a positive definite matrix, by Cholesky's factor; nothing when it is not positive definite.
    pub(super) fn inverse(&self) -> Option<Self> {
        let factor = self.factor()?;
        let n = self.size;
        let mut inverse = Self::zero(n);
        for column in 0..n {
            // Solve L z = e, then L' x = z; z is 0 above its column.
            let mut x = vec![0.0; n];
            for row in column..n {
                let known: f64 = (column..row).map(|at| factor.get(row, at) * x[at]).sum();
                x[row] = (f64::from(u8::from(row == column)) - known) / factor.get(row, row);
            }
            for row in (0..n).rev() {
                x[row] /= factor.get(row, row);
                let value = x[row];
                for (at, above) in x.iter_mut().enumerate().take(row) {
                    *above -= factor.get(row, at) * value;
                }
            }
            for (row, value) in x.into_iter().enumerate() {
                inverse.add(row, column, value);
            }
        }
        Some(inverse)
    }

    /// The lower triangle L with L L' = this matrix.
    fn factor(&self) -> Option<Self> {
        let n = self.size;
        let mut factor = Self::zero(n);
        for row in 0..n {
            for column in 0..=row {
                let (a, b) = (row * n, column * n);
                let known: f64 = factor.places[a..a + column]
                    .iter()
                    .zip(&factor.places[b..b + column])
                    .map(|(a, b)| a * b)
                    .sum();
                let rest = self.get(row, column) - known;
                if row == column && !(rest > 0.0 && rest.is_finite()) {
                    return None;
                }
                factor.places[a + column] =
                    if row == column { rest.sqrt() } else { rest / factor.get(column, column) };
            }
        }
        Some(factor)
    }
}
