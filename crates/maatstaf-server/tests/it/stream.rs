//! Long work, told as it goes.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt as _;
use maatstaf_server::router;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::circle::{Circle, portfolio};
use crate::world::Outcome;

const EVENTS: (&str, &str) = ("accept", "text/event-stream");

/// The events of an answer: their names, and what they say.
fn events(body: &[u8]) -> Outcome<Vec<(String, String)>> {
    let text = std::str::from_utf8(body)?;
    let event = |block: &str| {
        let named = block.lines().find_map(|line| line.strip_prefix("event: "));
        let said: Vec<&str> = block.lines().filter_map(|line| line.strip_prefix("data: ")).collect();
        Some((named?.to_owned(), said.join("\n")))
    };
    Ok(text.split("\n\n").filter_map(event).collect())
}

/// A server with one worker, who is busy for so long.
fn busy(milliseconds: u64) -> Outcome<Circle> {
    let mut circle = Circle::of(&["anna"])?;
    circle.world.runtime = busy_runtime(milliseconds)?;
    Ok(circle)
}

fn busy_runtime(milliseconds: u64) -> Outcome<tokio::runtime::Runtime> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().max_blocking_threads(1).build()?;
    runtime.spawn_blocking(move || std::thread::sleep(Duration::from_millis(milliseconds)));
    Ok(runtime)
}

#[test]
fn long_work_gives_a_sign_of_life_every_second_until_its_answer() -> Outcome {
    let circle = busy(2_500)?;
    let body = json!({ "portfolio": portfolio(&["a"]) });
    let told = circle.ask("anna", "POST", "/v1/estimate", &[EVENTS], Some(&body))?.is(200)?;
    let plain = circle.post("anna", "/v1/estimate", &body)?.is(200)?;
    let mut all = events(&told.body)?;
    let (name, said) = all.pop().ok_or("an event")?;
    assert_eq!(
        (name.as_str(), said.as_str()),
        ("answer", std::str::from_utf8(&plain.body)?.trim_end_matches('\n'))
    );
    let seconds: Vec<(String, String)> =
        (1..=2).map(|second| ("working".to_owned(), format!("{{\"seconds\":{second}}}"))).collect();
    assert_eq!(all, seconds);
    // What is refused after a sign of life is an event too.
    let circle = busy(1_300)?;
    let told = circle.ask("anna", "POST", "/v1/estimate", &[EVENTS], Some(&json!({})))?.is(200)?;
    let all = events(&told.body)?;
    let (name, said) = all.last().ok_or("an event")?;
    let problem: Value = serde_json::from_str(said)?;
    assert_eq!((name.as_str(), problem.get("status")), ("problem", Some(&json!(422))));
    Ok(())
}

#[test]
fn short_work_is_one_event_with_the_very_answer() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let body = json!({ "portfolio": portfolio(&["a"]) });
    let plain = circle.post("anna", "/v1/estimate", &body)?.is(200)?;
    let told = circle.ask("anna", "POST", "/v1/estimate", &[EVENTS], Some(&body))?.is(200)?;
    assert_eq!(told.header("content-type"), Some("text/event-stream"));
    assert_eq!(
        (told.header("cache-control"), told.header("x-content-type-options")),
        (Some("no-store"), Some("nosniff"))
    );
    let expected = std::str::from_utf8(&plain.body)?.trim_end_matches('\n').to_owned();
    assert_eq!(events(&told.body)?, [("answer".to_owned(), expected)]);
    Ok(())
}

#[test]
fn what_is_refused_at_once_is_answered_like_anywhere_else() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let body = json!({ "portfolio": {} });
    let plain = circle.post("anna", "/v1/estimate", &body)?.is(422)?;
    assert_eq!(circle.ask("anna", "POST", "/v1/estimate", &[EVENTS], Some(&body))?, plain);
    circle.world.ask("POST", "/v1/estimate", None, &[EVENTS], Some(&body))?.is(401)?;
    circle.ask("anna", "POST", "/v1/documents", &[EVENTS], Some(&body))?.is(422)?;
    Ok(())
}

#[test]
fn whoever_goes_away_harms_nobody() -> Outcome {
    let circle = busy(2_200)?;
    let secret = circle.secret("anna")?.to_owned();
    let body = json!({ "portfolio": portfolio(&["a"]) });
    let request = || {
        Request::post("/v1/estimate")
            .header("host", "127.0.0.1:7112")
            .header("authorization", format!("Bearer {secret}"))
            .header("content-type", "application/json")
            .header(EVENTS.0, EVENTS.1)
            .body(Body::from(body.to_string()))
    };
    circle.world.runtime.block_on(async {
        // Some go before the first sign of life, some after it.
        for wait in [0, 10, 1_500] {
            let asked = router(&circle.world.server).oneshot(request()?);
            if let Ok(response) = tokio::time::timeout(Duration::from_millis(wait), asked).await {
                assert!(response?.into_body().frame().await.is_some());
            }
        }
        Ok::<_, Box<dyn std::error::Error>>(())
    })?;
    // Their work is done and forgotten, and the worker is there for the next.
    let began = Instant::now();
    circle.post("anna", "/v1/estimate", &body)?.is(200)?;
    assert!(began.elapsed() < Duration::from_secs(30));
    Ok(())
}

#[test]
fn who_goes_away_before_their_turn_has_come_costs_nothing() -> Outcome {
    let mut circle = Circle::of(&["anna", "dora"])?;
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    circle.panel("anna", &place, &["dora"])?;
    circle.world.runtime = busy_runtime(1_000)?;
    let turns = 2 * std::thread::available_parallelism()?.get();
    // Reading as an assessor is written down: that tells whether a call was worked out.
    let named = json!({ "portfolio": { "stored": place.rsplit('/').next() } });
    let bearer = format!("Bearer {}", circle.secret("dora")?);
    circle.world.runtime.block_on(async {
        for accept in ["application/json", EVENTS.1].iter().cycle().take(turns + 20) {
            let request = Request::post("/v1/estimate").header("host", "127.0.0.1:7112");
            let request = request.header("authorization", &bearer).header("accept", *accept);
            let request =
                request.header("content-type", "application/json").body(Body::from(named.to_string()))?;
            let asked = router(&circle.world.server).oneshot(request);
            assert!(tokio::time::timeout(Duration::from_millis(5), asked).await.is_err());
        }
        Ok::<_, Box<dyn std::error::Error>>(())
    })?;
    assert!(circle.post("dora", "/v1/estimate", &named)?.code() < 500);
    let trail = circle.get("anna", &format!("{place}/trail?limit=200"))?.is(200)?.json()?;
    let deeds = trail.get("items").and_then(Value::as_array).ok_or("a list")?;
    let read = deeds.iter().filter(|deed| deed.get("deed") == Some(&json!("read"))).count();
    assert_eq!(read, turns + 1, "those whose turn it was, and the one who waited for the answer");
    Ok(())
}
