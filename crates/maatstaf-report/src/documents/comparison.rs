//! A portfolio beside its assessors.

mod assessors;
mod categories;
mod claims;
mod contested;
mod lead;
pub(super) mod levels;
mod settled;
mod shown;

use maatstaf::Lane;
use maatstaf_crosscheck::Crosscheck;
use maatstaf_document::{Language, say};

use self::shown::Shown;
pub(super) use self::shown::named;
use crate::content::{Block, Inline, Section};
use crate::disclosure::{Disclosure, Part};
use crate::parts::{about, colophon, left_out, register, rules, why_in_short};
use crate::pictures;
use crate::report::{Options, Report};

/// The parts that can go in. Sessions, what was learned and what clients said are no part of a panel's work.
const PARTS: [Part; 7] = [
    Part::Titles,
    Part::Texts,
    Part::Rationales,
    Part::Contexts,
    Part::Clients,
    Part::Assessors,
    Part::Reasons,
];

/// A portfolio beside its assessors: what is contested, what each judged and ruled, what the panel settled, and the evidence.
///
/// It is for the panel. Assessors are numbered in the order of their pseudonyms unless [`crate::Part::Assessors`] goes in, and their
/// reasons stay out unless [`crate::Part::Reasons`] does. Before every blind assessment has had its reveal it says so at the top.
///
/// # Example
/// ```
/// use jiff::civil::date;
/// use maatstaf::{Framework, Policy, Portfolio};
/// use maatstaf_crosscheck::{Assessment, Crosscheck, PanelRules, assessment_starter};
/// use maatstaf_document::Language;
/// use maatstaf_report::{Options, documents::comparison};
/// let (portfolio, rules) = (Portfolio::new(Framework::emcc()), PanelRules::standard());
/// let text = assessment_starter(&portfolio, "heron", true, date(2026, 6, 30));
/// let assessment = Assessment::from_json(&text, &portfolio, &rules)?;
/// let crosscheck = Crosscheck::new(portfolio, vec![assessment], Policy::standard(), rules, None)?;
/// let report = comparison(&crosscheck, &Options::new(Language::En)).markdown();
/// assert!(report.contains("assessor 1") && !report.contains("heron")); // a pseudonym stays out unless it is asked for
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
pub fn comparison(crosscheck: &Crosscheck, options: &Options) -> Report {
    let language = options.language;
    let mut disclosure = Disclosure::of(PARTS.into_iter().filter(|part| options.include.contains(part)));
    let shown = Shown::of(crosscheck, language, &mut disclosure);
    let (framework, policy) = (shown.framework(), crosscheck.policy());
    let mut sections = Vec::new();
    sections.extend(picture(&shown));
    sections.push(categories::categories(&shown, &mut disclosure));
    sections.extend(contested::contested(&shown));
    sections.extend(categories::levels(&shown));
    sections.extend(assessors::assessors(&shown, &mut disclosure));
    sections.push(claims::claims(&shown));
    sections.extend(agreement(&shown));
    sections.extend(settled::settled(&shown, &mut disclosure));
    sections.push(why_in_short(&shown.estimate, Lane::Estimate, language));
    sections.push(register(shown.estimate.portfolio(), policy, &mut disclosure, language));
    sections.push(panel_rules(&shown));
    sections.push(rules(policy.document(), framework, language));
    sections.push(left_out(&disclosure, language));
    let answer = &shown.answer;
    Report {
        language,
        written_in: None,
        title: say!(language, "Assessments side by side", "Beoordelingen naast elkaar"),
        about: about(&answer.origin, framework, answer.target.as_deref(), language),
        lead: lead::lead(&shown),
        sections,
        colophon: colophon(&answer.origin, &answer.statement, language),
        disclosure,
    }
}

fn picture(shown: &Shown<'_>) -> Option<Section> {
    let language = shown.language;
    let title = say!(language, "Self-rating and assessors", "Zelfbeoordeling en assessoren");
    let picture = pictures::panel(&shown.answer, shown.framework(), shown.names(), language);
    (!shown.answer.assessors.is_empty()).then(|| Section::new("picture", title).figure(picture))
}

/// How far assessors agree, as counts and with why there is no coefficient.
fn agreement(shown: &Shown<'_>) -> Option<Section> {
    let title = say!(shown.language, "How far assessors agree", "Hoever assessoren het eens zijn");
    let said = shown.said(&title)?;
    let least = shown.answer.rules.least_people;
    let conditions = say!(
        shown.language,
        "Counts per pair of assessors and per category. How raters do over many people is another question: it takes at least {least} people who were assessed by the same panel.",
        "Geteld per tweetal assessoren en per categorie. Hoe beoordelaars het over veel mensen doen is een andere vraag: daarvoor zijn minstens {least} mensen nodig die door hetzelfde panel zijn beoordeeld."
    );
    Some(Section::new("agreement", title).with_all(said.blocks.iter().cloned()).note(&conditions))
}

/// The numbers that the panel works by.
fn panel_rules(shown: &Shown<'_>) -> Section {
    let (language, rules) = (shown.language, &shown.answer.rules);
    let range = rules.contested_range;
    let decisions: Vec<String> =
        rules.decisions.iter().map(|decision| decision.name.to(language).to_owned()).collect();
    let facts = vec![
        (say!(language, "Rules", "Regels"), Inline::code(rules.id.as_str())),
        (
            say!(language, "A category is contested", "Een categorie is betwist"),
            Inline::text(say!(
                language,
                "when judged levels lie {range} or more apart, or a claim in it is both accepted and rejected",
                "als beoordeelde niveaus {range} of meer uiteenliggen, of als een claim erin zowel aanvaard als afgewezen is"
            )),
        ),
        (
            say!(language, "The middle judgement", "Het middelste oordeel"),
            Inline::text(say!(
                language,
                "the lower median: of two in the middle the lower one; the self-rating is never in it",
                "de lage mediaan: van twee in het midden de laagste; de zelfbeoordeling telt er nooit in mee"
            )),
        ),
        (say!(language, "Possible decisions", "Mogelijke besluiten"), Inline::text(decisions.join("; "))),
    ];
    let title = say!(language, "How the panel works", "Hoe het panel werkt");
    let ours = say!(
        language,
        "These numbers are a choice of this project, not of EMCC, and can be changed.",
        "Deze getallen zijn een keuze van dit project, niet van EMCC, en zijn te wijzigen."
    );
    Section::new("panel-rules", title).with(Block::Facts(facts)).note(&ours)
}

/// What an assessor is called whose pseudonym stays out.
fn numbered(number: usize, language: Language) -> String {
    say!(language, "assessor {number}", "assessor {number}")
}
