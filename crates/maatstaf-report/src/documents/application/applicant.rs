//! The first part of an application: who applies for what, and how far the figures are met.

use maatstaf_document::say;

use super::asked::asked;
use super::dossier::Dossier;
use crate::content::{Block, Inline, Section};

/// Who applies for what, with room for the name that the portfolio does not hold, at `application`.
pub(crate) fn applicant(dossier: &Dossier<'_>, sections: &[Section]) -> Section {
    let language = dossier.language;
    let scheme = dossier.scheme.document();
    let counting = &scheme.counting;
    let mut facts = vec![
        (say!(language, "Applied for", "Gevraagd"), Inline::strong(dossier.level_name())),
        (
            say!(language, "Scheme", "Regeling"),
            Inline::text(format!("{}, {}", dossier.scheme_name(), scheme.body)),
        ),
    ];
    if let Some(level) = dossier.framework_level() {
        let name = dossier.framework().level_name(level, language);
        facts.push((say!(language, "Level of the framework", "Niveau van het raamwerk"), Inline::text(name)));
    }
    facts.push((
        say!(language, "Practice counted by", "Praktijk geteld volgens"),
        Inline::sentence(&format!("`{counting}`")),
    ));
    let asked_for = [
        (say!(language, "Name of the applicant", "Naam van de aanvrager"), 1),
        (say!(language, "Address, e-mail and telephone", "Adres, e-mail en telefoon"), 2),
        (say!(language, "Membership number, and of which body", "Lidnummer, en van welke organisatie"), 1),
    ];
    let blanks = asked_for.into_iter().map(|(asked, lines)| Block::Blank { asked, lines });
    Section::new("application", say!(language, "The application", "De aanvraag"))
        .with(Block::Facts(facts))
        .note(&say!(
            language,
            "The portfolio knows the applicant by a pseudonym. Write the name and the contact details in by hand.",
            "Het portfolio kent de aanvrager onder een pseudoniem. Vul naam en contactgegevens met de hand in."
        ))
        .with_all(blanks)
        .section(asked(dossier, sections).on_new_page())
}
