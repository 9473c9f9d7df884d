//! A training programme against the framework.

use std::collections::BTreeSet;
use std::error::Error;

use crate::assessed::{Outcome, PARTS, canaries, links_resolve, read};
use maatstaf::Framework;
use maatstaf_document::Language;
use maatstaf_programme::{Programme, eqa_policy};
use maatstaf_report::{Options, Part, documents::programme};

const SAMPLES: [&str; 2] = ["coachen-in-organisaties", "senior-mentor-training"];

fn sample(name: &str) -> Result<Programme, Box<dyn Error>> {
    Ok(Programme::from_json(&read(&format!("programmes/{name}/programme.json"))?)?)
}

fn with_canaries(name: &str) -> Result<Programme, Box<dyn Error>> {
    let mut document = sample(name)?.document().clone();
    document.comment = Some("canary-comment".into());
    document.staff.iter_mut().for_each(|one| one.id = format!("canary-clients-{}", one.id));
    for answer in document.self_audit.values_mut() {
        answer.evidence = Some("canary-texts".into());
    }
    for module in &mut document.modules {
        let activities = module.activities.iter_mut().flat_map(|part| &mut part.covers);
        let activities = activities.map(|cover| (&cover.theme, &mut cover.rationale));
        let assessments = module.assessments.iter_mut().flat_map(|part| &mut part.covers);
        let assessments = assessments.map(|cover| (&cover.theme, &mut cover.rationale));
        for (theme, rationale) in activities.chain(assessments) {
            *rationale = theme.as_ref().map(|_| "canary-rationales".to_owned());
        }
    }
    Ok(Programme::from_document(Framework::emcc(), document)?)
}

#[test]
fn staff_remarks_and_explanations_go_in_only_when_they_are_named() -> Outcome {
    let mut met = BTreeSet::new();
    for name in SAMPLES {
        let canary = with_canaries(name)?;
        for language in [Language::En, Language::Nl] {
            assert_eq!(canaries(&programme(&canary, &Options::new(language))), BTreeSet::new());
            for part in PARTS {
                let found = canaries(&programme(&canary, &Options::new(language).including([part])));
                assert!(found.iter().all(|one| one == part.id()), "{part:?}: {found:?}");
                met.extend(found);
            }
        }
    }
    let all = [Part::Clients, Part::Rationales, Part::Texts].map(|part| part.id().to_owned());
    assert_eq!(met, BTreeSet::from(all));
    Ok(())
}

#[test]
fn every_link_leads_somewhere_and_every_place_is_there_once() -> Outcome {
    for name in SAMPLES {
        for language in [Language::En, Language::Nl] {
            links_resolve(&programme(&sample(name)?, &Options::new(language).including(PARTS)));
        }
    }
    Ok(())
}

#[test]
fn each_indicator_and_each_condition_has_a_row() -> Outcome {
    for name in SAMPLES {
        let sample = sample(name)?;
        let (answer, html) =
            (sample.answer(&eqa_policy()), programme(&sample, &Options::new(Language::En)).html());
        let rows = |start: &str| html.matches(&format!("<tr id=\"{start}")).count();
        let (indicators, practices): (Vec<_>, Vec<_>) =
            answer.coverage.iter().partition(|one| one.aspect.indicator.is_some());
        assert_eq!(rows("indicator-"), indicators.len());
        assert_eq!(rows("practice-"), practices.len());
        assert_eq!(rows("condition-"), answer.conditions.conditions.len());
        assert_eq!(rows("audit-"), answer.self_audit.answers.len());
        for list in [&answer.taught_not_assessed, &answer.practised_not_assessed] {
            assert!(html.contains(&format!("never assessed: {}", list.len())));
        }
    }
    Ok(())
}

#[test]
fn an_address_in_a_title_is_pointed_out() -> Outcome {
    let mut document = sample("senior-mentor-training")?.document().clone();
    document.title = "Mentoring with j.bakker@example.org".into();
    let changed = Programme::from_document(Framework::emcc(), document)?;
    let report = programme(&changed, &Options::new(Language::En));
    let places: Vec<&str> = report.disclosure().flags().iter().map(|flag| flag.place.as_str()).collect();
    assert_eq!(places, ["programme, title"]);
    Ok(())
}

#[test]
fn the_sample_programmes_read_well() -> Outcome {
    for name in SAMPLES {
        for language in [Language::En, Language::Nl] {
            let report = programme(&sample(name)?, &Options::new(language));
            insta::assert_snapshot!(format!("programme-{name}-{language}"), report.markdown());
        }
    }
    let report = programme(&sample("coachen-in-organisaties")?, &Options::new(Language::Nl));
    insta::assert_snapshot!("programme-html", report.html());
    Ok(())
}
