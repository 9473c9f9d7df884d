//! What particular calls answer.

use maatstaf_calls::{Kind, check};
use serde_json::{Value, json};

use crate::{Outcome, ask, call, circumstances, example, refused, told};

fn answer(name: &str, request: &Value) -> Result<Value, Box<dyn std::error::Error>> {
    Ok(serde_json::from_str(&ask(name, &request.to_string())?.body)?)
}

#[test]
fn a_check_answers_also_when_something_is_wrong() -> Outcome {
    let mut request = example("validate")?;
    assert_eq!(answer("validate", &request)?["counts"]["evidence"], 6);
    request["portfolio"]["evidence"][0]["claims"][0]["indicator"] = json!(999);
    let found = answer("validate", &request)?;
    assert_eq!(found["sound"], false);
    assert_eq!(found["problems"][0]["path"], "portfolio.evidence[0].claims[0].indicator");
    assert!(found["problems"][0]["message"]["nl"].is_string());
    Ok(())
}

#[test]
fn a_certificate_of_another_portfolio_does_not_hold() -> Outcome {
    let mut request = example("certificate-check")?;
    assert_eq!(answer("certificate-check", &request)?["sound"], true);
    request["portfolio"]["evidence"] = json!([]);
    assert_eq!(answer("certificate-check", &request)?["sound"], false);
    Ok(())
}

#[test]
fn a_ledger_alone_says_nothing_of_competence() -> Outcome {
    let mut request = example("readiness")?;
    assert!(answer("readiness", &request)?["advice"].is_object());
    let ledger = request["portfolio"]["ledger"].take();
    request["ledger"] = ledger;
    request.as_object_mut().ok_or("a request is an object")?.remove("portfolio");
    assert!(answer("readiness", &request)?["advice"].is_null());
    Ok(())
}

#[test]
fn a_ledger_beside_a_portfolio_takes_the_place_of_its_own() -> Outcome {
    let mut request = example("practice")?;
    let minutes = |request: &Value| {
        Ok::<_, Box<dyn std::error::Error>>(answer("practice", request)?["counted"][2]["minutes"].clone())
    };
    let before = minutes(&request)?;
    request["ledger"] = json!({ "maatstaf_ledger": 1 });
    assert_ne!(before, json!(0));
    assert_eq!(minutes(&request)?, json!(0));
    Ok(())
}

#[test]
fn a_single_blind_assessment_shows_only_what_its_assessor_may_see() -> Outcome {
    let mut request = example("crosscheck")?;
    request["assessments"].as_array_mut().ok_or("there are assessments")?.truncate(1);
    request["assessments"][0]["blind"] = json!(true);
    let blind = answer("crosscheck", &request)?;
    request["reveal"] = json!(true);
    let revealed = answer("crosscheck", &request)?;
    assert_ne!(blind, revealed);
    request["blind"] = json!("assessor-a");
    assert_eq!(answer("crosscheck", &request)?, blind);
    request["blind"] = json!("somebody-else");
    assert_eq!(told(&refused("crosscheck", &request.to_string())?), [("no-assessor", "blind")]);
    Ok(())
}

#[test]
fn a_view_for_an_assessor_leaves_out_what_the_holder_thinks() -> Outcome {
    let view = answer("assess-view", &example("assess-view")?)?;
    assert!(view.get("self_rating").is_none());
    assert_eq!(view["holder"], "coach-linde");
    Ok(())
}

#[test]
fn a_converted_file_comes_back() -> Outcome {
    for to in ["case", "mahara", "moodle"] {
        let there = answer("convert", &json!({ "to": to, "id": "emcc-2015" }))?;
        let back = answer("convert", &json!({ "to": "pack", "text": there["files"][0]["text"] }))?;
        assert!(back["files"].as_array().is_some_and(|files| files.len() >= 2), "{to}");
    }
    let plain = ask("convert", r#"{"to": "moodle", "id": "emcc-2015", "plain": true}"#)?;
    assert_eq!(plain.media_type, "text/csv");
    let strict = refused("convert", r#"{"to": "mahara", "id": "emcc-2015", "strict": true}"#)?;
    assert!(told(&strict).iter().all(|(_, path)| *path == "strict"));
    Ok(())
}

#[test]
fn results_go_out_as_a_table_and_as_statements() -> Outcome {
    let portfolio = example("estimate")?["portfolio"].take();
    for (to, most) in [("tidy", "text/csv"), ("xapi", "application/json")] {
        let request = json!({ "to": to, "portfolios": [portfolio], "plain": true }).to_string();
        let answer = ask("convert", &request)?;
        assert_eq!(answer.media_type, most);
        assert!(answer.body.contains("coach-linde"));
    }
    Ok(())
}

#[test]
fn a_badge_that_was_issued_is_trusted_with_its_key_and_refused_when_changed() -> Outcome {
    let issue = example("badge-issue")?;
    let badge = ask("badge-issue", &issue.to_string())?;
    assert_eq!(badge.media_type, "text/plain");
    let mut request = json!({ "badge": badge.body, "on": "2026-07-01" });
    assert_eq!(answer("badge-verify", &request)?["outcome"], "intact");
    let mut key = issue["key"].clone();
    key.as_object_mut().ok_or("a key is an object")?.remove("d");
    request["key"] = key;
    assert_eq!(answer("badge-verify", &request)?["outcome"], "trusted");
    request["badge"] = json!(badge.body.replacen('a', "b", 3));
    assert_eq!(answer("badge-verify", &request)?["outcome"], "refused");
    Ok(())
}

#[test]
fn a_private_key_is_never_told() -> Outcome {
    let mut request = example("badge-issue")?;
    let secret = request["key"]["d"].as_str().ok_or("a private key has a private part")?.to_owned();
    request["key"]["crv"] = json!("another");
    request["name"] = json!("two\nlines");
    let refused = refused("badge-issue", &request.to_string())?;
    assert!(!format!("{refused:?} {refused}").contains(&secret));
    Ok(())
}

#[test]
fn a_report_comes_as_a_page_as_markdown_or_as_what_it_discloses() -> Outcome {
    let mut request = example("report-self-assessment")?;
    assert_eq!(ask("report-self-assessment", &request.to_string())?.media_type, "text/html");
    request["format"] = json!("md");
    let with = ask("report-self-assessment", &request.to_string())?;
    assert_eq!(with.media_type, "text/markdown");
    assert!(with.body.contains("What spring taught me"));
    request["include"] = json!([]);
    assert!(!ask("report-self-assessment", &request.to_string())?.body.contains("What spring taught me"));
    request["disclosure"] = json!(true);
    assert_eq!(answer("report-self-assessment", &request)?["included"], json!([]));
    request["include"] = json!(["dreams"]);
    let refused = refused("report-self-assessment", &request.to_string())?;
    assert_eq!(told(&refused), [("unknown-value", "include[0]")]);
    Ok(())
}

#[test]
fn questions_are_asked_until_they_are_answered() -> Outcome {
    assert!(answer("guidance", &json!({}))?["questions"].is_array());
    assert!(answer("guidance", &json!({ "answers": {} }))?["ranking"].is_array());
    assert_eq!(told(&refused("guidance", r#"{"answers": {"about": "juggling"}}"#)?)[0].1, "answers.about");
    Ok(())
}

#[test]
fn a_new_document_is_sound_and_of_today() -> Outcome {
    let day = circumstances()?.today.to_string();
    let portfolio = ask("portfolio-new", r#"{"language": "nl"}"#)?.body;
    check(Kind::Portfolio, &portfolio, &[])?;
    assert!(portfolio.contains(&day));
    check(Kind::Programme, &ask("programme-new", "{}")?.body, &[])?;
    check(Kind::Agreement, &ask("agreement-new", "{}")?.body, &[])?;
    check(Kind::Audit, &ask("audit-new", "{}")?.body, &[])?;
    assert!(
        ask("assess-new", &json!({ "portfolio": example("estimate")?["portfolio"] }).to_string())?
            .body
            .contains(&day)
    );
    Ok(())
}

#[test]
fn an_agreement_is_written_in_its_own_language_unless_another_is_asked_for() -> Outcome {
    let mut dutch = circumstances()?;
    dutch.language = maatstaf_calls::Language::Nl;
    let mut request = example("agreement-write")?;
    request.as_object_mut().ok_or("a request is an object")?.remove("language");
    let own = call("agreement-write")?.answer(&request.to_string(), &dutch)?;
    request["language"] = json!("en");
    assert_eq!(own, call("agreement-write")?.answer(&request.to_string(), &dutch)?);
    request["language"] = json!("nl");
    assert_ne!(own, call("agreement-write")?.answer(&request.to_string(), &dutch)?);
    Ok(())
}

#[test]
fn events_come_as_a_calendar_when_that_is_asked_for() -> Outcome {
    let mut request = example("calendar")?;
    request["ics"] = json!(true);
    let events = ask("calendar", &request.to_string())?;
    assert_eq!(events.media_type, "text/calendar");
    assert!(events.body.starts_with("BEGIN:VCALENDAR\r\n"));
    Ok(())
}

#[test]
fn names_in_a_table_become_pseudonyms_that_come_out_beside_the_ledger() -> Outcome {
    let request = json!({ "csv": "date;client;minutes\n14-01-2026;Sanne de Vries;60\n" });
    let found = answer("practice-import", &request)?;
    assert_eq!(found["added"], 1);
    assert!(found["pseudonyms"]["Sanne de Vries"].is_string());
    assert!(!found["ledger"].to_string().contains("Sanne"));
    Ok(())
}

#[test]
fn privacy_gives_places_and_no_words() -> Outcome {
    let found = ask("privacy", &call("privacy")?.example())?.body;
    assert!(!found.contains("Sanne") && !found.contains("Marieke"));
    let found: Value = serde_json::from_str(&found)?;
    assert_eq!(found["findings"].as_array().map(Vec::len), Some(2));
    assert_eq!(found["findings"][0]["text"], 0);
    Ok(())
}

#[test]
fn a_document_of_ones_own_may_stand_where_an_id_may() -> Outcome {
    for (one, field, from) in [
        ("policy", "policy", "policy"),
        ("scheme", "scheme", "scheme"),
        ("crosswalk-show", "by", "crosswalk-show"),
    ] {
        let mut request = example(from)?;
        let document = answer(from, &request)?;
        request[field] = document.clone();
        assert_eq!(answer(one, &request)?, document);
        request[field] = json!("nowhere");
        assert_eq!(told(&refused(one, &request.to_string())?), [("unknown-value", field)]);
    }
    Ok(())
}
