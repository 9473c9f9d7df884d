//! Levels found in a tree, and laid into one.
//!
//! Most systems know no levels, only a tree. There a level is a tier: the same few names in every branch. [`leveled`] takes
//! such a tier out of the tree and keeps it as levels; [`tiered`] does the reverse.

mod find;
mod order;
mod tiered;
pub(crate) mod tree;
mod untier;
mod words;

use std::fmt;
use std::str::FromStr;

use maatstaf::MOST_LEVELS;
use maatstaf_document::{DocumentError, Problem, text};

use crate::{Carried, Item, Level, Outline, Words};
use tree::Tree;

pub use tiered::tiered;

/// Where the levels of a framework are.
///
/// # Example
/// ```
/// use maatstaf_exchange::Levels;
/// assert_eq!("tier:2".parse(), Ok(Levels::Tier(2)));
/// assert_eq!(Levels::Single.to_string(), "single");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Levels {
    /// Wherever they can be found: said by the source, or by the names on a tier.
    #[default]
    Auto,
    /// On this tier of the tree, counted from 1 at the top.
    Tier(usize),
    /// Nowhere: everything lies at one level, as on a checklist.
    Single,
}

impl fmt::Display for Levels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Auto => f.write_str("auto"),
            Self::Tier(tier) => write!(f, "tier:{tier}"),
            Self::Single => f.write_str("single"),
        }
    }
}

impl FromStr for Levels {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let tier = || text.strip_prefix("tier:")?.parse().ok().filter(|tier| *tier > 0).map(Self::Tier);
        match text {
            "auto" => Ok(Self::Auto),
            "single" => Ok(Self::Single),
            _ => tier().ok_or_else(|| "`auto`, `single`, `tier:1`, `tier:2`, …".to_owned()),
        }
    }
}

/// Finds the levels of a framework and takes them out of the tree.
///
/// An outline that has levels stays as it is. Otherwise the levels are, in this order: the items that the source calls
/// levels; the tier on which nearly all branches bear known names of levels, such as "Practitioner" or "Niveau 2"; the tier
/// on which the same names return in the branches. Their order is that among siblings, merged over the branches, or that of
/// the numbers in their names. A level above the categories is taken out too: the categories that return below each level
/// become one.
///
/// # Errors
/// No levels; more than eight; branches that put the same levels in another order.
///
/// # Example
/// ```
/// use maatstaf::Framework;
/// use maatstaf_exchange::{Levels, Outline, leveled, tiered};
/// let outline = Outline::from_framework(&Framework::emcc());
/// let tree = tiered(&outline).what;
/// assert_eq!(tree.items.len(), outline.items.len() + 8 * 4); // a tier of four levels below each of eight categories
/// assert_eq!(leveled(&tree, Levels::Auto).unwrap().what, outline); // and back, the cell without indicators included
/// ```
pub fn leveled(outline: &Outline, how: Levels) -> Result<Carried<Outline>, DocumentError> {
    let tree = Tree::new(outline);
    match how {
        Levels::Single => Ok(single(outline, &tree)),
        Levels::Auto if !outline.levels.is_empty() => Ok(Carried::whole(outline.clone())),
        Levels::Auto | Levels::Tier(_) => {
            let marks = find::find(outline, &tree, how)?;
            let order = order::merged(outline, &tree, &marks)?;
            Ok(untier::untiered(outline, &tree, &marks, &order))
        }
    }
}

/// Puts every indicator at one level.
fn single(outline: &Outline, tree: &Tree) -> Carried<Outline> {
    let mut made = outline.clone();
    let mut ids = crate::pack::ids::Ids::beside(outline.items.iter().map(|item| item.id.as_str()));
    let level = Level { id: ids.give("shown"), name: shown(outline), description: Words::default() };
    for (at, item) in made.items.iter_mut().enumerate() {
        item.level = tree.is_indicator(at, item).then(|| level.id.clone());
    }
    made.levels = vec![level];
    let message = text!(
        "everything lies at one level now; what the source tells apart by depth or by level is not kept",
        "alles ligt nu op één niveau; wat de bron met diepte of niveau onderscheidt, blijft niet bewaard"
    );
    Carried { what: made, losses: vec![Problem::new("one-level", "levels", message)] }
}

/// The name of the only level, in each language that the outline has.
fn shown(outline: &Outline) -> Words {
    let items = outline.items.iter().flat_map(|item| item.name.0.keys().chain(item.text.0.keys()));
    let tags = outline.title.0.keys().chain(items);
    let word = |tag: &str| if tag.starts_with("nl") { "Aangetoond" } else { "Shown" };
    let mut words = Words::default();
    for tag in tags {
        if !words.0.contains_key(tag) {
            words.0.insert(tag.clone(), word(tag).to_owned());
        }
    }
    words
}

/// The id of the level that a level item of ours stands for.
pub(crate) fn own_level(item: &Item) -> Option<&str> {
    item.more.get("maatstaf")?.get("level")?.as_str()
}

const fn most_levels() -> usize {
    MOST_LEVELS
}
