//! A pack as an outline.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{Framework, IndicatorDocument, WordingDocument};
use maatstaf_document::Language;

use super::ids::Ids;
use super::own::{OwnCategory, OwnFramework, OwnIndicator, OwnWording, kept};
use crate::{Item, Kind, Level, Link, LinkKind, Outline, Words};

impl Outline {
    /// The outline of one of our own frameworks; [`to_pack`](crate::to_pack) makes the same framework of it again.
    ///
    /// Categories hold their definition as text, indicators their number as code and their summary as text. What no other
    /// system has is kept under `maatstaf`.
    ///
    /// # Example
    /// ```
    /// use maatstaf::Framework;
    /// use maatstaf_exchange::{Kind, Outline};
    /// let outline = Outline::from_framework(&Framework::emcc());
    /// assert_eq!(outline.levels.len(), 4);
    /// assert_eq!(outline.items.iter().filter(|item| item.kind == Kind::Category).count(), 8);
    /// assert_eq!(outline.item("ci-32").unwrap().level.as_deref(), Some("practitioner"));
    /// ```
    pub fn from_framework(framework: &Framework) -> Self {
        let pack = Pack::new(framework);
        let facts = framework.facts();
        let mut items = Vec::with_capacity(facts.categories.len() + facts.indicators.len());
        for category in &facts.categories {
            items.push(pack.category(category));
            let below = facts.indicators.iter().filter(|one| one.category == *category);
            items.extend(below.map(|indicator| pack.indicator(indicator)));
        }
        Self {
            id: facts.id.clone(),
            holder: facts.holder.clone(),
            edition: Some(facts.edition.clone()),
            title: pack.words(|wording| Some(&wording.name)),
            description: Words::default(),
            levels: facts.levels.iter().map(|level| pack.level(level)).collect(),
            items,
            links: pack.links(),
            rules: Vec::new(),
            more: kept(&pack.own()),
        }
    }
}

/// A framework with the ids that its parts get in an outline.
struct Pack<'f> {
    framework: &'f Framework,
    wordings: Vec<&'f WordingDocument>,
    categories: BTreeMap<&'f str, String>,
    indicators: BTreeMap<u16, String>,
}

impl<'f> Pack<'f> {
    fn new(framework: &'f Framework) -> Self {
        // A category may bear the id of a level in a pack; in an outline ids are given once.
        let mut ids = Ids::beside(framework.levels().iter().map(String::as_str));
        let categories = framework.categories().iter().map(|id| (id.as_str(), ids.give(id))).collect();
        let numbers = framework.indicators().iter().map(|one| one.number);
        let indicators = numbers.map(|number| (number, ids.give(&format!("ci-{number}")))).collect();
        let wordings = framework.languages().map(|language| framework.wording(language)).collect();
        Self { framework, wordings, categories, indicators }
    }

    /// A text in each language that has one.
    fn words<'w>(&'w self, of: impl Fn(&'f WordingDocument) -> Option<&'f String> + 'w) -> Words {
        let said = self.wordings.iter().filter_map(|wording| Some((wording.language, of(wording)?)));
        Words(
            said.filter(|(_, text)| !text.is_empty())
                .map(|(at, text)| (at.to_string(), text.clone()))
                .collect(),
        )
    }

    fn level(&self, id: &str) -> Level {
        let name = self.words(|wording| wording.levels.get(id));
        Level { id: id.to_owned(), name, description: Words::default() }
    }

    fn category(&self, id: &str) -> Item {
        Item {
            id: self.categories.get(id).cloned().unwrap_or_default(),
            kind: Kind::Category,
            name: self.words(|wording| Some(&wording.categories.get(id)?.name)),
            text: self.words(|wording| Some(&wording.categories.get(id)?.definition)),
            more: kept(&OwnCategory { id: id.to_owned() }),
            ..Item::default()
        }
    }

    fn indicator(&self, one: &IndicatorDocument) -> Item {
        let number = one.number;
        let mut own = OwnIndicator {
            number,
            asks_for: one.asks_for,
            conditional: one.conditional,
            ..OwnIndicator::default()
        };
        for wording in &self.wordings {
            let Some(words) = wording.indicators.get(&number) else { continue };
            own.signals.insert(wording.language, words.signals.clone());
            own.evidence.insert(wording.language, words.evidence.clone());
        }
        own.signals.retain(|_, signals| !signals.is_empty());
        own.evidence.retain(|_, evidence| !evidence.is_empty());
        Item {
            id: self.indicators.get(&number).cloned().unwrap_or_default(),
            parent: self.categories.get(one.category.as_str()).cloned(),
            kind: Kind::Indicator,
            code: Some(number.to_string()),
            level: Some(one.level.clone()),
            name: Words::default(),
            text: self.words(|wording| Some(&wording.indicators.get(&number)?.summary)),
            more: kept(&own),
        }
    }

    /// Each step of a progression, once.
    fn links(&self) -> Vec<Link> {
        let chains = &self.framework.facts().progressions;
        let steps: BTreeSet<(u16, u16)> = chains
            .iter()
            .flat_map(|chain| chain.iter().copied().zip(chain.iter().copied().skip(1)))
            .collect();
        let id = |number: u16| self.indicators.get(&number).cloned();
        let link = |(from, to)| Some(Link { from: id(from)?, kind: LinkKind::Precedes, to: id(to)? });
        steps.into_iter().filter_map(link).collect()
    }

    fn own(&self) -> OwnFramework {
        let facts = self.framework.facts();
        let words = |wording: &WordingDocument| OwnWording {
            equivalence: wording.equivalence.clone(),
            descriptors: wording.descriptors.clone(),
            lists: wording.lists.clone(),
        };
        let wordings: BTreeMap<Language, OwnWording> =
            self.wordings.iter().map(|wording| (wording.language, words(wording))).collect();
        OwnFramework {
            schema: facts.schema.clone(),
            id: facts.id.clone(),
            levels: facts.levels.clone(),
            progressions: facts.progressions.clone(),
            descriptors: facts.descriptors.clone(),
            lists: facts.lists.clone(),
            wordings,
        }
    }
}
