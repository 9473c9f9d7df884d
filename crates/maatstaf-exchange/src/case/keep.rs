//! What only CASE knows, kept in `more` under `case`: taken out to be written where it came from, and put back when read.

use maatstaf_document::text;
use serde_json::{Map, Value};

use super::found::{Found, Spot};
use super::lean::too_deep;
use super::shape::{Field, Shape, fits};

/// The key in `more`.
pub(super) const CASE: &str = "case";

/// `more`, with what stands under `case` apart.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// What stands under `case`.
    pub(super) case: Map<String, Value>,
    others: Map<String, Value>,
}

impl Kept {
    /// Splits `more`; what is nested too deeply to be read again is left out and reported.
    pub(super) fn of(more: &Map<String, Value>, path: &str, losses: &mut Found) -> Self {
        let mut others = more.clone();
        others.retain(|_, value| {
            let deep = too_deep(value);
            if deep {
                let spot = Spot { path: format!("{path}more"), address: None };
                let message = text!(
                    "something kept here is nested too deeply to be written",
                    "iets wat hier bewaard is, is te diep genest om te schrijven"
                );
                losses.add("too-deep", spot, message);
            }
            !deep
        });
        let case = open(&mut others, CASE).unwrap_or_default();
        Self { case, others }
    }

    /// What has no place of its own in a package.
    pub(super) fn rest(mut self) -> Option<Value> {
        close(&mut self.others, CASE, self.case);
        (!self.others.is_empty()).then_some(Value::Object(self.others))
    }
}

/// Takes an object out that holds something.
pub(super) fn open(from: &mut Map<String, Value>, key: &str) -> Option<Map<String, Value>> {
    match from.remove(key)? {
        Value::Object(inner) if !inner.is_empty() => Some(inner),
        other => {
            from.insert(key.to_owned(), other);
            None
        }
    }
}

/// Puts back what is left of an object that was taken out.
pub(super) fn close(into: &mut Map<String, Value>, key: &str, left: Map<String, Value>) {
    if !left.is_empty() {
        into.insert(key.to_owned(), Value::Object(left));
    }
}

/// Takes a value out when it fits.
pub(super) fn lift(
    from: &mut Map<String, Value>,
    key: &str,
    fits: impl FnOnce(&Value) -> bool,
) -> Option<Value> {
    from.get(key).is_some_and(fits).then(|| from.remove(key)).flatten()
}

/// Moves every field that fits both versions from what was kept to what is written; the others are reported, and stay.
pub(super) fn lift_all(
    from: &mut Map<String, Value>,
    to: &mut Map<String, Value>,
    fields: &[Field],
    path: &str,
    losses: &mut Found,
) {
    for (name, shape, _) in fields {
        if let Some(value) = lift(from, name, |value| fits_and_holds(value, *shape)) {
            to.insert((*name).to_owned(), value);
        } else if from.contains_key(*name) {
            let spot = Spot { path: format!("{path}more.case.{name}"), address: None };
            let message = text!(
                "this does not fit both versions of CASE; only Maatstaf will find it back",
                "dit past niet in beide versies van CASE; alleen Maatstaf vindt het terug"
            );
            losses.add("no-room", spot, message);
        }
    }
}

/// Whether a value fits, and is not an empty list of definitions, which nobody could tell from none.
fn fits_and_holds(value: &Value, shape: Shape) -> bool {
    let empty = value.as_array().is_some_and(Vec::is_empty);
    fits(value, shape) && !(empty && matches!(shape, Shape::List(_)))
}

/// Puts what was read from CASE's fields back into `more`.
pub(super) fn put_back(mut more: Map<String, Value>, case: Map<String, Value>) -> Map<String, Value> {
    if !case.is_empty() {
        merge(&mut more, Map::from_iter([(CASE.to_owned(), Value::Object(case))]));
    }
    more
}

fn merge(into: &mut Map<String, Value>, from: Map<String, Value>) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (Some(Value::Object(old)), Value::Object(new)) => merge(old, new),
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}
