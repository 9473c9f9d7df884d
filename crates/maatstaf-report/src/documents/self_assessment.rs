//! Where a portfolio stands, and why.

mod declared;
mod levels;
mod next;

use maatstaf::{Estimate, EstimateDocument, Gap, Lane};
use maatstaf_document::{Language, say};

pub(super) use self::next::numbers;
use crate::content::{Block, Inline};
use crate::disclosure::Disclosure;
use crate::parts::words::{capital, sentence};
use crate::parts::{about, colophon, left_out, register, rules, sure_in_full, sureness, why, words};
use crate::report::{Options, Report};

/// Where a portfolio stands: the matrix, the profile, why each category has its level, the next steps, and the evidence.
///
/// # Example
/// ```
/// use maatstaf::{Evidence, Framework, Language, Portfolio};
/// use maatstaf_report::{Options, documents};
/// let mut portfolio = Portfolio::new(Framework::emcc());
/// portfolio.add(Evidence::new("journal-1", "A title of my own").shows(31))?;
/// let report = documents::self_assessment(&portfolio.estimate(), &Options::new(Language::En));
/// assert!(report.markdown().contains("CI 31"));
/// assert!(!report.markdown().contains("A title of my own")); // what somebody wrote goes in only when it is asked for
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
pub fn self_assessment(estimate: &Estimate, options: &Options) -> Report {
    let language = options.language;
    let (portfolio, policy) = (estimate.portfolio(), estimate.policy());
    let (framework, document) = (portfolio.framework(), estimate.document());
    let mut disclosure = Disclosure::of(options.include.iter().copied());
    let gap = estimate.next_gap();
    let mut sections = vec![
        levels::levels(&document, framework, language),
        why(estimate, Lane::Estimate, language).on_new_page(),
        sure_in_full(&document, portfolio, &mut disclosure, language),
        next::next(&gap, framework, language),
        register(portfolio, policy, &mut disclosure, language).on_new_page(),
    ];
    sections.extend(declared::not_applicable(portfolio, &mut disclosure, language));
    sections.extend(declared::self_rating(portfolio, &document, &mut disclosure, language));
    sections.push(rules(policy.document(), framework, language).on_new_page());
    sections.push(left_out(&disclosure, language));
    Report {
        language,
        written_in: portfolio.document().language,
        title: say!(language, "Self-assessment", "Zelfbeoordeling"),
        about: about(&document.origin, framework, document.target.as_deref(), language),
        lead: lead(&document, estimate, &gap, language),
        sections,
        colophon: colophon(&document.origin, &document.statement, language),
        disclosure,
    }
}

/// The answer in brief: the levels, how sure they are, what to do first, and what all this is not.
fn lead(document: &EstimateDocument, estimate: &Estimate, gap: &Gap, language: Language) -> Vec<Block> {
    let portfolio = estimate.portfolio();
    let framework = portfolio.framework();
    let overall = &document.overall;
    let level = |id: &Option<String>| words::overall_level(framework, id.as_deref(), language);
    let lane = |lane| capital(words::lane(lane, language));
    let mut facts = vec![
        (lane(Lane::Estimate), level(&overall.estimate)),
        (lane(Lane::Floor), level(&overall.floor)),
        (lane(Lane::Ceiling), level(&overall.ceiling)),
        (say!(language, "In every category", "In elke categorie"), level(&overall.strict)),
    ];
    let sure = Inline::sentence(&sureness(&overall.sureness, portfolio, language));
    facts.push((say!(language, "How sure", "Hoe zeker"), sure));
    if let Some(first) = gap.lines(language).first() {
        let first = Inline::sentence(&sentence(first));
        facts.push((say!(language, "What to do first", "Wat eerst te doen"), first));
    }
    vec![Block::Facts(facts), Block::Note(Inline::text(document.statement.to(language)))]
}
