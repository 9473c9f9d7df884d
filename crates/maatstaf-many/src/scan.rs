//! Reads a portfolio without keeping its texts.
//!
//! What is in doubt gives nothing: a field that stands twice or is not known, a text where a number belongs, a date written in another way. The
//! core then reads the portfolio again, and says what is wrong with it or that nothing is. So this file may be stricter than the core, and
//! never more lenient.

use crate::lean::Lean;
use crate::surrogates;

/// Reads a portfolio; nothing when in doubt.
pub(crate) fn scan(portfolio: &[u8]) -> Option<Lean<'_>> {
    if portfolio.len() > maatstaf::LONGEST_DOCUMENT {
        return None;
    }
    let text = str::from_utf8(portfolio).ok()?;
    // Texts are passed over unread, so what could be wrong inside them is looked for here.
    if !surrogates::are_paired(text) {
        return None;
    }
    serde_json::from_str(text).ok()
}
