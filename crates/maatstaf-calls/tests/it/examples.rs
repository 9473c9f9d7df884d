//! Every call has an example that it answers.

use std::collections::BTreeSet;

use maatstaf_calls::{Call, Group, Language};
use serde_json::Value;
use strum::IntoEnumIterator as _;

use crate::{Outcome, ask, circumstances, example};

#[test]
fn every_example_is_answered_twice_by_the_same_bytes() -> Outcome {
    for call in Call::all() {
        let request = call.example();
        let answer = ask(call.name(), &request)?;
        assert_eq!(answer, ask(call.name(), &request)?, "{}", call.name());
        assert!(!answer.body.is_empty(), "{}", call.name());
        assert!(call.media_types().contains(&answer.media_type), "{}", call.name());
    }
    Ok(())
}

#[test]
fn what_says_that_it_is_json_is_json_and_ends_in_a_new_line() -> Outcome {
    for call in Call::all() {
        let answer = ask(call.name(), &call.example())?;
        let read = serde_json::from_str::<Value>(&answer.body);
        assert_eq!(read.is_ok(), answer.media_type == "application/json", "{}", call.name());
        assert!(answer.body.ends_with('\n') || answer.media_type == "text/html", "{}", call.name());
    }
    Ok(())
}

#[test]
fn every_example_is_answered_in_both_languages() -> Outcome {
    let mut differ = 0;
    for call in Call::all() {
        let mut request = example(call.name())?;
        let mut answers = BTreeSet::new();
        for language in ["en", "nl"] {
            if let Some(request) = request.as_object_mut() {
                request.insert("language".to_owned(), language.into());
            }
            answers.insert(ask(call.name(), &request.to_string())?.body);
        }
        differ += answers.len() - 1;
        if call.name().starts_with("report-") || call.name().starts_with("picture-") {
            assert_eq!(answers.len(), 2, "{} speaks one language", call.name());
        }
    }
    assert!(differ > 20, "{differ} calls heed the language");
    Ok(())
}

#[test]
fn a_request_speaks_louder_than_the_circumstances() -> Outcome {
    let mut dutch = circumstances()?;
    dutch.language = Language::Nl;
    let call = crate::call("framework")?;
    let asked = call.answer(r#"{"language": "nl", "category": "evaluation"}"#, &circumstances()?)?;
    assert_eq!(asked, call.answer(r#"{"category": "evaluation"}"#, &dutch)?);
    assert_ne!(asked, call.answer(r#"{"language": "en", "category": "evaluation"}"#, &dutch)?);
    Ok(())
}

#[test]
fn every_call_has_a_name_of_its_own_a_title_in_both_languages_and_a_place_in_a_group() {
    let mut names = BTreeSet::new();
    for call in Call::all() {
        assert!(names.insert(call.name()), "{} is there twice", call.name());
        assert!(Call::by_name(call.name()).is_some_and(|found| std::ptr::eq(found, call)));
        let titles = [Language::En, Language::Nl].map(|language| call.title(language));
        for title in titles {
            assert!(!title.is_empty() && !title.ends_with('.'), "{}: {title}", call.name());
        }
        assert_ne!(titles[0], titles[1], "{}", call.name());
    }
    let groups: Vec<Group> = Call::all().map(Call::group).collect();
    assert!(groups.is_sorted(), "the calls of a group stand together");
    assert!(Group::iter().all(|group| groups.contains(&group)));
    assert_eq!(Call::by_name("estimates").map(Call::name), None);
}

#[test]
fn only_what_takes_a_private_key_stays_at_home() {
    let local: Vec<&str> = Call::all().filter(|call| call.is_local()).map(Call::name).collect();
    assert_eq!(local, ["badge-issue"]);
}
