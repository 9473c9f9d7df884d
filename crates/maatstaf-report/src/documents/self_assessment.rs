//! Where a portfolio stands, and why.

use maatstaf::{Estimate, Lane, statement};

use crate::content::Inline;
use crate::disclosure::Disclosure;
use crate::parts::{about, claim, colophon, left_out, register, rules, why};
use crate::report::{Options, Report};

/// Where a portfolio stands: the matrix, the profile, why each category has its level, the next steps, and the evidence.
pub fn self_assessment(estimate: &Estimate, options: &Options) -> Report {
    let language = options.language;
    let (portfolio, policy) = (estimate.portfolio(), estimate.policy());
    let (framework, origin) = (portfolio.framework(), estimate.origin());
    let mut disclosure = Disclosure::of(options.include.iter().copied());
    let _ = claim;
    Report {
        language,
        title: String::new(),
        about: about(&origin, framework, portfolio.document().target.as_deref(), language),
        lead: vec![crate::Block::Paragraph(Inline::sentence("…"))],
        sections: vec![
            why(estimate, Lane::Estimate, language),
            register(portfolio, policy, &mut disclosure, language),
            rules(policy.document(), framework, language),
            left_out(&disclosure, language),
        ],
        colophon: colophon(&origin, &statement(), language),
        disclosure,
    }
}
