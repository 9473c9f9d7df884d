//! Badges: what stands in them, and what never does.
#![expect(clippy::indexing_slicing, reason = "a failing index fails the test")]

use crate::common::{
    self, AWARD, Tested, day, decided, decision_choices, holder, organisation, own, plain, resolution,
};
use jiff::civil::date;
use maatstaf::{Lane, Language, Policy};
use maatstaf_results::{
    BadgeKind, Credential, Outcome, SelfAssessment, StatementChoices, Trust, issue, start_of_day, statements,
    tidy, verify,
};
use proptest::prelude::*;
use serde_json::Value;

fn json(credential: &Credential) -> Result<Value, serde_json::Error> {
    serde_json::from_str(&credential.to_json())
}

fn codes(error: &maatstaf::DocumentError) -> Vec<&'static str> {
    error.problems().iter().map(|problem| problem.code).collect()
}

#[test]
fn a_self_assessment_never_equals_an_award() -> Tested {
    let portfolio = plain()?;
    let (own, award) = (json(&own(&portfolio)?)?, json(&decided(&portfolio)?)?);
    assert_eq!(own["issuer"]["id"], own["credentialSubject"]["id"]);
    assert_ne!(award["issuer"]["id"], award["credentialSubject"]["id"]);
    let achievement = |value: &Value| value["credentialSubject"]["achievement"].clone();
    assert_eq!(achievement(&own)["achievementType"], "ext:SelfAssessment");
    assert_eq!(achievement(&award)["achievementType"], "Competency");
    assert_ne!(achievement(&own)["id"], achievement(&award)["id"]);
    assert_ne!(
        own["credentialSubject"]["result"][0]["achievedLevel"],
        award["credentialSubject"]["result"][0]["achievedLevel"]
    );
    assert!(own.get("awardedDate").is_none() && award["awardedDate"] == "2026-06-30T00:00:00Z");
    let results = own["credentialSubject"]["result"].as_array().ok_or("results")?;
    assert!(!results.is_empty() && results.iter().all(|result| result["status"] == "Provisional"));
    for text in
        [&own["description"], &achievement(&own)["description"], &achievement(&own)["criteria"]["narrative"]]
    {
        let text = text.as_str().ok_or("text")?;
        assert!(
            text.contains("This is a self-assessment") && text.contains("Dit is een zelfbeoordeling"),
            "{text}"
        );
    }
    Ok(())
}

#[test]
fn results_stand_where_the_estimate_reaches_a_level_and_say_all_three_lanes() -> Tested {
    let portfolio = plain()?;
    let estimate = portfolio.estimate();
    let read = json(&own(&portfolio)?)?;
    let subject = &read["credentialSubject"];
    let reached = estimate.categories().filter(|one| one.level().is_some()).count()
        + usize::from(estimate.level().is_some());
    let results = subject["result"].as_array().ok_or("results")?;
    assert!(reached > 0);
    assert_eq!(results.len(), reached);
    for result in results {
        let value = result["value"].as_str().ok_or("value")?;
        assert!(["certain: ", "estimate: ", "possible: "].iter().all(|lane| value.contains(lane)), "{value}");
    }
    let narrative = subject["narrative"].as_str().ok_or("narrative")?;
    assert_eq!(narrative.matches("possible: ").count(), 9, "the whole and each category, reached or not");
    assert!(
        narrative.contains(&portfolio.digest())
            && narrative.contains("maatstaf-default")
            && narrative.contains("2026-06-30")
    );
    Ok(())
}

#[test]
fn evidence_is_told_by_kind_and_titles_only_when_asked_for() -> Tested {
    let portfolio = plain()?;
    let read = json(&own(&portfolio)?)?;
    let genres: Vec<&Value> =
        read["evidence"].as_array().ok_or("evidence")?.iter().map(|one| &one["genre"]).collect();
    assert_eq!(genres, ["session-log", "client-feedback"]);
    assert_eq!(read["evidence"][0]["narrative"], "2 pieces: 2 with an artefact");
    let choices = SelfAssessment { titles: true, ..SelfAssessment::new(day()) };
    let titled = Credential::self_assessment(&portfolio, &Policy::standard(), &holder().public(), &choices)?;
    assert_eq!(json(&titled)?["evidence"].as_array().map(Vec::len), Some(4));
    Ok(())
}

#[test]
fn the_same_content_gives_the_same_badge_and_other_content_another_id() -> Tested {
    let portfolio = plain()?;
    let token = || -> Result<String, maatstaf::DocumentError> { issue(&own(&portfolio)?, &holder()) };
    assert_eq!(token()?, token()?);
    let later = SelfAssessment::new(start_of_day(date(2026, 7, 2)));
    let later = Credential::self_assessment(&portfolio, &Policy::standard(), &holder().public(), &later)?;
    assert_ne!(later.id(), own(&portfolio)?.id());
    Ok(())
}

#[test]
fn a_badge_is_written_in_either_language() -> Tested {
    let choices = SelfAssessment { language: Language::Nl, ..SelfAssessment::new(day()) };
    let dutch = Credential::self_assessment(&plain()?, &Policy::standard(), &holder().public(), &choices)?;
    assert_eq!(dutch.name(), "Zelfbeoordeling: EMCC-competentieraamwerk");
    assert_eq!(json(&dutch)?["credentialSubject"]["achievement"]["inLanguage"], "nl");
    Ok(())
}

#[test]
fn only_a_decision_that_awards_a_level_becomes_a_badge() -> Tested {
    let portfolio = plain()?;
    let declined = resolution(&portfolio, r#""outcome": "decline", "why": "too thin""#)?;
    let key = organisation().public();
    let error = Credential::assessor_decision(&portfolio, &declined, &key, &decision_choices());
    assert_eq!(codes(&error.err().ok_or("refused")?), ["no-award"]);
    let mut changed = portfolio.clone();
    changed.change(|document| document.evidence.truncate(3))?;
    let award = resolution(&portfolio, AWARD)?;
    let error = Credential::assessor_decision(&changed, &award, &key, &decision_choices());
    assert_eq!(codes(&error.err().ok_or("refused")?), ["another-portfolio"]);
    Ok(())
}

#[test]
fn a_holder_cannot_issue_a_decision_on_themselves() -> Tested {
    let portfolio = plain()?;
    let award = resolution(&portfolio, AWARD)?;
    let choices = decision_choices();
    let by_key = Credential::assessor_decision(&portfolio, &award, &holder().public(), &choices);
    assert_eq!(codes(&by_key.err().ok_or("refused")?), ["own-decision"]);
    let mut hidden = decision_choices();
    hidden.issuer_id = Some("https://school.example/".to_owned());
    let by_hidden_key = Credential::assessor_decision(&portfolio, &award, &holder().public(), &hidden);
    assert_eq!(codes(&by_hidden_key.err().ok_or("refused")?), ["own-decision"]);
    let mut same = decision_choices();
    same.issuer_id = Some(format!("{}#key", same.holder_id));
    let by_id = Credential::assessor_decision(&portfolio, &award, &organisation().public(), &same);
    assert_eq!(codes(&by_id.err().ok_or("refused")?), ["own-decision"]);
    Ok(())
}

#[test]
fn a_decision_says_whose_it_is_and_whose_it_is_not() -> Tested {
    let portfolio = plain()?;
    let text = json(&decided(&portfolio)?)?["description"].as_str().ok_or("text")?.to_owned();
    assert!(
        text.contains("no accreditation by EMCC") && text.contains("geen accreditatie door EMCC"),
        "{text}"
    );
    let mut choices = decision_choices();
    choices.accredits = true;
    let award = resolution(&portfolio, AWARD)?;
    let accredited = Credential::assessor_decision(&portfolio, &award, &organisation().public(), &choices)?;
    let text = json(&accredited)?["description"].as_str().ok_or("text")?.to_owned();
    assert!(text.contains("says that it decides for EMCC"), "a claim is told as a claim: {text}");
    Ok(())
}

#[test]
fn every_wrong_choice_is_named_at_once() -> Tested {
    let portfolio = plain()?;
    let choices = SelfAssessment {
        id: Some("Jan de Vries".to_owned()),
        name: Some("two\nlines".to_owned()),
        valid_until: Some(day()),
        base: Some("ftp://x".to_owned()),
        ..SelfAssessment::new(day())
    };
    let error = Credential::self_assessment(&portfolio, &Policy::standard(), &holder().public(), &choices);
    let error = error.err().ok_or("refused")?;
    assert_eq!(codes(&error), ["bad-address", "bad-address", "bad-name", "ends-before-start"]);
    assert!(!error.to_string().contains("Jan"));
    let mut early = decision_choices();
    early.valid_from = start_of_day(date(2026, 6, 29));
    let award = resolution(&portfolio, AWARD)?;
    let error = Credential::assessor_decision(&portfolio, &award, &organisation().public(), &early);
    assert_eq!(codes(&error.err().ok_or("refused")?), ["before-decision"]);
    Ok(())
}

#[test]
fn a_credential_is_not_signed_with_another_key_than_its_issuer() -> Tested {
    let error = issue(&own(&plain()?)?, &organisation()).err().ok_or("refused")?;
    assert_eq!(codes(&error), ["other-key"]);
    let portfolio = plain()?;
    let mut choices = decision_choices();
    choices.issuer_id = Some("https://school.example/".to_owned());
    let award = resolution(&portfolio, AWARD)?;
    let award = Credential::assessor_decision(&portfolio, &award, &organisation().public(), &choices)?;
    assert_eq!(codes(&issue(&award, &holder()).err().ok_or("refused")?), ["own-decision"]);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_text_of_a_portfolio_stands_in_any_output(words in proptest::collection::btree_set("[a-z]{4}[xq]{6}[a-z]{4}", 80)) {
        let words: Vec<String> = words.into_iter().collect();
        let mut left = words.iter().cycle().cloned();
        let portfolio = common::portfolio(&mut || left.next().unwrap_or_default())?;
        let reason = format!(r#""outcome": "award", "level": "practitioner", "why": "{}""#, words[0]);
        let award = resolution(&portfolio, &reason)?;
        let award = Credential::assessor_decision(&portfolio, &award, &organisation().public(), &decision_choices())?;
        let policy = Policy::standard();
        let token = issue(&own(&portfolio)?, &holder())?;
        let page = verify(&token, &Trust::nobody(), day()).page(Language::Nl).to_markdown();
        let outputs = [
            own(&portfolio)?.to_json(),
            common::payload(&token).map_err(|error| TestCaseError::fail(error.to_string()))?.to_string(),
            award.to_json(),
            statements(&portfolio, &policy, &StatementChoices::new(day()))?,
            tidy(&[&portfolio], &policy),
            page,
        ];
        let written = serde_json::to_string(portfolio.document()).unwrap_or_default();
        for word in words.iter().filter(|word| written.contains(*word)) {
            for output in &outputs {
                prop_assert!(!output.contains(word), "{word} in {output}");
            }
        }
        prop_assert!(words.iter().filter(|word| written.contains(*word)).count() > 40);
    }

    #[test]
    fn what_is_issued_is_read_back(seed: [u8; 32], days in 1..4000_i64, ends: bool, dutch: bool) {
        use jiff::ToSpan;
        let key = maatstaf_results::Key::from_seed(seed);
        let portfolio = plain()?;
        let from = day();
        let until = from.checked_add((days * 24).hours()).ok().filter(|_| ends);
        let language = if dutch { Language::Nl } else { Language::En };
        let choices = SelfAssessment { language, valid_until: until, ..SelfAssessment::new(from) };
        let credential = Credential::self_assessment(&portfolio, &Policy::standard(), &key.public(), &choices)?;
        let read = verify(&issue(&credential, &key)?, &Trust::nobody().key(key.public()), from);
        prop_assert_eq!(&read.problems, &vec![]);
        prop_assert_eq!(read.outcome, Outcome::Trusted);
        prop_assert_eq!(read.kind, Some(BadgeKind::SelfAssessment));
        prop_assert_eq!(read.valid_until, until);
        let estimate = portfolio.estimate();
        let level = estimate.overall(Lane::Estimate).map(|level| portfolio.framework().level_name(level, language).to_owned());
        let overall = read.levels.iter().find(|one| one.about == "Overall" || one.about == "Geheel");
        prop_assert_eq!(overall.map(|one| one.level.clone()), level);
    }
}
