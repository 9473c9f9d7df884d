//! How long account and telephone numbers are, by country.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// The lengths, as `numbers.json` has them.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Countries {
    /// How many letters and digits an account number has, by the two letters of its country.
    pub(crate) iban_lengths: BTreeMap<String, usize>,
    /// The fewest and the most digits of a telephone number, its country's code included, by that code.
    pub(crate) telephone_digits: BTreeMap<String, (usize, usize)>,
}

pub(crate) static COUNTRIES: LazyLock<Countries> = LazyLock::new(|| {
    let found = maatstaf_frameworks::PRIVACY.iter().find(|(id, _)| *id == "numbers");
    found.and_then(|(_, text)| serde_json::from_str(text).ok()).unwrap_or_default()
});
