//! The hours on a page.

use maatstaf_document::{Language, Page, Row, first_few, say};

use crate::answer::ProgrammeAnswer;
use crate::document::ActivityKind;

/// The hours per module, per kind and per category.
pub(super) fn spread(answer: &ProgrammeAnswer, language: Language) -> Page {
    let hours = &answer.hours;
    let (total, unmapped) = (clock(hours.total), clock(hours.unmapped));
    let page = Page::new().title(say!(language, "Hours", "Uren")).paragraph(say!(
        language,
        "{total} hours of activities (hours:minutes), of which {unmapped} cover nothing.",
        "{total} uur aan activiteiten (uren:minuten), waarvan {unmapped} niets dekt."
    ));
    let page = if hours.unsaid.is_empty() {
        page
    } else {
        let names = first_few(hours.unsaid.clone(), language);
        page.paragraph(say!(language, "Without a length: {names}.", "Zonder duur: {names}."))
    };
    page.followed_by(modules(answer, language))
        .followed_by(kinds(answer, language))
        .followed_by(categories(answer, language))
        .note(say!(
            language,
            "An activity's time is split evenly over what it covers. That split is this project's choice.",
            "De tijd van een activiteit wordt gelijk verdeeld over wat ze dekt. Die verdeling is de keuze van dit project."
        ))
}

fn modules(answer: &ProgrammeAnswer, language: Language) -> Page {
    let head = match language {
        Language::En => ["module", "stated", "in activities"],
        Language::Nl => ["module", "opgegeven", "in activiteiten"],
    };
    let rows = answer.hours.modules.iter().map(|one| {
        let stated = one.stated.map_or_else(|| "–".to_owned(), clock);
        Row::new([one.module.clone(), stated, clock(one.activities)])
    });
    Page::new().table(head, rows)
}

fn kinds(answer: &ProgrammeAnswer, language: Language) -> Page {
    let head = match language {
        Language::En => ["kind of activity", "share", "hours"],
        Language::Nl => ["soort activiteit", "aandeel", "uren"],
    };
    let rows = answer.hours.kinds.iter().map(|one| {
        let share = share(one.minutes, answer.hours.total);
        Row::new([kind(one.kind, language), share, clock(one.minutes)])
    });
    Page::new().table(head, rows)
}

fn categories(answer: &ProgrammeAnswer, language: Language) -> Page {
    let head = match language {
        Language::En => ["category", "share", "hours"],
        Language::Nl => ["categorie", "aandeel", "uren"],
    };
    let rows = answer.hours.categories.iter().map(|one| {
        let name = answer.known.category_name(&one.category, language).to_owned();
        Row::new([name, share(one.minutes, answer.hours.total), clock(one.minutes)])
    });
    Page::new().table(head, rows)
}

/// Minutes as hours and minutes: `3:05`.
fn clock(minutes: u64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// A part of a whole in percent, rounded down.
fn share(part: u64, whole: u64) -> String {
    let percent = (part * 100).checked_div(whole).unwrap_or_default();
    format!("{percent} %")
}

fn kind(kind: ActivityKind, language: Language) -> String {
    match kind {
        ActivityKind::Lecture => say!(language, "lecture", "college"),
        ActivityKind::Exercise => say!(language, "exercise", "oefening"),
        ActivityKind::Practice => say!(language, "practice", "praktijk"),
        ActivityKind::Supervision => say!(language, "supervision", "supervisie"),
        ActivityKind::PeerGroup => say!(language, "peer group", "intervisie"),
        ActivityKind::SelfStudy => say!(language, "self-study", "zelfstudie"),
        ActivityKind::Reflection => say!(language, "reflection", "reflectie"),
        ActivityKind::Other => say!(language, "other", "overig"),
    }
}
