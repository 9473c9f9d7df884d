//! Every problem at once, each at its place in the request.

use serde_json::{Value, json};

use crate::{Outcome, ask, example, refused, told};

#[test]
fn the_problems_of_two_documents_come_together() -> Outcome {
    let mut request = example("estimate")?;
    request["portfolio"]["evidence"][1]["id"] = json!("first-session");
    request["policy"] = json!({ "maatstaf_policy": 1 });
    let refused = refused("estimate", &request.to_string())?;
    let paths: Vec<&str> = told(&refused).iter().map(|(_, path)| *path).collect();
    assert!(paths.iter().any(|path| path.starts_with("portfolio.evidence[1]")), "{paths:?}");
    assert!(paths.contains(&"policy"), "{paths:?}");
    Ok(())
}

#[test]
fn the_problems_of_every_assessment_and_of_the_resolution_come_together() -> Outcome {
    let mut request = example("crosscheck")?;
    for at in 0..2 {
        request["assessments"][at]["judgements"][0]["category"] = json!("juggling");
    }
    request["resolution"] = json!({ "maatstaf_resolution": 1 });
    let refused = refused("crosscheck", &request.to_string())?;
    let paths: Vec<&str> = told(&refused).iter().map(|(_, path)| *path).collect();
    for path in
        ["assessments[0].judgements[0].category", "assessments[1].judgements[0].category", "resolution"]
    {
        assert!(paths.contains(&path), "{path} is not among {paths:?}");
    }
    Ok(())
}

#[test]
fn a_place_has_the_line_and_column_of_the_request() -> Outcome {
    let request = r#"{
  "policy": "maatstaf-default",
  "portfolio": {"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30", "evidence": [
    {"id": "a", "title": "One", "claims": [{"indicator": 999, "strength": 3}]},
    {"id": "b", "title": "Two", "happened": "31 June"}
  ]},
  "as_of": "2026-06-30"
}"#;
    let refused = refused("estimate", request)?;
    let [date] = refused.problems() else { return Err(format!("{refused}").into()) };
    assert_eq!((date.code, date.place.path.as_str()), ("not-a-date", "portfolio.evidence[1].happened"));
    assert_eq!((date.place.line, date.place.column), (Some(5), Some(45)));
    let request = request.replace("31 June", "2026-06-30");
    let refused = crate::refused("estimate", &request)?;
    let [indicator] = refused.problems() else { return Err(format!("{refused}").into()) };
    assert_eq!(indicator.place.path, "portfolio.evidence[0].claims[0].indicator");
    assert_eq!((indicator.place.line, indicator.place.column), (Some(4), Some(58)));
    Ok(())
}

#[test]
fn a_place_on_the_first_line_of_a_document_counts_from_the_start_of_that_line() -> Outcome {
    let request = "{\"portfolio\": {\"maatstaf\": 1, \"framework\": \"emcc-1900\", \"holder\": \"a\", \"as_of\": \"2026-06-30\"}}";
    let refused = refused("estimate", request)?;
    let place = &refused.problems()[0].place;
    assert_eq!(
        (place.line, place.column),
        (Some(1), Some(request.find("\"emcc-1900").ok_or("it is there")? + 1))
    );
    Ok(())
}

#[test]
fn a_fault_in_the_request_and_faults_of_shape_in_its_documents_come_together() -> Outcome {
    let mut request = example("estimate")?;
    request["lane"] = json!("floor");
    request["portfolio"]["evidence"][0]["kind"] = json!("dream");
    request["policy"] = json!({ "maatstaf_policy": 1, "colour": "red" });
    let refused = refused("estimate", &request.to_string())?;
    let found = told(&refused);
    for one in
        [("unknown-field", ""), ("unknown-value", "portfolio.evidence[0].kind"), ("unknown-field", "policy")]
    {
        assert!(found.contains(&one), "{one:?} is not among {found:?}");
    }
    assert!(!found.contains(&("wrong-type", "policy")), "a policy may be an id or a document");
    Ok(())
}

#[test]
fn changes_are_refused_one_by_one() -> Outcome {
    let mut request = example("what-if")?;
    request["changes"] = json!([
        { "change": "drop", "evidence": "course" },
        { "change": "juggle", "evidence": "course" },
        { "change": "drop" },
    ]);
    let shape = refused("what-if", &request.to_string())?;
    assert_eq!(told(&shape), [("not-a-change", "changes[1]"), ("not-a-change", "changes[2]")]);
    request["changes"] = json!([{ "change": "drop", "evidence": "nowhere" }]);
    let unknown = refused("what-if", &request.to_string())?;
    assert_eq!(unknown.problems()[0].place.path, "changes[0]");
    request["colour"] = json!("red");
    assert_eq!(told(&refused("what-if", &request.to_string())?), [("unknown-field", "")]);
    Ok(())
}

#[test]
fn a_pack_of_ones_own_is_found_and_its_faults_are_placed() -> Outcome {
    let pack = |folder: &str, name: &str| -> Result<Value, Box<dyn std::error::Error>> {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../frameworks");
        Ok(serde_json::from_str(&std::fs::read_to_string(format!("{root}/{folder}/{name}"))?)?)
    };
    let mut facts = pack("icf-2025", "framework.json")?;
    let mut wording = pack("icf-2025", "wording.nl.json")?;
    facts["id"] = json!("our-own");
    wording["framework"] = json!("our-own");
    let mut request = json!({ "id": "our-own", "framework": { "facts": facts, "wordings": [wording] } });
    assert!(ask("framework", &request.to_string())?.body.contains("our-own"));
    let portfolio = json!({ "maatstaf": 1, "framework": "our-own", "holder": "a", "as_of": "2026-06-30" });
    let estimate = json!({ "portfolio": portfolio, "framework": request["framework"] });
    assert!(ask("estimate", &estimate.to_string())?.body.contains("our-own"));
    request["framework"]["wordings"][0]["framework"] = json!("another");
    let other = refused("framework", &request.to_string())?;
    assert!(other.problems()[0].place.path.starts_with("framework.wordings[0]"), "{other}");
    request["framework"]["wordings"] = json!([]);
    assert_eq!(refused("framework", &request.to_string())?.problems()[0].place.path, "framework");
    Ok(())
}

#[test]
fn a_list_of_portfolios_says_which_one() -> Outcome {
    let mut request = example("cohort")?;
    request["portfolios"][3]["holder"] = json!("coach-1");
    assert_eq!(told(&refused("cohort", &request.to_string())?), [("same-holder", "portfolios[3].holder")]);
    let mut request = example("progress")?;
    request["portfolios"][1]["holder"] = json!("somebody-else");
    let progress = refused("progress", &request.to_string())?;
    assert_eq!(progress.problems()[0].place.path, "portfolios[1].holder");
    Ok(())
}

#[test]
fn a_table_tells_its_own_line() -> Outcome {
    let request = json!({ "csv": "date;client;minutes\n14-01-2026;c1;60\nsometime;c2;90\n" });
    let refused = refused("practice-import", &request.to_string())?;
    assert!(refused.problems()[0].place.path.starts_with("csv:3"), "{refused}");
    Ok(())
}

#[test]
fn what_is_not_json_or_not_an_object_is_refused() -> Outcome {
    for (request, code) in [("", "not-json"), ("{", "not-json"), ("[]", "wrong-type"), ("3", "wrong-type")] {
        assert_eq!(refused("estimate", request)?.problems()[0].code, code, "{request}");
    }
    assert_eq!(told(&refused("estimate", r#"{"portfolio": 3}"#)?), [("wrong-type", "portfolio")]);
    assert_eq!(told(&refused("scheme", r#"{"scheme": ["eia"]}"#)?), [("wrong-type", "scheme")]);
    Ok(())
}

#[test]
fn either_a_portfolio_or_a_ledger_is_asked_for() -> Outcome {
    assert_eq!(told(&refused("practice", "{}")?), [("missing-field", "")]);
    assert_eq!(told(&refused("convert", r#"{"to": "case"}"#)?), [("unclear-source", "")]);
    assert_eq!(told(&refused("convert", r#"{"to": "tidy", "id": "emcc-2015"}"#)?), [("unclear-source", "")]);
    Ok(())
}

#[test]
fn what_is_out_of_range_is_refused() -> Outcome {
    let mut request = example("calendar")?;
    request["months"] = json!(1201);
    assert_eq!(told(&refused("calendar", &request.to_string())?), [("out-of-range", "months")]);
    let mut request = example("picture-practice")?;
    request["quarters"] = json!(0);
    assert_eq!(told(&refused("picture-practice", &request.to_string())?), [("out-of-range", "quarters")]);
    let mut request = example("cohort")?;
    request["least"] = json!(2);
    assert_eq!(refused("cohort", &request.to_string())?.problems()[0].place.path, "least");
    Ok(())
}

#[test]
fn a_known_name_that_does_not_fit_is_refused_too() -> Outcome {
    let request = json!({ "csv": "date\n", "map": "eia-sessions", "list": "cpd" });
    assert!(told(&refused("practice-import", &request.to_string())?).contains(&("unknown-value", "map")));
    Ok(())
}
