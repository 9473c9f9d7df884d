//! Pictures: SVG with a title, a description and its data in words.

use std::collections::BTreeSet;

use jiff::civil::Date;
use maatstaf::{EstimateDocument, Framework, Language, OverlayDocument, PolicyDocument, PortfolioDocument};
use maatstaf_crosscheck::{AssessmentDocument, AssessorAnswer, PanelRulesDocument, ResolutionDocument};
use maatstaf_document::{say, text};
use maatstaf_practice::{Counting, LedgerDocument};
use maatstaf_report::{Part, Picture, pictures};

use super::assessors::{People, panel_of};
use super::estimate::OverTime;
use crate::answer::{Answer, Outcome, SVG};
use crate::desk::{Desk, group, practice_of, reading, snapshots};
use crate::document::{Document, Named, Pack};
use crate::request::requests;

/// How many quarters a picture of practice shows, and the most that it may.
const QUARTERS: (u32, u32) = (12, 24);

requests! {
    /// A picture of a portfolio under a policy.
    OfEstimate {
        portfolio: Document<PortfolioDocument>,
        framework: Option<Pack>,
        wording: Option<Document<OverlayDocument>>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
    }

    /// A picture of a portfolio beside its assessors.
    PanelPicture {
        portfolio: Document<PortfolioDocument>,
        assessments: Vec<Document<AssessmentDocument>>,
        resolution: Option<Document<ResolutionDocument>>,
        rules: Option<Document<PanelRulesDocument>>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
        blind: Option<String>,
        #[serde(default)]
        reveal: bool,
        #[serde(default)]
        include: BTreeSet<Part>,
    }

    /// A picture of somebody's practice.
    PracticePicture {
        portfolio: Option<Document<PortfolioDocument>>,
        ledger: Option<Document<LedgerDocument>>,
        framework: Option<Pack>,
        as_of: Option<Date>,
        counting: Option<String>,
        quarters: Option<u32>,
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every call ends in an outcome")]
fn drawn(picture: &Picture) -> Outcome {
    Ok(Answer::new(SVG, picture.svg()))
}

fn of_estimate(
    asked: &OfEstimate,
    desk: &Desk<'_>,
    draw: fn(&EstimateDocument, &Framework, Language) -> Picture,
) -> Outcome {
    let estimate = desk.estimate(reading!(asked, wording))?;
    drawn(&draw(&estimate.document(), estimate.portfolio().framework(), desk.language))
}

pub(crate) fn matrix(asked: &OfEstimate, desk: &Desk<'_>) -> Outcome {
    of_estimate(asked, desk, pictures::matrix)
}

pub(crate) fn profile(asked: &OfEstimate, desk: &Desk<'_>) -> Outcome {
    of_estimate(asked, desk, pictures::profile)
}

pub(crate) fn radar(asked: &OfEstimate, desk: &Desk<'_>) -> Outcome {
    of_estimate(asked, desk, pictures::radar)
}

pub(crate) fn progress(asked: &OverTime, desk: &Desk<'_>) -> Outcome {
    let progress = desk.progress(snapshots!(asked))?;
    drawn(&pictures::progress(&progress.document(), progress.framework(), desk.language))
}

pub(crate) fn panel(asked: &PanelPicture, desk: &Desk<'_>) -> Outcome {
    let crosscheck = desk.panel(panel_of!(asked))?;
    let answer = crosscheck.answer();
    let name = |(at, one): (usize, &AssessorAnswer)| {
        let numbered = || say!(desk.language, "assessor {at}", "assessor {at}");
        if asked.include.contains(&Part::Assessors) { one.assessor.clone() } else { numbered() }
    };
    let assessors: Vec<String> = (1..).zip(&answer.assessors).map(name).collect();
    drawn(&pictures::panel(&answer, crosscheck.portfolio().framework(), &assessors, desk.language))
}

pub(crate) fn cohort(asked: &People, desk: &Desk<'_>) -> Outcome {
    let cohort = desk.cohort(group!(asked), asked.least)?;
    drawn(&pictures::cohort(&cohort.document(), cohort.framework(), desk.language))
}

pub(crate) fn practice(asked: &PracticePicture, desk: &Desk<'_>) -> Outcome {
    let (portfolio, _) = desk.practice(practice_of!(asked))?;
    let ids: Vec<&str> = Counting::ids().collect();
    let id = asked.counting.as_deref().unwrap_or("emcc");
    let counting = Counting::by_id(id).ok_or_else(|| desk.unknown("counting", id, &ids))?;
    let (usual, most) = QUARTERS;
    let quarters = asked.quarters.unwrap_or(usual);
    if !(1..=most).contains(&quarters) {
        let message = text!(
            "this must be a whole number from 1 to {most}",
            "dit moet een geheel getal van 1 tot en met {most} zijn"
        );
        return Err(desk.refuse("out-of-range", "quarters", message));
    }
    let until = portfolio.document().as_of;
    drawn(&pictures::practice(&portfolio.ledger(), &counting, until, quarters, desk.language))
}
