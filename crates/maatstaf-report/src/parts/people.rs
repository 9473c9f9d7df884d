//! What assessors are called: by pseudonym where that goes in, else by number.

use std::collections::BTreeMap;

use maatstaf::Portfolio;
use maatstaf_document::{Language, say};

use crate::disclosure::{Disclosure, Part};

/// What each assessor is called in a report.
#[derive(Debug, Clone, Default)]
pub(crate) struct Assessors(BTreeMap<String, String>);

impl Assessors {
    /// The assessors who ruled on a portfolio, numbered in the order of their pseudonyms.
    pub(crate) fn of(portfolio: &Portfolio, disclosure: &mut Disclosure, language: Language) -> Self {
        let verdicts = portfolio.document().verdicts.iter();
        Self::named(verdicts.map(|verdict| verdict.assessor.as_str()), disclosure, language)
    }

    /// Assessors by their pseudonyms, numbered in the order of these.
    pub(crate) fn named<'p>(
        pseudonyms: impl IntoIterator<Item = &'p str>,
        disclosure: &mut Disclosure,
        language: Language,
    ) -> Self {
        let mut names: BTreeMap<String, String> =
            pseudonyms.into_iter().map(|pseudonym| (pseudonym.to_owned(), String::new())).collect();
        for (at, (pseudonym, name)) in names.iter_mut().enumerate() {
            let number = at + 1;
            let unnamed = say!(language, "assessor {number}", "assessor {number}");
            let shown = disclosure.show(Part::Assessors, &unnamed, pseudonym).map(str::to_owned);
            *name = shown.unwrap_or(unnamed);
        }
        Self(names)
    }

    /// What an assessor is called.
    pub(crate) fn name(&self, pseudonym: &str) -> &str {
        self.0.get(pseudonym).map_or("assessor", String::as_str)
    }
}
