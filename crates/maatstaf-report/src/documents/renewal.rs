//! What a renewal asks, and what is there.

mod award;
mod calendar;
mod periods;
mod reflection;

use maatstaf::{Portfolio, statement};
use maatstaf_document::say;
use maatstaf_practice::Book;
use maatstaf_readiness::{Applicant, LevelReadiness, Scheme};

use self::award::{award, line};
use self::calendar::calendar;
use self::periods::periods;
use self::reflection::reflection;
use super::application::asked::asked;
use super::application::declarations::{contributions, declarations};
use super::application::development::development;
use super::application::dossier::Dossier;
use super::application::incomplete;
use super::application::names::Names;
use super::application::practice::practice;
use super::application::sources::{counting, sources};
use super::application::supervision::supervision;
use crate::content::{Anchor, Block, Inline, Span};
use crate::disclosure::Disclosure;
use crate::parts::{about, colophon, left_out};
use crate::report::{Options, Report};

/// What a renewal asks over the years of an award, and what is there: per year and quarter, with what is still to come by when.
///
/// Of a scheme that has a renewal, the renewal is taken. Without a level it is the one that is held. Without an award in the ledger the
/// report says so, and shows what would be asked.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Portfolio};
/// use maatstaf_document::Language;
/// use maatstaf_readiness::Scheme;
/// use maatstaf_report::{Options, documents};
/// let portfolio = Portfolio::from_json(Framework::emcc(), r#"{"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30",
///     "ledger": {"maatstaf_ledger": 1, "awards": [{"id": "a1", "scheme": "eia", "level": "practitioner", "day": "2023-03-01"}]}}"#)?;
/// let eia = Scheme::by_id("eia").expect("it comes with the engine");
/// let report = documents::renewal(&portfolio, &eia, None, &Options::new(Language::En));
/// assert!(report.markdown().contains("2028-02-29")); // the last day of the award
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
pub fn renewal(portfolio: &Portfolio, scheme: &Scheme, level: Option<&str>, options: &Options) -> Report {
    let language = options.language;
    let scheme = &of(scheme);
    let applicant = Applicant::of(portfolio);
    let as_of = portfolio.document().as_of;
    let level = level.unwrap_or_else(|| scheme.aimed(&applicant, None, as_of));
    let dossier = Dossier::new(portfolio, scheme, level, &applicant, language);
    let mut disclosure = Disclosure::of(options.include.iter().copied());
    let mut sections = vec![award(&dossier)];
    if dossier.award().is_some() {
        let names = Names::new(&dossier);
        sections.push(calendar(&dossier, &applicant));
        sections.push(periods(&dossier));
        sections.push(practice(&dossier, &names, &mut disclosure));
        sections.push(development(&dossier, &mut disclosure));
        sections.push(supervision(&dossier, &names, &mut disclosure));
    }
    if !dossier.asked(Book::Contributions).is_empty() {
        sections.push(contributions(&dossier, &mut disclosure).on_new_page());
    }
    sections.push(reflection(&dossier, &mut disclosure));
    sections.push(declarations(&dossier));
    sections.push(counting(&dossier));
    sections.push(sources(&dossier));
    sections.push(left_out(&disclosure, language));
    sections.insert(1, asked(&dossier, &sections));
    // A renewal weighs no evidence; the estimate says what made the report, and from what.
    let origin = portfolio.estimate().origin();
    let (name, scheme_name) = (dossier.level_name(), dossier.scheme_name());
    let mut facts = about(&origin, portfolio.framework(), None, language);
    // The policy says how evidence is weighed, and here none is.
    facts.retain(|(_, fact)| !leads_to(fact, &Anchor::new("rules")));
    facts.push((say!(language, "To renew", "Te verlengen"), Inline::text(format!("{scheme_name}, {name}"))));
    Report {
        language,
        written_in: portfolio.document().language,
        title: format!("{scheme_name}, {name}"),
        about: facts,
        lead: lead(&dossier, &disclosure),
        sections,
        colophon: colophon(&origin, &statement(), language),
        disclosure,
    }
}

/// The scheme by which awards of a scheme are renewed; the scheme itself where it is one, or where there is none.
fn of(scheme: &Scheme) -> Scheme {
    let renews = |one: &&Scheme| one.document().renews.as_deref() == Some(scheme.id());
    let found = Scheme::all().iter().find(renews).filter(|_| scheme.document().renews.is_none());
    found.unwrap_or(scheme).clone()
}

fn lead(dossier: &Dossier<'_>, disclosure: &Disclosure) -> Vec<Block> {
    let language = dossier.language;
    let mut lead = vec![Block::Paragraph(line(dossier))];
    if let Some((met, all)) = dossier.check().map(LevelReadiness::met) {
        let said =
            say!(language, "Of what the renewal asks there is: ", "Van wat de verlenging vraagt, is er: ");
        let words = say!(language, "{met} of {all}", "{met} van {all}");
        let link = Inline::link(Anchor::new("asked"), words);
        lead.push(Block::Paragraph(Inline::text(said).and(link).and(".")));
    }
    if dossier.award().is_some() {
        lead.push(incomplete(disclosure, dossier));
    }
    lead
}

fn leads_to(line: &Inline, place: &Anchor) -> bool {
    line.spans().iter().any(|span| matches!(span, Span::Link { to, .. } if to == place))
}
