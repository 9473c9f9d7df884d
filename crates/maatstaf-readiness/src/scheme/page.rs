//! A scheme in words: what it asks, every figure with where it comes from.

use std::collections::BTreeMap;

use maatstaf_document::{Language, Page, Sign, say};

use super::Scheme;
use super::document::{Figure, Role, SchemeDocument};

impl Scheme {
    /// The scheme for a reader: every requirement with its figures per level, what nobody published, and the sources.
    ///
    /// # Example
    /// ```
    /// use maatstaf_document::Language;
    /// let eia = maatstaf_readiness::Scheme::by_id("eia").expect("it comes with the engine");
    /// assert!(eia.page(Language::Nl).to_markdown().contains("Practitioner 100: bevestigd"));
    /// ```
    pub fn page(&self, language: Language) -> Page {
        let scheme = self.document();
        let mut page = Page::new()
            .title(format!("{} · {} · {}", scheme.name.to(language), scheme.id, scheme.body))
            .paragraph(scheme.about.to(language))
            .title(say!(language, "What is asked", "Wat er gevraagd wordt"));
        for one in &scheme.requirements {
            let (name, help) = (one.name.to(language), one.help.to(language));
            let said = match one.role {
                Role::Required => format!("{name}: {help}"),
                Role::Route => say!(
                    language,
                    "{name} (not needed; shortens the way): {help}",
                    "{name} (niet nodig; verkort de weg): {help}"
                ),
            };
            page = page.item(Sign::Plain, said);
            page = figures(scheme, &one.figures, language).into_iter().fold(page, Page::detail);
        }
        let months =
            say!(language, "Months for which an award holds", "Aantal maanden dat een toekenning geldt");
        page = page.item(Sign::Plain, months);
        page = figures(scheme, &scheme.valid_months, language).into_iter().fold(page, Page::detail);
        page =
            scheme.open_questions.iter().fold(page, |page, one| page.item(Sign::Unknown, one.to(language)));
        let page = page.title(say!(language, "Sources", "Bronnen"));
        scheme.sources.iter().fold(page, |page, source| page.note(source.line(language)))
    }
}

/// The figures of a requirement, level by level; those of one origin together: `Foundation 50, Practitioner 75: confirmed (S14)`.
fn figures(
    scheme: &SchemeDocument,
    figures: &BTreeMap<String, Vec<Figure>>,
    language: Language,
) -> Vec<String> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for level in &scheme.levels {
        for figure in figures.get(&level.id).into_iter().flatten() {
            let note = figure.note.as_ref().map(|note| format!(". {}", note.to(language)));
            let origin = figure.standing.origin(&figure.sources, language) + &note.unwrap_or_default();
            let value = figure.value.map_or("?".to_owned(), |value| value.to_string());
            let said = format!("{} {value}", level.name.to(language));
            match groups.last_mut() {
                Some((known, all)) if *known == origin => all.push(said),
                _ => groups.push((origin, vec![said])),
            }
        }
    }
    groups.into_iter().map(|(origin, said)| format!("{}: {origin}", said.join(", "))).collect()
}
