//! All that the ladder reads of one portfolio.

use crate::claim::Claim;

/// One portfolio as numbers: who, under which framework, as of which day, and the claims. No text of the portfolio is in it but the
/// holder's pseudonym.
///
/// The claims stand in the order of their occasions. A person is made by [`Estimator::read`](crate::Estimator::read), or put together from a table
/// of such persons.
///
/// # Example
/// ```
/// use maatstaf::Policy;
/// use maatstaf_many::{Estimator, Person};
/// let mut estimator = Estimator::new(Policy::standard());
/// let mut person = Person::default();
/// let text = r#"{"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30", "evidence": [
///     {"id": "journal", "title": "A journal", "claims": [{"indicator": 5, "strength": 2}, {"indicator": 1, "strength": 3}]}]}"#;
/// estimator.read(text.as_bytes(), &mut person)?;
/// assert_eq!((person.holder.as_str(), person.words.len()), ("coach-a", 2)); // a word per claim, nothing of the journal
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The holder's pseudonym.
    pub holder: String,
    /// The id of the framework.
    pub framework: String,
    /// The day of reading, as [`day_number`](crate::day_number) counts.
    pub as_of: i32,
    /// The indicators declared not applicable, in the order of their numbers.
    pub not_applicable: Vec<u16>,
    /// The first word of each claim, as [`Claim::pack`] makes it.
    pub words: Vec<u64>,
    /// The second word of each claim; empty when all are 0.
    pub far: Vec<u64>,
    /// What assessors ruled, in the order of the claims: the position of the claim times 8, plus the strength accepted (1 to 4) or 0 for a
    /// rejection.
    pub rulings: Vec<u32>,
}

impl Person {
    /// Empties it, and keeps its memory.
    pub fn clear(&mut self) {
        self.holder.clear();
        self.framework.clear();
        self.as_of = 0;
        self.not_applicable.clear();
        self.words.clear();
        self.far.clear();
        self.rulings.clear();
    }

    /// The claims.
    pub fn claims(&self) -> impl Iterator<Item = Claim> {
        let far = |at: usize| self.far.get(at).copied().unwrap_or_default();
        self.words.iter().enumerate().map(move |(at, word)| Claim::unpack(*word, far(at)))
    }

    /// Puts claims in their order, each with the number that rulings know it by, and what was ruled: the number of a claim with the strength
    /// accepted, or 0 for a rejection.
    pub(crate) fn fill(&mut self, claims: &mut [Packed], rulings: &mut [(u32, u8)]) {
        if claims.iter().all(|claim| claim.far == 0) {
            claims.sort_unstable_by_key(|claim| claim.word);
        } else {
            claims.sort_unstable_by_key(|claim| (claim.far >> 35, claim.word, claim.far));
            self.far.extend(claims.iter().map(|claim| claim.far));
        }
        self.words.extend(claims.iter().map(|claim| claim.word));
        if rulings.is_empty() {
            return;
        }
        let mut places: Vec<u32> = vec![0; claims.len()];
        for (place, claim) in (0..).zip(claims.iter()) {
            if let Some(at) = places.get_mut(claim.number as usize) {
                *at = place;
            }
        }
        for (number, _) in rulings.iter_mut() {
            *number = places.get(*number as usize).copied().unwrap_or_default();
        }
        rulings.sort_unstable();
        self.rulings.extend(rulings.iter().map(|(place, strength)| place << 3 | u32::from(*strength)));
    }
}

/// A claim in its two words, with its place among the claims as they were read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Packed {
    pub(crate) word: u64,
    pub(crate) far: u64,
    pub(crate) number: u32,
}

impl Packed {
    #[inline]
    pub(crate) fn new(claim: &Claim, number: u32) -> Self {
        let (word, far) = claim.pack();
        Self { word, far, number }
    }
}
