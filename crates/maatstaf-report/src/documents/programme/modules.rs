//! The modules, with their activities and assessments and what each covers.

use maatstaf_document::{Language, say};
use maatstaf_programme::{Activity, ActivityKind, Aspect, Assessment, Method, Module, State};

use super::Told;
use super::hours::clock;
use super::indicators::aspect;
use super::names::Names;
use crate::content::{Anchor, Inline, Section, Table, TableRow};

/// The modules in the order in which they are given.
pub(super) fn modules<'p>(told: &Told<'p>, names: &Names<'p>) -> Option<Section> {
    let title =
        say!(told.language, "Modules, activities and assessments", "Modules, activiteiten en toetsen");
    let modules = &told.programme.document().modules;
    let section = Section::new("modules", title);
    let section = modules.iter().fold(section, |section, one| section.section(module(told, names, one)));
    (!modules.is_empty()).then_some(section)
}

fn module<'p>(told: &Told<'p>, names: &Names<'p>, one: &'p Module) -> Section {
    let language = told.language;
    let name = names.module(&one.id);
    let head = [
        say!(language, "Part", "Onderdeel"),
        say!(language, "Kind", "Soort"),
        say!(language, "Hours", "Uren"),
        say!(language, "Teaches", "Onderwijst"),
        say!(language, "Practises", "Oefent"),
        say!(language, "Assesses", "Toetst"),
    ];
    let activities = one.activities.iter().map(|part| activity(told, names, part));
    let assessments = one.assessments.iter().map(|part| assessment(told, names, part));
    let section = Section::new(format!("module-{}", one.id), name);
    let rows: Vec<TableRow> = activities.chain(assessments).collect();
    if rows.is_empty() { section } else { section.table(Table::new(name, head).rows(rows)) }
}

fn activity<'p>(told: &Told<'p>, names: &Names<'p>, part: &'p Activity) -> TableRow {
    let minutes = part.minutes.or(part.hours.map(|hours| hours.saturating_mul(60)));
    let length = minutes.map_or_else(|| "–".to_owned(), |minutes| clock(u64::from(minutes)));
    row(told, names, &part.id, (kind(part.kind, told.language), length))
}

fn assessment<'p>(told: &Told<'p>, names: &Names<'p>, part: &'p Assessment) -> TableRow {
    let how = method(part.method, told.language);
    let kind = say!(told.language, "assessment: {how}", "toets: {how}");
    row(told, names, &part.id, (kind, "–".to_owned()))
}

fn row<'p>(told: &Told<'p>, names: &Names<'p>, id: &'p str, (kind, length): (String, String)) -> TableRow {
    let covers = |state: State| {
        let covered = told.answer.coverage.iter();
        let covered = covered.filter(|one| one.places(state).iter().any(|place| place.part == id));
        let aspects: Vec<&Aspect> = covered.map(|one| &one.aspect).collect();
        let all = Inline::joined(aspects.into_iter().map(|one| aspect(told, one)), ", ");
        if all.is_empty() { "–".into() } else { all }
    };
    let name = Inline::text(format!("{id}: {}", names.part(id)));
    let cells = [
        name,
        kind.into(),
        length.into(),
        covers(State::Taught),
        covers(State::Practised),
        covers(State::Assessed),
    ];
    TableRow::new(cells).at(Anchor::evidence(id))
}

/// The kind of an activity.
pub(super) fn kind(kind: ActivityKind, language: Language) -> String {
    match kind {
        ActivityKind::Lecture => say!(language, "lecture", "college"),
        ActivityKind::Exercise => say!(language, "exercise", "oefening"),
        ActivityKind::Practice => say!(language, "practice", "praktijk"),
        ActivityKind::Supervision => say!(language, "supervision", "supervisie"),
        ActivityKind::PeerGroup => say!(language, "peer group", "intervisie"),
        ActivityKind::SelfStudy => say!(language, "self-study", "zelfstudie"),
        ActivityKind::Reflection => say!(language, "reflection", "reflectie"),
        _ => say!(language, "other", "overig"),
    }
}

fn method(method: Method, language: Language) -> String {
    match method {
        Method::ObservedSession => say!(language, "observed session", "geobserveerde sessie"),
        Method::Recording => say!(language, "recording", "opname"),
        Method::CaseStudy => say!(language, "case study", "casus"),
        Method::Portfolio => say!(language, "portfolio", "portfolio"),
        Method::Reflection => say!(language, "reflection", "reflectie"),
        Method::Paper => say!(language, "paper", "werkstuk"),
        Method::Test => say!(language, "test", "kennistoets"),
        Method::Presentation => say!(language, "presentation", "presentatie"),
        Method::Interview => say!(language, "interview", "gesprek"),
        _ => say!(language, "other", "overig"),
    }
}
