//! The people judged: where assessors lie far apart, what severity does, and what holders say of themselves.

use std::collections::BTreeMap;

use maatstaf_document::{Language, Page, Row, Sign, join, say};

use super::figures::{apart, count, out_of, signed};
use crate::raters::answer::RatersAnswer;
use crate::raters::contested::ContestedCategory;
use crate::raters::holder::HolderCounts;

/// How many people's self-ratings a page shows.
const MOST_PEOPLE: usize = 8;

impl RatersAnswer {
    pub(super) fn contested_page(&self, page: Page, language: Language) -> Page {
        let far = apart(self.rules.contested_range as usize, language);
        let title = say!(
            language,
            "Contested categories: {far} or more apart",
            "Betwiste categorieën: {far} of meer uit elkaar"
        );
        let page = page.title(title);
        let shown = |one: &&ContestedCategory| !one.contested.is_empty() || one.contested_claims > 0;
        let contested: Vec<&ContestedCategory> = self.contested.iter().filter(shown).collect();
        if contested.is_empty() {
            return page.item(Sign::Plain, say!(language, "none", "geen"));
        }
        contested.into_iter().fold(page, |page, one| self.contested_category(page, one, language))
    }

    fn contested_category(&self, page: Page, one: &ContestedCategory, language: Language) -> Page {
        let name = self.known.category_name(&one.category, language);
        let (far, people) = (one.contested.len(), one.people);
        let (claims, ruled) = (one.contested_claims, one.ruled_claims);
        let people = match language {
            Language::En => count(people, "person", "people"),
            Language::Nl => count(people, "persoon", "personen"),
        };
        let page = page.item(
            Sign::Plain,
            say!(
                language,
                "{name}: {far} of {people}; of {ruled} claims that two or more ruled on, {claims} are contested",
                "{name}: {far} van {people}; van {ruled} claims waar twee of meer over oordeelden, zijn er {claims} betwist"
            ),
        );
        let moves = one.contested.iter().map(|cell| {
            let ends = [&cell.lowest, &cell.highest].map(|level| self.known.height(level.as_deref()));
            (ends, cell.person.as_str())
        });
        self.together(moves, language).into_iter().fold(page, |page, ([low, high], people)| {
            page.detail(say!(language, "from {low} to {high}: {people}", "van {low} tot {high}: {people}"))
        })
    }

    /// People who share two levels, told once per pair of levels.
    fn together<'p>(
        &self,
        moves: impl Iterator<Item = ([usize; 2], &'p str)>,
        language: Language,
    ) -> Vec<([String; 2], String)> {
        let mut shared: BTreeMap<[usize; 2], Vec<String>> = BTreeMap::new();
        for (ends, person) in moves {
            shared.entry(ends).or_default().push(person.to_owned());
        }
        let id = |height: usize| height.checked_sub(1).and_then(|at| self.known.levels().get(at));
        let named = |height: usize| self.level_in_words(id(height).map(String::as_str), language);
        shared.into_iter().map(|(ends, people)| (ends.map(named), join(&people, language))).collect()
    }

    fn level_in_words(&self, level: Option<&str>, language: Language) -> String {
        let none = || say!(language, "not at the lowest yet", "nog niet op het laagste");
        level.map_or_else(none, |level| self.known.level_name(level, language).to_owned())
    }

    pub(super) fn adjustment_page(&self, page: Page, language: Language) -> Page {
        let title = say!(language, "What severity does to levels", "Wat strengheid met niveaus doet");
        let (adjustment, page) = (&self.adjustment, page.title(title));
        if let Some(reason) = &adjustment.reason {
            let reason = reason.to(language);
            return page
                .item(Sign::Plain, say!(language, "not to be said: {reason}", "niet te zeggen: {reason}"));
        }
        let (changed, people) = (adjustment.changed.len(), adjustment.people);
        let cells = out_of(adjustment.changed_cells, adjustment.cells, language);
        let page = page.item(
            Sign::Plain,
            if changed == 0 {
                say!(
                    language,
                    "Adjusting for severity would change nobody's overall level ({people} looked at); the median moves in {cells} cells.",
                    "Corrigeren voor strengheid zou niemands totaalniveau veranderen ({people} bekeken); de mediaan verschuift in {cells} cellen."
                )
            } else {
                say!(
                    language,
                    "Adjusting for severity would change the overall level of {changed} out of {people}; the median moves in {cells} cells.",
                    "Corrigeren voor strengheid zou het totaalniveau veranderen van {changed} van de {people}; de mediaan verschuift in {cells} cellen."
                )
            },
        );
        let moves = adjustment.changed.iter().map(|one| {
            let ends = [&one.given, &one.adjusted].map(|level| self.known.height(level.as_deref()));
            (ends, one.person.as_str())
        });
        let page =
            self.together(moves, language).into_iter().fold(page, |page, ([given, adjusted], people)| {
                page.detail(say!(
                    language,
                    "{given} would be {adjusted}: {people}",
                    "{given} zou {adjusted} zijn: {people}"
                ))
            });
        let how = adjustment.how.to(language);
        page.note(say!(
            language,
            "No level is ever adjusted; this only shows what severity does. How: {how}.",
            "Geen niveau wordt ooit gecorrigeerd; dit laat alleen zien wat strengheid doet. Hoe: {how}."
        ))
    }

    pub(super) fn holder_page(&self, page: Page, language: Language) -> Page {
        let own = &self.self_rating;
        if own.people == 0 {
            return page;
        }
        let page =
            page.title(say!(language, "Self-ratings beside assessors", "Zelfbeoordelingen naast assessoren"));
        let head = |first: String| {
            [
                first,
                say!(language, "Cells", "Cellen"),
                say!(language, "Mean difference", "Gemiddeld verschil"),
                say!(language, "Higher", "Hoger"),
                say!(language, "Equal", "Gelijk"),
                say!(language, "Lower", "Lager"),
                say!(language, "At most one apart", "Hooguit één verschil"),
            ]
        };
        let all = row(say!(language, "All", "Alle"), &own.all, language);
        let category = |id: &str| self.known.category_name(id, language).to_owned();
        let categories = own.categories.iter().filter(|one| one.counts.cells > 0);
        let categories = categories.map(|one| row(category(&one.category), &one.counts, language));
        let mut persons: Vec<_> = own.persons.iter().collect();
        let distance = |counts: &HolderCounts| counts.bias.unwrap_or_default().abs();
        persons.sort_by(|a, b| distance(&b.counts).total_cmp(&distance(&a.counts)));
        let left = persons.len().saturating_sub(MOST_PEOPLE);
        persons.truncate(MOST_PEOPLE);
        let persons = persons.into_iter().map(|one| row(one.person.clone(), &one.counts, language));
        let page = page
            .table(head(say!(language, "Category", "Categorie")), [all].into_iter().chain(categories))
            .table(head(say!(language, "Person", "Persoon")), persons);
        let page = if left == 0 {
            page
        } else {
            page.note(say!(
                language,
                "Those who differ most come first; {left} more people are in the JSON of this answer.",
                "Wie het meest verschilt staat bovenaan; nog {left} mensen staan in de JSON van dit antwoord."
            ))
        };
        page.note(say!(
            language,
            "Self-rating less the lower median of the assessors, in levels: above 0 when people see themselves higher. Self-ratings are never pooled with assessors.",
            "Zelfbeoordeling min de mediaan van de assessoren (bij een even aantal het lagere van de middelste twee), in niveaus: boven 0 als mensen zichzelf hoger zien. Zelfbeoordelingen gaan nooit samen met assessoren in één cijfer."
        ))
    }
}

fn row(first: String, counts: &HolderCounts, language: Language) -> Row {
    let bias = counts.bias.map_or_else(|| "–".to_owned(), |bias| signed(bias, language));
    let numbers =
        [counts.over, counts.exact, counts.under, counts.within_one].map(|number| number.to_string());
    let [over, exact, under, near] = numbers;
    Row::new([first, counts.cells.to_string(), bias, over, exact, under, near])
}
