//! The review of sessions by their traits.

use std::error::Error;

use maatstaf_document::Language;
use maatstaf_guidance::{Fit, Guidance, Outcome};

type Done = Result<(), Box<dyn Error>>;

/// Sessions as a ledger gives them.
fn sessions() -> Vec<(&'static str, &'static str, Vec<String>)> {
    let traits = |list: &[&str]| list.iter().map(|&id| id.to_owned()).collect();
    vec![
        ("s-01", "coaching", traits(&["learning-goals", "asks-rather-than-tells"])),
        ("s-02", "coaching", traits(&["shares-own-experience", "mentee-sets-goals", "long-lasting"])),
        (
            "s-03",
            "mentoring",
            traits(&["private-only", "shares-own-experience", "mentee-sets-goals", "long-lasting"]),
        ),
        ("s-04", "coaching", traits(&[])),
        ("s-05", "walking", traits(&["explains-tasks"])),
        (
            "s-06",
            "coaching",
            traits(&["learning-goals", "asks-rather-than-tells", "weighs-heavily", "sponsor-involved"]),
        ),
        ("s-07", "coaching", traits(&["learning-gaols", "learning-goals"])),
        ("s-08", "supervision", traits(&["learning-themes", "looks-at-process"])),
        ("s-09", "coaching", traits(&["asks-rather-than-tells", "learning-themes"])),
    ]
}

fn reviewed() -> maatstaf_guidance::LedgerReview {
    let sessions = sessions();
    Guidance::standard()
        .review_ledger(sessions.iter().map(|(id, service, traits)| (*id, *service, traits.as_slice())))
}

#[test]
fn sessions_are_told_apart_by_their_traits_in_the_order_of_the_ledger() {
    let review = reviewed();
    let found: Vec<(&str, Fit)> =
        review.document().sessions.iter().map(|one| (one.id.as_str(), one.fit)).collect();
    let expected = [
        ("s-01", Fit::AsDeclared),
        ("s-02", Fit::OtherForm),
        ("s-03", Fit::OtherForm),
        ("s-04", Fit::NotDescribed),
        ("s-05", Fit::UnknownService),
        ("s-06", Fit::AsDeclared),
        ("s-07", Fit::AsDeclared),
        ("s-08", Fit::AsDeclared),
        ("s-09", Fit::OtherForm),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_crossing_is_never_outvoted_by_traits() {
    let guidance = Guidance::standard();
    let all: Vec<String> = guidance.trait_ids();
    for crossing in ["past-events", "private-only"] {
        let others =
            all.iter().map(String::as_str).filter(|id| !["past-events", "private-only"].contains(id));
        let mut said: Vec<&str> = vec![crossing];
        for other in others {
            said.push(other);
            let review = guidance.review(&said);
            assert_eq!(review.document().boundary.outcome, Outcome::Refer, "{said:?}");
            assert_eq!(review.first(), ["therapy"], "{said:?}");
            assert_eq!(review.differs_from("mentoring"), Some(true));
        }
    }
}

#[test]
fn a_session_near_the_boundary_is_reported_even_when_it_is_as_declared() {
    let review = reviewed();
    let page = review.page(Language::Nl).to_markdown();
    assert!(page.contains("`s-06`: coaching, zoals opgegeven"), "{page}");
    assert!(page.contains("supervisie voordat je doorgaat"), "{page}");
    assert!(!page.contains("s-01") && !page.contains("s-08"), "what is well needs no line: {page}");
}

#[test]
fn order_and_repetition_of_traits_make_no_difference() {
    let guidance = Guidance::standard();
    let one = guidance.review(&["long-lasting", "personal-growth", "long-lasting"]);
    assert_eq!(one, guidance.review(&["personal-growth", "long-lasting"]));
}

#[test]
fn an_unknown_trait_does_not_count_and_is_not_quoted() -> Done {
    let guidance = Guidance::standard();
    let review = guidance.review(&["learning-goals", "about Jan's divorce"]);
    assert_eq!(review.document().unknown, [1]);
    assert_eq!(review.document().ranking, guidance.review(&["learning-goals"]).document().ranking);
    assert!(!serde_json::to_string(review.document())?.contains("divorce"));
    assert!(guidance.review(&[]).first().is_empty(), "no trait points nowhere");
    Ok(())
}

#[test]
fn a_lead_smaller_than_the_margin_does_not_make_another_form() {
    let guidance = Guidance::standard();
    let review = guidance.review(&["works-here-and-now"]); // coaching 1, work guidance 1
    assert_eq!(review.differs_from("coaching"), None);
    let told = ["works-here-and-now".to_owned()];
    let ledger = guidance.review_ledger([("s-1", "mentoring", told.as_slice())]);
    assert_eq!(ledger.count(Fit::Unclear), 1, "one point is less than the two that are needed");
}

#[test]
fn every_trait_alone_points_where_its_points_are_highest() {
    let guidance = Guidance::standard();
    assert!((12..=18).contains(&guidance.trait_ids().len()));
    for one in &guidance.forms().traits {
        let best = one.points.values().max().copied().unwrap_or_default();
        for form in guidance.review(&[&one.id]).first() {
            let crossed = one.crosses.is_some() && form == "therapy";
            assert!(crossed || one.points.get(form) == Some(&best), "{} points to {form}", one.id);
        }
    }
}
