//! How the hours of a programme are spread: over modules, over kinds of activity and over categories.
//!
//! An activity's minutes are split evenly over what it covers, each indicator or equivalent practice once, whether taught, practised or
//! both. Minutes that do not divide go one by one to the first in the framework's order, so that every total is exact to the minute.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use crate::aspect::Aspect;
use crate::document::{ActivityKind, Module};
use crate::programme::{Nature, Part, Programme};

/// How the hours of a programme are spread. All amounts are in minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Hours {
    /// All activities together.
    pub total: u64,
    /// The minutes of activities that cover nothing.
    pub unmapped: u64,
    /// The activities that do not say how long they take.
    pub unsaid: Vec<String>,
    /// Per module, in the order of the programme.
    pub modules: Vec<ModuleHours>,
    /// Per kind of activity that occurs.
    pub kinds: Vec<KindHours>,
    /// Per category, in the framework's order.
    pub categories: Vec<CategoryHours>,
}

/// The hours of one module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ModuleHours {
    /// The id of the module.
    pub module: String,
    /// The minutes that its description states, if it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<u64>,
    /// The minutes of its activities.
    pub activities: u64,
}

/// The minutes of one kind of activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KindHours {
    /// The kind.
    pub kind: ActivityKind,
    /// The minutes.
    pub minutes: u64,
}

/// The minutes that go to one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CategoryHours {
    /// The id of the category.
    pub category: String,
    /// The minutes.
    pub minutes: u64,
}

/// Spreads the hours of a programme.
pub(crate) fn hours(programme: &Programme) -> Hours {
    let mut kinds: BTreeMap<ActivityKind, u64> = BTreeMap::new();
    let mut categories: BTreeMap<&str, u64> = BTreeMap::new();
    let (mut total, mut unmapped, mut unsaid) = (0, 0, BTreeSet::new());
    for part in programme.parts() {
        let Nature::Activity(kind) = part.nature else { continue };
        if part.minutes == 0 {
            unsaid.insert(part.place.part.clone());
            continue;
        }
        total += u64::from(part.minutes);
        *kinds.entry(kind).or_default() += u64::from(part.minutes);
        let shares = shares(programme, part);
        if shares.is_empty() {
            unmapped += u64::from(part.minutes);
        }
        for (category, minutes) in shares {
            *categories.entry(category).or_default() += u64::from(minutes);
        }
    }
    let of = |category: &String| CategoryHours {
        category: category.clone(),
        minutes: categories.get(category.as_str()).copied().unwrap_or_default(),
    };
    Hours {
        total,
        unmapped,
        unsaid: unsaid.into_iter().collect(),
        modules: programme.document().modules.iter().map(of_module).collect(),
        kinds: kinds.into_iter().map(|(kind, minutes)| KindHours { kind, minutes }).collect(),
        categories: programme.framework().categories().iter().map(of).collect(),
    }
}

fn of_module(module: &Module) -> ModuleHours {
    ModuleHours {
        module: module.id.clone(),
        stated: module.hours.map(|hours| u64::from(hours) * 60),
        activities: module.activities.iter().map(|activity| u64::from(activity.length())).sum(),
    }
}

/// What each aspect of a part gets of its minutes, as a category and an amount.
fn shares<'p>(programme: &Programme, part: &'p Part) -> Vec<(&'p str, u32)> {
    let distinct: BTreeSet<&Aspect> = part.covers.iter().map(|(_, aspect)| aspect).collect();
    let mut aspects: Vec<&Aspect> = distinct.into_iter().collect();
    aspects.sort_by(|a, b| a.rank(programme.framework()).cmp(&b.rank(programme.framework())));
    let count = u32::try_from(aspects.len()).unwrap_or(u32::MAX);
    let (Some(each), Some(rest)) = (part.minutes.checked_div(count), part.minutes.checked_rem(count)) else {
        return Vec::new();
    };
    let share = |at: u32| each + u32::from(at < rest);
    aspects.into_iter().zip(0..).map(|(aspect, at)| (aspect.category.as_str(), share(at))).collect()
}
