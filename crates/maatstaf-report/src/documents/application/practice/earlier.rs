//! Practice from before the log, as sums.

use std::collections::BTreeSet;

use maatstaf_document::say;
use maatstaf_practice::{Book, Counted, hours};

use crate::content::{Anchor, Inline, Section, Table, TableRow};
use crate::documents::application::dossier::Dossier;
use crate::documents::application::words;

/// Practice of which single sessions are no longer known, at `practice-earlier`.
pub(super) fn earlier(dossier: &Dossier<'_>, counted: &Counted<'_>) -> Section {
    let language = dossier.language;
    let title = say!(language, "Practice from before the log", "Praktijk van voor het logboek");
    let section = Section::new("practice-earlier", title.as_str());
    let all = dossier.book().earlier.as_slice();
    let listed = dossier.listed(Book::Practice, all, |one| (one.from, one.until, one.minutes));
    let section = section.with_all(listed.notes(language));
    if listed.entries.is_empty() {
        return section.paragraph(&say!(
            language,
            "Nothing of it goes into this application.",
            "Daarvan gaat niets mee in deze aanvraag."
        ));
    }
    let counts: BTreeSet<&str> = counted.entries.iter().map(|entry| entry.id).collect();
    let head = [
        say!(language, "Entry", "Vermelding"),
        say!(language, "From and until", "Van en tot en met"),
        say!(language, "What, and to whom", "Wat, en aan wie"),
        say!(language, "Relation", "Relatie"),
        say!(language, "Payment", "Betaling"),
        say!(language, "Consent", "Toestemming"),
        say!(language, "Counts", "Telt"),
    ];
    let rows = listed.entries.iter().map(|one| {
        let (service, form) = (words::service(one.service), words::form(one.form));
        let counts = counts.contains(one.id.as_str());
        let cells = [
            one.id.clone(),
            format!("{} – {}", one.from, one.until),
            format!("{}, {}", service.to(language), form.to(language)),
            words::relation(one.relation).to(language).to_owned(),
            words::payment(one.payment).to(language).to_owned(),
            words::consent(one.consent).to(language).to_owned(),
            if counts { say!(language, "yes", "ja") } else { say!(language, "no", "nee") },
            one.clients.to_string(),
            hours(u64::from(one.minutes), language),
        ];
        TableRow::new(cells.map(Inline::text)).at(Anchor::entry(&one.id))
    });
    let numbers = [say!(language, "Clients", "Cliënten"), say!(language, "Hours", "Uren")];
    section.table(Table::new(title, head).numbers(numbers).rows(rows))
}
