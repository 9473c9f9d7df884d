//! The award that is renewed: since when, until when, and what is held besides.

use jiff::civil::Date;
use maatstaf_document::say;

use crate::content::{Anchor, Block, Inline, Section};
use crate::documents::application::declarations::awards;
use crate::documents::application::dossier::Dossier;

/// The award that is renewed, with the other awards in the ledger, at `award`.
pub(super) fn award(dossier: &Dossier<'_>) -> Section {
    let language = dossier.language;
    let title = say!(language, "The award that is renewed", "De accreditatie die verlengd wordt");
    let section = Section::new("award", title).paragraph(dossier.scheme.document().about.to(language));
    let section = match dates(dossier) {
        Some((given, until)) => section.with(Block::Facts(facts(dossier, given, until))),
        None => section.with(Block::Paragraph(line(dossier))),
    };
    section.section(awards(dossier))
}

/// The day on which it was given, and its last day where that is known.
fn dates(dossier: &Dossier<'_>) -> Option<(Date, Option<Date>)> {
    let check = dossier.check()?;
    Some((check.award?, check.award_until))
}

fn facts(dossier: &Dossier<'_>, given: Date, until: Option<Date>) -> Vec<(String, Inline)> {
    let language = dossier.language;
    let mut facts = vec![
        (say!(language, "Level", "Niveau"), Inline::strong(dossier.level_name())),
        (say!(language, "Given on", "Toegekend op"), Inline::link(Anchor::new("awards"), given.to_string())),
    ];
    let Some(until) = until else { return facts };
    facts.push((say!(language, "Holds until", "Geldt tot en met"), Inline::text(until.to_string())));
    let days = (until - dossier.as_of()).get_days();
    let left = if days < 0 {
        say!(
            language,
            "none: it has ended. Ask whether it can still be renewed",
            "geen: ze is verlopen. Vraag of verlengen nog kan"
        )
    } else {
        say!(language, "{days}", "{days}")
    };
    facts.push((say!(language, "Days left", "Dagen te gaan"), Inline::text(left)));
    facts
}

/// In a sentence: which award, or that there is none.
pub(super) fn line(dossier: &Dossier<'_>) -> Inline {
    let (language, level) = (dossier.language, dossier.level_name());
    let Some((given, until)) = dates(dossier) else {
        return Inline::text(say!(
            language,
            "The ledger holds no award for {level} that could be renewed. What stands below is what would be asked if there were one.",
            "Het logboek bevat geen accreditatie voor {level} om te verlengen. Hieronder staat wat er gevraagd zou worden als die er was."
        ));
    };
    let until = until.map(|until| say!(language, " and holds until {until}", " en geldt tot en met {until}"));
    let until = until.unwrap_or_default();
    let said = say!(
        language,
        "The award for {level} was given on {given}{until}.",
        "De accreditatie voor {level} is toegekend op {given}{until}."
    );
    Inline::link(Anchor::new("award"), said)
}
