//! One claim as a number or two.

use maatstaf::{Kind, Verification};
use strum::IntoEnumIterator as _;

/// What a claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claimed {
    /// An indicator, by its number.
    Indicator(u16),
    /// A practice that is equivalent to what a cell asks for.
    Equivalent {
        /// The cell: its category's position times 8, plus its level's, both from 0.
        cell: u16,
        /// The theme, numbered within the portfolio from 1; 0 for none.
        theme: u32,
    },
}

/// One claim, with all that the ladder reads of it, as numbers.
///
/// It is packed into one word of 64 bits, from the highest bit: the occasion (14 bits), whether it is by equivalence (1), the
/// indicator's number (16) or the cell (9) and theme (7), the context (8), the kind of evidence (4), the strength less one (2), who stands
/// behind it (2), the day (16) and whether anybody ruled on it (1). What does not fit goes into a second word, which is 0 for nearly every
/// claim: the higher bits of occasion (10), theme (14), context (13) and day (8), from bit 44 down.
///
/// # Example
/// ```
/// use maatstaf_many::{Claim, Claimed};
/// let claim = Claim {
///     claimed: Claimed::Indicator(37), occasion: 5, context: 2, kind: 0, strength: 3, verification: 1,
///     days: Some(-400), is_ruled: false,
/// };
/// let (word, far) = claim.pack();
/// assert_eq!(far, 0); // an ordinary claim fits in one word
/// assert_eq!(Claim::unpack(word, far), claim);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// What it is about.
    pub claimed: Claimed,
    /// Its occasion, numbered within the portfolio from 0.
    pub occasion: u32,
    /// Its context, numbered within the portfolio from 1; 0 for none.
    pub context: u32,
    /// The kind of its evidence, by its place in [`Kind`].
    pub kind: u8,
    /// Its strength, 1 to 4.
    pub strength: u8,
    /// Who stands behind its evidence, by its place in [`Verification`], 0 to 3.
    pub verification: u8,
    /// How many days after the day of reading it happened; mostly below 0. Nothing when no day is known.
    pub days: Option<i32>,
    /// Whether any assessor ruled on it.
    pub is_ruled: bool,
}

impl Claim {
    /// The claim as two words; the second is 0 when the first holds all of it.
    ///
    /// Of numbers that are larger than any portfolio can make them the highest bits are lost: see the widths above.
    pub fn pack(&self) -> (u64, u64) {
        let (sort, about, theme) = match self.claimed {
            Claimed::Indicator(number) => (0, u64::from(number), 0),
            Claimed::Equivalent { cell, theme } => {
                (1, u64::from(cell & 0x1FF) << 7 | u64::from(theme & 0x7F), u64::from(theme >> 7))
            }
        };
        let (occasion, context) = (u64::from(self.occasion), u64::from(self.context));
        // Days near the day of reading, before and after it, make small numbers; 0 is no day.
        let day = self.days.map_or(0, |days| 1 + u64::from((days << 1 ^ days >> 31).cast_unsigned()));
        let word = (occasion & 0x3FFF) << 50
            | sort << 49
            | about << 33
            | (context & 0xFF) << 25
            | u64::from(self.kind & 0xF) << 21
            | u64::from(self.strength.wrapping_sub(1) & 3) << 19
            | u64::from(self.verification & 3) << 17
            | (day & 0xFFFF) << 1
            | u64::from(self.is_ruled);
        let far = (occasion >> 14 & 0x3FF) << 35
            | (theme & 0x3FFF) << 21
            | (context >> 8 & 0x1FFF) << 8
            | day >> 16 & 0xFF;
        (word, far)
    }

    /// The claim that two words hold.
    #[expect(clippy::cast_possible_truncation, reason = "each part is masked to its width")]
    #[inline]
    pub fn unpack(word: u64, far: u64) -> Self {
        let about = (word >> 33 & 0xFFFF) as u16;
        let claimed = if word >> 49 & 1 == 0 {
            Claimed::Indicator(about)
        } else {
            Claimed::Equivalent {
                cell: about >> 7,
                theme: u32::from(about & 0x7F) | ((far >> 21 & 0x3FFF) << 7) as u32,
            }
        };
        let day = (word >> 1 & 0xFFFF | (far & 0xFF) << 16) as u32;
        let days = day.checked_sub(1).map(|day| (day >> 1).cast_signed() ^ -(day & 1).cast_signed());
        Self {
            claimed,
            occasion: (word >> 50 | (far >> 35 & 0x3FF) << 14) as u32,
            context: (word >> 25 & 0xFF | (far >> 8 & 0x1FFF) << 8) as u32,
            kind: (word >> 21 & 0xF) as u8,
            strength: (word >> 19 & 3) as u8 + 1,
            verification: (word >> 17 & 3) as u8,
            days,
            is_ruled: word & 1 == 1,
        }
    }

    /// Whether every kind and verification has a number that fits.
    pub(crate) fn fits() -> bool {
        Kind::iter().count() <= 16 && Verification::iter().count() <= 4
    }
}
