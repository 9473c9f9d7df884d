//! A framework in one language: its facts with their words.

use maatstaf::{
    AsksFor, DescriptorDocument, Framework, IndicatorDocument, Language, ListDocument, OverlayDocument,
    WordingDocument,
};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use crate::answer::{Outcome, json};
use crate::desk::Desk;
use crate::document::{Document, Pack};
use crate::request::requests;

requests! {
    /// The frameworks that are known.
    Frameworks { framework: Option<Pack> }

    /// One framework, or a part of it.
    OfFramework {
        id: Option<String>,
        framework: Option<Pack>,
        wording: Option<Document<OverlayDocument>>,
        category: Option<String>,
        level: Option<String>,
    }
}

/// A framework that is known.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct FrameworkLine {
    /// Its edition.
    edition: String,
    /// Its id.
    id: String,
    /// How many indicators it has.
    indicators: usize,
    /// Its name.
    name: String,
}

/// A framework in one language.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct FrameworkAnswer {
    /// Its id.
    id: String,
    /// Its edition.
    edition: String,
    /// Who owns it and its sentences.
    holder: String,
    /// The language of the words.
    language: Language,
    /// Its name.
    name: String,
    /// The equivalence principle in words.
    equivalence: String,
    /// The lists that belong to it.
    lists: Vec<ListAnswer>,
    /// The levels, lowest first.
    levels: Vec<LevelAnswer>,
    /// The categories.
    categories: Vec<CategoryAnswer>,
    /// The indicators, or those that were asked for.
    indicators: Vec<IndicatorAnswer>,
    /// Chains of indicators that take one theme further.
    progressions: Vec<Vec<u16>>,
    /// Descriptions of what a level is meant for.
    descriptors: Vec<DescriptorAnswer>,
}

/// A list in words.
#[derive(Debug, Serialize, JsonSchema)]
struct ListAnswer {
    /// Its id.
    id: String,
    /// What it is.
    title: Option<String>,
    /// Its items.
    items: Vec<ItemAnswer>,
}

/// An item of a list in words.
#[derive(Debug, Serialize, JsonSchema)]
struct ItemAnswer {
    /// Its id.
    id: String,
    /// What it says.
    text: Option<String>,
}

/// A level in words.
#[derive(Debug, Serialize, JsonSchema)]
struct LevelAnswer {
    /// Its id.
    id: String,
    /// Its name.
    name: Option<String>,
}

/// A category in words.
#[derive(Debug, Serialize, JsonSchema)]
struct CategoryAnswer {
    /// Its id.
    id: String,
    /// Its name.
    name: String,
    /// What it is about.
    definition: String,
}

/// An indicator in words.
#[derive(Debug, Serialize, JsonSchema)]
struct IndicatorAnswer {
    /// Its number.
    number: u16,
    /// The id of its category.
    category: String,
    /// The id of its level.
    level: String,
    /// What it asks the practitioner to do.
    asks_for: AsksFor,
    /// Whether it applies only where there is a sponsor or another stakeholder.
    conditional: bool,
    /// What it is, in one sentence.
    summary: String,
    /// What one would see or read when it is there.
    signals: Vec<String>,
    /// What kind of evidence suits it.
    evidence: String,
}

/// A description of what a level is meant for.
#[derive(Debug, Serialize, JsonSchema)]
struct DescriptorAnswer {
    /// What it describes.
    #[serde(flatten)]
    facts: DescriptorDocument,
    /// What it says.
    text: Option<String>,
}

pub(crate) fn frameworks(asked: &Frameworks, desk: &Desk<'_>) -> Outcome {
    let own = desk.pack(asked.framework.as_ref())?;
    let others = maatstaf::pack_ids().filter(|id| own.as_ref().is_none_or(|own| own.id() != *id));
    let known = own.clone().into_iter().chain(others.filter_map(Framework::by_id));
    let line = |one: Framework| FrameworkLine {
        edition: one.facts().edition.clone(),
        id: one.id().to_owned(),
        indicators: one.indicators().len(),
        name: one.wording(desk.language).name.clone(),
    };
    json(&known.map(line).collect::<Vec<_>>())
}

pub(crate) fn framework(asked: &OfFramework, desk: &Desk<'_>) -> Outcome {
    let framework = desk.framework(asked.id.as_deref(), asked.framework.as_ref(), "id")?;
    let overlay = desk.maybe("wording", asked.wording.as_ref(), |text| framework.with_overlay(text))?;
    let framework = overlay.unwrap_or(framework);
    desk.known("category", asked.category.as_deref(), framework.categories())?;
    desk.known("level", asked.level.as_deref(), framework.levels())?;
    let mut answer = FrameworkAnswer::new(&framework, desk.language);
    let fits = |asked: &Option<String>, id: &str| asked.as_deref().is_none_or(|asked| asked == id);
    answer.indicators.retain(|one| fits(&asked.category, &one.category) && fits(&asked.level, &one.level));
    // A value sorts its keys, as the command prints them.
    json(&json!(answer))
}

impl FrameworkAnswer {
    fn new(framework: &Framework, language: Language) -> Self {
        let (facts, words) = (framework.facts(), framework.wording(language));
        let level = |id: &String| LevelAnswer { id: id.clone(), name: words.levels.get(id).cloned() };
        let descriptor = |facts: &DescriptorDocument| DescriptorAnswer {
            facts: facts.clone(),
            text: words.descriptors.get(&facts.id).cloned(),
        };
        Self {
            id: facts.id.clone(),
            edition: facts.edition.clone(),
            holder: facts.holder.clone(),
            language,
            name: words.name.clone(),
            equivalence: words.equivalence.clone(),
            lists: facts.lists.iter().map(|list| listed(list, words)).collect(),
            levels: facts.levels.iter().map(level).collect(),
            categories: facts.categories.iter().map(|id| category(id, words)).collect(),
            indicators: facts.indicators.iter().map(|one| indicator(one, words)).collect(),
            progressions: facts.progressions.clone(),
            descriptors: facts.descriptors.iter().map(descriptor).collect(),
        }
    }
}

fn listed(list: &ListDocument, words: &WordingDocument) -> ListAnswer {
    let words = words.lists.get(&list.id);
    let text = |id: &String| words.and_then(|words| words.items.get(id)).cloned();
    ListAnswer {
        id: list.id.clone(),
        title: words.map(|words| words.title.clone()),
        items: list.items.iter().map(|id| ItemAnswer { id: id.clone(), text: text(id) }).collect(),
    }
}

fn category(id: &str, words: &WordingDocument) -> CategoryAnswer {
    let words = words.categories.get(id).cloned();
    let (name, definition) = words.map(|words| (words.name, words.definition)).unwrap_or_default();
    CategoryAnswer { id: id.to_owned(), name, definition }
}

fn indicator(facts: &IndicatorDocument, words: &WordingDocument) -> IndicatorAnswer {
    let words = words.indicators.get(&facts.number).cloned();
    let (summary, signals, evidence) =
        words.map(|words| (words.summary, words.signals, words.evidence)).unwrap_or_default();
    IndicatorAnswer {
        number: facts.number,
        category: facts.category.clone(),
        level: facts.level.clone(),
        asks_for: facts.asks_for,
        conditional: facts.conditional,
        summary,
        signals,
        evidence,
    }
}
