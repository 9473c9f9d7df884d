//! Characters beyond the first 65,536, which JSON may write as two escapes of which neither means anything alone.

use memchr::memchr_iter;

/// Whether each escape of half a character stands beside its other half. In doubt it says no.
pub(crate) fn are_paired(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut other_half = None;
    memchr_iter(b'\\', bytes).all(|at| match half(bytes, at) {
        Half::None => true,
        Half::First => {
            other_half = Some(at + 6);
            matches!(half(bytes, at + 6), Half::Second)
        }
        Half::Second => other_half == Some(at),
    })
}

enum Half {
    None,
    First,
    Second,
}

/// What an escape at a place is, if there is one.
fn half(bytes: &[u8], at: usize) -> Half {
    let is_half = |digit: u8| matches!(digit, b'd' | b'D');
    match bytes.get(at..at + 4) {
        Some([b'\\', b'u', digit, b'8' | b'9' | b'a' | b'b' | b'A' | b'B']) if is_half(*digit) => Half::First,
        Some([b'\\', b'u', digit, b'c'..=b'f' | b'C'..=b'F']) if is_half(*digit) => Half::Second,
        _ => Half::None,
    }
}
