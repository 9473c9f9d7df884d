//! One pass over the columns of two raters.

#![expect(
    clippy::indexing_slicing,
    reason = "places are masked to the size of their table, and raters exist"
)]

use crate::ratings::Ratings;

/// The most categories that fit in half a byte beside the code for a missing rating.
const HALF_BYTE: usize = 15;

/// Units per pass, so that no count overflows.
const BLOCK: usize = 1 << 30;

/// How many units have each pair of categories, row by row. INVARIANT: both raters exist.
pub(super) fn count(ratings: &Ratings, first: usize, second: usize) -> Vec<u64> {
    let q = ratings.scale().len();
    let mut counts = vec![0; q * q];
    if (ratings.raters(), first, second) == (2, 0, 1) && q <= HALF_BYTE {
        for codes in ratings.codes().chunks(2 * BLOCK) {
            half_bytes(codes, q, &mut counts);
        }
        return counts;
    }
    // One row and column more for ratings that are missing.
    let side = q + 1;
    let mut all = vec![0_u64; side * side];
    for row in ratings.rows() {
        let place = |rater: usize| usize::from(row[rater]).min(q);
        all[place(first) * side + place(second)] += 1;
    }
    for (counts, all) in counts.chunks_exact_mut(q).zip(all.chunks_exact(side)) {
        counts.copy_from_slice(&all[..q]);
    }
    counts
}

/// Four units at once, each in a table of its own, since a place must be written before it can be read again.
fn half_bytes(codes: &[u8], q: usize, counts: &mut [u64]) {
    let mut tables = [[0_u32; 256]; 4];
    let (fours, rest) = codes.as_chunks::<8>();
    for four in fours {
        // Of each two bytes, the low halves end up side by side: the second rater's is the high one.
        let codes = u64::from_le_bytes(*four) & 0x0f0f_0f0f_0f0f_0f0f;
        let pairs = (codes | codes >> 4).to_le_bytes();
        for (table, pair) in tables.iter_mut().zip([pairs[0], pairs[2], pairs[4], pairs[6]]) {
            table[usize::from(pair)] += 1;
        }
    }
    for [first, second] in rest.as_chunks::<2>().0 {
        tables[0][usize::from(second << 4 | first & 0x0f)] += 1;
    }
    for (at, count) in counts.iter_mut().enumerate() {
        let pair = ((at % q) << 4) | (at / q);
        *count += tables.iter().map(|table| u64::from(table[pair])).sum::<u64>();
    }
}
