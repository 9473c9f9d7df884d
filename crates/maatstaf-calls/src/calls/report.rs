//! Reports: documents to read, print and send.

use std::collections::BTreeSet;

use jiff::civil::Date;
use maatstaf::{Estimate, Lane, OverlayDocument, PolicyDocument, PortfolioDocument};
use maatstaf_crosscheck::{AssessmentDocument, PanelRulesDocument, ResolutionDocument};
use maatstaf_programme::ProgrammeDocument;
use maatstaf_readiness::SchemeDocument;
use maatstaf_report::{Options, Part, Report, documents};
use schemars::JsonSchema;
use serde::Deserialize;

use super::assessors::panel_of;
use super::estimate::gap_of;
use crate::answer::{Answer, HTML, MARKDOWN, Outcome, json};
use crate::desk::{Desk, group, reading, snapshots};
use crate::document::{Document, Named, Pack};
use crate::refused::both;
use crate::request::requests;

/// The format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ReportFormat {
    /// One HTML file that prints well.
    #[default]
    Html,
    /// Markdown.
    Md,
}

/// Declares requests for reports: what each is about, and what all of them may ask for.
macro_rules! report_requests {
    ($($(#[$about:meta])* $name:ident { $($(#[$of:meta])* $field:ident: $type:ty),* $(,)? })*) => {
        requests! {$(
            $(#[$about])*
            $name {
                $($(#[$of])* $field: $type,)*
                #[serde(default)] include: BTreeSet<Part>,
                #[serde(default)] format: ReportFormat,
                #[serde(default)] disclosure: bool,
            }
        )*}
    };
}

report_requests! {
    /// A report on a portfolio under a policy.
    SelfAssessment {
        portfolio: Document<PortfolioDocument>,
        framework: Option<Pack>,
        wording: Option<Document<OverlayDocument>>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
    }

    /// A plan towards a level.
    GapPlan {
        portfolio: Document<PortfolioDocument>,
        framework: Option<Pack>,
        wording: Option<Document<OverlayDocument>>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
        to: Option<String>,
        lane: Option<Lane>,
    }

    /// A portfolio in the shape that a scheme asks for.
    ForScheme {
        portfolio: Document<PortfolioDocument>,
        framework: Option<Pack>,
        wording: Option<Document<OverlayDocument>>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
        scheme: Option<Named<SchemeDocument>>,
        level: Option<String>,
    }

    /// A report on a portfolio beside its assessors.
    PanelReport {
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
    }

    /// A report on a training programme.
    ProgrammeReport { programme: Document<ProgrammeDocument>, framework: Option<Pack> }

    /// A report on a group of people.
    GroupReport {
        portfolios: Vec<Document<PortfolioDocument>>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
        least: Option<u32>,
    }

    /// A report on what changed.
    ProgressReport {
        portfolios: Vec<Document<PortfolioDocument>>,
        #[serde(default)]
        at: Vec<Date>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
    }
}

/// How a report is wanted.
macro_rules! options {
    ($asked:expr, $desk:expr) => {
        &Options::new($desk.language).including($asked.include.iter().copied())
    };
}

/// A report in the format that is asked for, or what it discloses.
macro_rules! drawn {
    ($asked:expr, $report:expr) => {
        drawn(&$report, $asked.format, $asked.disclosure)
    };
}

fn drawn(report: &Report, format: ReportFormat, disclosure: bool) -> Outcome {
    match format {
        _ if disclosure => json(report.disclosure()),
        ReportFormat::Html => Ok(Answer::new(HTML, report.html())),
        ReportFormat::Md => Ok(Answer::new(MARKDOWN, report.markdown())),
    }
}

pub(crate) fn self_assessment(asked: &SelfAssessment, desk: &Desk<'_>) -> Outcome {
    let estimate = desk.estimate(reading!(asked, wording))?;
    drawn!(asked, documents::self_assessment(&estimate, options!(asked, desk)))
}

pub(crate) fn gap_plan(asked: &GapPlan, desk: &Desk<'_>) -> Outcome {
    let estimate = desk.estimate(reading!(asked, wording))?;
    let gap = gap_of(desk, &estimate, asked.to.as_deref(), asked.lane)?;
    drawn!(asked, documents::gap_plan(&estimate, &gap, options!(asked, desk)))
}

pub(crate) fn application(asked: &ForScheme, desk: &Desk<'_>) -> Outcome {
    let scheme = desk.scheme_of_persons("scheme", asked.scheme.as_ref(), "eia");
    let (estimate, scheme): (Estimate, _) = both(desk.estimate(reading!(asked, wording)), scheme)?;
    let level = desk.aimed(&scheme, asked.level.as_deref(), estimate.portfolio())?;
    drawn!(asked, documents::application(&estimate, &scheme, &level, options!(asked, desk)))
}

pub(crate) fn renewal(asked: &ForScheme, desk: &Desk<'_>) -> Outcome {
    let scheme = desk.scheme_of_persons("scheme", asked.scheme.as_ref(), "eia-renewal");
    let ((portfolio, _), scheme) = both(desk.reading(reading!(asked, wording)), scheme)?;
    let level = desk.level(&scheme, asked.level.as_deref())?;
    drawn!(asked, documents::renewal(&portfolio, &scheme, level, options!(asked, desk)))
}

pub(crate) fn comparison(asked: &PanelReport, desk: &Desk<'_>) -> Outcome {
    drawn!(asked, documents::comparison(&desk.panel(panel_of!(asked))?, options!(asked, desk)))
}

pub(crate) fn feedback(asked: &PanelReport, desk: &Desk<'_>) -> Outcome {
    drawn!(asked, documents::feedback(&desk.panel(panel_of!(asked))?, options!(asked, desk)))
}

pub(crate) fn programme(asked: &ProgrammeReport, desk: &Desk<'_>) -> Outcome {
    let programme = desk.programme(&asked.programme, asked.framework.as_ref())?;
    drawn!(asked, documents::programme(&programme, options!(asked, desk)))
}

pub(crate) fn cohort(asked: &GroupReport, desk: &Desk<'_>) -> Outcome {
    let cohort = desk.cohort(group!(asked), asked.least)?;
    drawn!(asked, documents::cohort(&cohort, options!(asked, desk)))
}

pub(crate) fn progress(asked: &ProgressReport, desk: &Desk<'_>) -> Outcome {
    let progress = desk.progress(snapshots!(asked))?;
    drawn!(asked, documents::progress(&progress, options!(asked, desk)))
}
