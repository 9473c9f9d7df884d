//! Every page, in both languages: sound, without a script, with labels, and with links that lead somewhere.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_server::{Route, Server, Settings};
use serde_json::{Value, json};

use crate::world::{Answer, Outcome, World};

/// The start tags of a page: name, and what stands in it.
pub(crate) fn tags(page: &str) -> Vec<(String, String)> {
    let starts = page.split('<').skip(1).filter(|part| part.starts_with(|c: char| c.is_ascii_alphabetic()));
    let parted = starts.filter_map(|part| part.split_once('>')).map(|(tag, _)| {
        let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
        (name.to_owned(), format!(" {rest}"))
    });
    parted.collect()
}

/// The value of an attribute.
pub(crate) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\""))?.1.split_once('"').map(|(value, _)| value)
}

/// What is wrong with a page.
pub(crate) fn faults(answer: &Answer, language: &str) -> Vec<String> {
    let (page, mut faults) = (answer.text(), Vec::new());
    let tags = tags(&page);
    let count = |name: &str| tags.iter().filter(|(tag, _)| tag == name).count();
    let mut holds = |holds: bool, fault: String| {
        if !holds {
            faults.push(fault);
        }
    };
    holds(page.starts_with("<!DOCTYPE html>"), "no doctype".to_owned());
    holds(page.contains(&format!("<html lang=\"{language}\">")), format!("lang is not {language}"));
    holds(count("h1") == 1, format!("{} h1", count("h1")));
    holds(count("main") == 1 && count("title") == 1, "no main or no title".to_owned());
    holds(count("script") == 0 && !page.contains("javascript:"), "a script".to_owned());
    holds(count("style") == 0, "a style of its own".to_owned());
    let ids: Vec<&str> = tags.iter().filter_map(|(_, tag)| attribute(tag, "id")).collect();
    let once: BTreeSet<&str> = ids.iter().copied().collect();
    holds(ids.len() == once.len(), "an id stands there twice".to_owned());
    for (name, tag) in &tags {
        let field = matches!(name.as_str(), "input" | "select" | "textarea")
            && attribute(tag, "type") != Some("hidden");
        let labelled = attribute(tag, "id").is_some_and(|id| page.contains(&format!(" for=\"{id}\"")));
        holds(!field || labelled, format!("no label: {name}{tag}"));
        holds(attribute(tag, "style").is_none() && !tag.contains(" on"), format!("in the tag itself: {tag}"));
        let points = ["for", "aria-describedby"].iter().filter_map(|name| attribute(tag, name));
        points.for_each(|id| holds(once.contains(id), format!("nothing has the id {id}")));
        if let Some(id) = attribute(tag, "href").and_then(|to| to.strip_prefix('#')) {
            holds(once.contains(id), format!("nothing has the id {id}"));
        }
        let method = attribute(tag, "method");
        holds(
            name != "form" || matches!(method, Some("post" | "get")),
            format!("a form without a method: {tag}"),
        );
    }
    let rules = answer.header("content-security-policy").unwrap_or_default();
    let closed = rules.contains("default-src 'none'") && rules.contains("frame-ancestors 'none'");
    holds(closed && !rules.contains("unsafe-inline"), format!("CSP: {rules}"));
    faults
}

/// Whether there is a route for a method and a path.
fn leads_somewhere(method: &str, place: &str) -> bool {
    let path = place.split(['?', '#']).next().unwrap_or_default();
    let fits = |pattern: &str| {
        let (ours, theirs): (Vec<&str>, Vec<&str>) =
            (pattern.split('/').collect(), path.split('/').collect());
        ours.len() == theirs.len()
            && ours
                .iter()
                .zip(&theirs)
                .all(|(ours, theirs)| ours == theirs || ours.starts_with('{') && !theirs.is_empty())
    };
    Server::routes().iter().any(|route| route.method().as_str() == method && fits(route.path()))
}

/// What was found by following every link from some pages on.
#[derive(Default)]
struct Walk {
    seen: BTreeMap<String, u16>,
    faults: Vec<String>,
}

impl Walk {
    fn follow(&mut self, world: &World, session: Option<&str>, language: &str, starts: &[&str]) -> Outcome {
        let mut next: Vec<String> = starts.iter().map(|start| (*start).to_owned()).collect();
        while let Some(place) = next.pop() {
            let place = place.split('#').next().unwrap_or_default().replace("&amp;", "&");
            if self.seen.contains_key(&place) {
                continue;
            }
            let answer = world.page(&place, session, language)?;
            self.seen.insert(place.clone(), answer.code());
            if answer.code() == 303 {
                next.extend(answer.header("location").map(str::to_owned));
                continue;
            }
            if answer.code() != 200 {
                self.faults.push(format!("{place}: {}", answer.code()));
            }
            // A report is a page of the engine, with a style of its own that the policy names; the page with scripts has tests
            // of its own.
            if answer.header("content-type") != Some("text/html; charset=utf-8")
                || place.ends_with("/comparison")
                || place == "/app/"
            {
                continue;
            }
            self.faults.extend(
                faults(&answer, language).into_iter().map(|fault| format!("{language} {place}: {fault}")),
            );
            for (name, tag) in tags(&answer.text()) {
                let to = attribute(&tag, if name == "form" { "action" } else { "href" });
                let Some(to) = to.filter(|to| to.starts_with('/')) else { continue };
                let method =
                    if name == "form" { attribute(&tag, "method").unwrap_or_default() } else { "get" };
                if !leads_somewhere(&method.to_uppercase(), to) {
                    self.faults.push(format!("{place} leads nowhere: {method} {to}"));
                }
                if name != "form" && !to.starts_with("/v1/shared") {
                    next.push(to.to_owned());
                }
            }
        }
        Ok(())
    }
}

/// The pages that none of these places is.
fn missed(places: &[&String]) -> Vec<&'static str> {
    let pages = Server::routes()
        .iter()
        .filter(|route| route.name().starts_with("pages.") && route.method().as_str() == "GET");
    let missed = pages.filter(|route| {
        let ours: Vec<&str> = route.path().split('/').collect();
        !places.iter().any(|place| {
            let theirs: Vec<&str> = place.split('?').next().unwrap_or_default().split('/').collect();
            ours.len() == theirs.len() && ours.iter().zip(&theirs).all(|(a, b)| a == b || a.starts_with('{'))
        })
    });
    missed.map(Route::name).collect()
}

/// A portfolio of Anna that Bas assesses, as far as the API takes it.
pub(crate) fn shared(world: &World, anna: &str, bas: &str) -> Outcome<(String, String)> {
    let sample = world.post("/portfolios/sample", Some(&format!("maatstaf={anna}")), &[])?;
    let place = sample.header("location").ok_or("a place")?.to_owned();
    let document = place.trim_start_matches("/portfolios/").to_owned();
    let new = json!({ "kind": "assessor", "name": "my supervisor", "parts": ["sessions"] });
    let made = world
        .ask("POST", &format!("/v1/documents/{document}/shares"), Some(anna), &[], Some(&new))?
        .json()?;
    let link = made.get("link").and_then(Value::as_str).ok_or("a link")?.to_owned();
    let cookie = format!("maatstaf={bas}");
    let pasted = world.post("/shared", Some(&cookie), &[("link", &link)])?;
    let kept = format!("{cookie}; maatstaf-link={}", pasted.cookie("maatstaf-link").ok_or("a link")?);
    assert_eq!(world.ask("GET", "/shared/link", None, &[("cookie", &kept)], None)?.code(), 200);
    let accepted = world.post("/shared/accept", Some(&kept), &[])?;
    let judging = accepted.header("location").ok_or("a place")?.to_owned();
    Ok((document, judging))
}

#[test]
#[expect(clippy::too_many_lines, reason = "one walk through everything")]
fn every_page_is_sound_in_both_languages_and_its_links_lead_somewhere() -> Outcome {
    let world = World::founded()?;
    let (anna, bas) = (world.anna()?, world.member("bas@example.org", "Bas")?);
    let (document, judging) = shared(&world, &anna, &bas)?;
    let cookie = format!("maatstaf={anna}");
    let provider = world.post("/providers", Some(&cookie), &[("name", "School")])?;
    let provider = provider.header("location").ok_or("a place")?.to_owned();
    let cohort =
        world.post(&format!("{provider}/cohorts"), Some(&cookie), &[("cohort", "Spring"), ("least", "5")])?;
    assert!(cohort.code() == 200 && faults(&cohort, "en").is_empty(), "{:?}", faults(&cohort, "en"));
    for (to, fields) in [
        (format!("{provider}/invitations"), vec![("role", "coach"), ("days", "14")]),
        ("/stewards/invitations".to_owned(), vec![("role", "coach"), ("days", "14")]),
        (
            "/account/tokens".to_owned(),
            vec![("token-name", "a program"), ("scope", "read"), ("scope", "write"), ("days", "9")],
        ),
        (
            format!("/portfolios/{document}/shares"),
            vec![("kind", "reader"), ("name", "a friend"), ("days", "9")],
        ),
    ] {
        let made = world.post(&to, Some(&cookie), &fields)?;
        assert!(
            made.code() == 200 && faults(&made, "en").is_empty(),
            "{to}: {} {:?}",
            made.code(),
            faults(&made, "en")
        );
    }
    let mut all = Walk::default();
    for language in ["en", "nl"] {
        for (who, starts) in [
            (None, ["/sign-in", "/docs"]),
            (Some(&anna), ["/", "/stewards/audit"]),
            (Some(&bas), ["/", judging.as_str()]),
        ] {
            let mut walk = Walk::default();
            if let Some(session) = who {
                let name = if session == &anna { "Anna" } else { "Bas" };
                let fields = [("name", name), ("language", language)];
                assert_eq!(
                    world.post("/account", Some(&format!("maatstaf={session}")), &fields)?.code(),
                    303
                );
            }
            walk.follow(&world, who.map(String::as_str), language, &starts)?;
            assert!(walk.seen.len() > 3, "{:?}", walk.seen);
            all.seen.extend(walk.seen);
            all.faults.extend(walk.faults);
        }
    }
    all.faults.sort();
    all.faults.dedup();
    assert!(all.faults.is_empty(), "{} pages\n{}", all.seen.len(), all.faults.join("\n"));
    // What is reached with a pasted link, after the reveal, and on the server of one person is looked at elsewhere.
    let missed = missed(&all.seen.keys().collect::<Vec<_>>());
    let known = [
        "pages.set-up",
        "pages.open",
        "pages.report",
        "pages.comparison",
        "pages.attachment",
        "pages.accept",
        "pages.shared-shown",
        "pages.shared-report",
        "pages.shared-attachment",
        "pages.panel-comparison",
    ];
    let missed: Vec<&&str> = missed.iter().filter(|name| !known.contains(*name)).collect();
    assert!(missed.is_empty(), "no link leads to {missed:?}");
    Ok(())
}

#[test]
fn a_page_that_refuses_is_a_page_too() -> Outcome {
    let (world, alone) = (World::founded()?, World::new(Settings::default())?);
    let anna = world.anna()?;
    for language in ["en", "nl"] {
        for (place, code) in
            [("/portfolios/doc-nothing", 404), ("/docs/nothing", 404), ("/invitation/accept", 404)]
        {
            let fields = [("name", "Anna"), ("language", language)];
            world.post("/account", Some(&format!("maatstaf={anna}")), &fields)?;
            let answer = world.page(place, Some(&anna), language)?;
            assert_eq!((answer.code(), faults(&answer, language)), (code, vec![]), "{place}");
        }
        let answer = alone.page("/sign-in", None, language)?;
        assert_eq!((answer.code(), faults(&answer, language)), (200, vec![]));
    }
    let foreign = world.page("/stewards", Some(&world.member("bas@example.org", "Bas")?), "nl")?;
    assert_eq!(foreign.code(), 404);
    Ok(())
}

#[test]
#[expect(clippy::too_many_lines, reason = "one story from beginning to end")]
fn a_portfolio_is_judged_blind_handed_in_revealed_and_signed_on_pages() -> Outcome {
    let world = World::founded()?;
    let (anna, bas) = (world.anna()?, world.member("bas@example.org", "Bas")?);
    let (document, judging) = shared(&world, &anna, &bas)?;
    let cookie = format!("maatstaf={bas}");
    let page = world.page(&judging, Some(&bas), "nl")?.text();
    let categories: Vec<String> = page
        .split(" name=\"level-")
        .skip(1)
        .filter_map(|part| Some(part.split_once('"')?.0.to_owned()))
        .collect();
    assert_eq!(categories.len(), 8);
    let filled = |level: &str, reason: &str| -> Vec<(String, String)> {
        let all = categories.iter().flat_map(|category| {
            [
                (format!("level-{category}"), level.to_owned()),
                (format!("reason-{category}"), reason.to_owned()),
            ]
        });
        all.chain([("seen".to_owned(), "0".to_owned())]).collect()
    };
    let save = |fields: &[(String, String)]| {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        world.post(&judging, Some(&cookie), &fields)
    };
    let wrong = save(&filled("grand-master", "<b>Because</b> & so"))?;
    assert_eq!((wrong.code(), faults(&wrong, "nl")), (422, vec![]));
    assert!(wrong.text().contains("&lt;b&gt;Because&lt;/b&gt; &amp; so"), "what was typed is not lost");
    assert_eq!(save(&filled("practitioner", "Because of the session in March."))?.code(), 303);
    assert_eq!(save(&filled("practitioner", "Too late."))?.code(), 412, "on top of what was not seen");
    let kept = world.page(&judging, Some(&bas), "nl")?.text();
    assert_eq!(kept.matches("<option value=\"practitioner\" selected>").count(), 8);
    let to = |what: &str| {
        let (path, share) = judging.split_once('?').unwrap_or((&judging, ""));
        format!("{path}{what}?{share}")
    };
    assert_eq!(world.post(&to("/submit"), Some(&cookie), &[("seen", "1")])?.code(), 303);
    let handed_in = world.page(&judging, Some(&bas), "nl")?;
    assert_eq!(faults(&handed_in, "nl"), Vec::<String>::new());
    assert!(!handed_in.text().contains("<textarea"), "it stays as it is");
    assert_eq!(world.page(&to("/comparison"), Some(&bas), "nl")?.code(), 404, "not before the reveal");
    assert_eq!(world.post(&to("/reveal"), Some(&cookie), &[])?.code(), 303);
    let comparison = world.page(&to("/comparison"), Some(&bas), "nl")?;
    let rules = comparison.header("content-security-policy").unwrap_or_default();
    assert!(
        comparison.code() == 200 && rules.contains("style-src 'sha256-") && !rules.contains("unsafe"),
        "{rules}"
    );
    let revealed = world.page(&judging, Some(&bas), "nl")?;
    assert_eq!(faults(&revealed, "nl"), Vec::<String>::new());
    let form = revealed.text().split("/sign-off").nth(1).ok_or("a form to sign")?.to_owned();
    let hidden = |name: &str| {
        let tag = tags(&form).into_iter().find(|(_, tag)| attribute(tag, "name") == Some(name));
        tag.and_then(|(_, tag)| attribute(&tag, "value").map(str::to_owned)).unwrap_or_default()
    };
    let (digest, seen, holder) = (hidden("digest"), hidden("seen"), hidden("holder"));
    let sign = |digest: &str| {
        let fields = [("digest", digest), ("seen", &seen), ("holder", &holder), ("outcome", ""), ("why", "")];
        world.post(&to("/sign-off"), Some(&cookie), &fields)
    };
    assert_eq!(sign(&"0".repeat(64))?.code(), 422, "another digest");
    assert_eq!(sign(&digest)?.code(), 303);
    assert!(world.page(&judging, Some(&bas), "nl")?.text().contains("Je hebt ondertekend."));
    let owner = world.page(&format!("/portfolios/{document}"), Some(&anna), "en")?.text();
    assert!(owner.contains("signed") && owner.contains("The comparison"));
    Ok(())
}
