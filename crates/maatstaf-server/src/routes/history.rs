//! What a document was, version by version, and what changed from one to the next.

use axum::http::Method;
use jiff::Timestamp;
use json_patch::PatchOperation;
use maatstaf_store::{Id, Opened, Reading, Right, VersionHead};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::documents::raw_text;
use crate::asked::{Asked, part_of};
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Route, Run};

pub(crate) fn routes() -> Vec<Route> {
    let (all, policy) = ("/v1/documents/{document}/versions", Policy::Document(Right::Read));
    let one = "/v1/documents/{document}/versions/{number}";
    let changes = "/v1/documents/{document}/versions/{number}/changes";
    vec![
        Route::new("versions.list", Method::GET, all, policy, Run::Look(list)).lists::<VersionHead>(),
        Route::new("versions.read", Method::GET, one, policy, Run::Look(read)).gives::<VersionShown>(200),
        Route::new("versions.changes", Method::GET, changes, policy, Run::Look(changed))
            .gives::<VersionChanges>(200),
    ]
}

/// One version of a document.
#[derive(Debug, Serialize, JsonSchema)]
struct VersionShown {
    /// Its number, from 1.
    number: u32,
    /// The SHA-256 of the text, in hexadecimal.
    digest: String,
    /// The account that saved it.
    by: Id,
    /// When it was saved.
    at: Timestamp,
    /// What whoever saved it wrote beside it.
    note: String,
    /// The document as it was.
    #[schemars(with = "Value")]
    document: Box<RawValue>,
}

/// What changed in a version.
#[derive(Debug, Serialize, JsonSchema)]
struct VersionChanges {
    /// The number of the version.
    number: u32,
    /// The version that it is compared with; none for the first.
    before: Option<u32>,
    /// What changed, place by place.
    changes: Vec<ChangedPlace>,
}

/// One place in which two versions differ.
#[derive(Debug, PartialEq, Serialize, JsonSchema)]
struct ChangedPlace {
    /// The place, as a JSON Pointer (RFC 6901). Of what is gone, the place where it stood.
    path: String,
    /// What stood there; absent when nothing did.
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<Value>,
    /// What stands there; absent when nothing does.
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<Value>,
}

fn list(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = asked.part()?;
    let before = match after.as_str() {
        "" => None,
        after => Some(after.parse().map_err(|_| Problem::about(Code::BadRequest, "cursor"))?),
    };
    let found = view.history(asked.opened()?, before, most + 1)?;
    Ok(part_of(found, most, |version| version.number.to_string()))
}

fn read(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let version = view.text(asked.opened()?, Some(asked.number("number")?))?;
    let tag = version.digest.clone();
    let shown = VersionShown {
        number: version.number,
        digest: version.digest,
        by: version.by,
        at: version.at,
        note: version.note,
        document: raw_text(version.text)?,
    };
    Ok(Reply::json(&shown).etag(tag))
}

fn changed(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (opened, number) = (asked.opened()?, asked.number("number")?);
    let new = value(view, opened, number)?;
    let before = number.checked_sub(1).filter(|before| *before > 0);
    let old = before.map(|before| value(view, opened, before)).transpose()?.unwrap_or_default();
    Ok(Reply::json(&VersionChanges { number, before, changes: between(&old, &new) }))
}

fn value(view: &Reading<'_>, opened: &Opened<'_>, number: u32) -> Result<Value, Problem> {
    let text = view.text(opened, Some(number))?.text;
    serde_json::from_str(&text).map_err(|_| Problem::new(Code::Failed))
}

/// The places in which two documents differ.
fn between(old: &Value, new: &Value) -> Vec<ChangedPlace> {
    let (mut changes, mut gone) = (Vec::new(), (String::new(), 0));
    for step in json_patch::diff(old, new).0 {
        changes.push(match step {
            PatchOperation::Add(added) => {
                ChangedPlace { path: added.path.to_string(), old: None, new: Some(added.value) }
            }
            PatchOperation::Replace(replaced) => {
                let path = replaced.path.to_string();
                let old = old.pointer(&path).cloned();
                ChangedPlace { path, old, new: Some(replaced.value) }
            }
            PatchOperation::Remove(removed) => {
                let path = removed.path.to_string();
                // The end of a list goes item by item, and each step names the place that the one before it left.
                gone = if gone.0 == path { (gone.0, gone.1 + 1) } else { (path.clone(), 0) };
                let path = further(&path, gone.1);
                let old = old.pointer(&path).cloned();
                ChangedPlace { path, old, new: None }
            }
            // INVARIANT: a difference has no other steps.
            _ => continue,
        });
    }
    changes
}

/// The place so many items further on in a list.
fn further(path: &str, items: usize) -> String {
    let moved = path.rsplit_once('/').and_then(|(list, at)| Some((list, at.parse::<usize>().ok()?)));
    match moved {
        Some((list, at)) if items > 0 => format!("{list}/{}", at + items),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn any() -> impl Strategy<Value = Value> {
        let leaf =
            prop_oneof![Just(Value::Null), (0..3_u8).prop_map(Value::from), "[ab]".prop_map(Value::from)];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let object = prop::collection::btree_map("[a-c/~01]", inner.clone(), 0..4);
            prop_oneof![
                prop::collection::vec(inner, 0..4).prop_map(Value::from),
                object.prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    /// Every value that holds no other, by its place.
    fn leaves(value: &Value, place: &str, found: &mut BTreeMap<String, Value>) {
        match value {
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, item)| leaves(item, &format!("{place}/{at}"), found));
            }
            Value::Object(fields) => fields.iter().for_each(|(name, field)| {
                leaves(field, &format!("{place}/{}", name.replace('~', "~0").replace('/', "~1")), found);
            }),
            leaf => drop(found.insert(place.to_owned(), leaf.clone())),
        }
    }

    proptest! {
        #[test]
        fn what_is_told_is_true_and_all_that_changed_is_told(old in any(), new in any()) {
            let changes = between(&old, &new);
            prop_assert_eq!(changes.is_empty(), old == new);
            for change in &changes {
                prop_assert_eq!(change.old.as_ref(), old.pointer(&change.path), "{}", &change.path);
                prop_assert_eq!(change.new.as_ref(), new.pointer(&change.path), "{}", &change.path);
                prop_assert_ne!(&change.old, &change.new);
            }
            let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
            leaves(&old, "", &mut before);
            leaves(&new, "", &mut after);
            for place in before.keys().chain(after.keys()).filter(|place| before.get(*place) != after.get(*place)) {
                let told = |change: &ChangedPlace| {
                    place.strip_prefix(&change.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                };
                prop_assert!(changes.iter().any(told), "{} in {:?}", place, &changes);
            }
        }
    }

    #[test]
    fn every_item_that_is_gone_is_named_with_what_it_was() {
        let (old, new) = (json!({"l": ["a", "b", "c"], "x": 1}), json!({"l": ["a"], "y": 2}));
        let place =
            |path: &str, old: Option<Value>, new: Option<Value>| ChangedPlace { path: path.into(), old, new };
        let mut found = between(&old, &new);
        found.sort_by(|a, b| a.path.cmp(&b.path));
        let expected = [
            place("/l/1", Some(json!("b")), None),
            place("/l/2", Some(json!("c")), None),
            place("/x", Some(json!(1)), None),
            place("/y", None, Some(json!(2))),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_change_deep_down_names_its_own_place_alone() {
        let (old, new) = (json!({"l": [{"a/b": 1, "c": 2}]}), json!({"l": [{"a/b": 3, "c": 2}]}));
        let expected = [ChangedPlace { path: "/l/0/a~1b".into(), old: Some(json!(1)), new: Some(json!(3)) }];
        assert_eq!(between(&old, &new), expected);
        assert_eq!(between(&old, &old), []);
    }
}
