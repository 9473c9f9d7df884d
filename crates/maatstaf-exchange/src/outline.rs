//! A framework as systems pass it on: a tree of items, with or without levels.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// The longest id of a framework, in bytes. This is this project's choice: what systems make of it returns for every item.
pub(crate) const LONGEST_ID: usize = 2_000;

/// A text per language, by language tag (`en`, `nl-NL`); the empty tag is a language that the source does not name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Words(pub BTreeMap<String, String>);

/// A framework as systems pass it on, checked: ids stand once, parents exist and stand before their children, and no item is
/// its own ancestor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// The framework's id in its source: a UUID, an id number, a pack's id.
    pub id: String,
    /// Who owns the framework, as the source says it.
    pub holder: String,
    /// The edition or version, as the source says it.
    pub edition: Option<String>,
    /// The framework's name.
    pub title: Words,
    /// What it is about.
    pub description: Words,
    /// The levels, lowest first; none when the source has none, or keeps them as items of its tree.
    pub levels: Vec<Level>,
    /// The items, in the order of the source; parents before their children.
    pub items: Vec<Item>,
    /// What ties items together besides the tree.
    pub links: Vec<Link>,
    /// How many of an item's children make the item, where the source says so.
    pub rules: Vec<Rule>,
    /// What only one system knows of the framework, by the name that it has there. Maatstaf's own is under `maatstaf`.
    pub more: Map<String, Value>,
}

/// A level that items lie at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Level {
    /// Its id, once among levels and items.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// What it is meant for.
    pub description: Words,
}

/// An item of the tree: a category, a tier between, or an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// Its id, once among levels and items.
    pub id: String,
    /// The id of the item above it; none at the top.
    pub parent: Option<String>,
    /// What kind of item it is, as far as the source says.
    pub kind: Kind,
    /// The code that people know it by, such as `CI 32` or `1.1`.
    pub code: Option<String>,
    /// The id of the level that it lies at.
    pub level: Option<String>,
    /// Its short name.
    pub name: Words,
    /// Its full text.
    pub text: Words,
    /// What only one system knows of it, by the name that it has there. Maatstaf's own is under `maatstaf`.
    pub more: Map<String, Value>,
}

/// What kind of item it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Kind {
    /// A category: a part of the work.
    Category,
    /// A level kept as an item of the tree, between a category and its indicators or above categories.
    Level,
    /// An indicator: something that is shown.
    Indicator,
    /// Something else, as the source calls it.
    Other(String),
    /// The source does not say.
    #[default]
    Unsaid,
}

/// A tie between two items besides the tree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The id of the item that it starts from.
    pub from: String,
    /// What it says.
    pub kind: LinkKind,
    /// The id of the item that it goes to: of this outline, or an address outside it.
    pub to: String,
}

/// What a tie says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkKind {
    /// The first comes before the second.
    Precedes,
    /// Both are alike.
    PeerOf,
    /// The first is a part of the second.
    PartOf,
    /// Both say the same.
    ExactMatchOf,
    /// They have to do with each other.
    RelatedTo,
    /// The second takes the first one's place.
    ReplacedBy,
    /// The second is an example of the first.
    Exemplar,
    /// The first says in another language what the second says.
    TranslationOf,
    /// Something else, by the source's name for it, such as `ext:supports`.
    Other(String),
}

/// How many points of an item's children make the item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The id of the item.
    pub item: String,
    /// The points that are asked for.
    pub points: u32,
    /// What each child is worth.
    pub parts: Vec<RulePart>,
}

/// What a child is worth in a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePart {
    /// The id of the child.
    pub item: String,
    /// Its points.
    pub points: u32,
    /// Whether the item is not made without it.
    pub required: bool,
}

impl Words {
    /// A text in one language.
    pub fn one(language: &str, text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(language.to_owned(), text.into())]))
    }

    /// The text in a language; otherwise in the first language that there is.
    ///
    /// # Example
    /// ```
    /// use maatstaf_exchange::Words;
    /// let words = Words::one("nl", "Zelfinzicht");
    /// assert_eq!(words.in_language("en"), "Zelfinzicht"); // better Dutch than nothing
    /// assert_eq!(Words::default().in_language("en"), "");
    /// ```
    pub fn in_language(&self, language: &str) -> &str {
        let base = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        let near = || self.0.iter().find(|(tag, _)| base(tag) == base(language)).map(|(_, text)| text);
        let found = self.0.get(language).or_else(near).or_else(|| self.0.values().next());
        found.map_or("", String::as_str)
    }

    /// Whether there is no text, or only empty ones.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }
}

impl Outline {
    /// The item with an id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The children of an item, or the items at the top.
    pub fn children<'o>(&'o self, parent: Option<&'o str>) -> impl Iterator<Item = &'o Item> {
        self.items.iter().filter(move |item| item.parent.as_deref() == parent)
    }
}
