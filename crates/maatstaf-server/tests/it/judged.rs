//! An assessor changes their mind after the reveal, and signs a decision, on pages.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use serde_json::{Value, json};

use crate::pages::{attribute, faults, shared, tags};
use crate::world::{Answer, Outcome, World};

/// A portfolio of Anna that Bas judged as a practitioner's and that was revealed.
struct Revealed {
    world: World,
    anna: String,
    bas: String,
    document: String,
    judging: String,
}

impl Revealed {
    fn new() -> Outcome<Self> {
        let world = World::founded()?;
        let (anna, bas) = (world.anna()?, world.member("bas@example.org", "Bas")?);
        let (document, judging) = shared(&world, &anna, &bas)?;
        let panel = Self { world, anna, bas, document, judging };
        assert_eq!(panel.post("/changed", &[("seen", "0")])?.code(), 404, "nothing was judged yet");
        let first = [
            ("seen", "0"),
            ("level-evaluation", "practitioner"),
            ("reason-evaluation", "Asks for feedback in March."),
        ];
        assert_eq!(panel.post("", &first)?.code(), 303);
        let early = panel.post("/changed", &[("seen", "1"), ("level-evaluation", "foundation")])?;
        assert_eq!(early.code(), 422, "not before the reveal");
        assert_eq!(panel.post("/submit", &[("seen", "1")])?.code(), 303);
        assert!(!panel.page()?.contains("/changed"), "not before the reveal");
        assert_eq!(panel.post("/reveal", &[])?.code(), 303);
        Ok(panel)
    }

    /// A form that Bas sends from the page about the portfolio.
    fn post(&self, what: &str, fields: &[(&str, &str)]) -> Outcome<Answer> {
        let (path, share) = self.judging.split_once('?').unwrap_or((&self.judging, ""));
        self.world.post(&format!("{path}{what}?{share}"), Some(&format!("maatstaf={}", self.bas)), fields)
    }

    /// The page about the portfolio, in which nothing is amiss.
    fn page(&self) -> Outcome<String> {
        let page = self.world.page(&self.judging, Some(&self.bas), "nl")?;
        assert_eq!((page.code(), faults(&page, "nl")), (200, Vec::new()));
        Ok(page.text())
    }

    /// What is kept of Bas's assessment, and its version.
    fn kept(&self) -> Outcome<(Value, Value)> {
        let path = format!("/v1/shared/{}/assessment", self.document);
        let kept = self.world.ask("GET", &path, Some(&self.bas), &[], None)?.json()?;
        Ok((kept["assessment"].clone(), kept["version"].clone()))
    }
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let tag = tags(page).into_iter().find(|(_, tag)| attribute(tag, "name") == Some(name));
    tag.and_then(|(_, tag)| attribute(&tag, "value").map(str::to_owned)).unwrap_or_default()
}

#[test]
fn a_mind_that_changed_after_the_reveal_is_kept_beside_what_was_handed_in() -> Outcome {
    let panel = Revealed::new()?;
    let (before, _) = panel.kept()?;
    let page = panel.page()?;
    assert!(page.contains("Ben je van mening veranderd?") && hidden(&page, "seen") == "1");
    let changed = |seen: &str, level: &str, why: &str| {
        panel.post("/changed", &[("seen", seen), ("level-evaluation", level), ("reason-evaluation", why)])
    };
    for (level, why, says) in [
        ("foundation", "", "hier is een reden nodig"),
        ("not-judged", "<i>I saw</i> more", "hier is een niveau nodig"),
        ("practitioner", "As before.", "dit herhaalt wat voor de inzage al gezegd is"),
        ("grand-master", "Beyond.", "after_reveal.judgements[0].level"),
    ] {
        let refused = changed("1", level, why)?;
        assert_eq!((refused.code(), faults(&refused, "nl")), (422, Vec::new()), "{level}");
        let typed = why.replace('<', "&lt;").replace('>', "&gt;");
        assert!(refused.text().contains(says) && refused.text().contains(&typed), "{level}: {says}");
        assert!(refused.text().contains("Asks for feedback in March."), "what was handed in stands there");
    }
    assert_eq!(changed("0", "foundation", "Too late.")?.code(), 412, "on top of what was not seen");
    assert_eq!(panel.kept()?, (before.clone(), json!(1)), "nothing of it was kept");
    let answer = changed("1", "foundation", "The self-rating says more than I saw.")?;
    assert!(
        answer.code() == 303 && answer.header("location").is_some_and(|to| to.starts_with(&panel.judging))
    );
    let (mut now, version) = panel.kept()?;
    let after = now.as_object_mut().and_then(|fields| fields.remove("after_reveal")).ok_or("a change")?;
    assert_eq!((&now, version), (&before, json!(2)), "the rest stays as it was");
    let wanted = json!([{
        "category": "evaluation", "level": "foundation", "rationale": "The self-rating says more than I saw.",
    }]);
    assert_eq!(after["judgements"], wanted);
    let page = panel.page()?;
    assert!(page.contains("<option value=\"foundation\" selected>") && page.contains("more than I saw."));
    let panels = panel.world.ask(
        "GET",
        &format!("/v1/documents/{}/panels", panel.document),
        Some(&panel.anna),
        &[],
        None,
    )?;
    let id = panels.json()?["items"][0]["id"].as_str().ok_or("a panel")?.to_owned();
    let owners = format!("/v1/documents/{}/panels/{id}/assessments", panel.document);
    let owners = panel.world.ask("GET", &owners, Some(&panel.anna), &[], None)?;
    assert!(owners.text().contains("more than I saw."), "its owner sees it too");
    // Whoever thinks as before after all says so by leaving it empty.
    assert_eq!(panel.post("/changed", &[("seen", "2")])?.code(), 303);
    assert_eq!(panel.kept()?, (before, json!(3)));
    Ok(())
}

/// What was typed is not lost when it is refused, and can be sent again.
fn stands_there_again(page: &str, named: [&str; 2], chosen: &[&str], why: &str) {
    let form = page.split("/sign-off").nth(1).unwrap_or_default();
    assert_eq!(["seen", "digest"].map(|name| hidden(form, name)), named);
    assert!(
        form.contains("One &lt;more&gt; session") && form.contains(&format!(">{why}</textarea>")),
        "{why}"
    );
    for chosen in chosen.iter().filter(|one| ["award", "practitioner"].contains(one)) {
        assert!(form.contains(&format!("<option value=\"{chosen}\" selected>")), "{chosen}");
    }
}

#[test]
fn a_decision_is_signed_by_its_page_with_all_that_it_needs() -> Outcome {
    let panel = Revealed::new()?;
    let page = panel.page()?;
    let [digest, holder] = ["digest", "holder"].map(|name| hidden(&page, name));
    let form = page.split("/sign-off").nth(1).ok_or("a form")?;
    let seen = hidden(form, "seen");
    let sign = |outcome: &str, level: &str, why: &str, asks: &str| {
        let told = [("digest", digest.as_str()), ("seen", &seen), ("holder", &holder)];
        let filled = [("outcome", outcome), ("level", level), ("why", why), ("asks", asks)];
        panel.post("/sign-off", &told.into_iter().chain(filled).collect::<Vec<_>>())
    };
    for (outcome, level, why, place) in [
        ("award", "", "It shows.", "resolution.decision"),
        ("award", "practitioner", "", "resolution.decision.why"),
        ("knighthood", "practitioner", "It shows.", "resolution.decision.outcome"),
        ("award", "grand-master", "It shows.", "resolution.decision.level"),
    ] {
        let refused = sign(outcome, level, why, "One <more> session")?;
        assert_eq!((refused.code(), faults(&refused, "nl")), (422, Vec::new()), "{outcome} {level}");
        assert!(refused.text().contains(place), "{outcome} {level}: {}", refused.text());
        stands_there_again(&refused.text(), [&seen, &digest], &[outcome, level], why);
    }
    let signed = format!("/v1/shared/{}/sign-offs", panel.document);
    let signed = || panel.world.ask("GET", &signed, Some(&panel.bas), &[], None)?.json();
    assert_eq!(signed()?["items"], json!([]));
    let answer = sign("ask-more", "", "The evidence is thin.", " One more session \r\n\r\nA reflection")?;
    assert_eq!(answer.code(), 303);
    let signed = signed()?;
    let decision = &signed["items"][0]["resolution"]["decision"];
    assert_eq!(
        (&decision["outcome"], &decision["why"], &decision["asks"], &decision["level"]),
        (
            &json!("ask-more"),
            &json!("The evidence is thin."),
            &json!(["One more session", "A reflection"]),
            &Value::Null
        )
    );
    assert_eq!(signed["items"][0]["digest"], json!(digest));
    let seats = panel.world.ask(
        "GET",
        &format!("/v1/shared/{}/panel", panel.document),
        Some(&panel.bas),
        &[],
        None,
    )?;
    assert_eq!(decision["by"], json!([seats.json()?["assessors"][0]["share"]]));
    assert!(panel.page()?.contains("Je hebt ondertekend."));
    assert_eq!(sign("ask-more", "", "Again.", "More")?.code(), 409, "once");
    Ok(())
}
