//! A portfolio in the shape of an application.

mod applicant;
pub(super) mod asked;
mod case_study;
pub(super) mod declarations;
pub(super) mod development;
pub(super) mod dossier;
mod feedback;
mod journals;
mod listed;
mod mapping;
pub(super) mod names;
mod own_check;
pub(super) mod practice;
pub(super) mod sources;
pub(super) mod span;
pub(super) mod supervision;
mod words;

use maatstaf::{Estimate, Lane, statement};
use maatstaf_document::{Language, say};
use maatstaf_readiness::{Applicant, Scheme};

use self::applicant::applicant as first_page;
use self::case_study::case_study;
use self::declarations::{declarations, standing};
use self::development::development;
use self::dossier::Dossier;
use self::feedback::feedback;
use self::journals::journals;
use self::mapping::mapping;
use self::names::Names;
use self::own_check::own_check;
use self::practice::practice;
use self::sources::{counting, sources};
use self::supervision::supervision;
use crate::content::{Anchor, Block, Inline};
use crate::disclosure::{Disclosure, Part};
use crate::parts::{about, colophon, left_out, register, rules, why_in_short};
use crate::report::{Options, Report};

/// A portfolio in the shape of an application: the practice that a scheme counts, the logs, the journals, the case study, and the evidence beside the framework.
///
/// What an accrediting body wants to see besides the counts goes in part by part; the report says which parts are still out.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Portfolio};
/// use maatstaf_document::Language;
/// use maatstaf_readiness::Scheme;
/// use maatstaf_report::{Options, documents};
/// let portfolio = Portfolio::from_json(Framework::emcc(), r#"{"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30",
///     "ledger": {"maatstaf_ledger": 1, "sessions": [{"id": "s1", "day": "2026-03-02", "minutes": 60, "client": "client-01"}]}}"#)?;
/// let eia = Scheme::by_id("eia").expect("it comes with the engine");
/// let report = documents::application(&portfolio.estimate(), &eia, "foundation", &Options::new(Language::En));
/// let text = report.markdown();
/// assert!(text.contains("client 1") && !text.contains("client-01")); // a pseudonym stays behind unless it is asked for
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
pub fn application(estimate: &Estimate, scheme: &Scheme, level: &str, options: &Options) -> Report {
    let (portfolio, policy, language) = (estimate.portfolio(), estimate.policy(), options.language);
    let (framework, origin) = (portfolio.framework(), estimate.origin());
    let applicant = Applicant::of(portfolio);
    let dossier = Dossier::new(portfolio, scheme, level, &applicant, language);
    let names = Names::new(&dossier);
    let mut disclosure = Disclosure::of(options.include.iter().copied());
    let mut sections = vec![
        practice(&dossier, &names, &mut disclosure),
        development(&dossier, &mut disclosure),
        supervision(&dossier, &names, &mut disclosure),
        feedback(&dossier, &names, &mut disclosure),
        journals(&dossier, &mut disclosure),
        case_study(&dossier, &mut disclosure),
        mapping(&dossier, estimate, &mut disclosure),
        declarations(&dossier),
        standing(&dossier, &mut disclosure),
        register(portfolio, policy, &mut disclosure, language),
        own_check(&dossier, estimate),
        why_in_short(estimate, Lane::Estimate, language),
        rules(policy.document(), framework, language),
        counting(&dossier),
        sources(&dossier),
    ];
    sections.push(left_out(&disclosure, language));
    sections.insert(0, first_page(&dossier, &sections));
    let name = dossier.level_name();
    let scheme_name = dossier.scheme_name();
    let mut facts = about(&origin, framework, None, language);
    facts.push((say!(language, "Applied for", "Gevraagd"), Inline::text(format!("{scheme_name}, {name}"))));
    Report {
        language,
        written_in: dossier.portfolio.document().language,
        title: say!(language, "Application: {scheme_name}, {name}", "Aanvraag: {scheme_name}, {name}"),
        about: facts,
        lead: lead(&dossier, &disclosure),
        sections,
        colophon: colophon(&origin, &statement(), language),
        disclosure,
    }
}

/// How far it is, and what this copy leaves out.
fn lead(dossier: &Dossier<'_>, disclosure: &Disclosure) -> Vec<Block> {
    let language = dossier.language;
    let mut lead = Vec::new();
    if let Some((met, all)) = dossier.check().map(maatstaf_readiness::LevelReadiness::met) {
        let said = say!(
            language,
            "Of what is asked of everybody, by the applicant's own check there is: ",
            "Van wat van iedereen gevraagd wordt, is er volgens de controle van de aanvrager zelf: "
        );
        let words = say!(language, "{met} of {all}", "{met} van {all}");
        let link = Inline::link(Anchor::new("asked"), words);
        lead.push(Block::Paragraph(Inline::text(said).and(link).and(".")));
    }
    lead.push(incomplete(disclosure, dossier));
    lead
}

/// What an accrediting body would miss in this copy, what may stay out, and the names under which parts go in.
pub(super) fn incomplete(disclosure: &Disclosure, dossier: &Dossier<'_>) -> Block {
    let language = dossier.language;
    let link =
        Inline::link(Anchor::new("left-out"), say!(language, "What was left out", "Wat is weggelaten"));
    let needed = parts(disclosure, &NEEDED, language);
    let asked_for = parts(disclosure, &ON_REQUEST, language);
    let mut said = if needed.is_empty() {
        Inline::text(say!(
            language,
            "Of the confidential parts, all that an accrediting body needs is in this copy. ",
            "Van de vertrouwelijke onderdelen staat in deze versie alles wat een accrediterende organisatie nodig heeft. "
        ))
    } else {
        Inline::text(say!(
            language,
            "This copy is not complete. An accrediting body needs these parts too, each with the name by which it goes in: ",
            "Deze versie is niet volledig. Een accrediterende organisatie heeft ook deze onderdelen nodig, elk met de naam waaronder het meegaat: "
        ))
        .and(Inline::joined(needed, "; "))
        .and(". ")
    };
    if !asked_for.is_empty() {
        let may = say!(
            language,
            "These may stay out unless the body asks for them: ",
            "Deze mogen wegblijven, tenzij de organisatie erom vraagt: "
        );
        said = said.and(may).and(Inline::joined(asked_for, "; ")).and(". ");
    }
    Block::Note(said.and(link).and("."))
}

/// The parts without which an application cannot be judged. This is this project's choice.
const NEEDED: [Part; 5] = [Part::Titles, Part::Texts, Part::Rationales, Part::Learning, Part::Feedback];
/// The parts that say more about others than about the applicant. This is this project's choice.
const ON_REQUEST: [Part; 3] = [Part::Contexts, Part::Clients, Part::Sessions];

/// Those of some parts that were left out.
fn parts(disclosure: &Disclosure, parts: &[Part], language: Language) -> Vec<Inline> {
    let out = parts.iter().filter(|part| disclosure.left_out().contains_key(part));
    let named = |part: &Part| {
        let words = part.words();
        Inline::sentence(&format!("{} (`{}`)", words.to(language), part.id()))
    };
    out.map(named).collect()
}
