//! A training programme against the framework (EQA).

mod conditions;
mod hours;
mod indicators;
mod level;
mod matrix;
mod modules;
mod names;
mod people;

use maatstaf_document::{Language, say};
use maatstaf_programme::{Programme, ProgrammeAnswer, eqa_policy};

use self::names::Names;
use super::comparison::levels::Levels;
use crate::content::{Anchor, Block, Inline, Item, Section};
use crate::disclosure::{Disclosure, Part};
use crate::parts::{left_out, rules};
use crate::report::{Options, Report};

/// The parts that can go in: the rest of a programme is public, or never goes out.
const PARTS: [Part; 3] = [Part::Texts, Part::Rationales, Part::Clients];

/// A training programme against the framework: its level and why, the matrix, each indicator with where it is covered, and the conditions.
///
/// What a programme calls itself, its modules and its themes is public and goes in. The pseudonyms of its staff go in with
/// [`crate::Part::Clients`], why a practice is equivalent with [`crate::Part::Rationales`], and what shows an answer of the self-audit with
/// [`crate::Part::Texts`].
///
/// # Example
/// ```
/// use maatstaf_document::Language;
/// use maatstaf_programme::{Programme, programme_starter};
/// use maatstaf_report::{Options, documents::programme};
/// let starter = Programme::from_json(&programme_starter(Language::En))?;
/// let report = programme(&starter, &Options::new(Language::En)).markdown();
/// assert!(report.contains("[CI 6](#indicator-6)")); // an indicator leads to where it is covered
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
pub fn programme(programme: &Programme, options: &Options) -> Report {
    let language = options.language;
    let mut disclosure = Disclosure::of(PARTS.into_iter().filter(|part| options.include.contains(part)));
    let policy = eqa_policy();
    let told = Told { programme, answer: programme.answer(&policy), language };
    let names = Names::of(programme, language, &mut disclosure);
    let mut sections = vec![level::level(&told), matrix::matrix(&told), matrix::loose_ends(&told)];
    sections.extend(gap(&told));
    sections.push(indicators::indicators(&told, &mut disclosure));
    sections.extend(modules::modules(&told, &names));
    sections.push(hours::hours(&told, &names));
    sections.extend(conditions::audit(&told, &mut disclosure));
    sections.extend(conditions::conditions(&told, &disclosure));
    sections.extend(people::runs(&told));
    sections.extend(people::staff(&told, &mut disclosure));
    sections.push(level::why(&told));
    sections.push(rules(policy.document(), programme.framework(), language));
    sections.push(left_out(&disclosure, language));
    Report {
        language,
        written_in: None,
        title: say!(language, "Training programme and framework", "Opleiding en raamwerk"),
        about: about(&told, &names),
        lead: level::lead(&told),
        sections,
        colophon: colophon(&told),
        disclosure,
    }
}

/// What is told of.
struct Told<'p> {
    programme: &'p Programme,
    answer: ProgrammeAnswer,
    language: Language,
}

impl<'p> Told<'p> {
    fn levels(&self) -> Levels<'p> {
        Levels { framework: self.programme.framework(), language: self.language }
    }
}

fn about(told: &Told<'_>, names: &Names<'_>) -> Vec<(String, Inline)> {
    let (language, framework) = (told.language, told.programme.framework());
    let (answer, name) = (&told.answer, &framework.wording(language).name);
    let edition = &answer.framework.edition;
    let mut about = vec![
        (say!(language, "Programme", "Opleiding"), Inline::text(names.title)),
        (say!(language, "Provider", "Opleider"), Inline::text(names.provider)),
        (say!(language, "As of", "Peildatum"), Inline::text(answer.programme.as_of.to_string())),
        (say!(language, "Framework", "Raamwerk"), Inline::text(format!("{name}, {edition}"))),
        (say!(language, "Policy", "Beleid"), Inline::link(Anchor::new("rules"), answer.policy.id.as_str())),
    ];
    let aimed = answer.programme.target.as_deref().map(|target| told.levels().reached(Some(target)));
    about.extend(
        aimed.map(|level| (say!(language, "Recognition sought", "Erkenning gevraagd"), level.into())),
    );
    about
}

fn colophon(told: &Told<'_>) -> Vec<Inline> {
    let (language, answer) = (told.language, &told.answer);
    let (engine, version) = (&answer.engine.name, &answer.engine.version);
    let (framework, policy, digest) = (&answer.framework.id, &answer.policy.id, &answer.programme.digest);
    vec![
        Inline::text(answer.statement.to(language)),
        Inline::sentence(&say!(
            language,
            "Computed by {engine} {version} with framework `{framework}` and policy `{policy}`.",
            "Berekend door {engine} {version} met raamwerk `{framework}` en beleid `{policy}`."
        )),
        Inline::sentence(&say!(
            language,
            "Programme read: SHA-256 `{digest}`. The same programme gives this report again, to the letter.",
            "Gelezen opleiding: SHA-256 `{digest}`. Dezelfde opleiding geeft letterlijk dit rapport."
        )),
    ]
}

/// The steps to the level sought, or to the next one.
fn gap(told: &Told<'_>) -> Option<Section> {
    let (language, framework) = (told.language, told.programme.framework());
    let gap = told.answer.gap.as_ref()?;
    let title = say!(language, "What is missing", "Wat er ontbreekt");
    let section = Section::new("gap", title).paragraph(&gap.headline(framework, language));
    let steps = gap
        .steps
        .iter()
        .map(|step| Item::new(Inline::sentence(&step.sentence(framework, gap.lane, language))));
    let steps: Vec<Item> = steps.collect();
    if steps.is_empty() {
        return Some(section);
    }
    let note = say!(
        language,
        "A new assessment counts as a moment of its own. Where an existing one takes it over, there is no extra moment: map it and look again.",
        "Een nieuwe toets telt als een eigen moment. Neemt een bestaande toets het over, dan is er geen extra moment: leg dat vast en kijk opnieuw."
    );
    Some(section.with(Block::Steps(steps)).note(&note))
}
