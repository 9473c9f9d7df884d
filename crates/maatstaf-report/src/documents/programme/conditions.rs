//! The self-audit, and the conditions of recognition with their sources.

use maatstaf_document::{Sign, say};
use maatstaf_programme::{
    ConditionAnswer, ConditionCheck, Conditions, DescriptorAnswer, Have, Outcome, Reading, Stage,
};

use super::Told;
use crate::content::{Anchor, Inline, Section, Span, Table, TableRow};
use crate::disclosure::{Disclosure, Part};

/// The programme's own answers to the descriptors of its aim.
pub(super) fn audit(told: &Told<'_>, disclosure: &mut Disclosure) -> Option<Section> {
    let (language, audit) = (told.language, &told.answer.self_audit);
    if audit.answers.is_empty() {
        return None;
    }
    let title = say!(language, "Whom it is meant for", "Voor wie de opleiding bedoeld is");
    let level = told.levels().reached(Some(&audit.level));
    let (certain, of) = (audit.certain, audit.answers.len());
    let said = say!(
        language,
        "The programme's own answers for {level}: {certain} of {of} with yes.",
        "De eigen antwoorden van de opleiding voor {level}: {certain} van {of} met ja."
    );
    let with_evidence = disclosure.includes(Part::Texts);
    let mut head = vec![say!(language, "Descriptor", "Beschrijving"), say!(language, "Answer", "Antwoord")];
    head.extend(with_evidence.then(|| say!(language, "What shows it", "Waaruit dat blijkt")));
    let rows: Vec<TableRow> =
        audit.answers.iter().map(|one| answered(told, one, with_evidence, disclosure)).collect();
    let table = Table::new(title.as_str(), head).rows(rows);
    Some(Section::new("audit", title).paragraph(&said).table(table))
}

fn answered(
    told: &Told<'_>,
    one: &DescriptorAnswer,
    with_evidence: bool,
    disclosure: &mut Disclosure,
) -> TableRow {
    let language = told.language;
    let (sign, said) = match one.have {
        Some(Have::Yes) => (Sign::Met, say!(language, "yes", "ja")),
        Some(Have::Partly) => (Sign::Unsure, say!(language, "in part", "deels")),
        Some(Have::No) => (Sign::Unmet, say!(language, "no", "nee")),
        None => (Sign::Unknown, say!(language, "not answered yet", "nog niet beantwoord")),
    };
    let id = &one.id;
    let place =
        say!(language, "self-audit `{id}`, what shows it", "zelfonderzoek `{id}`, waaruit dat blijkt");
    let shows = disclosure.show(Part::Texts, &place, one.evidence.as_deref().unwrap_or_default());
    let shows = with_evidence.then(|| shows.unwrap_or("–").to_owned());
    let cells = [one.text.to(language).to_owned(), said];
    TableRow::new(cells.into_iter().chain(shows)).signed(sign).at(Anchor::new(format!("audit-{id}")))
}

/// The conditions at the aim, with their sources.
pub(super) fn conditions(told: &Told<'_>, disclosure: &Disclosure) -> Option<Section> {
    let (language, all) = (told.language, &told.answer.conditions);
    if all.conditions.is_empty() {
        return None;
    }
    let title = say!(language, "Conditions for EQA", "Voorwaarden voor EQA");
    let level = told.levels().reached(Some(&all.level));
    let (certain, possible, of) = (all.certain, all.possible, all.conditions.len());
    let said = say!(
        language,
        "For {level}: {certain} of {of} are met for certain, {possible} may be.",
        "Voor {level}: {certain} van {of} zijn zeker gehaald, {possible} misschien."
    );
    let head = [
        say!(language, "Condition", "Voorwaarde"),
        say!(language, "What was found", "Wat gevonden is"),
        say!(language, "What it asks", "Wat het vraagt"),
        say!(language, "Known from", "Bekend uit"),
    ];
    let rows = all.conditions.iter().map(|one| condition(told, one, disclosure));
    let table = Table::new(title.as_str(), head).rows(rows);
    let mut section = Section::new("conditions", title).paragraph(&said).table(table);
    if all.conditions.iter().all(|one| one.stage != Stage::Renewal) {
        section = section.note(&say!(
            language,
            "What a renewal asks is told once the day of an earlier award is given.",
            "Wat een verlenging vraagt, staat er zodra de dag van een eerdere erkenning is opgegeven."
        ));
    }
    Some(section.table(sources(told)))
}

fn condition(told: &Told<'_>, one: &ConditionAnswer, disclosure: &Disclosure) -> TableRow {
    let language = told.language;
    let sign = match one.outcome {
        Outcome::Met => Sign::Met,
        Outcome::Partly | Outcome::Unsure => Sign::Unsure,
        Outcome::Unknown => Sign::Unknown,
        Outcome::Unmet => Sign::Unmet,
    };
    let readings = Inline::joined(one.readings.iter().map(|reading| known(told, reading)), "; ");
    let cells = [
        Inline::text(one.name.to(language)),
        Inline::text(found(told, one, disclosure)),
        Inline::text(one.help.to(language)),
        if readings.is_empty() { "–".into() } else { readings },
    ];
    TableRow::new(cells).signed(sign).at(Anchor::new(format!("condition-{}", one.id)))
}

/// What was found; without who it is about, unless that goes in.
fn found(told: &Told<'_>, one: &ConditionAnswer, disclosure: &Disclosure) -> String {
    let finding = one.finding.to(told.language);
    let conditions = Conditions::of(told.programme.framework());
    let of_people = conditions.condition(&one.id).is_some_and(|known| known.check == ConditionCheck::Staff);
    // A finding on people ends in their pseudonyms, after how many there are and are asked.
    match finding.split_once("): ").filter(|_| of_people && !disclosure.includes(Part::Clients)) {
        Some((counted, _)) => format!("{counted})"),
        None => finding.to_owned(),
    }
}

/// How well something is known, and from which sources.
fn known(told: &Told<'_>, reading: &Reading) -> Inline {
    let standing = Inline::text(reading.standing.meaning().to(told.language));
    if reading.sources.is_empty() {
        return standing;
    }
    let sources =
        reading.sources.iter().map(|id| Inline::link(Anchor::new(format!("source-{id}")), id.as_str()));
    standing.and(": ").and(Inline::joined(sources, ", "))
}

fn sources(told: &Told<'_>) -> Table {
    let (language, all) = (told.language, &told.answer.conditions);
    let cited = all.sources.iter().filter(|source| {
        let names = |reading: &Reading| reading.sources.contains(&source.id);
        all.conditions.iter().any(|one| one.readings.iter().any(names))
    });
    let head = [
        say!(language, "Source", "Bron"),
        say!(language, "Title", "Titel"),
        say!(language, "Dated", "Gedateerd"),
        say!(language, "Address", "Adres"),
    ];
    let rows = cited.map(|source| {
        let dated = match source.dated.as_str() {
            "undated" => say!(language, "undated", "zonder datum"),
            dated => dated.to_owned(),
        };
        let cells = [
            Inline::text(source.id.as_str()),
            Inline::text(source.title.as_str()),
            Inline::text(dated),
            Inline::from(Span::Address(source.address.clone())),
        ];
        TableRow::new(cells).at(Anchor::new(format!("source-{}", source.id)))
    });
    Table::new(say!(language, "Sources", "Bronnen"), head).rows(rows)
}
