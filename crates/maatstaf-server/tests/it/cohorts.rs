//! A provider sees counts of at least five people, and never so many publications that one could subtract.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use serde_json::{Value, json};

use crate::circle::{Circle, behind, portfolio, text};
use crate::world::{Answer, Outcome};

const CROWD: [&str; 11] = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10"];

/// A provider that Ada administers, with a cohort, and a crowd of coaches with a portfolio each.
struct Course {
    circle: Circle,
    cohorts: String,
    cohort: String,
    id: String,
    link: Value,
    places: Vec<String>,
}

impl Course {
    fn new(coaches: usize) -> Outcome<Self> {
        let mut circle = Circle::of(&["ada", "ben"])?;
        let mut places = Vec::new();
        for coach in CROWD.iter().take(coaches) {
            circle.come(coach)?;
            let mut document = portfolio(&["a"]);
            document["holder"] = json!(format!("holder-{coach}"));
            document["evidence"][0]["text"] = json!(format!("WORDS-OF-{coach}"));
            places.push(circle.portfolio(coach, &document)?);
        }
        let provider =
            circle.post("ada", "/v1/providers", &json!({ "name": "A school" }))?.is(201)?.json()?;
        let cohorts = format!("/v1/providers/{}/cohorts", text(&provider, "id")?);
        let made = circle.post("ada", &cohorts, &json!({ "name": "Spring" }))?.is(201)?;
        let (cohort, made) = (made.header("location").ok_or("a place")?.to_owned(), made.json()?);
        assert_eq!(made["least"], 5);
        let (link, id) = (json!({ "secret": behind(&made)? }), text(&made, "id")?);
        Ok(Self { circle, cohorts, cohort, id, link, places })
    }

    fn join(&self, coach: usize) -> Outcome {
        let path = format!("{}/cohorts", self.places[coach]);
        self.circle.post(CROWD[coach], &path, &self.link)?.is(200)?;
        Ok(())
    }

    fn leave(&self, coach: usize) -> Outcome {
        let path = format!("{}/cohorts/{}", self.places[coach], self.id);
        self.circle.tell(CROWD[coach], "DELETE", &path, &[])?.is(204)?;
        Ok(())
    }

    fn publish(&self) -> Outcome<Answer> {
        self.circle.tell("ada", "POST", &format!("{}/publish", self.cohort), &[])
    }

    fn shown(&self) -> Outcome<Value> {
        self.circle.get("ada", &self.cohort)?.is(200)?.json()
    }
}

#[test]
fn fewer_than_five_are_not_counted_and_five_are() -> Outcome {
    let course = Course::new(5)?;
    for coach in 0..4 {
        course.join(coach)?;
        assert_eq!(course.publish()?.is(409)?.about()?, "too-few-members");
        let shown = course.shown()?;
        assert_eq!(
            (&shown["members"], &shown["counts"], &shown["why"]),
            (&Value::Null, &Value::Null, &json!("too-few-members"))
        );
    }
    course.join(4)?;
    assert_eq!((&course.shown()?["members"], &course.shown()?["why"]), (&json!(5), &json!("not-published")));
    let published = course.publish()?.is(200)?;
    let said = published.json()?;
    assert!(said["counts"].is_object() && said["at"].is_string() && said["left_out"].is_null());
    for words in ["WORDS-OF", "holder-c", "Piece a", "SELF-RATING"] {
        assert!(!published.says(words), "{words}");
    }
    assert_eq!(course.shown()?, said);
    // The coaches know where they are in; nobody else sees the cohort.
    let joined = course.circle.get("c0", &format!("{}/cohorts", course.places[0]))?.is(200)?.json()?;
    assert_eq!(joined["items"][0]["provider"], "A school");
    for path in [&course.cohort, &course.cohorts] {
        for stranger in ["ben", "c0"] {
            course.circle.get(stranger, path)?.is(404)?;
        }
    }
    course.circle.tell("ben", "POST", &format!("{}/publish", course.cohort), &[])?.is(404)?;
    Ok(())
}

/// Every number of people on the page of a cohort, in the order in which it stands there.
fn people(page: &str) -> Vec<u32> {
    let items = page.split("<ul class=\"plain\">").skip(1).filter_map(|list| list.split_once("</ul>"));
    let items = items.flat_map(|(list, _)| list.split("</li>").filter_map(|item| item.rsplit_once(": ")));
    items.filter_map(|(_, number)| number.parse().ok()).collect()
}

#[test]
fn the_page_of_a_cohort_shows_counts_of_five_and_more_and_none_of_fewer() -> Outcome {
    let course = Course::new(8)?;
    let world = &course.circle.world;
    let (ada, place) = (course.circle.secret("ada")?, course.cohort.replace("/v1", ""));
    let cookie = format!("maatstaf={ada}");
    let publish = || world.post(&format!("{place}/publish"), Some(&cookie), &[]);
    let page = |language: &str| -> Outcome<String> {
        world.post("/account", Some(&cookie), &[("name", "Ada"), ("language", language)])?.is(303)?;
        Ok(world.page(&place, Some(ada), language)?.is(200)?.text())
    };
    for coach in 0..4 {
        course.join(coach)?;
        let refused = publish()?.is(409)?.text();
        let shown = page("en")?;
        assert!(shown.contains("fewer than 5 portfolios") && shown.contains("Too few portfolios"), "{shown}");
        assert!(people(&shown).is_empty() && !shown.contains(&format!("{} portfolios", coach + 1)));
        assert!(!refused.contains("WORDS-OF") && !refused.contains("holder-c"));
    }
    course.join(4)?;
    let shown = page("en")?;
    assert!(shown.contains("5 portfolios") && shown.contains("It was not counted yet."), "{shown}");
    assert!(people(&shown).is_empty());
    assert_eq!(publish()?.is(303)?.header("location"), Some(place.as_str()));
    let counts = people(&page("en")?);
    // The whole and each of the eight categories: five people, all of them together.
    assert_eq!(counts, [5; 9]);
    assert!(page("nl")?.contains("Geteld op "));
    // Three more: too few for a count of their own, also by subtracting.
    for coach in 5..8 {
        course.join(coach)?;
    }
    publish()?.is(409)?;
    let after = page("en")?;
    assert_eq!(people(&after), counts);
    for words in ["WORDS-OF", "holder-c", "Piece a", "SELF-RATING", "c0@example.org"] {
        assert!(!after.contains(words), "{words}");
    }
    for stranger in ["ben", "c0"] {
        world.page(&place, Some(course.circle.secret(stranger)?), "en")?.is(404)?;
    }
    Ok(())
}

#[test]
fn what_could_be_subtracted_is_not_published() -> Outcome {
    let course = Course::new(11)?;
    (0..5).try_for_each(|coach| course.join(coach))?;
    course.publish()?.is(200)?;
    let first = course.shown()?;
    // One comes: the difference would be that one.
    course.join(5)?;
    assert_eq!(course.publish()?.is(409)?.about()?, "too-few-changes");
    // One goes and one comes: two differences of one each.
    course.leave(0)?;
    assert_eq!(course.publish()?.is(409)?.about()?, "too-few-changes");
    course.join(0)?;
    course.leave(5)?;
    // The same five again tell nothing new; but one who wrote on is another.
    course.publish()?.is(200)?;
    let mut changed = portfolio(&["a", "b"]);
    changed["holder"] = json!("holder-c1");
    let place = &course.places[1];
    course
        .circle
        .ask("c1", "PUT", place, &[("if-match", "\"1\"")], Some(&json!({ "document": changed })))?
        .is(200)?;
    assert_eq!(course.publish()?.is(409)?.about()?, "too-few-changes");
    assert_eq!(course.shown()?["counts"], first["counts"], "what was published stays");
    // A new cohort with the same people does not help, nor erasing the first.
    let made = course.circle.post("ada", &course.cohorts, &json!({ "name": "Again" }))?.is(201)?;
    let (again, link) =
        (made.header("location").ok_or("a place")?.to_owned(), json!({ "secret": behind(&made.json()?)? }));
    for coach in [0, 2, 3, 4, 5] {
        let path = format!("{}/cohorts", course.places[coach]);
        course.circle.post(CROWD[coach], &path, &link)?.is(200)?;
    }
    course.circle.tell("ada", "DELETE", &course.cohort, &[])?.is(204)?;
    course.circle.get("ada", &course.cohort)?.is(404)?;
    let publish = format!("{again}/publish");
    assert_eq!(course.circle.tell("ada", "POST", &publish, &[])?.is(409)?.about()?, "too-few-changes");
    // Five others are a group of their own.
    for coach in [0, 2, 3, 4, 5] {
        let id = again.rsplit('/').next().unwrap_or_default();
        course
            .circle
            .tell(CROWD[coach], "DELETE", &format!("{}/cohorts/{id}", course.places[coach]), &[])?
            .is(204)?;
    }
    for (coach, place) in CROWD.iter().zip(&course.places).skip(6) {
        course.circle.post(coach, &format!("{place}/cohorts"), &link)?.is(200)?;
    }
    course.circle.tell("ada", "POST", &publish, &[])?.is(200)?;
    Ok(())
}

#[test]
fn people_are_counted_and_a_least_below_five_is_refused() -> Outcome {
    let course = Course::new(2)?;
    course.join(0)?;
    course.join(0)?;
    let second = course.circle.portfolio("c0", &portfolio(&[]))?;
    let refused = course.circle.post("c0", &format!("{second}/cohorts"), &course.link)?.is(409)?;
    assert_eq!(refused.about()?, "already-in-cohort");
    let path = format!("{}/cohorts", course.places[1]);
    course.circle.post("c0", &path, &course.link)?.is(404)?;
    course.circle.post("c1", &path, &json!({ "secret": "maatstaf-cohort-no" }))?.is(404)?;
    for least in [0, 1, 4] {
        course.circle.post("ada", &course.cohorts, &json!({ "name": "Small", "least": least }))?.is(422)?;
    }
    course.circle.post("ben", &course.cohorts, &json!({ "name": "Mine" }))?.is(404)?;
    let left = format!("{path}/{}", course.id);
    course.circle.tell("c1", "DELETE", &left, &[])?.is(404)?;
    Ok(())
}
