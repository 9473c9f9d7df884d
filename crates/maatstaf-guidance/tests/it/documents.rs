//! What documents must hold to, and that everything wrong is said at once.

use std::error::Error;

use maatstaf_document::DocumentError;
use maatstaf_guidance::{Guidance, Request};
use serde_json::{Value, json};

type Done = Result<(), Box<dyn Error>>;

fn codes(error: &DocumentError) -> Vec<(&'static str, String)> {
    error.problems().iter().map(|problem| (problem.code, problem.place.path.clone())).collect()
}

fn refused<T>(outcome: Result<T, DocumentError>) -> Result<DocumentError, Box<dyn Error>> {
    outcome.err().ok_or_else(|| "this should have been refused".into())
}

fn text(id: &str) -> Result<&'static str, Box<dyn Error>> {
    let found = maatstaf_frameworks::GUIDANCE.iter().find(|(known, _)| *known == id);
    Ok(found.ok_or("the text is not embedded")?.1)
}

fn changed(id: &str, change: impl FnOnce(&mut Value)) -> Result<String, Box<dyn Error>> {
    let mut value: Value = serde_json::from_str(text(id)?)?;
    change(&mut value);
    Ok(value.to_string())
}

fn put(value: &mut Value, pointer: &str, new: Value) {
    if let Some(place) = value.pointer_mut(pointer) {
        *place = new;
    }
}

#[test]
fn the_embedded_guidance_is_sound() -> Done {
    Guidance::from_json(text("forms")?, text("mentoring-and-coaching")?, text("questions")?)?;
    assert_eq!(maatstaf_frameworks::GUIDANCE.len(), 3);
    Ok(())
}

#[test]
fn a_request_with_several_problems_says_all_of_them_with_their_places() -> Done {
    let guidance = Guidance::standard();
    let text = "{\n \"maatstaf_request\": 1,\n \"answers\": {\n  \"about\": \"tsak\",\n  \"load\": \"Jan is ill\",\n  \"weather\": \"wet\"\n }\n}";
    let error = refused(Request::from_json(&guidance, text))?;
    let expected =
        [("unknown-value", "answers"), ("unknown-value", "answers.about"), ("unknown-value", "answers.load")];
    assert_eq!(codes(&error), expected.map(|(code, path)| (code, path.to_owned())));
    assert_eq!(error.problems().get(1).and_then(|problem| problem.place.line), Some(4));
    let said = error.to_string();
    assert!(said.contains("did you mean `task`?"), "{said}");
    assert!(!said.contains("Jan") && !said.contains("wet"), "private text is not quoted: {said}");
    Ok(())
}

#[test]
fn a_question_answered_twice_is_refused() -> Done {
    let text = r#"{"maatstaf_request": 1, "answers": {"about": "task", "about": "career"}}"#;
    let error = refused(Request::from_json(&Guidance::standard(), text))?;
    assert_eq!(codes(&error), [("doubled-field", "answers.about".to_owned())]);
    Ok(())
}

#[test]
fn another_version_of_a_request_is_refused() -> Done {
    let error =
        refused(Request::from_json(&Guidance::standard(), r#"{"maatstaf_request": 2, "answers": {}}"#))?;
    assert_eq!(error.problems().len(), 1);
    Ok(())
}

#[test]
fn questions_of_ones_own_change_the_answer() -> Done {
    let guidance = Guidance::standard();
    let own = guidance.with_questions(&changed("questions", |questions| {
        put(questions, "/questions/0/answers/0/points", json!({"mentoring": 3}));
    })?)?;
    let request = Request::of(&own, [("about", "task")])?;
    assert_eq!(own.choose(&request).first(), ["mentoring"]);
    assert_eq!(guidance.choose(&request).first(), ["work-guidance"]);
    Ok(())
}

#[test]
fn unsound_questions_are_refused_with_every_problem() -> Done {
    let questions = changed("questions", |questions| {
        put(questions, "/questions/0/answers/0/points", json!({"couching": 3}));
        put(questions, "/questions/0/answers/1/id", json!("task"));
        put(questions, "/questions/1/text/nl", json!(" "));
        put(questions, "/questions/1/answers/3/crosses", json!("private"));
        put(questions, "/questions/2/id", json!("duration"));
    })?;
    let error = refused(Guidance::standard().with_questions(&questions))?;
    let mut found: Vec<&str> = error.problems().iter().map(|problem| problem.code).collect();
    found.sort_unstable();
    assert_eq!(found, ["doubled-id", "empty-text", "missing-question", "unknown-value", "unknown-value"]);
    Ok(())
}

#[test]
fn points_beyond_three_are_refused() -> Done {
    let questions = changed("questions", |questions| {
        put(questions, "/questions/0/answers/0/points", json!({"coaching": 4}));
    })?;
    let error = refused(Guidance::standard().with_questions(&questions))?;
    assert_eq!(codes(&error), [("out-of-range", "questions[0].answers[0].points.coaching".to_owned())]);
    Ok(())
}

#[test]
fn unsound_forms_are_refused_with_every_problem() -> Done {
    let forms = changed("forms", |forms| {
        put(forms, "/scale/0", json!("works-guidance"));
        put(forms, "/boundary/outcomes/0/outcome", json!("refer"));
        put(forms, "/boundary/to", json!("therapist"));
        put(forms, "/forms/2/attributes/3/most", json!(9));
        put(forms, "/forms/2/attributes/0/aspect", json!("meetings"));
    })?;
    let error = refused(Guidance::from_json(&forms, text("mentoring-and-coaching")?, text("questions")?))?;
    let found = codes(&error);
    for expected in [
        ("unknown-value", "scale[0]"),
        ("wrong-count", "boundary.outcomes"),
        ("unknown-value", "boundary.to"),
        ("out-of-range", "forms[2].attributes[3].most"),
        ("doubled-id", "forms[2].attributes[3]"),
    ] {
        assert!(found.contains(&(expected.0, expected.1.to_owned())), "{expected:?} in {found:?}");
    }
    Ok(())
}

#[test]
fn an_unsound_comparison_is_refused_with_every_problem() -> Done {
    let comparison = changed("mentoring-and-coaching", |comparison| {
        put(comparison, "/other", json!("mentoring"));
        put(comparison, "/axes/0/question", json!("lenght"));
        put(comparison, "/benefits", json!([]));
    })?;
    let error = refused(Guidance::from_json(text("forms")?, &comparison, text("questions")?))?;
    let found = codes(&error);
    for expected in
        [("same-form", "other"), ("unknown-value", "axes[0].question"), ("wrong-count", "benefits")]
    {
        assert!(found.contains(&(expected.0, expected.1.to_owned())), "{expected:?} in {found:?}");
    }
    Ok(())
}

#[test]
fn answers_survive_being_written_and_read() -> Done {
    let guidance = Guidance::standard();
    let choice = guidance.choose(&Request::of(&guidance, [("about", "growth"), ("load", "heavy")])?);
    let text = serde_json::to_string(choice.document())?;
    assert_eq!(&serde_json::from_str::<maatstaf_guidance::ChoiceDocument>(&text)?, choice.document());
    Ok(())
}
