//! Every operation of the engine over HTTP, on what is sent along and on what is kept.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use jiff::Timestamp;
use jiff::tz::TimeZone;
use maatstaf_calls::{Call, Circumstances, Group, Language};
use serde_json::{Value, json};

use crate::circle::{Circle, portfolio, text};
use crate::world::{Answer, Outcome};

fn circumstances(language: Language) -> Circumstances {
    let now = Timestamp::now();
    Circumstances { today: now.to_zoned(TimeZone::system()).date(), now, language }
}

/// The answer over HTTP to a request in JSON.
fn over(circle: &Circle, call: &Call, request: &str, language: &str) -> Outcome<Answer> {
    let headers = [("content-type", "application/json"), ("accept-language", language)];
    if takes_query(call) {
        let fields: Value = serde_json::from_str(request)?;
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in fields.as_object().ok_or("an object")? {
            query.append_pair(
                name,
                value.as_str().ok_or_else(|| format!("{}: {name} is no text", call.name()))?,
            );
        }
        return circle.send(
            "anna",
            "GET",
            &format!("/v1/{}?{}", call.name(), query.finish()),
            &headers[1..],
            "",
        );
    }
    circle.send("anna", "POST", &format!("/v1/{}", call.name()), &headers, request.to_owned())
}

/// Whether it looks something up, with a query and without signing in.
fn takes_query(call: &Call) -> bool {
    call.group() == Group::Catalogue && call.name() != "policy-check"
}

#[test]
fn every_example_is_answered_over_http_with_the_very_bytes_of_the_library() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    for call in Call::all() {
        if call.is_local() {
            assert_eq!(
                circle.post("anna", &format!("/v1/{}", call.name()), &json!({}))?.status.as_u16(),
                404,
                "{}",
                call.name()
            );
            continue;
        }
        for (language, tag) in [(Language::En, "en"), (Language::Nl, "nl-NL, en;q=0.5")] {
            let answer = over(&circle, call, &call.example(), tag)?;
            let expected = call.answer(&call.example(), &circumstances(language))?;
            assert_eq!(
                answer.status.as_u16(),
                200,
                "{}: {}",
                call.name(),
                String::from_utf8_lossy(&answer.body)
            );
            assert_eq!(answer.header("content-type"), Some(expected.media_type), "{}", call.name());
            assert!(String::from_utf8(answer.body)? == expected.body, "{} in {tag}", call.name());
        }
    }
    Ok(())
}

#[test]
fn problems_are_those_of_the_library_with_path_line_and_column() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    for call in Call::all().filter(|call| !call.is_local() && !takes_query(call)) {
        for request in [
            "{}",
            "{\"no_such_field\": 1}",
            "[]",
            "{",
            "{\"portfolio\":\n {\"maatstaf\": 1, \"SECRET\": \"SECRET\"}}",
        ] {
            let answer = over(&circle, call, request, "en")?;
            let Err(refused) = call.answer(request, &circumstances(Language::En)) else {
                assert_eq!(answer.status.as_u16(), 200, "{} {request}", call.name());
                continue;
            };
            assert_eq!(answer.status.as_u16(), 422, "{} {request}", call.name());
            assert!(!answer.says("SECRET"), "{}", call.name());
            let said = answer.json()?;
            let expected: Vec<Value> = refused
                .problems()
                .iter()
                .map(|one| {
                    json!([
                        one.code,
                        one.place.path,
                        one.place.line,
                        one.place.column,
                        one.message.to(Language::En)
                    ])
                })
                .collect();
            let told = said["problems"].as_array().ok_or("problems")?.iter();
            let told: Vec<Value> = told
                .map(|one| json!([one["code"], one["path"], one["line"], one["column"], one["message"]]))
                .collect();
            assert_eq!(told, expected, "{} {request}", call.name());
        }
    }
    Ok(())
}

#[test]
fn a_call_takes_the_scope_to_compute_and_the_catalogue_takes_nothing() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let nobody =
        |method: &str, path: &str, body: Option<&Value>| circle.world.ask(method, path, None, &[], body);
    nobody("GET", "/v1/frameworks", None)?.is(200)?;
    nobody("GET", "/v1/framework?id=emcc-2015&category=evaluation", None)?.is(200)?;
    nobody("GET", "/v1/framework?id=none", None)?.is(422)?;
    nobody("GET", "/v1/framework?idd=emcc-2015", None)?.is(422)?;
    nobody("GET", "/v1/schema?name=portfolio", None)?.is(200)?;
    nobody("POST", "/v1/estimate", Some(&json!({ "portfolio": portfolio(&[]) })))?.is(401)?;
    nobody("GET", "/v1/estimate", None)?.is(405)?;
    let token = |scope: &str| -> Outcome<String> {
        let until = (Timestamp::now() + jiff::SignedDuration::from_hours(24)).to_string();
        let new = json!({ "name": "a program", "scopes": [scope], "expires": until });
        let made = circle.post("anna", "/v1/account/tokens", &new)?.is(201)?.json()?;
        text(&made, "secret").or_else(|_| text(&made, "token"))
    };
    let (compute, read) = (token("compute")?, token("read")?);
    let sent = json!({ "portfolio": portfolio(&[]) });
    circle.world.ask("POST", "/v1/estimate", Some(&compute), &[], Some(&sent))?.is(200)?;
    assert_eq!(
        circle.world.ask("POST", "/v1/estimate", Some(&read), &[], Some(&sent))?.is(403)?.about()?,
        "compute"
    );
    // To compute on what is kept takes the scope to read too, for who may read it.
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    let kept = json!({ "portfolio": { "stored": place.rsplit('/').next() } });
    assert_eq!(
        circle.world.ask("POST", "/v1/estimate", Some(&compute), &[], Some(&kept))?.is(403)?.about()?,
        "read"
    );
    Ok(())
}

#[test]
fn a_kept_document_is_named_where_it_may_stand_and_answers_as_if_it_were_sent() -> Outcome {
    let circle = Circle::of(&["anna", "bert"])?;
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    let change = json!({ "document": portfolio(&["a", "b"]) });
    circle.ask("anna", "PUT", &place, &[("if-match", "\"1\"")], Some(&change))?.is(200)?;
    let id = place.rsplit('/').next().unwrap_or_default();
    let stored = |version: Value| json!({ "stored": id, "version": version });
    let same = |named: &Value, sent: &Value, path: &str| -> Outcome {
        let named = circle.post("anna", path, named)?.is(200)?;
        assert_eq!(named.body, circle.post("anna", path, sent)?.is(200)?.body, "{path}");
        Ok(())
    };
    same(
        &json!({ "portfolio": { "stored": id } }),
        &json!({ "portfolio": portfolio(&["a", "b"]) }),
        "/v1/estimate",
    )?;
    same(
        &json!({ "portfolio": stored(json!(1)) }),
        &json!({ "portfolio": portfolio(&["a"]) }),
        "/v1/estimate",
    )?;
    same(
        &json!({ "portfolios": [stored(json!(1)), stored(Value::Null)] }),
        &json!({ "portfolios": [portfolio(&["a"]), portfolio(&["a", "b"])] }),
        "/v1/progress",
    )?;
    // What somebody may not read is not there, like what is not there.
    let none =
        circle.post("bert", "/v1/estimate", &json!({ "portfolio": { "stored": "doc-none" } }))?.is(404)?;
    for body in [json!({ "portfolio": { "stored": id } }), json!({ "portfolio": stored(json!(1)) })] {
        let hers = circle.post("bert", "/v1/estimate", &body)?.is(404)?;
        assert_eq!((&hers.body, &hers.headers), (&none.body, &none.headers));
    }
    let mixed = json!({ "portfolios": [portfolio(&["a"]), { "stored": id }] });
    circle.post("bert", "/v1/progress", &mixed)?.is(404)?;
    circle.post("anna", "/v1/estimate", &json!({ "portfolio": stored(json!(3)) }))?.is(404)?;
    // It is named by itself and nowhere else, and what is wrong has a path and no line of a text that was not sent.
    circle.post("anna", "/v1/estimate", &json!({ "portfolio": { "stored": id, "holder": "x" } }))?.is(422)?;
    circle
        .post("anna", "/v1/estimate", &json!({ "portfolio": portfolio(&[]), "policy": { "stored": id } }))?
        .is(422)?;
    let wrong = json!({ "portfolio": { "stored": id }, "policy": "none" });
    let wrong = circle.post("anna", "/v1/estimate", &wrong)?.is(422)?.json()?;
    let problem = &wrong["problems"][0];
    assert_eq!(
        (&problem["path"], &problem["line"], &problem["column"]),
        (&json!("policy"), &Value::Null, &Value::Null)
    );
    Ok(())
}
