//! A cohort laid out for a reader.

use std::fmt::Display;

use maatstaf_document::{Language, Page, Row, Text, say};
use strum::IntoEnumIterator;

use crate::document::{CategoryRow, LevelBand, NextLevel, SelfView};
use crate::{Cohort, Count};

/// What a cell says whose number stands further to the left.
const CONTINUED: &str = "←";

impl Cohort {
    /// The answer laid out in a language: levels, then what surrounds them, then indicators, then what such counts cannot hide.
    pub fn page(&self, language: Language) -> Page {
        let page = Page::new().title(say!(language, "A group as counts", "Een groep in aantallen"));
        let least = self.document.least;
        let Some(people) = self.document.people else {
            let page = page.paragraph(say!(
                language,
                "This group has fewer than {least} people. Nothing is said about it, not even how many there are.",
                "Deze groep telt minder dan {least} personen. Er wordt niets over gezegd, ook niet hoeveel het er zijn."
            ));
            return page.note(self.document.statement.to(language));
        };
        let framework = &self.document.framework.id;
        let policy = &self.document.policy.id;
        let page = page.paragraph(say!(
            language,
            "{people} people, estimated under the policy {policy} for {framework}. No number stands for fewer than {least} of them.",
            "{people} personen, geschat met het beleid {policy} voor {framework}. Geen getal gaat over minder dan {least} van hen."
        ));
        let page = self.around(self.levels(page, language), language);
        let page = self.indicators(page, language);
        let page = page.title(say!(
            language,
            "What these numbers hide, and what they cannot",
            "Wat deze getallen verbergen, en wat niet"
        ));
        let page = self.document.limits.iter().fold(page, |page, limit| page.note(limit.to(language)));
        page.note(self.document.statement.to(language))
    }

    /// One column per state; a number that stands for several columns says which.
    fn levels(&self, page: Page, language: Language) -> Page {
        let states = (0..=self.document.levels.len()).map(|height| self.state(height, language));
        let head = std::iter::once(say!(language, "Category", "Categorie")).chain(states);
        let row = |name: String, bands: &[LevelBand]| {
            Row::new(std::iter::once(name).chain(bands.iter().flat_map(|band| self.cells(band, language))))
        };
        let categories = self.document.categories.iter();
        let rows = categories.map(|category| row(self.name(category, language), &category.estimate));
        let overall = row(say!(language, "Overall", "Totaal"), &self.document.overall);
        page.title(say!(language, "Estimated levels", "Geschatte niveaus"))
            .table(head, rows.chain(std::iter::once(overall)))
            .note(say!(
                language,
                "An arrow belongs to the number on its left.",
                "Een pijl hoort bij het getal links ervan."
            ))
    }

    /// Acceptances, self-ratings, and what is lacking for the next level.
    fn around(&self, page: Page, language: Language) -> Page {
        let head = [
            say!(language, "Category", "Categorie"),
            say!(language, "Accepted by assessors", "Geaccepteerd door assessoren"),
            say!(language, "Self-rating beside the estimate", "Zelfbeoordeling naast de schatting"),
            say!(language, "Lacking for the next level", "Ontbreekt voor het volgende niveau"),
        ];
        // A group that was counted person by person has nothing but acceptances here.
        let is_whole = self.document.categories.iter().any(|category| !category.self_rating.is_empty());
        let head = head.into_iter().take(if is_whole { 4 } else { 2 });
        let rows = self.document.categories.iter().map(|category| {
            let views = category.self_rating.iter().map(|band| {
                let names = SelfView::iter().filter(|view| (band.from..=band.to).contains(view));
                (names.map(|view| view.name().to(language).to_owned()).collect(), band.people)
            });
            let lacks = category.next_level.iter().map(|band| {
                let names = NextLevel::iter().filter(|lacks| (band.from..=band.to).contains(lacks));
                (names.map(|lacks| lacks.name().to(language).to_owned()).collect(), band.people)
            });
            let cells = [
                self.name(category, language),
                self.accepted(category, language),
                merged(views, language),
                merged(lacks, language),
            ];
            Row::new(cells.into_iter().take(if is_whole { 4 } else { 2 }))
        });
        page.title(say!(language, "Beside the levels", "Naast de niveaus")).table(head, rows).note(say!(
            language,
            "Accepted: what assessors accepted reaches the lowest level of the band by itself. The next level is each person's own.",
            "Geaccepteerd: wat assessoren hebben geaccepteerd, is al genoeg voor het laagste niveau dat genoemd wordt. Het volgende niveau is dat van ieder afzonderlijk."
        ))
    }

    fn indicators(&self, page: Page, language: Language) -> Page {
        if self.document.indicators.is_empty() {
            return page;
        }
        let wording = self.framework.wording(language);
        let shown: Vec<Row> = self
            .document
            .indicators
            .iter()
            .filter_map(|count| {
                let people = count.claimed.shown()?;
                let summary = wording.indicators.get(&count.indicator).map(|one| one.summary.as_str());
                let number = count.indicator;
                Some(Row::new([
                    say!(language, "CI {number}", "VI {number}"),
                    summary.unwrap_or_default().to_owned(),
                    people.to_string(),
                ]))
            })
            .collect();
        let (all, least) = (self.document.indicators.len(), self.document.least);
        let hidden = all - shown.len();
        let page = page.title(say!(language, "Indicators claimed", "Geclaimde indicatoren"));
        let head = [
            say!(language, "Indicator", "Indicator"),
            say!(language, "In short", "In het kort"),
            say!(language, "People", "Personen"),
        ];
        let page = if shown.is_empty() { page } else { page.table(head, shown) };
        page.note(say!(
            language,
            "Not shown: {hidden} of {all} indicators, because fewer than {least} people claim them, or fewer than {least} do not, or subtraction could tell.",
            "Niet getoond: {hidden} van {all} indicatoren, omdat minder dan {least} personen ze claimen, of minder dan {least} dat niet doen, of omdat aftrekken het zou verraden."
        ))
    }

    /// The cells of a band: its number in the first, and arrows in the rest.
    fn cells(&self, band: &LevelBand, language: Language) -> Vec<String> {
        let (from, to) = (self.height(band.from.as_deref()), self.height(band.to.as_deref()));
        let people = band.people;
        let number = if from == to { people.to_string() } else { self.counted(band, people, language) };
        std::iter::once(number).chain((from..to).map(|_| CONTINUED.to_owned())).collect()
    }

    /// `Foundation to Practitioner: 12`.
    fn counted(&self, band: &LevelBand, people: impl Display, language: Language) -> String {
        let (from, to) = (self.height(band.from.as_deref()), self.height(band.to.as_deref()));
        if from == 0 && to == self.document.levels.len() {
            return say!(language, "all levels together: {people}", "alle niveaus samen: {people}");
        }
        let (low, high) = (self.state(from, language), self.state(to, language));
        if from == to {
            return format!("{low}: {people}");
        }
        say!(language, "{low} to {high}: {people}", "{low} tot en met {high}: {people}")
    }

    fn accepted(&self, category: &CategoryRow, language: Language) -> String {
        let shown = category.estimate.iter().filter_map(|band| {
            let (Count::Shown(accepted), people) = (band.accepted, band.people) else { return None };
            let of = say!(language, "{accepted} of {people}", "{accepted} van {people}");
            Some(self.counted(band, of, language))
        });
        or_not_shown(&shown.collect::<Vec<_>>(), language)
    }

    fn height(&self, level: Option<&str>) -> usize {
        self.framework.height(level)
    }

    fn state(&self, height: usize, language: Language) -> String {
        let level = |at: usize| self.document.levels.get(at).map_or("", String::as_str);
        let Some(at) = height.checked_sub(1) else {
            let lowest = self.framework.level_name(level(0), language);
            return say!(language, "below {lowest}", "onder {lowest}");
        };
        self.framework.level_name(level(at), language).to_owned()
    }

    fn name(&self, category: &CategoryRow, language: Language) -> String {
        self.framework.category_name(&category.category, language).to_owned()
    }
}

impl SelfView {
    /// What it is called.
    pub fn name(self) -> Text {
        match self {
            Self::Lower => Text::new("lower", "lager"),
            Self::None => Text::new("no self-rating", "geen zelfbeoordeling"),
            Self::Same => Text::new("the same", "gelijk"),
            Self::Higher => Text::new("higher", "hoger"),
        }
    }
}

impl NextLevel {
    /// What it is called.
    pub fn name(self) -> Text {
        match self {
            Self::Breadth => Text::new("breadth alone", "alleen breedte"),
            Self::Both => Text::new("breadth and depth", "breedte en diepte"),
            Self::Depth => Text::new("depth alone", "alleen diepte"),
            Self::Nothing => Text::new("nothing (highest level)", "niets (hoogste niveau)"),
        }
    }
}

/// `lower or the same: 11; higher: 13`; a row that is one band says nothing.
fn merged(bands: impl ExactSizeIterator<Item = (Vec<String>, u32)>, language: Language) -> String {
    let is_cut = bands.len() > 1;
    let said =
        bands.filter(|_| is_cut).map(|(names, people)| format!("{}: {people}", either(&names, language)));
    or_not_shown(&said.collect::<Vec<_>>(), language)
}

fn or_not_shown(said: &[String], language: Language) -> String {
    if said.is_empty() { say!(language, "not shown", "niet getoond") } else { said.join("; ") }
}

/// `a`, `a or b`, `a, b or c`.
fn either(names: &[String], language: Language) -> String {
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => {
            let before = before.join(", ");
            say!(language, "{before} or {last}", "{before} of {last}")
        }
        _ => names.concat(),
    }
}
