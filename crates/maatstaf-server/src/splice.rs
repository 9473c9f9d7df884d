//! Changes in one place of a JSON text that leave every other byte of it as it is.

use std::collections::BTreeMap;

use maatstaf::{DocumentError, Place, Problem};
use serde_json::value::RawValue;

/// A text that was changed in one place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Spliced {
    pub(crate) text: String,
    /// Where in it the new part begins.
    at: usize,
}

/// The fields of an object as they are written; nothing when it is none.
pub(crate) fn fields(object: &str) -> Option<BTreeMap<String, &RawValue>> {
    serde_json::from_str(object).ok()
}

/// The items of a list as they are written; nothing when it is none.
pub(crate) fn items(list: &str) -> Option<Vec<&RawValue>> {
    serde_json::from_str(list).ok()
}

/// The text with another in the place of a part of it.
pub(crate) fn replaced(whole: &str, part: &str, with: &str) -> Option<Spliced> {
    let at = place(whole, part)?;
    put(whole, at, at + part.len(), ("", with))
}

/// The text with an item more at the end of a list in it.
pub(crate) fn appended(whole: &str, list: &str, item: &str) -> Option<Spliced> {
    let newest = items(list)?.last().map(|newest| newest.get());
    match newest {
        Some(newest) => after(whole, newest, ",", item),
        // The opening bracket stays where it is.
        None => after(whole, list.get(..1)?, "", item),
    }
}

/// The text with a field more at the end of an object in it.
pub(crate) fn with_field(whole: &str, object: &str, name: &str, value: &str) -> Option<Spliced> {
    // Where a field is written tells which is the last one.
    let last = fields(object)?.into_values().max_by_key(|value| value.get().as_ptr().addr());
    match last {
        Some(last) => after(whole, last.get(), &format!(",\"{name}\":"), value),
        None => after(whole, object.get(..1)?, &format!("\"{name}\":"), value),
    }
}

/// The text without an item of a list in it.
pub(crate) fn without(whole: &str, items: &[&RawValue], at: usize) -> Option<String> {
    let begin = |item: &RawValue| place(whole, item.get());
    let end = |item: &RawValue| Some(begin(item)? + item.get().len());
    let gone = items.get(at)?;
    // With the comma behind it, or before it when it is the last one.
    let (from, to) = match (items.get(at + 1), at.checked_sub(1).and_then(|before| items.get(before))) {
        (Some(next), _) => (begin(gone)?, begin(next)?),
        (None, Some(before)) => (end(before)?, end(gone)?),
        (None, None) => (begin(gone)?, end(gone)?),
    };
    Some(put(whole, from, to, ("", ""))?.text)
}

fn after(whole: &str, part: &str, joint: &str, with: &str) -> Option<Spliced> {
    let at = place(whole, part)? + part.len();
    put(whole, at, at, (joint, with))
}

fn put(whole: &str, from: usize, to: usize, (joint, with): (&str, &str)) -> Option<Spliced> {
    let text = [whole.get(..from)?, joint, with, whole.get(to..)?].concat();
    Some(Spliced { text, at: from + joint.len() })
}

/// Where in a text a part of it begins, when it is a part of it.
fn place(whole: &str, part: &str) -> Option<usize> {
    let at = part.as_ptr().addr().checked_sub(whole.as_ptr().addr())?;
    (at + part.len() <= whole.len()).then_some(at)
}

impl Spliced {
    /// The same, when the new part begins so many bytes further on.
    pub(crate) fn within(self, bytes: usize) -> Self {
        Self { at: self.at + bytes, ..self }
    }

    /// What is wrong with the text, with the places of the new part as they are in the part itself.
    ///
    /// Problems elsewhere keep their paths and lose their lines: whoever sent the part does not see the whole.
    pub(crate) fn in_part(&self, error: &DocumentError, path: &str) -> DocumentError {
        let before = self.text.get(..self.at).unwrap_or_default();
        let (line, column) = end(before);
        let moved = |problem: &Problem| {
            let mut problem = problem.clone();
            let Place { path: whole, line: on, column: from } = &mut problem.place;
            if let Some(rest) = inside(whole, path).map(str::to_owned) {
                let first = *on == Some(line + 1);
                *from = from.map(|from| if first { from.saturating_sub(column) } else { from });
                *on = on.map(|on| on.saturating_sub(line));
                *whole = rest;
            } else {
                (*on, *from) = (None, None);
            }
            problem
        };
        DocumentError::new(error.problems().iter().map(moved).collect())
    }
}

/// What is wrong with a field of a text, with the places as they are in the whole text.
pub(crate) fn in_whole(whole: &str, field: &str, error: &DocumentError) -> DocumentError {
    let part = fields(whole).and_then(|fields| fields.get(field).map(|part| part.get()));
    let before = part.and_then(|part| whole.get(..place(whole, part)?));
    let (line, column) = before.map_or((0, 0), end);
    let moved = |problem: &Problem| {
        let mut problem = problem.clone();
        let Place { path, line: on, column: from } = &mut problem.place;
        let joint = if path.is_empty() || path.starts_with('[') { "" } else { "." };
        *path = format!("{field}{joint}{path}");
        *from =
            from.filter(|_| before.is_some()).map(|from| if *on == Some(1) { from + column } else { from });
        *on = on.filter(|_| before.is_some()).map(|on| on + line);
        problem
    };
    DocumentError::new(error.problems().iter().map(moved).collect())
}

/// How many lines end in a text, and how many characters stand behind the last of them.
fn end(text: &str) -> (usize, usize) {
    (text.matches('\n').count(), text.rsplit('\n').next().unwrap_or_default().chars().count())
}

/// The rest of a path that leads into another.
fn inside<'p>(path: &'p str, outer: &str) -> Option<&'p str> {
    let rest = path.strip_prefix(outer)?;
    match rest.chars().next() {
        None | Some('[') => Some(rest),
        Some('.') => rest.get(1..),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    type Outcome = Result<(), &'static str>;

    #[test]
    fn only_the_part_that_is_meant_changes() -> Outcome {
        let whole = "{ \"b\" : [ 1 , 2,\n3 ] , \"a\":\"x\" }";
        let fields = fields(whole).ok_or("an object")?;
        let list = fields.get("b").ok_or("a list")?.get();
        let items = items(list).ok_or("items")?;
        let second = items.get(1).ok_or("a second item")?.get();
        assert_eq!(
            replaced(whole, second, "20").ok_or("replaced")?.text,
            "{ \"b\" : [ 1 , 20,\n3 ] , \"a\":\"x\" }"
        );
        assert_eq!(
            appended(whole, list, "4").ok_or("appended")?.text,
            "{ \"b\" : [ 1 , 2,\n3,4 ] , \"a\":\"x\" }"
        );
        assert_eq!(
            with_field(whole, whole, "c", "[]").ok_or("a field")?.text,
            "{ \"b\" : [ 1 , 2,\n3 ] , \"a\":\"x\",\"c\":[] }"
        );
        assert_eq!(without(whole, &items, 0).ok_or("without")?, "{ \"b\" : [ 2,\n3 ] , \"a\":\"x\" }");
        assert_eq!(without(whole, &items, 2).ok_or("without")?, "{ \"b\" : [ 1 , 2 ] , \"a\":\"x\" }");
        Ok(())
    }

    #[test]
    fn empty_lists_and_objects_get_their_first() -> Outcome {
        let whole = "{\"l\":[ ],\"o\":{ }}";
        let fields = fields(whole).ok_or("an object")?;
        let (list, object) = (fields.get("l").ok_or("l")?.get(), fields.get("o").ok_or("o")?.get());
        assert_eq!(appended(whole, list, "1").ok_or("appended")?.text, "{\"l\":[1 ],\"o\":{ }}");
        assert_eq!(
            with_field(whole, object, "a", "1").ok_or("a field")?.text,
            "{\"l\":[ ],\"o\":{\"a\":1 }}"
        );
        let one = "[ 1 ]";
        assert_eq!(without(one, &items(one).ok_or("items")?, 0).ok_or("without")?, "[  ]");
        Ok(())
    }

    #[test]
    fn a_place_in_a_part_is_told_from_the_whole_and_back() -> Outcome {
        let whole = "{ \"é\":\n 1, \"part\": {\"a\":\n2} }";
        let place = |path: &str, line, column| Place { path: path.to_owned(), line, column };
        let at = |place: Place| {
            let mut problem = Problem::new("refused", "", maatstaf_document::text!("no", "nee"));
            problem.place = place;
            DocumentError::new(vec![problem])
        };
        let moved =
            |from: Place| in_whole(whole, "part", &at(from)).problems().first().map(|one| one.place.clone());
        assert_eq!(moved(place("a", Some(1), Some(2))), Some(place("part.a", Some(2), Some(14))));
        assert_eq!(moved(place("a", Some(2), Some(1))), Some(place("part.a", Some(3), Some(1))));
        assert_eq!(moved(place("", None, None)), Some(place("part", None, None)));
        let part = fields(whole).ok_or("fields")?.get("part").ok_or("part")?.get();
        let spliced = replaced(whole, part, "{\"a\":\n3}").ok_or("spliced")?;
        let back =
            |from: Place| spliced.in_part(&at(from), "part").problems().first().map(|one| one.place.clone());
        assert_eq!(back(place("part.a", Some(2), Some(14))), Some(place("a", Some(1), Some(2))));
        assert_eq!(back(place("part.a", Some(3), Some(1))), Some(place("a", Some(2), Some(1))));
        assert_eq!(back(place("partly", Some(3), Some(1))), Some(place("partly", None, None)));
        Ok(())
    }

    /// A list among other fields, with these spaces between everything.
    fn written(items: &[Value], spaces: &str, before: bool) -> String {
        let items: Vec<String> = items.iter().map(|item| format!("{spaces}{item:#}{spaces}")).collect();
        let (list, other) =
            (format!("\"l\"{spaces}:{spaces}[{spaces}{}]", items.join(",")), "\"é\": \"[,]\"");
        let [first, second] = if before { [other, list.as_str()] } else { [list.as_str(), other] };
        format!("{spaces}{{{spaces}{first}{spaces},{second}{spaces}}}{spaces}")
    }

    /// How many bytes two texts have in common at their ends.
    fn shared(one: &str, other: &str) -> usize {
        let same = |(a, b): &(u8, u8)| a == b;
        let ahead = one.bytes().zip(other.bytes()).take_while(same).count();
        let behind = one.bytes().rev().zip(other.bytes().rev()).take_while(same).count();
        (ahead + behind).min(one.len()).min(other.len())
    }

    fn any() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            (0..100_i32).prop_map(Value::from),
            "[a-zé\"\\\\,\\[\\]{}: \n]{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 12, 3, |inner| {
            let object = prop::collection::btree_map("[a-l]", inner.clone(), 0..3);
            prop_oneof![
                prop::collection::vec(inner, 0..3).prop_map(Value::from),
                object.prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_list_changes_like_a_list_and_every_other_byte_stays(
            old in prop::collection::vec(any(), 0..5), new in any(), spaces in "[ \n\t]{0,3}", before: bool, at in 0..5_usize,
        ) {
            let whole = written(&old, &spaces, before);
            let fields = fields(&whole).ok_or(TestCaseError::fail("an object"))?;
            let list = fields.get("l").ok_or(TestCaseError::fail("a list"))?.get();
            let raw = items(list).ok_or(TestCaseError::fail("items"))?;
            let part = format!("{new}");
            let now = |text: &str| -> Result<Vec<Value>, TestCaseError> {
                let mut all: Value = serde_json::from_str(text).map_err(|_| TestCaseError::fail(text.to_owned()))?;
                prop_assert_eq!(all.get("é"), Some(&Value::from("[,]")));
                match all.get_mut("l").map(Value::take) {
                    Some(Value::Array(items)) => Ok(items),
                    _ => Err(TestCaseError::fail("no list")),
                }
            };
            let longer = appended(&whole, list, &part).ok_or(TestCaseError::fail("appended"))?;
            prop_assert_eq!(now(&longer.text)?, [old.as_slice(), std::slice::from_ref(&new)].concat());
            prop_assert_eq!(shared(&whole, &longer.text), whole.len());
            prop_assert!(longer.text.get(longer.at..).is_some_and(|rest| rest.starts_with(&part)));
            let wider = with_field(&whole, &whole, "z", &part).ok_or(TestCaseError::fail("a field"))?;
            prop_assert_eq!(now(&wider.text)?, old.clone());
            prop_assert_eq!(shared(&whole, &wider.text), whole.len());
            let Some(gone) = raw.get(at) else { return Ok(()) };
            let swapped = replaced(&whole, gone.get(), &part).ok_or(TestCaseError::fail("replaced"))?;
            let (mut model, mut shorter) = (old.clone(), old);
            model.splice(at..=at, [new]);
            prop_assert_eq!(now(&swapped.text)?, model);
            prop_assert!(shared(&whole, &swapped.text) >= whole.len() - gone.get().len());
            let less = without(&whole, &raw, at).ok_or(TestCaseError::fail("without"))?;
            shorter.remove(at);
            prop_assert_eq!(now(&less)?, shorter);
            prop_assert_eq!(shared(&whole, &less), less.len());
        }
    }

    #[test]
    fn a_text_from_elsewhere_is_no_part() {
        let (whole, other) = ("[1,2]", String::from("[1,2]"));
        assert_eq!(replaced(whole, &other, "3"), None);
    }
}
