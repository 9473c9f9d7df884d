//! A portfolio beside its assessors.

use std::collections::BTreeSet;

use crate::assessed::{Outcome, PARTS, canaries, files, links_resolve};
use maatstaf_document::Language;
use maatstaf_report::{Options, Part, documents::comparison};

fn options() -> Options {
    Options::new(Language::En)
}

#[test]
fn nothing_that_somebody_wrote_goes_in_by_itself() -> Outcome {
    let crosscheck = files(true)?.with_canaries().checked()?;
    for language in [Language::En, Language::Nl] {
        assert_eq!(canaries(&comparison(&crosscheck, &Options::new(language))), BTreeSet::new());
    }
    Ok(())
}

#[test]
fn a_part_that_is_named_goes_in_and_no_other() -> Outcome {
    let crosscheck = files(true)?.with_canaries().checked()?;
    for part in PARTS {
        let report = comparison(&crosscheck, &options().including([part]));
        // A panel looks at evidence; it has no use for sessions, learning and feedback as such.
        let expected = !matches!(part, Part::Sessions | Part::Learning | Part::Feedback);
        let expected: BTreeSet<String> = expected.then(|| part.id().to_owned()).into_iter().collect();
        assert_eq!(canaries(&report), expected);
    }
    Ok(())
}

#[test]
fn a_remark_for_oneself_never_goes_in() -> Outcome {
    let crosscheck = files(true)?.with_canaries().checked()?;
    assert!(!canaries(&comparison(&crosscheck, &options().including(PARTS))).contains("comment"));
    Ok(())
}

#[test]
fn every_link_leads_somewhere_and_every_place_is_there_once() -> Outcome {
    for settled in [false, true] {
        let crosscheck = files(settled)?.checked()?;
        for language in [Language::En, Language::Nl] {
            links_resolve(&comparison(&crosscheck, &Options::new(language)));
            links_resolve(&comparison(&crosscheck, &Options::new(language).including(PARTS)));
        }
    }
    Ok(())
}

#[test]
fn every_contested_cell_and_every_verdict_of_the_answer_has_its_place() -> Outcome {
    let crosscheck = files(true)?.checked()?;
    let (answer, html) = (crosscheck.answer(), comparison(&crosscheck, &options()).html());
    let places = |start: &str| html.matches(&format!(" id=\"{start}")).count();
    assert_eq!(places("contested-"), answer.contested.len());
    for (number, one) in (1..).zip(&answer.assessors) {
        let ruled = one.verdicts.accepted + one.verdicts.rejected;
        assert_eq!(places(&format!("verdict-{number}-")), ruled);
        let judged = one.assessment.as_ref().map_or(0, |assessment| assessment.judged);
        assert_eq!(places(&format!("judged-{number}-")), judged);
        let open = one.verdicts.not_ruled_on;
        assert!(html.contains(&format!("not ruled on, {open} claims")));
    }
    let settled = answer.resolution.ok_or("it was settled")?;
    assert_eq!(places("settled-"), settled.records.len());
    Ok(())
}

#[test]
fn it_says_first_that_a_blind_assessor_has_not_had_the_reveal() -> Outcome {
    let mut files = files(false)?;
    files.assessments.iter_mut().for_each(|one| one.after_reveal = None);
    let markdown = comparison(&files.checked()?, &options()).markdown();
    let (before, _) = markdown.split_once("## Contents").ok_or("there are contents")?;
    assert!(before.contains("do not show this to assessors yet"), "{before}");
    Ok(())
}

#[test]
fn what_one_blind_assessor_may_see_does_not_depend_on_the_others() -> Outcome {
    let all = files(false)?.checked()?.blind("assessor-a").ok_or("there is such an assessor")?;
    let mut alone = files(false)?;
    alone.assessments.retain(|one| one.assessor == "assessor-a");
    alone.portfolio.verdicts.retain(|verdict| verdict.assessor == "assessor-a");
    alone.portfolio.self_rating.clear();
    let alone = alone.checked()?.blind("assessor-a").ok_or("there is such an assessor")?;
    for including in [vec![], PARTS.to_vec()] {
        let options = options().including(including);
        assert_eq!(comparison(&all, &options).html(), comparison(&alone, &options).html());
    }
    Ok(())
}

#[test]
fn the_order_of_the_files_makes_no_difference() -> Outcome {
    let mut other = files(true)?;
    other.assessments.reverse();
    other.portfolio.verdicts.reverse();
    let (one, other) = (files(true)?.checked()?, other.checked()?);
    let options = options().including(PARTS);
    assert_eq!(comparison(&one, &options).html(), comparison(&other, &options).html());
    Ok(())
}

#[test]
fn the_panel_of_three_reads_well() -> Outcome {
    for settled in [false, true] {
        let crosscheck = files(settled)?.checked()?;
        let name = if settled { "settled" } else { "open" };
        for language in [Language::En, Language::Nl] {
            let report = comparison(&crosscheck, &Options::new(language));
            insta::assert_snapshot!(format!("comparison-{name}-{language}"), report.markdown());
        }
    }
    let report = comparison(&files(true)?.checked()?, &options().including(PARTS));
    insta::assert_snapshot!("comparison-html", report.html());
    Ok(())
}
