//! Canonical JSON against the slow and plain way to make it: a tree of values, sorted, and written out.

use maatstaf_document::{canonical, digest};
use maatstaf_tests::generate::{self, all_cases};
use proptest::prelude::*;
use serde_json::{Map, Number, Value};

fn any_json() -> impl Strategy<Value = Value> {
    let text = prop_oneof!["[a-c\"\\\\\n é]{0,4}", ".{0,6}"];
    let number = prop_oneof![
        any::<i64>().prop_map(Number::from),
        any::<u64>().prop_map(Number::from),
        any::<f64>().prop_filter_map("a number of JSON", Number::from_f64),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number.prop_map(Value::Number),
        text.clone().prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 48, 6, move |below| {
        let fields = prop::collection::vec((text.clone(), below.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(below, 0..6).prop_map(Value::Array),
            fields.prop_map(|fields| Value::Object(Map::from_iter(fields))),
        ]
    })
}

/// What canonical JSON is, said slowly.
fn slowly(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(slowly).collect::<Vec<_>>().join(",")),
        Value::Object(fields) => {
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            fields.sort_by_key(|(key, _)| *key);
            let written: Vec<String> = fields
                .into_iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), slowly(value)))
                .collect();
            format!("{{{}}}", written.join(","))
        }
        other => other.to_string(),
    }
}

/// An object whose fields come in the order in which they stand here.
struct InThisOrder<'v>(&'v Value);

impl serde::Serialize for InThisOrder<'_> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Array(items) => to.collect_seq(items.iter().map(InThisOrder)),
            Value::Object(fields) => {
                to.collect_map(fields.iter().rev().map(|(key, one)| (key, InThisOrder(one))))
            }
            other => other.serialize(to),
        }
    }
}

proptest! {
    #[test]
    fn canonical_json_is_what_a_sorted_tree_writes(value in any_json()) {
        prop_assert_eq!(canonical(&value), slowly(&value));
    }

    #[test]
    fn the_order_of_fields_makes_no_difference(value in any_json()) {
        prop_assert_eq!(canonical(&InThisOrder(&value)), slowly(&value));
    }
}

proptest! {
    #![proptest_config(generate::config("MAATSTAF_CASES", 1000))]

    /// The order of claims in a digest is that of their canonical texts, however it is found.
    #[test]
    fn a_digest_is_that_of_a_document_whose_parts_were_sorted_by_their_texts(case in all_cases()) {
        let portfolio = case.estimate()?.portfolio().clone();
        let mut document = portfolio.document().clone();
        document.schema = None;
        document.evidence.sort_by(|a, b| a.id.cmp(&b.id));
        for item in &mut document.evidence {
            item.claims.sort_by_cached_key(canonical);
        }
        document.verdicts.sort_by_cached_key(canonical);
        document.not_applicable.sort_by_key(|declared| declared.indicator);
        document.self_rating.sort_by(|a, b| a.category.cmp(&b.category));
        prop_assert_eq!(portfolio.digest(), digest(&document));
    }
}
