//! What came across, counted, and what did not, listed.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::{Language, Page, Problem, Sign, Text, first_few, join, say};
use schemars::JsonSchema;
use serde::Serialize;

use crate::levels::tree::Tree;
use crate::{Carried, Kind, Outline, Words};

/// How many losses of one kind are listed one by one. This is this project's choice.
const LISTED: usize = 3;

/// What came across of a framework, counted, with its losses by kind.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Language};
/// use maatstaf_exchange::{Carried, Outline, Summary};
/// let summary = Summary::of(&Carried::whole(Outline::from_framework(&Framework::emcc())));
/// assert_eq!((summary.levels, summary.categories, summary.indicators), (4, 8, 112));
/// assert!(summary.page(Language::En).to_markdown().contains("112 indicators"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Summary {
    /// The framework's name, in each language that it has one in.
    pub title: BTreeMap<String, String>,
    /// How many levels there are, apart from the tree or in it.
    pub levels: usize,
    /// How many categories there are.
    pub categories: usize,
    /// How many items lie between the categories and the indicators, levels left out.
    pub between: usize,
    /// How many indicators there are.
    pub indicators: usize,
    /// How many links there are besides the tree.
    pub links: usize,
    /// How many rules there are.
    pub rules: usize,
    /// The tags of the languages; an empty one where the source does not name the language.
    pub languages: Vec<String>,
    /// What was lost, by kind, in the order of the first of each.
    pub losses: Vec<LossSummary>,
}

/// The losses of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LossSummary {
    /// The stable name of this kind of loss.
    pub code: String,
    /// How many there are.
    pub count: usize,
    /// The first few, each with its place.
    pub first: Vec<Text>,
    /// Where the first few stand.
    pub places: Vec<String>,
}

impl Summary {
    /// Counts what came across.
    pub fn of(carried: &Carried<Outline>) -> Self {
        let outline = &carried.what;
        let tree = Tree::new(outline);
        let (mut categories, mut between, mut indicators) = (0, 0, 0);
        let mut tier: BTreeSet<&Words> = BTreeSet::new();
        for (at, item) in outline.items.iter().enumerate() {
            if item.kind == Kind::Level {
                tier.insert(&item.name);
            } else if tree.is_indicator(at, item) {
                indicators += 1;
            } else if tree.parent(at).is_none() {
                categories += 1;
            } else {
                between += 1;
            }
        }
        Self {
            title: outline.title.0.clone(),
            levels: if outline.levels.is_empty() { tier.len() } else { outline.levels.len() },
            categories,
            between,
            indicators,
            links: outline.links.len(),
            rules: outline.rules.len(),
            languages: languages(outline),
            losses: by_kind(&carried.losses),
        }
    }

    /// The summary laid out for a reader.
    pub fn page(&self, language: Language) -> Page {
        let title = Words(self.title.clone()).in_language(&language.to_string()).to_owned();
        let untitled = || say!(language, "Framework", "Raamwerk");
        let mut page =
            Page::new().title(Some(title).filter(|title| !title.trim().is_empty()).unwrap_or_else(untitled));
        page = page.paragraph(self.counts(language));
        let lost: usize = self.losses.iter().map(|loss| loss.count).sum();
        if lost == 0 {
            return page.item(Sign::Met, say!(language, "nothing was lost", "er is niets verloren gegaan"));
        }
        page = page.title(say!(language, "What did not come across", "Wat niet is meegekomen"));
        self.losses.iter().fold(page, |page, loss| loss.on(page, language))
    }

    fn counts(&self, language: Language) -> String {
        let counted = [
            (self.levels, Text::new("level", "niveau"), Text::new("levels", "niveaus")),
            (self.categories, Text::new("category", "categorie"), Text::new("categories", "categorieën")),
            (
                self.between,
                Text::new("item between", "item ertussen"),
                Text::new("items between", "items ertussen"),
            ),
            (self.indicators, Text::new("indicator", "indicator"), Text::new("indicators", "indicatoren")),
            (self.links, Text::new("link", "verband"), Text::new("links", "verbanden")),
            (self.rules, Text::new("rule", "regel"), Text::new("rules", "regels")),
        ];
        let said = counted.iter().filter(|(count, ..)| *count > 0);
        let parts: Vec<String> = said
            .map(|(count, one, many)| {
                format!("{count} {}", if *count == 1 { one } else { many }.to(language))
            })
            .collect();
        let unnamed = || say!(language, "a language that is not named", "een taal die niet genoemd is");
        let tags = self.languages.iter().map(|tag| if tag.is_empty() { unnamed() } else { tag.clone() });
        let tags = first_few(tags.collect(), language);
        let parts =
            if parts.is_empty() { say!(language, "nothing", "niets") } else { join(&parts, language) };
        if tags.is_empty() {
            return say!(language, "{parts}.", "{parts}.");
        }
        say!(language, "{parts}, in {tags}.", "{parts}, in {tags}.")
    }
}

impl LossSummary {
    /// One line for each when there are few, else one line for all.
    fn on(&self, page: Page, language: Language) -> Page {
        if self.count <= LISTED {
            return self.first.iter().fold(page, |page, text| page.item(Sign::Plain, text.to(language)));
        }
        let (code, count) = (&self.code, self.count);
        let first = self.first.first().map_or("", |text| text.to(language));
        let page = page.item(
            Sign::Plain,
            say!(
                language,
                "{count} times `{code}`, first: {first}",
                "{count} keer `{code}`, de eerste: {first}"
            ),
        );
        let more = count.saturating_sub(self.places.len());
        let mut places = self.places.clone();
        if places.is_empty() {
            return page;
        }
        if more > 0 {
            places.push(say!(language, "{more} more", "nog {more}"));
        }
        page.detail(join(&places, language))
    }
}

fn languages(outline: &Outline) -> Vec<String> {
    let items = outline.items.iter().flat_map(|item| [&item.name, &item.text]);
    let levels = outline.levels.iter().map(|level| &level.name);
    let all = std::iter::once(&outline.title).chain(levels).chain(items).flat_map(|words| words.0.iter());
    let tags: BTreeSet<&String> =
        all.filter(|(_, text)| !text.trim().is_empty()).map(|(tag, _)| tag).collect();
    tags.into_iter().cloned().collect()
}

fn by_kind(losses: &[Problem]) -> Vec<LossSummary> {
    let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kinds: Vec<LossSummary> = Vec::new();
    for loss in losses {
        let at = *positions.entry(loss.code).or_insert(kinds.len());
        if at == kinds.len() {
            kinds.push(LossSummary {
                code: loss.code.to_owned(),
                count: 0,
                first: Vec::new(),
                places: Vec::new(),
            });
        }
        let Some(kind) = kinds.get_mut(at) else { continue };
        kind.count += 1;
        if kind.first.len() < LISTED {
            kind.first.push(Text::new(loss.sentence(Language::En), loss.sentence(Language::Nl)));
            let place = loss.place.to_string();
            kind.places.extend(Some(place).filter(|place| !place.is_empty()));
        }
    }
    kinds
}
