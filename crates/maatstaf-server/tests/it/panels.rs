//! Two assessors judge a portfolio blind; then everybody sees everything, and they sign what was judged.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use serde_json::{Value, json};

use crate::circle::{Circle, portfolio, text};
use crate::world::{Answer, Outcome};

/// Anna's portfolio before Dora and Egon.
struct Panel {
    circle: Circle,
    place: String,
    shared: String,
    id: String,
    shares: Vec<String>,
}

impl Panel {
    fn new() -> Outcome<Self> {
        let circle = Circle::of(&["sigrid", "anna", "dora", "egon", "fay"])?;
        let place = circle.portfolio("anna", &portfolio(&["a", "b"]))?;
        let (id, seats) = circle.panel("anna", &place, &["dora", "egon"])?;
        let shared = place.replace("/documents/", "/shared/");
        Ok(Self { circle, place, shared, id, shares: seats })
    }

    fn start(&self, who: &str) -> Outcome<Value> {
        self.circle.get(who, &format!("{}/assessment/new", self.shared))?.is(200)?.json()
    }

    fn save(&self, who: &str, seen: u32, assessment: &Value) -> Outcome<Answer> {
        let tag = format!("\"{seen}\"");
        self.circle.ask(
            who,
            "PUT",
            &format!("{}/assessment", self.shared),
            &[("if-match", &tag)],
            Some(assessment),
        )
    }

    fn submit(&self, who: &str, seen: u32) -> Outcome<Answer> {
        let tag = format!("\"{seen}\"");
        self.circle.tell(who, "POST", &format!("{}/assessment/submit", self.shared), &[("if-match", &tag)])
    }

    /// Fills in what they think, with words of their own, and hands it in.
    fn judge(&self, who: &str) -> Outcome<Value> {
        let mut assessment = self.start(who)?;
        assessment["comment"] = json!(format!("WORDS-OF-{who}"));
        self.save(who, 0, &assessment)?.is(200)?;
        self.submit(who, 1)?.is(200)?;
        Ok(assessment)
    }

    fn owners(&self, what: &str) -> String {
        format!("{}/panels/{}/{what}", self.place, self.id)
    }
}

#[test]
fn nobody_sees_what_another_thinks_before_all_have_handed_in() -> Outcome {
    let panel = Panel::new()?;
    let (circle, shared) = (&panel.circle, &panel.shared);
    panel.judge("dora")?;
    let blind = |who: &str| -> Outcome {
        for path in ["panel", "assessment/new", ""] {
            let path = if path.is_empty() { shared.clone() } else { format!("{shared}/{path}") };
            let answer = circle.get(who, &path)?.is(200)?;
            for words in ["WORDS-OF-dora", "SELF-RATING-OF-ANNA", "word for dora", &panel.shares[0]] {
                assert!(!answer.says(words), "{words} in {path}");
            }
        }
        circle.get(who, &format!("{shared}/assessment"))?.is(404)?;
        for path in ["assessments", "crosscheck", "sign-offs"] {
            circle.get(who, &format!("{shared}/{path}"))?.is(404)?;
        }
        Ok(())
    };
    blind("egon")?;
    for path in ["assessments", "crosscheck", "sign-offs"] {
        assert_eq!(circle.get("anna", &panel.owners(path))?.is(409)?.about()?, "not-revealed", "{path}");
    }
    let listed = circle.get("anna", &format!("{}/panels", panel.place))?.is(200)?;
    assert!(!listed.says("WORDS-OF-dora"));
    assert_eq!(
        circle.tell("anna", "POST", &panel.owners("reveal"), &[])?.is(409)?.about()?,
        "not-all-submitted"
    );
    assert_eq!(
        circle.tell("dora", "POST", &format!("{shared}/reveal"), &[])?.is(409)?.about()?,
        "not-all-submitted"
    );
    for stranger in ["fay", "sigrid"] {
        for path in [
            "",
            "/panel",
            "/assessment",
            "/assessment/new",
            "/assessments",
            "/crosscheck",
            "/sign-offs",
            "/report",
        ] {
            circle.get(stranger, &format!("{shared}{path}"))?.is(404)?;
        }
        circle.tell(stranger, "POST", &format!("{shared}/reveal"), &[])?.is(404)?;
    }
    blind("egon")
}

#[test]
fn an_assessment_is_saved_on_top_of_what_was_seen_and_stays_as_it_was_handed_in() -> Outcome {
    let panel = Panel::new()?;
    let (circle, mine) = (&panel.circle, format!("{}/assessment", panel.shared));
    let start = circle.get("dora", &format!("{mine}/new"))?.is(200)?;
    assert_eq!(start.header("etag"), Some("\"0\""));
    let mut assessment = start.json()?;
    assert_eq!(assessment["assessor"], json!(panel.shares[0]), "the share is the pseudonym");
    circle.get("dora", &mine)?.is(404)?;
    circle.ask("dora", "PUT", &mine, &[], Some(&assessment))?.is(428)?;
    panel.save("dora", 1, &assessment)?.is(412)?;
    assert_eq!(panel.save("dora", 0, &assessment)?.is(200)?.header("etag"), Some("\"1\""));
    assessment["comment"] = json!("on second thoughts");
    panel.save("dora", 0, &assessment)?.is(412)?;
    panel.save("dora", 1, &assessment)?.is(200)?;
    assert_eq!(circle.get("dora", &mine)?.is(200)?.json()?["assessment"], assessment);
    for (field, wrong) in [
        ("assessor", json!("somebody-else")),
        ("blind", json!(false)),
        ("after_reveal", json!({ "on": "2026-07-01" })),
        ("framework", json!("none")),
    ] {
        let mut other = assessment.clone();
        other[field] = wrong;
        panel.save("dora", 2, &other)?.is(422)?;
    }
    let mut other = assessment.clone();
    other["seen"]["digest"] = json!("0".repeat(64));
    panel.save("dora", 2, &other)?.is(422)?;
    circle.tell("dora", "POST", &format!("{mine}/submit"), &[])?.is(428)?;
    panel.submit("dora", 1)?.is(412)?;
    let handed_in = panel.submit("dora", 2)?.is(200)?.json()?;
    assert!(handed_in["submitted"].is_string());
    assert_eq!(panel.save("dora", 2, &assessment)?.is(409)?.about()?, "submitted");
    assert_eq!(panel.submit("dora", 2)?.is(409)?.about()?, "submitted");
    Ok(())
}

#[test]
fn after_the_reveal_everybody_compares_and_signs_exactly_what_was_judged() -> Outcome {
    let panel = Panel::new()?;
    let (circle, shared) = (&panel.circle, &panel.shared);
    let (dora, _) = (panel.judge("dora")?, panel.judge("egon")?);
    // The owner goes on writing: the panel judges what it was shown.
    let later = json!({ "document": portfolio(&["LATER"]) });
    circle.ask("anna", "PUT", &panel.place, &[("if-match", "\"1\"")], Some(&later))?.is(200)?;
    let revealed = circle.tell("dora", "POST", &format!("{shared}/reveal"), &[])?.is(200)?.json()?;
    assert_eq!(revealed["assessors"].as_array().map(Vec::len), Some(2));
    assert_eq!(circle.tell("anna", "POST", &panel.owners("reveal"), &[])?.is(409)?.about()?, "revealed");
    for (who, path) in [
        ("anna", panel.owners("assessments")),
        ("dora", format!("{shared}/assessments")),
        ("egon", format!("{shared}/assessments")),
    ] {
        let all = circle.get(who, &path)?.is(200)?;
        assert!(all.says("WORDS-OF-dora") && all.says("WORDS-OF-egon"), "{who}");
    }
    for (who, path) in [("anna", panel.owners("crosscheck")), ("dora", format!("{shared}/crosscheck"))] {
        let compared = circle.get(who, &path)?.is(200)?;
        assert!(compared.json()?.is_object() && !compared.says("LATER"), "{who}");
        for report in ["comparison", "feedback"] {
            let page = circle.get(who, &format!("{path}?report={report}"))?.is(200)?;
            assert!(
                page.header("content-type").is_some_and(|kind| kind.starts_with("text/html")),
                "{report}"
            );
        }
        circle.get(who, &format!("{path}?report=novel"))?.is(400)?;
    }
    // Only what changed their mind may be added to what they handed in.
    let mut changed = dora.clone();
    changed["comment"] = json!("I never said that");
    let refused = panel.save("dora", 1, &changed)?.is(422)?;
    assert_eq!(refused.problems()?, [("refused".to_owned(), "comment".to_owned())]);
    sign(&panel)
}

fn sign(panel: &Panel) -> Outcome {
    let (circle, sign) = (&panel.circle, format!("{}/sign-off", panel.shared));
    let seat = circle.get("dora", &format!("{}/panel", panel.shared))?.is(200)?.json()?;
    let (digest, judged) = (text(&seat, "digest")?, panel.start("dora")?["seen"]["digest"].clone());
    let signature = |digest: &str| json!({ "digest": digest, "resolution": { "maatstaf_resolution": 1, "holder": "c-1", "digest": judged, "records": [] } });
    let other = circle.post("dora", &sign, &signature(&"0".repeat(64)))?.is(422)?;
    assert_eq!(other.about()?, "digest", "nobody signs for what they were not shown");
    let wrong = json!({ "digest": digest, "resolution": { "maatstaf_resolution": 1, "holder": "c-1", "digest": judged, "records": [{ "id": 1 }] } });
    let wrong = circle.post("dora", &sign, &wrong)?.is(422)?.problems()?;
    assert!(wrong.iter().all(|(_, path)| path.starts_with("resolution.records[0]")), "{wrong:?}");
    for stranger in ["anna", "fay"] {
        circle.post(stranger, &sign, &signature(&digest))?.is(404)?;
    }
    circle.post("dora", &sign, &signature(&digest))?.is(200)?;
    assert_eq!(circle.post("dora", &sign, &signature(&digest))?.is(409)?.about()?, "signed");
    for (who, path) in [("anna", panel.owners("sign-offs")), ("egon", format!("{}/sign-offs", panel.shared))]
    {
        let all = circle.get(who, &path)?.is(200)?.json()?;
        assert_eq!(
            (all["items"].as_array().map(Vec::len), &all["items"][0]["digest"]),
            (Some(1), &json!(digest))
        );
    }
    Ok(())
}

#[test]
fn who_is_taken_off_sees_nothing_more_and_is_not_dropped_unseen() -> Outcome {
    let panel = Panel::new()?;
    let circle = &panel.circle;
    panel.judge("dora")?;
    circle.tell("anna", "DELETE", &format!("{}/shares/{}", panel.place, panel.shares[1]), &[])?.is(200)?;
    for path in ["", "/panel", "/assessment/new"] {
        circle.get("egon", &format!("{}{path}", panel.shared))?.is(404)?;
    }
    panel.save("egon", 0, &json!({}))?.is(404)?;
    let revealed = circle.tell("anna", "POST", &panel.owners("reveal"), &[])?.is(200)?.json()?;
    let states: Vec<&Value> =
        revealed["assessors"].as_array().ok_or("seats")?.iter().map(|seat| &seat["state"]).collect();
    assert!(states.contains(&&json!("revoked")) && states.len() == 2, "{revealed}");
    let late = json!({ "kind": "assessor", "name": "late", "panel": panel.id });
    assert_eq!(circle.post("anna", &format!("{}/shares", panel.place), &late)?.is(409)?.about()?, "revealed");
    Ok(())
}

#[test]
fn of_two_panels_the_query_says_which_one_is_meant() -> Outcome {
    let panel = Panel::new()?;
    let circle = &panel.circle;
    let change = json!({ "document": portfolio(&["LATER"]) });
    circle.ask("anna", "PUT", &panel.place, &[("if-match", "\"1\"")], Some(&change))?.is(200)?;
    circle.pass(1);
    let (_, second) = circle.panel("anna", &panel.place, &["dora"])?;
    let view = |share: &str| circle.get("dora", &format!("{}?share={share}", panel.shared));
    assert!(!view(&panel.shares[0])?.is(200)?.says("LATER"));
    assert!(view(&second[0])?.is(200)?.says("LATER"));
    assert!(circle.get("dora", &panel.shared)?.is(200)?.says("LATER"), "the last one that was accepted");
    view(&panel.shares[1])?.is(404)?;
    view("shr-none")?.is(404)?;
    let other = circle.portfolio("anna", &portfolio(&[]))?.replace("/documents/", "/shared/");
    circle.get("dora", &format!("{other}?share={}", second[0]))?.is(404)?;
    Ok(())
}
