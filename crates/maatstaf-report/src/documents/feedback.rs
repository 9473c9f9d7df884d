//! What assessors have to say to the applicant.

mod agreed;
mod claims;
mod masked;
mod next;
mod result;
mod yourself;

use maatstaf::{Estimate, Lane};
use maatstaf_crosscheck::{Crosscheck, CrosscheckAnswer};
use maatstaf_document::{Language, say};

use self::agreed::agreed;
use super::comparison::levels::Levels;
use crate::content::{Block, Inline, Item, Section};
use crate::disclosure::{Disclosure, Part};
use crate::parts::{about, colophon, left_out, rules, why_in_short};
use crate::report::{Options, Report};

/// The parts that can go in: nothing by which an assessor could be told, and nothing that only applicants know.
const PARTS: [Part; 3] = [Part::Titles, Part::Contexts, Part::Reasons];

/// What the assessors together have to say to the applicant: the result, what was recognised, what was not, and what would help most next.
///
/// It tells what the panel settled and what all who ruled agree on, and never who of them thinks what: swapping judgements between
/// assessors changes no byte of it, and no part that may be included puts their names in.
///
/// # Example
/// ```
/// use maatstaf::{Evidence, Framework, Policy, Portfolio};
/// use maatstaf_crosscheck::{Crosscheck, PanelRules};
/// use maatstaf_document::Language;
/// use maatstaf_report::{Options, documents::feedback};
/// let mut portfolio = Portfolio::new(Framework::emcc());
/// portfolio.add(Evidence::new("journal", "A journal").shows(5))?;
/// let crosscheck = Crosscheck::new(portfolio, vec![], Policy::standard(), PanelRules::standard(), None)?;
/// let report = feedback(&crosscheck, &Options::new(Language::En)).markdown();
/// assert!(report.contains("Nobody has assessed your portfolio yet."));
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
pub fn feedback(crosscheck: &Crosscheck, options: &Options) -> Report {
    let language = options.language;
    let mut disclosure = Disclosure::of(PARTS.into_iter().filter(|part| options.include.contains(part)));
    let told = Told::of(crosscheck, language, &mut disclosure);
    let (framework, policy) = (told.estimate.portfolio().framework(), crosscheck.policy());
    let mut sections = vec![result::result(&told)];
    sections.extend(claims::strong(&told));
    sections.extend(claims::not_accepted(&told, &mut disclosure));
    sections.extend(claims::not_agreed(&told));
    sections.extend(next::next(&told, &mut disclosure));
    sections.extend(yourself::yourself(&told));
    sections.push(reading(&told));
    sections.push(why_in_short(&told.estimate, Lane::Floor, language));
    sections.push(claims::evidence(&told, &mut disclosure));
    sections.push(rules(policy.document(), framework, language));
    sections.push(left_out(&disclosure, language));
    // The digest of what the assessors were shown: that of the whole would tell one distribution of their verdicts from another.
    let mut origin = told.estimate.origin();
    origin.portfolio.digest.clone_from(&told.answer.digest);
    Report {
        language,
        written_in: None,
        title: say!(language, "Feedback on your portfolio", "Terugkoppeling op je portfolio"),
        about: about(&origin, framework, told.answer.target.as_deref(), language),
        lead: result::lead(&told),
        sections,
        colophon: colophon(&origin, &told.answer.statement, language),
        disclosure,
    }
}

/// What may be told to an applicant.
struct Told<'c> {
    crosscheck: &'c Crosscheck,
    /// The answer, of which nothing is told that belongs to one assessor.
    answer: CrosscheckAnswer,
    /// The estimate as settled, with verdicts that say how many ruled what and not who.
    estimate: Estimate,
    language: Language,
    /// Whether themes of equivalent practice may be shown.
    themes: bool,
}

impl<'c> Told<'c> {
    fn of(crosscheck: &'c Crosscheck, language: Language, disclosure: &mut Disclosure) -> Self {
        for item in &crosscheck.portfolio().document().evidence {
            let (id, themes) = (&item.id, item.claims.iter().filter_map(|claim| claim.theme.as_deref()));
            for (number, theme) in (1..).zip(themes) {
                let place =
                    say!(language, "evidence `{id}`, theme {number}", "bewijsstuk `{id}`, thema {number}");
                disclosure.show(Part::Contexts, &place, theme);
            }
        }
        let themes = disclosure.includes(Part::Contexts);
        let estimate = agreed(&crosscheck.settled());
        Self { answer: crosscheck.answer(), estimate, crosscheck, language, themes }
    }

    fn levels(&self) -> Levels<'_> {
        Levels { framework: self.crosscheck.portfolio().framework(), language: self.language }
    }

    /// How many assessors there are.
    fn people(&self) -> usize {
        self.answer.assessors.len()
    }
}

/// How to read all this.
fn reading(told: &Told<'_>) -> Section {
    let (language, people) = (told.language, told.people());
    let title = say!(language, "How to read this", "Hoe je dit leest");
    let policy = &told.crosscheck.policy().document().id;
    let items = [
        match people {
            1 => say!(
                language,
                "One assessor looked at your portfolio. With more of them this would say what they share.",
                "Eén assessor heeft naar je portfolio gekeken. Met meer assessoren zou hier staan wat zij delen."
            ),
            _ => say!(
                language,
                "{people} assessors looked at your portfolio. Here stands what they share or settled together; who of them thought what stays with the panel.",
                "{people} assessoren hebben naar je portfolio gekeken. Hier staat wat zij delen of samen beslisten; wie van hen wat vond, blijft bij het panel."
            ),
        },
        say!(
            language,
            "“Accepted” means that whoever ruled on it accepted it. “Not agreed yet” means that opinions still differ; it is neither a yes nor a no.",
            "‘Aanvaard’ betekent dat wie erover oordeelde het aanvaardt. ‘Nog geen overeenstemming’ betekent dat de meningen nog verschillen; het is geen ja en geen nee."
        ),
        say!(
            language,
            "What is not accepted says something about this piece and this claim, not about you. Often a piece shows it that is not in the portfolio yet.",
            "Wat niet aanvaard is, zegt iets over dit stuk en deze claim, niet over jou. Vaak is er een stuk dat het wel laat zien en nog niet in het portfolio zit."
        ),
        say!(
            language,
            "This is what this panel makes of your portfolio, worked out with policy `{policy}` of this project. EMCC decides for itself.",
            "Dit is wat dit panel in je portfolio ziet, uitgewerkt met beleid `{policy}` van dit project. EMCC beslist zelf."
        ),
    ];
    let items = items.iter().map(|item| Item::new(Inline::sentence(item)));
    Section::new("reading", title).with(Block::List(items.collect()))
}
