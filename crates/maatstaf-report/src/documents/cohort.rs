//! A group, as counts.

use maatstaf::Framework;
use maatstaf_cohort::{Cohort, CohortDocument};
use maatstaf_document::{Language, say};

use crate::content::{Anchor, Block, Inline, Section, Table, TableRow};
use crate::disclosure::Disclosure;
use crate::parts::rules;
use crate::pictures;
use crate::report::{Options, Report};

/// A group as counts: how many are where, beside what they think themselves, and which indicators they claim.
///
/// No number in it stands for fewer people than the group's least number, and nobody in it is named, whatever may go in.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Policy, Portfolio};
/// use maatstaf_cohort::{Anonymity, Cohort};
/// use maatstaf_document::Language;
/// use maatstaf_report::{Options, documents::cohort};
/// let group = Cohort::new(&[Portfolio::new(Framework::emcc())], &Policy::standard(), Anonymity::default())?;
/// let report = cohort(&group, &Options::new(Language::En)).markdown();
/// assert!(report.contains("fewer than 5 people")); // and not how many
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
pub fn cohort(cohort: &Cohort, options: &Options) -> Report {
    let (framework, language) = (cohort.framework(), options.language);
    let document = cohort.document();
    // Whatever is asked for, nothing that somebody wrote goes in.
    let disclosure = Disclosure::default();
    let mut page = Section::new("group", "").page(&cohort.page(language));
    let mut sections = Vec::new();
    let lead = page.sections.first_mut().map(|head| std::mem::take(&mut head.blocks)).unwrap_or_default();
    let lead: Vec<Block> = lead.into_iter().filter(|block| matches!(block, Block::Paragraph(_))).collect();
    if document.people.is_some() {
        let title = say!(language, "The group at a glance", "De groep in één oogopslag");
        sections.push(Section::new("levels", title).figure(pictures::cohort(&document, framework, language)));
        // The levels stand in the data of the picture already.
        let levels = say!(language, "Estimated levels", "Geschatte niveaus");
        let rest = page.sections.into_iter().skip(1).filter(|section| section.title != levels);
        sections.extend(rest.map(|section| of_page(section, &document, framework, language)));
    }
    sections.push(rules(&document.policy, framework, language));
    sections.push(left_out(language));
    Report {
        language,
        written_in: None,
        title: say!(language, "A group as counts", "Een groep in aantallen"),
        about: about(&document, framework, language),
        lead,
        sections,
        colophon: colophon(&document, language),
        disclosure,
    }
}

/// A section of the answer's own page. The indicators are laid out anew, so that each can be led to; the statement stands in the colophon.
fn of_page(
    section: Section,
    document: &CohortDocument,
    framework: &Framework,
    language: Language,
) -> Section {
    let statement = document.statement.to(language);
    let mut section = section;
    section.blocks.retain(|block| !matches!(block, Block::Note(note) if note.to_string() == statement));
    let claimed = say!(language, "Indicators claimed", "Geclaimde indicatoren");
    if section.title != claimed {
        return section;
    }
    section.anchor = Anchor::new("indicators");
    section.blocks.retain(|block| !matches!(block, Block::Table(_)));
    let table = indicators(document, framework, claimed, language);
    if !table.rows.is_empty() {
        section.blocks.insert(0, Block::Table(table));
    }
    section
}

/// The indicators of which the number of people may be told.
fn indicators(
    document: &CohortDocument,
    framework: &Framework,
    caption: String,
    language: Language,
) -> Table {
    let head = [
        say!(language, "Indicator", "Indicator"),
        say!(language, "What it is about", "Waar het over gaat"),
        say!(language, "Category", "Categorie"),
        say!(language, "Level", "Niveau"),
    ];
    let rows = document.indicators.iter().filter_map(|one| {
        let people = one.claimed.shown()?;
        let (number, known) = (one.indicator, framework.indicator(one.indicator)?);
        let summary = framework.wording(language).indicators.get(&number);
        let cells = [
            say!(language, "CI {number}", "VI {number}"),
            summary.map_or_else(|| "–".to_owned(), |wording| wording.summary.clone()),
            framework.category_name(&known.category, language).to_owned(),
            framework.level_name(&known.level, language).to_owned(),
            people.to_string(),
        ];
        Some(TableRow::new(cells).at(Anchor::new(format!("indicator-{number}"))))
    });
    Table::new(caption, head).numbers([say!(language, "People", "Mensen")]).rows(rows)
}

/// What is never in it.
fn left_out(language: Language) -> Section {
    let title = say!(language, "What was left out", "Wat is weggelaten");
    Section::new("left-out", title).paragraph(&say!(
        language,
        "Everything by which somebody could be known: texts, titles, pseudonyms, days, evidence. No part of it can be included here.",
        "Alles waaraan iemand te herkennen is: teksten, titels, pseudoniemen, dagen, bewijs. Geen onderdeel daarvan is hier mee te nemen."
    ))
}

fn about(document: &CohortDocument, framework: &Framework, language: Language) -> Vec<(String, Inline)> {
    let (name, edition) = (&framework.wording(language).name, &document.framework.edition);
    let people = document.people.map_or_else(|| format!("< {}", document.least), |people| people.to_string());
    vec![
        (say!(language, "People", "Mensen"), people.into()),
        (say!(language, "No number below", "Geen getal onder"), document.least.to_string().into()),
        (say!(language, "Framework", "Raamwerk"), format!("{name}, {edition}").into()),
        (say!(language, "Policy", "Beleid"), Inline::link(Anchor::new("rules"), document.policy.id.as_str())),
    ]
}

fn colophon(document: &CohortDocument, language: Language) -> Vec<Inline> {
    let (engine, version) = (&document.engine.name, &document.engine.version);
    let (framework, policy) = (&document.framework.id, &document.policy.id);
    vec![
        Inline::text(document.statement.to(language)),
        Inline::sentence(&say!(
            language,
            "Computed by {engine} {version} with framework `{framework}` and policy `{policy}`. The portfolios themselves are not in it, nor a trace of each.",
            "Berekend door {engine} {version} met raamwerk `{framework}` en beleid `{policy}`. De portfolio's zelf zitten er niet in, en ook geen spoor van elk."
        )),
    ]
}
