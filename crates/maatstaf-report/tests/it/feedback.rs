//! What assessors have to say to the applicant.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessed::{Files, Outcome, PARTS, canaries, files, links_resolve};
use maatstaf_document::Language;
use maatstaf_report::{Options, Part, documents::feedback};

fn options() -> Options {
    Options::new(Language::En)
}

/// The same panel with assessors who traded places: whole, per category, and per claim.
fn traded(mut files: Files) -> Files {
    // Judgements of one category after the other change hands between two who judged it before the reveal and not after it.
    let after: BTreeSet<String> = files
        .assessments
        .iter()
        .flat_map(|one| &one.after_reveal)
        .flat_map(|after| after.judgements.iter().map(|judgement| judgement.category.clone()))
        .collect();
    if let [first, .., last] = files.assessments.as_mut_slice() {
        for (at, judgement) in first.judgements.iter_mut().enumerate() {
            let other = last.judgements.iter_mut().find(|one| one.category == judgement.category);
            if let Some(other) = other.filter(|_| at % 2 == 0 && !after.contains(&judgement.category)) {
                std::mem::swap(judgement, other);
            }
        }
    }
    // Verdicts on one claim go round among those who ruled on it, and a lone one goes to somebody who had none.
    let mut claims: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, one) in files.portfolio.verdicts.iter().enumerate() {
        let key = format!("{:?}", (&one.evidence, one.indicator, &one.category, &one.level, &one.theme));
        claims.entry(key).or_default().push(at);
    }
    for places in claims.values() {
        let names: Vec<String> = places
            .iter()
            .filter_map(|at| Some(files.portfolio.verdicts.get(*at)?.assessor.clone()))
            .collect();
        let spare = ["assessor-a", "assessor-b", "assessor-c"]
            .into_iter()
            .find(|name| !names.iter().any(|own| own == name));
        let next =
            names.iter().skip(1).cloned().chain(spare.map(str::to_owned)).chain(names.first().cloned());
        for (at, name) in places.iter().zip(next) {
            if let Some(verdict) = files.portfolio.verdicts.get_mut(*at) {
                verdict.assessor = name;
            }
        }
    }
    // And the whole panel is called otherwise.
    files.rename(&|name| match name {
        "assessor-a" => "assessor-c".to_owned(),
        "assessor-c" => "assessor-a".to_owned(),
        name => name.to_owned(),
    });
    files
}

#[test]
fn who_of_the_assessors_thought_what_makes_no_difference() -> Outcome {
    for settled in [false, true] {
        let (one, other) = (files(settled)?.checked()?, traded(files(settled)?).checked()?);
        assert_ne!(one.answer().assessors, other.answer().assessors); // to the panel it does
        for language in [Language::En, Language::Nl] {
            for including in [vec![], PARTS.to_vec()] {
                let options = Options::new(language).including(including);
                let (one, other) = (feedback(&one, &options), feedback(&other, &options));
                assert_eq!(one.markdown(), other.markdown());
                assert_eq!(one.html(), other.html());
                assert_eq!(one.disclosure(), other.disclosure());
            }
        }
    }
    Ok(())
}

#[test]
fn nothing_that_somebody_wrote_goes_in_by_itself() -> Outcome {
    let crosscheck = files(true)?.with_canaries().checked()?;
    for language in [Language::En, Language::Nl] {
        assert_eq!(canaries(&feedback(&crosscheck, &Options::new(language))), BTreeSet::new());
    }
    Ok(())
}

#[test]
fn a_part_that_is_named_goes_in_and_no_other() -> Outcome {
    let crosscheck = files(true)?.with_canaries().checked()?;
    for part in PARTS {
        let report = feedback(&crosscheck, &options().including([part]));
        let expected = matches!(part, Part::Titles | Part::Contexts | Part::Reasons);
        let expected: BTreeSet<String> = expected.then(|| part.id().to_owned()).into_iter().collect();
        assert_eq!(canaries(&report), expected);
    }
    Ok(())
}

#[test]
fn assessors_are_named_under_no_circumstances() -> Outcome {
    let crosscheck = files(true)?.with_canaries().checked()?;
    assert!(!canaries(&feedback(&crosscheck, &options().including(PARTS))).contains("assessors"));
    Ok(())
}

#[test]
fn an_assessor_named_in_a_reason_is_not_named_here() -> Outcome {
    let mut files = files(true)?;
    for verdict in &mut files.portfolio.verdicts {
        verdict.reason = "As assessor-b, says; ask assessor-c. Not assessor-b2, (assessor-a)".into();
    }
    for decision in files.resolution.iter_mut().filter_map(|one| one.decision.as_mut()) {
        decision.why = "panel-chair asked".into();
    }
    let markdown = feedback(&files.checked()?, &options().including(PARTS)).markdown().replace('\\', "");
    assert!(
        markdown.contains("As [assessor], says; ask [assessor]. Not assessor-b2, ([assessor])"),
        "{markdown}"
    );
    assert!(markdown.contains("[assessor] asked"));
    Ok(())
}

#[test]
fn a_reason_for_an_opinion_that_is_not_settled_stays_with_the_panel() -> Outcome {
    let crosscheck = files(false)?.checked()?;
    let answer = crosscheck.answer();
    let claims = answer.contested.iter().flat_map(|cell| &cell.claims);
    let reasons = claims.flat_map(|claim| claim.rejected_by.iter().map(|by| by.reason.as_str()));
    let shown = feedback(&crosscheck, &options().including([Part::Reasons])).html();
    let own = crosscheck.portfolio().document().verdicts.clone();
    for reason in reasons {
        // The same words may have been written about a claim on which all agree.
        if own.iter().filter(|verdict| verdict.reason.trim() == reason).count() == 1 {
            assert!(!shown.contains(reason), "{reason}");
        }
    }
    Ok(())
}

#[test]
fn it_does_not_say_that_a_part_is_in_it_that_cannot_be() -> Outcome {
    let report = feedback(&files(true)?.checked()?, &options().including(PARTS));
    let included: Vec<Part> = report.disclosure().included().iter().copied().collect();
    assert_eq!(included, [Part::Titles, Part::Contexts, Part::Reasons]);
    Ok(())
}

#[test]
fn every_link_leads_somewhere_and_every_place_is_there_once() -> Outcome {
    for settled in [false, true] {
        let crosscheck = files(settled)?.checked()?;
        for language in [Language::En, Language::Nl] {
            links_resolve(&feedback(&crosscheck, &Options::new(language)));
            links_resolve(&feedback(&crosscheck, &Options::new(language).including(PARTS)));
        }
    }
    Ok(())
}

#[test]
fn it_says_first_that_the_panel_is_not_ready() -> Outcome {
    let mut files = files(false)?;
    files.assessments.iter_mut().for_each(|one| one.after_reveal = None);
    let markdown = feedback(&files.checked()?, &options()).markdown();
    let (before, _) = markdown.split_once("## Contents").ok_or("there are contents")?;
    assert!(before.contains("Do not give this to the applicant yet."), "{before}");
    Ok(())
}

#[test]
fn the_panel_of_three_reads_well() -> Outcome {
    for settled in [false, true] {
        let crosscheck = files(settled)?.checked()?;
        let name = if settled { "settled" } else { "open" };
        for language in [Language::En, Language::Nl] {
            let report = feedback(&crosscheck, &Options::new(language));
            insta::assert_snapshot!(format!("feedback-{name}-{language}"), report.markdown());
        }
    }
    insta::assert_snapshot!("feedback-html", feedback(&files(true)?.checked()?, &options()).html());
    Ok(())
}
