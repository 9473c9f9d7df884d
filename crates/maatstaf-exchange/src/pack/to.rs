//! An outline as a pack.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{
    CategoryWording, DescriptorDocument, FrameworkDocument, IndicatorDocument, IndicatorWording,
    WordingDocument,
};
use maatstaf_document::{DocumentError, Language, Problem, is_id, text};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::cells::{self, Cells};
use super::ids::{Ids, slug, speaks};
use super::numbers::numbers;
use super::own::{KEY, OwnCategory, OwnFramework, OwnIndicator, known};
use super::progressions::{Known, progressions};
use super::wording::Tongues;
use super::{PackReading, PackTexts};
use crate::{Carried, Item, Outline, Words};

/// Makes a pack of an outline that has levels.
pub(super) fn pack(outline: &Outline, reading: &PackReading) -> Result<Carried<PackTexts>, DocumentError> {
    let cells = cells::find(outline)?;
    let made = Making::new(outline, reading, &cells, true).pack();
    if made.what.framework().is_ok() {
        return Ok(made);
    }
    // What is kept under our own name may have been changed elsewhere: then the tree alone speaks.
    let mut plain = Making::new(outline, reading, &cells, false).pack();
    plain.what.framework()?;
    plain.losses.push(own_facts("more"));
    Ok(plain)
}

struct Making<'o> {
    outline: &'o Outline,
    reading: &'o PackReading,
    cells: &'o Cells,
    tongues: Tongues,
    trusts: bool,
    own: OwnFramework,
    levels: Vec<String>,
    categories: Vec<String>,
    /// For each level, the id of the descriptor that holds its description.
    described: BTreeMap<usize, String>,
    losses: Vec<Problem>,
}

impl<'o> Making<'o> {
    fn new(outline: &'o Outline, reading: &'o PackReading, cells: &'o Cells, trusts: bool) -> Self {
        let mut losses = cells.losses.clone();
        let tongues = Tongues::new(outline, reading, &mut losses);
        let mut made = Self {
            outline,
            reading,
            cells,
            tongues,
            trusts,
            own: OwnFramework::default(),
            levels: Vec::new(),
            categories: Vec::new(),
            described: BTreeMap::new(),
            losses,
        };
        made.own = made.own_facts(&outline.more, "more");
        made.levels = made.level_ids();
        made.categories = made.category_ids();
        made.described = made.described();
        made
    }

    /// Our own facts of a part, where they are there and can be read.
    fn own_facts<T: DeserializeOwned + Default>(&mut self, more: &Map<String, Value>, path: &str) -> T {
        if !self.trusts {
            return T::default();
        }
        known(more)
            .unwrap_or_else(|_| {
                self.losses.push(own_facts(path));
                None
            })
            .unwrap_or_default()
    }

    fn item(&self, at: usize) -> Option<&'o Item> {
        self.outline.items.get(at)
    }

    fn framework_id(&self) -> String {
        let asked = self.reading.id.clone();
        let own = Some(self.own.id.clone()).filter(|id| is_id(id));
        let source = Some(self.outline.id.clone()).filter(|id| speaks(id));
        let named = || slug(self.outline.title.in_language("en"));
        asked.or(own).or(source).or_else(named).unwrap_or_else(|| "framework".to_owned())
    }

    fn level_ids(&self) -> Vec<String> {
        let known = self.own.levels.len() == self.outline.levels.len();
        let mut ids = Ids::default();
        let levels = self.outline.levels.iter().enumerate();
        levels
            .map(|(at, level)| {
                let own = self.own.levels.get(at).filter(|id| known && is_id(id)).cloned();
                let wanted = own.or_else(|| readable_id(&level.id, &level.name, &Words::default(), None));
                ids.give(&wanted.unwrap_or_else(|| format!("level-{}", at + 1)))
            })
            .collect()
    }

    fn category_ids(&mut self) -> Vec<String> {
        let mut ids = Ids::default();
        let cells = self.cells;
        let mut given = Vec::with_capacity(cells.categories.len());
        for (at, category) in cells.categories.iter().enumerate() {
            let item = category.and_then(|at| self.item(at));
            let own: OwnCategory = match item {
                Some(item) => {
                    self.own_facts(&item.more, &format!("items[{}].more", category.unwrap_or_default()))
                }
                None => OwnCategory::default(),
            };
            let made = || match item {
                Some(item) => readable_id(&item.id, &item.name, &item.text, item.code.as_deref()),
                None => slug(self.outline.title.in_language("en")),
            };
            let wanted = Some(own.id).filter(|id| is_id(id)).or_else(made);
            given.push(ids.give(&wanted.unwrap_or_else(|| format!("category-{}", at + 1))));
        }
        given
    }

    fn described(&self) -> BTreeMap<usize, String> {
        let mut ids = Ids::beside(self.own.descriptors.iter().map(|one| one.id.as_str()));
        let levels = self.outline.levels.iter().zip(&self.levels).enumerate();
        levels
            .filter(|(_, (level, _))| !level.description.is_empty())
            .map(|(at, (_, id))| (at, ids.give(&slug(&format!("about-{id}")).unwrap_or_default())))
            .collect()
    }

    fn pack(mut self) -> Carried<PackTexts> {
        let cells = self.cells;
        let mut owns = Vec::with_capacity(cells.indicators.len());
        for cell in &cells.indicators {
            let Some(item) = self.item(cell.item) else { continue };
            let own: OwnIndicator = self.own_facts(&item.more, &format!("items[{}].more", cell.item));
            owns.push(own);
        }
        let numbers = numbers(self.outline, &cells.indicators, &owns, &mut self.losses);
        let framework = self.facts(&owns, &numbers);
        let spoken = self.tongues.spoken.clone();
        let wordings = spoken
            .into_iter()
            .map(|language| self.wording(language, &framework.id, &owns, &numbers))
            .collect();
        self.list_what_has_no_place(&framework.id);
        Carried { what: PackTexts { framework, wordings }, losses: self.losses }
    }

    fn facts(&mut self, owns: &[OwnIndicator], numbers: &[u16]) -> FrameworkDocument {
        let id = |ids: &[String], at: usize| ids.get(at).cloned().unwrap_or_default();
        let cells = self.cells.indicators.iter().zip(owns).zip(numbers);
        let mut indicators: Vec<IndicatorDocument> = cells
            .map(|((cell, own), number)| IndicatorDocument {
                number: *number,
                category: id(&self.categories, cell.category),
                level: id(&self.levels, cell.level),
                asks_for: own.asks_for,
                conditional: own.conditional,
            })
            .collect();
        indicators.sort_unstable_by_key(|one| one.number);
        let items = self.cells.indicators.iter().zip(numbers);
        let links = Known {
            numbers: items
                .clone()
                .filter_map(|(cell, number)| Some((self.item(cell.item)?.id.as_str(), *number)))
                .collect(),
            heights: items.map(|(cell, number)| (*number, cell.level)).collect(),
        };
        let progressions = progressions(self.outline, &links, &self.own.progressions, &mut self.losses);
        let mut descriptors = self.own.descriptors.clone();
        descriptors.extend(self.described.iter().map(|(at, descriptor)| DescriptorDocument {
            id: descriptor.clone(),
            set: "source".to_owned(),
            level: id(&self.levels, *at),
            list: None,
        }));
        FrameworkDocument {
            schema: self.own.schema.clone(),
            maatstaf_framework: 1,
            id: self.framework_id(),
            edition: self.outline.edition.clone().unwrap_or_default(),
            holder: self.outline.holder.clone(),
            levels: self.levels.clone(),
            categories: self.categories.clone(),
            indicators,
            progressions,
            descriptors,
            lists: self.own.lists.clone(),
        }
    }

    fn wording(
        &mut self,
        language: Language,
        framework: &str,
        owns: &[OwnIndicator],
        numbers: &[u16],
    ) -> WordingDocument {
        let own = self.own.wordings.get(&language).cloned().unwrap_or_default();
        let mut descriptors = own.descriptors;
        for (at, id) in &self.described {
            let said = self
                .outline
                .levels
                .get(*at)
                .and_then(|level| self.tongues.said(&level.description, language));
            descriptors.insert(id.clone(), said.unwrap_or_default().to_owned());
        }
        WordingDocument {
            maatstaf_wording: 1,
            framework: framework.to_owned(),
            language,
            name: self.title(language, framework),
            equivalence: own.equivalence,
            levels: self.level_names(language),
            categories: self.category_words(language, framework),
            indicators: self.indicator_words(language, owns, numbers),
            descriptors,
            lists: own.lists,
        }
    }

    fn title(&mut self, language: Language, framework: &str) -> String {
        let said = self.tongues.needed(&[&self.outline.title], language, "title", &mut self.losses);
        said.unwrap_or_else(|| {
            self.losses.push(no_text("title"));
            framework.to_owned()
        })
    }

    fn level_names(&mut self, language: Language) -> BTreeMap<String, String> {
        let mut names = BTreeMap::new();
        for (at, (level, id)) in self.outline.levels.iter().zip(&self.levels).enumerate() {
            let path = format!("levels[{at}].name");
            let said = self.tongues.needed(&[&level.name], language, &path, &mut self.losses);
            if said.is_none() {
                self.losses.push(no_text(&path));
            }
            names.insert(id.clone(), said.unwrap_or_else(|| id.clone()));
        }
        names
    }

    fn category_words(&mut self, language: Language, framework: &str) -> BTreeMap<String, CategoryWording> {
        let ids = self.categories.clone();
        let cells = self.cells;
        let mut words = BTreeMap::new();
        for (category, id) in cells.categories.iter().zip(ids) {
            let wording = match category.and_then(|at| Some((at, self.item(at)?))) {
                Some((at, item)) => self.category(at, item, language, &id),
                None => {
                    CategoryWording { name: self.plain_title(language, framework), definition: String::new() }
                }
            };
            words.insert(id, wording);
        }
        words
    }

    fn plain_title(&self, language: Language, framework: &str) -> String {
        let said = self.tongues.needed(&[&self.outline.title], language, "title", &mut Vec::new());
        said.unwrap_or_else(|| framework.to_owned())
    }

    fn category(&mut self, at: usize, item: &Item, language: Language, id: &str) -> CategoryWording {
        let path = format!("items[{at}].name");
        let named = !item.name.is_empty();
        let from = if named { &item.name } else { &item.text };
        let name = self.tongues.needed(&[from], language, &path, &mut self.losses).unwrap_or_else(|| {
            self.losses.push(no_text(&path));
            id.to_owned()
        });
        let definition = self.tongues.said(&item.text, language).filter(|_| named);
        CategoryWording { name, definition: definition.unwrap_or_default().to_owned() }
    }

    fn indicator_words(
        &mut self,
        language: Language,
        owns: &[OwnIndicator],
        numbers: &[u16],
    ) -> BTreeMap<u16, IndicatorWording> {
        let cells = self.cells;
        let mut words = BTreeMap::new();
        for ((cell, own), number) in cells.indicators.iter().zip(owns).zip(numbers) {
            let Some(item) = self.item(cell.item) else { continue };
            let path = format!("items[{}].text", cell.item);
            let said = self.tongues.sentence(item, language, &path, &mut self.losses);
            let summary = said.unwrap_or_else(|| {
                self.losses.push(no_text(&path));
                item.code.clone().filter(|code| !code.trim().is_empty()).unwrap_or_else(|| number.to_string())
            });
            let signals = own.signals.get(&language).cloned().unwrap_or_default();
            let evidence = own.evidence.get(&language).cloned().unwrap_or_default();
            words.insert(*number, IndicatorWording { summary, signals, evidence });
        }
        words
    }

    fn list_what_has_no_place(&mut self, _framework: &str) {
        if !self.outline.description.is_empty() {
            self.losses.push(description());
        }
        self.losses.extend((0..self.outline.rules.len()).map(rule));
        for (position, category) in self.cells.categories.iter().enumerate() {
            let Some((at, item)) = category.and_then(|at| Some((at, self.outline.items.get(at)?))) else {
                continue;
            };
            if item.code.as_ref().is_some_and(|code| *code != (position + 1).to_string()) {
                self.losses.push(category_code(at));
            }
        }
        let maps =
            std::iter::once(&self.outline.more).chain(self.outline.items.iter().map(|item| &item.more));
        let keys: BTreeSet<&String> = maps.flat_map(Map::keys).filter(|key| *key != KEY).collect();
        self.losses.extend(keys.into_iter().map(|key| more(key)));
    }
}

/// An id that says something: that of the source, else one made of the name, the text or the code.
fn readable_id(id: &str, name: &Words, text: &Words, code: Option<&str>) -> Option<String> {
    let source = Some(id.to_owned()).filter(|id| speaks(id));
    let named = || slug(name.in_language("en")).or_else(|| slug(text.in_language("en")));
    source.or_else(named).or_else(|| code.and_then(slug))
}

fn own_facts(path: &str) -> Problem {
    let message = text!(
        "what stands here under `maatstaf` does not hold together, and was passed over",
        "wat hier onder `maatstaf` staat, klopt niet met elkaar en is overgeslagen"
    );
    Problem::new("own-facts", path, message)
}

fn no_text(path: &str) -> Problem {
    let message = text!(
        "there is no text here, so a code or id stands in",
        "hier is geen tekst, dus staat er een code of id"
    );
    Problem::new("no-text", path, message)
}

fn description() -> Problem {
    let message = text!(
        "a pack has no place for a description of the framework",
        "een pakket heeft geen plek voor een beschrijving van het raamwerk"
    );
    Problem::new("description", "description", message)
}

fn rule(at: usize) -> Problem {
    let message = text!(
        "a pack holds no rules; how much is asked for stands in a policy",
        "een pakket bevat geen regels; hoeveel er gevraagd wordt, staat in een beleid"
    );
    Problem::new("rule", format!("rules[{at}]"), message)
}

fn category_code(at: usize) -> Problem {
    let message =
        text!("the code of a category is not kept", "de code van een categorie blijft niet bewaard");
    Problem::new("code", format!("items[{at}].code"), message)
}

fn more(key: &str) -> Problem {
    let message = if is_id(key) {
        text!("what only `{key}` knows is not kept", "wat alleen `{key}` weet, blijft niet bewaard")
    } else {
        text!(
            "what only another system knows is not kept",
            "wat alleen een ander systeem weet, blijft niet bewaard"
        )
    };
    Problem::new("more", "more", message)
}
