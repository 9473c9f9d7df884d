//! The way to a level: the cheapest steps, worked out to plan with.

mod costs;
mod gains;
mod steps;

use maatstaf::{Estimate, EstimateDocument, Gap, Lane};
use maatstaf_document::{Language, say};

use crate::content::{Block, Inline, Span};
use crate::disclosure::Disclosure;
use crate::parts::words::{level_in, overall_level, sentence};
use crate::parts::{about, colophon, left_out, register_in_short, rules, why_in_short};
use crate::report::{Options, Report};

/// The way to a level: where the portfolio stands, the cheapest steps with what they ask, and what they would give.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Lane, Language, Portfolio};
/// use maatstaf_report::{Options, documents};
/// let estimate = Portfolio::new(Framework::emcc()).estimate();
/// let gap = estimate.gap("foundation", Lane::Estimate)?;
/// let report = documents::gap_plan(&estimate, &gap, &Options::new(Language::En));
/// assert!(report.markdown().contains("By when, and with whom?")); // each step has room to plan it
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
pub fn gap_plan(estimate: &Estimate, gap: &Gap, options: &Options) -> Report {
    let language = options.language;
    let (portfolio, policy) = (estimate.portfolio(), estimate.policy());
    let (framework, document) = (portfolio.framework(), estimate.document());
    let mut disclosure = Disclosure::of(options.include.iter().copied());
    let stages = gains::Stages::of(estimate, gap, &document);
    let mut sections = vec![gains::gains(&stages, gap, framework, language)];
    if !gap.actions.is_empty() {
        sections.push(steps::steps(gap, &stages, portfolio, &mut disclosure, language));
    }
    sections.extend([
        costs::costs(gap, policy.document(), language),
        why_in_short(estimate, gap.lane, language),
        register_in_short(portfolio, language),
        rules(policy.document(), framework, language),
        left_out(&disclosure, language),
    ]);
    Report {
        language,
        written_in: None,
        title: say!(language, "Gap plan", "Stappenplan"),
        about: about(&document.origin, framework, Some(gap.target()), language),
        lead: lead(gap, &document, estimate, language),
        sections,
        colophon: colophon(&document.origin, &document.statement, language),
        disclosure,
    }
}

/// The plan in brief: where to, from where, in how many steps, and how good these are.
fn lead(gap: &Gap, document: &EstimateDocument, estimate: &Estimate, language: Language) -> Vec<Block> {
    let framework = estimate.portfolio().framework();
    let whole = &document.overall;
    let now = level_in(gap.lane, [&whole.floor, &whole.estimate, &whole.ceiling]);
    let facts = vec![
        (
            say!(language, "To", "Naar"),
            overall_level(framework, Some(gap.target()), language)
                .and(format!(" ({})", reading(gap.lane, language))),
        ),
        (say!(language, "Now", "Nu"), overall_level(framework, now, language)),
        (
            say!(language, "In brief", "In het kort"),
            Inline::from(Span::Strong(sentence(&gap.headline(language)))),
        ),
    ];
    vec![Block::Facts(facts), Block::Note(Inline::text(document.statement.to(language)))]
}

/// How a lane reads what nobody has ruled on.
fn reading(lane: Lane, language: Language) -> String {
    match lane {
        Lane::Floor => say!(
            language,
            "counting only what assessors accepted",
            "gerekend met alleen wat assessoren aanvaardden"
        ),
        Lane::Estimate => say!(
            language,
            "counting what nobody has ruled on too",
            "ook gerekend met wat nog niet beoordeeld is"
        ),
        Lane::Ceiling => say!(
            language,
            "counting everything that was not rejected",
            "gerekend met alles wat niet is afgewezen"
        ),
    }
}
