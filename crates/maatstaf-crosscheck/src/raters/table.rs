//! The ratings of a cohort as a table: a row per category of a person, a column per assessor.

use std::collections::BTreeSet;

use maatstaf::Framework;
use maatstaf_document::{Text, text};
use maatstaf_stats::{MISSING, Ratings, Scale, Undefined};

use super::{Assessed, Raters};
use crate::rules::PanelRulesDocument;

/// The ratings of a cohort.
pub(super) struct Table {
    /// The people, in alphabetical order.
    pub(super) people: Vec<String>,
    /// The assessors, in alphabetical order.
    pub(super) raters: Vec<String>,
    /// The highest rating.
    pub(super) top: usize,
    /// The cells that somebody judged, by person and within a person in the framework's order.
    pub(super) cells: Vec<Cell>,
}

/// One category of one person.
pub(super) struct Cell {
    /// The person's position.
    pub(super) person: usize,
    /// The category's position.
    pub(super) category: usize,
    /// What each assessor judged.
    pub(super) given: Vec<Option<usize>>,
}

impl Table {
    pub(super) fn of(raters: &Raters) -> Self {
        let names = |name: fn(&Assessed) -> &String| -> Vec<String> {
            raters.assessed.iter().map(name).collect::<BTreeSet<_>>().into_iter().cloned().collect()
        };
        let (people, assessors) = (names(|one| &one.person), names(|one| &one.assessor));
        let mut cells = Vec::new();
        for (person, id) in people.iter().enumerate() {
            let of_person: Vec<&Assessed> = raters.assessed.iter().filter(|one| one.person == *id).collect();
            let by = |assessor: &String, category: usize| {
                let one = of_person.iter().find(|one| one.assessor == *assessor)?;
                one.levels.get(category).copied().flatten()
            };
            for category in 0..raters.framework.categories().len() {
                let given: Vec<_> = assessors.iter().map(|assessor| by(assessor, category)).collect();
                cells.push(Cell { person, category, given });
            }
        }
        cells.retain(|cell| cell.given.iter().any(Option::is_some));
        Self { people, raters: assessors, top: raters.framework.levels().len(), cells }
    }

    /// The table as the statistics take it.
    pub(super) fn ratings(&self) -> Result<Ratings, Undefined> {
        self.ratings_of(&self.cells.iter().collect::<Vec<_>>())
    }

    /// Some of its cells as the statistics take them. The scale is that of all levels, used or not.
    pub(super) fn ratings_of(&self, cells: &[&Cell]) -> Result<Ratings, Undefined> {
        let code =
            |level: &Option<usize>| level.and_then(|level| u8::try_from(level).ok()).unwrap_or(MISSING);
        let codes = cells.iter().flat_map(|cell| cell.given.iter().map(code)).collect();
        let top = i32::try_from(self.top).unwrap_or(i32::MAX);
        let scale = Scale::points(0, top).map_err(|_| Undefined::Scale)?;
        let people = cells.iter().map(|cell| u32::try_from(cell.person).unwrap_or(u32::MAX)).collect();
        let ratings = Ratings::from_codes(scale, self.raters.len(), codes);
        ratings.and_then(|ratings| ratings.of_people(people)).map_err(|_| Undefined::NoUnits)
    }

    /// The cells with two ratings or more.
    pub(super) fn paired(&self) -> Vec<&Cell> {
        self.cells.iter().filter(|cell| cell.levels().count() > 1).collect()
    }

    /// The cells that every assessor judged.
    pub(super) fn complete(&self) -> Vec<&Cell> {
        self.cells.iter().filter(|cell| cell.given.iter().all(Option::is_some)).collect()
    }

    /// The name of a person.
    pub(super) fn person(&self, at: usize) -> &str {
        self.people.get(at).map_or("", String::as_str)
    }

    /// The name of an assessor.
    pub(super) fn rater(&self, at: usize) -> &str {
        self.raters.get(at).map_or("", String::as_str)
    }
}

impl Cell {
    /// The ratings that it has, in the order of the assessors.
    pub(super) fn levels(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        self.given.iter().copied().flatten()
    }

    /// The rating of one assessor.
    pub(super) fn by(&self, rater: usize) -> Option<usize> {
        self.given.get(rater).copied().flatten()
    }
}

/// How many people cells belong to.
pub(super) fn people_of(cells: &[&Cell]) -> usize {
    cells.iter().map(|cell| cell.person).collect::<BTreeSet<_>>().len()
}

/// Why no coefficient is shown on some cells; nothing when there are enough of them.
pub(super) fn silence(cells: &[&Cell], rules: &PanelRulesDocument) -> Option<Text> {
    let (have, people) = (cells.len(), people_of(cells));
    let (least_cells, least_people) = (rules.least_cells, rules.least_people);
    let enough = have >= least_cells as usize && people >= least_people as usize;
    (!enough).then(|| {
        text!(
            "no coefficient below {least_cells} cells or {least_people} people: here there are {have} and {people}",
            "geen coëfficiënt onder {least_cells} cellen of {least_people} personen: hier zijn het er {have} en {people}"
        )
    })
}

/// The levels of the framework as ratings: the id of each, and none for 0.
pub(super) fn scale(framework: &Framework) -> Vec<Option<String>> {
    std::iter::once(None).chain(framework.levels().iter().cloned().map(Some)).collect()
}
