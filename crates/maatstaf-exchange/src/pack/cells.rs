//! The categories and indicators of a tree, and the cell of each indicator.

use std::collections::BTreeMap;

use maatstaf::{MOST_CATEGORIES, MOST_LEVELS};
use maatstaf_document::{DocumentError, Problem, text};

use crate::levels::tree::Tree;
use crate::{Kind, Outline};

/// What becomes of the items of a tree.
#[derive(Debug)]
pub(super) struct Cells {
    /// For each category: its item, or nothing for the one that holds what lies in no category.
    pub(super) categories: Vec<Option<usize>>,
    /// The indicators, in the order of the outline.
    pub(super) indicators: Vec<Cell>,
    /// What has no place.
    pub(super) losses: Vec<Problem>,
}

/// An indicator's item, and the positions of its category and level.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) item: usize,
    pub(super) category: usize,
    pub(super) level: usize,
}

/// Sorts items into categories and indicators.
pub(super) fn find(outline: &Outline) -> Result<Cells, DocumentError> {
    let mut sorting = Sorting::new(outline);
    for at in 0..outline.items.len() {
        sorting.sort(at);
    }
    sorting.settle()
}

struct Sorting<'o> {
    outline: &'o Outline,
    tree: Tree,
    heights: BTreeMap<&'o str, usize>,
    /// For each item, the item at the top that it lies below, or itself.
    tops: Vec<usize>,
    /// For each item, the level that it or the nearest item above it lies at.
    levels: Vec<Option<usize>>,
    categories: Vec<Option<usize>>,
    at: BTreeMap<usize, usize>,
    /// Indicators with the item at the top and the level.
    indicators: Vec<(usize, usize, Option<usize>)>,
    losses: Vec<Problem>,
}

impl<'o> Sorting<'o> {
    fn new(outline: &'o Outline) -> Self {
        let heights = outline.levels.iter().enumerate().map(|(at, level)| (level.id.as_str(), at)).collect();
        Self {
            outline,
            tree: Tree::new(outline),
            heights,
            tops: Vec::with_capacity(outline.items.len()),
            levels: Vec::with_capacity(outline.items.len()),
            categories: Vec::new(),
            at: BTreeMap::new(),
            indicators: Vec::new(),
            losses: Vec::new(),
        }
    }

    fn sort(&mut self, at: usize) {
        let Some(item) = self.outline.items.get(at) else { return };
        let above = self.tree.parent(at);
        let top = above.and_then(|above| self.tops.get(above).copied()).unwrap_or(at);
        let own = item.level.as_deref().and_then(|id| self.heights.get(id).copied());
        let level = own.or_else(|| above.and_then(|above| self.levels.get(above).copied().flatten()));
        self.tops.push(top);
        self.levels.push(level);
        if self.tree.is_indicator(at, item) {
            self.indicators.push((at, top, level));
        } else if above.is_none() && item.kind != Kind::Level {
            self.at.insert(at, self.categories.len());
            self.categories.push(Some(at));
        } else {
            self.losses.push(tier(at));
        }
    }

    fn settle(mut self) -> Result<Cells, DocumentError> {
        let loose = self.indicators.iter().filter(|(_, top, _)| !self.at.contains_key(top)).count();
        let last = self.categories.len();
        if loose > 0 {
            self.categories.push(None);
            self.losses.push(loose_indicators(loose));
        }
        let problems = self.problems();
        if !problems.is_empty() {
            return Err(DocumentError::new(problems));
        }
        let cell = |(item, top, level): &(usize, usize, Option<usize>)| {
            let category = self.at.get(top).copied().unwrap_or(last);
            Some(Cell { item: *item, category, level: (*level)? })
        };
        let indicators = self.indicators.iter().filter_map(cell).collect();
        Ok(Cells { categories: self.categories, indicators, losses: self.losses })
    }

    fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        let (categories, levels, indicators) =
            (self.categories.len(), self.outline.levels.len(), self.indicators.len());
        if indicators == 0 && !(levels > 0 && self.has_categories()) {
            found.push(no_indicators());
        }
        if categories > MOST_CATEGORIES {
            found.push(too_many_categories(categories));
        }
        if levels > MOST_LEVELS {
            found.push(too_many_levels(levels));
        }
        if indicators > usize::from(u16::MAX) {
            found.push(too_many_indicators(indicators));
        }
        let without = self.indicators.iter().filter(|(_, _, level)| level.is_none());
        found.extend(without.map(|(at, _, _)| no_level(*at)));
        found
    }

    /// Whether the source names categories: then it may have levels for them and no indicators at all.
    fn has_categories(&self) -> bool {
        let items = self.categories.iter().flatten().filter_map(|at| self.outline.items.get(*at));
        items.into_iter().any(|item| item.kind == Kind::Category)
    }
}

fn tier(at: usize) -> Problem {
    let message = text!(
        "a pack has no tier between category and indicator; this one is left out, and what lies below it stays",
        "een pakket kent geen laag tussen categorie en indicator; deze valt weg, en wat eronder ligt blijft"
    );
    Problem::new("tier", format!("items[{at}]"), message)
}

fn loose_indicators(count: usize) -> Problem {
    let message = text!(
        "{count} indicators lie in no category; they share one that bears the framework's name",
        "{count} indicatoren liggen in geen categorie; ze delen er een die de naam van het raamwerk draagt"
    );
    Problem::new("loose-indicators", "items", message)
}

fn no_indicators() -> Problem {
    let message = text!(
        "there is no indicator in this framework, and no category that is called one",
        "dit raamwerk heeft geen enkele indicator, en geen categorie die zo heet"
    );
    let help = text!(
        "an indicator is an item with nothing below it that is not called a category or a level",
        "een indicator is een item met niets eronder dat geen categorie of niveau heet"
    );
    Problem::new("no-indicators", "items", message).help(help)
}

fn too_many_categories(count: usize) -> Problem {
    let message = text!(
        "there are {count} items at the top, and a pack has {MOST_CATEGORIES} categories at most",
        "bovenaan staan {count} items, en een pakket heeft hooguit {MOST_CATEGORIES} categorieën"
    );
    let help = text!(
        "bring the items together below fewer categories, or divide the framework",
        "breng de items onder minder categorieën samen, of verdeel het raamwerk"
    );
    Problem::new("too-many-categories", "items", message).help(help)
}

fn too_many_levels(count: usize) -> Problem {
    let message = text!(
        "there are {count} levels, and a pack has {MOST_LEVELS} at most",
        "er zijn {count} niveaus, en een pakket heeft er hooguit {MOST_LEVELS}"
    );
    let help = text!("read it as one level (`single`)", "lees het als één niveau (`single`)");
    Problem::new("too-many-levels", "levels", message).help(help)
}

fn too_many_indicators(count: usize) -> Problem {
    let most = u16::MAX;
    let message = text!(
        "there are {count} indicators, and a pack has {most} at most",
        "er zijn {count} indicatoren, en een pakket heeft er hooguit {most}"
    );
    let help = text!("divide the framework", "verdeel het raamwerk");
    Problem::new("too-many-indicators", "items", message).help(help)
}

fn no_level(at: usize) -> Problem {
    let message = text!(
        "this indicator lies at no level, while others do",
        "deze indicator ligt op geen niveau, terwijl andere dat wel doen"
    );
    let help = text!(
        "put it below a level in the source, or read everything as one level (`single`)",
        "zet hem in de bron onder een niveau, of lees alles als één niveau (`single`)"
    );
    Problem::new("no-level", format!("items[{at}]"), message).help(help)
}
