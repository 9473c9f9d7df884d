//! A competence framework: ordered levels, categories and indicators, checked on the way in.

mod check;
mod document;
pub(crate) mod import;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

pub use document::{
    AsksFor, CategoryWording, DescriptorDocument, FrameworkDocument, IndicatorDocument, IndicatorWording,
    ListDocument, ListWording, OverlayDocument, WordingDocument,
};

use crate::{DocumentError, Language};

/// The most levels that a framework may have.
pub const MOST_LEVELS: usize = 8;
/// The most categories that a framework may have.
pub const MOST_CATEGORIES: usize = 64;

/// A checked framework. Cloning it is cheap.
///
/// # Example
/// ```
/// use maatstaf::Framework;
/// let emcc = Framework::emcc();
/// assert_eq!(emcc.indicators().len(), 112);
/// assert!(emcc.cell("outcome-and-action-orientation", "master-practitioner").unwrap().is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework(Arc<Parts>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Parts {
    facts: FrameworkDocument,
    wordings: BTreeMap<Language, WordingDocument>,
    /// For each indicator, in the order of `facts.indicators`: its category and level as positions.
    cells: Vec<(usize, usize)>,
    /// For each category and level: the indicators in it, in the order of their numbers.
    members: Vec<Vec<u16>>,
}

/// How many packs are embedded.
pub(crate) const EMBEDDED_PACKS: usize = maatstaf_frameworks::PACKS.len();

/// The embedded packs, each read when it is first asked for.
static EMBEDDED: [OnceLock<Framework>; EMBEDDED_PACKS] = [const { OnceLock::new() }; EMBEDDED_PACKS];

/// The ids of the embedded packs, in alphabetical order.
///
/// # Example
/// ```
/// assert!(maatstaf::pack_ids().any(|id| id == "emcc-2015"));
/// ```
pub fn pack_ids() -> impl Iterator<Item = &'static str> {
    maatstaf_frameworks::PACKS.iter().map(|pack| pack.id)
}

impl Framework {
    /// The EMCC competence framework of 2015, in this project's wording.
    pub fn emcc() -> Self {
        // INVARIANT: the embedded packs are checked by a test.
        let found = Self::by_id(maatstaf_frameworks::EMCC_2015.id);
        found.unwrap_or_else(|| unreachable!("the embedded pack is sound"))
    }

    /// Finds an embedded pack by its id.
    pub fn by_id(id: &str) -> Option<Self> {
        let (pack, read) =
            maatstaf_frameworks::PACKS.iter().zip(&EMBEDDED).find(|(pack, _)| pack.id == id)?;
        if let Some(framework) = read.get() {
            return Some(framework.clone());
        }
        let framework = Self::from_pack(pack).ok()?;
        Some(read.get_or_init(|| framework).clone())
    }

    /// Which of the embedded packs this is, with the sentences that it came with.
    pub(crate) fn embedded(&self) -> Option<usize> {
        EMBEDDED.iter().position(|read| read.get().is_some_and(|pack| Arc::ptr_eq(&pack.0, &self.0)))
    }

    /// Reads an embedded pack.
    ///
    /// # Errors
    /// Every problem of the pack.
    pub fn from_pack(pack: &maatstaf_frameworks::Pack) -> Result<Self, DocumentError> {
        let wordings: Vec<&str> = pack.wordings.iter().map(|(_, text)| *text).collect();
        Self::from_json(pack.framework, &wordings)
    }

    /// Reads a pack from the text of its facts and of its wordings, one per language and at least one in all.
    ///
    /// # Errors
    /// Every problem of the first of the texts that has any: shape, doubled or unknown ids, missing wordings.
    pub fn from_json(facts: &str, wordings: &[&str]) -> Result<Self, DocumentError> {
        let (facts, source) = maatstaf_document::read::<FrameworkDocument>(facts)?;
        let problems = check::facts(&facts);
        if !problems.is_empty() {
            return Err(source.refuse(problems));
        }
        let mut read = BTreeMap::new();
        for text in wordings {
            let (wording, source) = maatstaf_document::read::<WordingDocument>(text)?;
            let problems = check::wording(&facts, &wording);
            if !problems.is_empty() {
                return Err(source.refuse(problems));
            }
            read.insert(wording.language, wording);
        }
        if let Some(missing) = check::languages(&read) {
            return Err(DocumentError::new(vec![missing]));
        }
        Ok(Self(Arc::new(Parts::new(facts, read))))
    }

    /// Reads an overlay and lays it over the summaries of its language.
    ///
    /// # Errors
    /// Every problem of the overlay: another framework, or a number that the framework does not have.
    pub fn with_overlay(&self, overlay: &str) -> Result<Self, DocumentError> {
        let (overlay, source) = maatstaf_document::read::<OverlayDocument>(overlay)?;
        let problems = check::overlay(self, &overlay);
        if !problems.is_empty() {
            return Err(source.refuse(problems));
        }
        let mut parts = (*self.0).clone();
        let language = overlay.language;
        // A pack that does not speak the language keeps its own names for levels and categories.
        let spoken = || WordingDocument { language, ..self.wording(language).clone() };
        let wording = parts.wordings.entry(language).or_insert_with(spoken);
        for (number, sentence) in overlay.indicators {
            if let Some(indicator) = wording.indicators.get_mut(&number) {
                indicator.summary = sentence;
            }
        }
        Ok(Self(Arc::new(parts)))
    }

    /// The pack's id, such as `emcc-2015`.
    pub fn id(&self) -> &str {
        &self.0.facts.id
    }

    /// The facts of the pack, as written.
    pub fn facts(&self) -> &FrameworkDocument {
        &self.0.facts
    }

    /// The ids of the levels, lowest first.
    pub fn levels(&self) -> &[String] {
        &self.0.facts.levels
    }

    /// The ids of the categories.
    pub fn categories(&self) -> &[String] {
        &self.0.facts.categories
    }

    /// The indicators, in the order of their numbers.
    pub fn indicators(&self) -> &[IndicatorDocument] {
        &self.0.facts.indicators
    }

    /// The indicator with a number.
    pub fn indicator(&self, number: u16) -> Option<&IndicatorDocument> {
        self.position(number).and_then(|at| self.indicators().get(at))
    }

    /// The numbers of the indicators in a cell; nothing when there is no such category or level.
    pub fn cell(&self, category: &str, level: &str) -> Option<&[u16]> {
        Some(self.members(self.category_position(category)?, self.level_position(level)?))
    }

    /// How high a level is, counting from 1; 0 for none, and for a level that the framework does not have.
    pub fn height(&self, level: Option<&str>) -> usize {
        level.and_then(|id| self.level_position(id)).map_or(0, |at| at + 1)
    }

    /// The wording in a language; in the one that the pack has when it has no other.
    pub fn wording(&self, language: Language) -> &WordingDocument {
        let found = self.0.wordings.get(&language).or_else(|| self.0.wordings.values().next());
        // INVARIANT: a pack without a wording was refused.
        found.unwrap_or_else(|| unreachable!("a pack has a wording"))
    }

    /// The languages that the pack has a wording in.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        self.0.wordings.keys().copied()
    }

    /// The name of a level; its id when the framework has no such level.
    pub fn level_name<'f>(&'f self, id: &'f str, language: Language) -> &'f str {
        self.wording(language).levels.get(id).map_or(id, String::as_str)
    }

    /// The name of a category; its id when the framework has no such category.
    pub fn category_name<'f>(&'f self, id: &'f str, language: Language) -> &'f str {
        self.wording(language).categories.get(id).map_or(id, |category| &category.name)
    }

    pub(crate) fn level_name_at(&self, level: usize, language: Language) -> &str {
        self.level_name(self.level_id(level), language)
    }

    pub(crate) fn category_name_at(&self, category: usize, language: Language) -> &str {
        self.category_name(self.category_id(category), language)
    }

    pub(crate) fn category_id(&self, category: usize) -> &str {
        self.categories().get(category).map_or("", String::as_str)
    }

    pub(crate) fn level_id(&self, level: usize) -> &str {
        self.levels().get(level).map_or("", String::as_str)
    }

    pub(crate) fn category_position(&self, id: &str) -> Option<usize> {
        self.categories().iter().position(|category| category == id)
    }

    pub(crate) fn level_position(&self, id: &str) -> Option<usize> {
        self.levels().iter().position(|level| level == id)
    }

    /// The indicators of a cell, by position.
    pub(crate) fn members(&self, category: usize, level: usize) -> &[u16] {
        self.0.members.get(category * self.levels().len() + level).map_or(&[], Vec::as_slice)
    }

    /// The category and level of an indicator, as positions.
    pub(crate) fn cell_of(&self, number: u16) -> Option<(usize, usize)> {
        self.position(number).and_then(|at| self.0.cells.get(at).copied())
    }

    fn position(&self, number: u16) -> Option<usize> {
        self.indicators().binary_search_by_key(&number, |indicator| indicator.number).ok()
    }
}

impl Parts {
    fn new(facts: FrameworkDocument, wordings: BTreeMap<Language, WordingDocument>) -> Self {
        let at = |ids: &[String], id: &str| ids.iter().position(|known| known == id).unwrap_or_default();
        let cells: Vec<(usize, usize)> = facts
            .indicators
            .iter()
            .map(|one| (at(&facts.categories, &one.category), at(&facts.levels, &one.level)))
            .collect();
        let mut members = vec![Vec::new(); facts.categories.len() * facts.levels.len()];
        for (indicator, (category, level)) in facts.indicators.iter().zip(&cells) {
            if let Some(cell) = members.get_mut(category * facts.levels.len() + level) {
                cell.push(indicator.number);
            }
        }
        Self { facts, wordings, cells, members }
    }
}
