//! What a policy asks of a cell, as a rule of how many points.

use maatstaf::{Policy, PolicyDocument};
use maatstaf_document::{Problem, text};

use crate::levels::tree::Tree;
use crate::{Carried, Kind, Outline, Rule, RulePart};

/// Gives each level item of a tree the rule of how many of its indicators a policy asks for.
///
/// The points are the policy's breadth: a share of the indicators, rounded up, and no more than the most for that level. Each
/// indicator is worth one point and none is required. A cell without indicators gets no rule, and neither does a category: a
/// level of a category rests on the levels below it, which points cannot say. Whatever else the policy asks is one loss.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Policy};
/// use maatstaf_exchange::{Outline, tiered, with_rules};
/// let tree = tiered(&Outline::from_framework(&Framework::emcc())).what;
/// let ruled = with_rules(&tree, &Policy::standard());
/// assert_eq!(ruled.what.rules.len(), 31); // 8 categories at 4 levels, less the one cell without indicators
/// assert_eq!(ruled.what.rules[0].points, 2); // half of four indicators at Foundation
/// assert_eq!(ruled.losses[0].code, "rules-say-less");
/// ```
pub fn with_rules(outline: &Outline, policy: &Policy) -> Carried<Outline> {
    let tree = Tree::new(outline);
    let mut made = outline.clone();
    for (at, item) in outline.items.iter().enumerate().filter(|(_, item)| item.kind == Kind::Level) {
        let shown =
            |child: &&usize| outline.items.get(**child).is_some_and(|item| tree.is_indicator(**child, item));
        let parts: Vec<RulePart> = tree
            .children(Some(at))
            .iter()
            .filter(shown)
            .filter_map(|child| outline.items.get(*child))
            .map(|child| RulePart { item: child.id.clone(), points: 1, required: false })
            .collect();
        if !parts.is_empty() {
            let points = asked(policy.document(), height(outline, &tree, at), parts.len());
            made.rules.retain(|rule| rule.item != item.id);
            made.rules.push(Rule { item: item.id.clone(), points, parts });
        }
    }
    let losses = if made.rules.is_empty() { Vec::new() } else { vec![rules_say_less(policy)] };
    Carried { what: made, losses }
}

/// How many levels stand before this one among its siblings.
fn height(outline: &Outline, tree: &Tree, at: usize) -> usize {
    let is_level = |one: &&usize| outline.items.get(**one).is_some_and(|item| item.kind == Kind::Level);
    tree.children(tree.parent(at)).iter().filter(is_level).position(|one| *one == at).unwrap_or_default()
}

/// How many aspects the policy asks for in a cell with so many indicators.
fn asked(policy: &PolicyDocument, level: usize, indicators: usize) -> u32 {
    let most = policy.breadth.most.get(level).or(policy.breadth.most.last()).copied().unwrap_or(u32::MAX);
    let indicators = u32::try_from(indicators).unwrap_or(u32::MAX);
    let share = indicators.saturating_mul(policy.breadth.share_percent).div_ceil(100);
    share.min(most).clamp(1, indicators.max(1))
}

fn rules_say_less(policy: &Policy) -> Problem {
    let id = policy.id();
    let message = text!(
        "a rule counts indicators; what policy `{id}` says of strength, depth, verification, equivalence, evidence at higher levels and exceptions is not in it",
        "een regel telt indicatoren; wat beleid `{id}` zegt over sterkte, diepte, verificatie, gelijkwaardigheid, bewijs op hogere niveaus en uitzonderingen staat er niet in"
    );
    let help = text!(
        "let a rule recommend a decision to a person, and take no decision",
        "laat een regel een mens een besluit aanraden, en geen besluit nemen"
    );
    Problem::new("rules-say-less", "rules", message).help(help)
}
