//! The lists of names and words are in order, large enough, and do not contradict each other.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use serde_json::Value;

type Outcome = Result<(), Box<dyn Error>>;
type List = BTreeMap<String, Value>;

fn list(file: &str) -> Result<List, Box<dyn Error>> {
    let found = maatstaf_frameworks::PRIVACY.iter().find(|(id, _)| *id == file);
    Ok(serde_json::from_str(found.ok_or("no such file")?.1)?)
}

fn words<'l>(list: &'l List, key: &str) -> Result<Vec<&'l str>, Box<dyn Error>> {
    let items = list.get(key).and_then(Value::as_array).ok_or("no such list")?;
    Ok(items.iter().filter_map(Value::as_str).collect())
}

#[test]
fn every_list_is_in_alphabetical_order_and_names_are_in_lower_case() -> Outcome {
    for file in ["names", "words"] {
        let list = list(file)?;
        for key in list.keys().filter(|key| !key.starts_with("maatstaf_")) {
            let words = words(&list, key)?;
            assert!(words.is_sorted() && words.windows(2).all(|pair| pair.first() != pair.last()), "{key}");
            let lower = words.iter().all(|word| !word.contains(char::is_uppercase));
            assert!(lower || matches!(key.as_str(), "terms" | "authors"), "{key}");
        }
    }
    Ok(())
}

#[test]
fn the_lists_hold_many_names() -> Outcome {
    let names = list("names")?;
    assert!(words(&names, "given")?.len() >= 500);
    assert!(words(&names, "surnames")?.len() >= 200);
    assert!(words(&names, "surnames_with_particles")?.len() >= 200);
    Ok(())
}

#[test]
fn the_lengths_of_numbers_can_be_read() -> Outcome {
    let numbers = list("numbers")?;
    let of = |key: &str, country: &str| numbers.get(key).and_then(|map| map.get(country)).cloned();
    assert_eq!(of("iban_lengths", "NL"), Some(18.into()));
    assert_eq!(of("telephone_digits", "31"), Some(serde_json::json!([11, 11])));
    Ok(())
}

#[test]
fn a_name_that_is_also_a_word_is_marked_apart() -> Outcome {
    let (names, others) = (list("names")?, list("words")?);
    let mut plain = BTreeSet::new();
    for key in ["ordinary", "titles", "roles", "naming", "speech", "particles", "determiners", "works"] {
        plain.extend(words(&others, key)?);
    }
    for (clear, also) in [("given", "given_also_words"), ("surnames", "surnames_also_words")] {
        let (clear, also) = (words(&names, clear)?, words(&names, also)?);
        let twice: Vec<_> =
            clear.iter().filter(|name| plain.contains(*name) || also.contains(name)).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
    Ok(())
}
