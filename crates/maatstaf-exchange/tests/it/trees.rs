//! Trees as they may come: any shape, any text, one language.

use maatstaf_exchange::{Item, Kind, Link, LinkKind, Outline, Rule, RulePart, Words};
use proptest::prelude::*;
use proptest::sample::Index;

/// A text that is hard to carry: markup, quotation marks, separators, spaces, line ends, and long ones.
fn texts() -> impl Strategy<Value = String> {
    let hard = "[a-zé<>&;,\"'\\\\ \n\r\t\u{a0}…-]{0,30}";
    prop_oneof![
        3 => hard,
        2 => "[A-Z][a-z]{1,8}( [a-z]{1,8}){0,4}",
        1 => ("[a-z<& ]{1,12}", 1..60_usize).prop_map(|(text, times)| text.repeat(times)),
        1 => "\\PC{0,12}",
    ]
}

fn words() -> impl Strategy<Value = Words> {
    texts().prop_map(|text| if text.trim().is_empty() { Words::default() } else { Words::one("nl", text) })
}

fn filled() -> impl Strategy<Value = Option<String>> {
    texts().prop_map(|text| (!text.trim().is_empty()).then_some(text))
}

fn kinds() -> impl Strategy<Value = Vec<Kind>> {
    let other = Just(Kind::Other("skill".to_owned()));
    let kind = prop_oneof![
        Just(Kind::Category),
        Just(Kind::Level),
        Just(Kind::Indicator),
        Just(Kind::Unsaid),
        other,
    ];
    prop::collection::vec(kind, 12)
}

/// An item's name, text and code, and which earlier item it lies under.
type Drawn = (Words, Words, Option<String>, Option<Index>);

fn item() -> impl Strategy<Value = Drawn> {
    (words(), words(), filled(), prop::option::weighted(0.7, any::<Index>()))
}

/// An outline without levels: each depth has its own kind, parents stand before their children.
pub(crate) fn trees() -> impl Strategy<Value = Outline> {
    let about = (words(), words(), texts(), filled());
    let items = prop::collection::vec(item(), 0..12);
    let ties = prop::collection::vec((any::<Index>(), any::<Index>(), 0..4_u32, any::<bool>()), 0..5);
    (about, items, kinds(), ties).prop_map(|((title, description, holder, edition), drawn, kinds, ties)| {
        let mut outline = Outline {
            id: "own-framework".to_owned(),
            holder: if holder.trim().is_empty() { String::new() } else { holder },
            edition,
            title,
            description,
            ..Outline::default()
        };
        let mut depths: Vec<usize> = Vec::new();
        for (at, (name, text, code, above)) in drawn.into_iter().enumerate() {
            let above = above.filter(|_| at > 0).map(|above| above.index(at));
            let depth = above.and_then(|above| depths.get(above)).map_or(0, |depth| depth + 1);
            depths.push(depth);
            let (id, parent) = (format!("i.{at}"), above.map(|above| format!("i.{above}")));
            let kind = kinds.get(depth).cloned().unwrap_or_default();
            outline.items.push(Item { id, parent, kind, code, name, text, ..Item::default() });
        }
        tie(&mut outline, &ties);
        outline
    })
}

/// Adds links and rules, in the order of the items.
fn tie(outline: &mut Outline, ties: &[(Index, Index, u32, bool)]) {
    let count = outline.items.len();
    for at in 0..count {
        let parts: Vec<RulePart> = outline
            .children(Some(&format!("i.{at}")))
            .zip(ties)
            .map(|(child, (_, _, points, required))| RulePart {
                item: child.id.clone(),
                points: *points,
                required: *required,
            })
            .collect();
        let most: u32 = parts.iter().map(|part| part.points).sum();
        if most > 0 {
            outline.rules.push(Rule { item: format!("i.{at}"), points: most.div_ceil(2), parts });
        }
        let others =
            ties.iter().filter(|(from, ..)| from.index(count) == at).map(|(_, to, ..)| to.index(count));
        for to in others.filter(|to| *to > at) {
            let link = Link { from: format!("i.{at}"), kind: LinkKind::RelatedTo, to: format!("i.{to}") };
            if !outline.links.contains(&link) {
                outline.links.push(link);
            }
        }
    }
}
