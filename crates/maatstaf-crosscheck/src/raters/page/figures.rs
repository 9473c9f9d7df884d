//! Numbers as each language writes them.

use maatstaf_document::{Language, say};

/// A number with so many decimals; never a zero with a minus.
pub(super) fn number(value: f64, decimals: usize, language: Language) -> String {
    let written = format!("{value:.decimals$}");
    let zero = written.trim_start_matches(['-', '0', '.']).is_empty();
    let written = if zero { written.trim_start_matches('-').to_owned() } else { written };
    match language {
        Language::En => written,
        Language::Nl => written.replace('.', ","),
    }
}

/// A number with two decimals and its sign.
pub(super) fn signed(value: f64, language: Language) -> String {
    let written = number(value, 2, language);
    if value > 0.0 && written.contains(|digit| ('1'..='9').contains(&digit)) {
        format!("+{written}")
    } else {
        written
    }
}

/// A share as whole percents.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// A count with its noun.
pub(super) fn count(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// So many levels.
pub(super) fn apart(levels: usize, language: Language) -> String {
    match language {
        Language::En => count(levels, "level", "levels"),
        Language::Nl => count(levels, "niveau", "niveaus"),
    }
}

/// Hundredths or tenths of a rule as a number.
pub(super) fn part(value: u32, of: f64, decimals: usize, language: Language) -> String {
    number(f64::from(value) / of, decimals, language)
}

/// A list of so many things out of so many.
pub(super) fn out_of(part: usize, whole: usize, language: Language) -> String {
    say!(language, "{part} of {whole}", "{part} van {whole}")
}
