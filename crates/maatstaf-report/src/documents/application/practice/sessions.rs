//! The session log: session by session where that goes in, else as sums per quarter.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::{Language, say};
use maatstaf_practice::{Book, Counted, Ledger, LedgerDocument, Payment, Session, hours};

use super::of_payment;
use crate::content::{Anchor, Block, Inline, Section, Table, TableRow};
use crate::disclosure::{Disclosure, Part};
use crate::documents::application::dossier::Dossier;
use crate::documents::application::listed::Listed;
use crate::documents::application::names::Names;
use crate::documents::application::span::quarter_name;
use crate::documents::application::words;

/// The sessions, or their sums, at `practice-sessions`.
pub(super) fn sessions(
    dossier: &Dossier<'_>,
    counted: &Counted<'_>,
    names: &Names,
    disclosure: &mut Disclosure,
) -> Section {
    let language = dossier.language;
    let counts: BTreeSet<&str> = counted.entries.iter().map(|entry| entry.id).collect();
    let all = dossier.book().sessions.as_slice();
    let listed = dossier.listed(Book::Practice, all, |one| (one.day, one.day, one.minutes));
    for session in &listed.entries {
        let id = &session.id;
        disclosure.show(Part::Sessions, &say!(language, "session `{id}`", "sessie `{id}`"), id);
    }
    let section = Section::new("practice-sessions", say!(language, "Session log", "Sessielog"));
    if listed.entries.is_empty() {
        let empty = say!(
            language,
            "The ledger holds no sessions in this time.",
            "Het logboek bevat geen sessies in deze tijd."
        );
        return section.paragraph(&empty).with_all(listed.notes(language));
    }
    let section = section.with_all(listed.notes(language));
    if disclosure.includes(Part::Sessions) {
        return section.table(one_by_one(dossier, &listed, &counts, names, disclosure));
    }
    let said = say!(
        language,
        "Sums of the sessions that count, per quarter. The sessions one by one stay with the applicant.",
        "Sommen van de sessies die tellen, per kwartaal. De sessies stuk voor stuk blijven bij de aanvrager."
    );
    section.paragraph(&said).with(Block::Table(per_quarter(&listed, &counts, language)))
}

fn one_by_one(
    dossier: &Dossier<'_>,
    listed: &Listed<'_, Session>,
    counts: &BTreeSet<&str>,
    names: &Names,
    disclosure: &mut Disclosure,
) -> Table {
    let language = dossier.language;
    let head = [
        say!(language, "Session", "Sessie"),
        say!(language, "Day", "Dag"),
        say!(language, "Client", "Cliënt"),
        say!(language, "What, and to whom", "Wat, en aan wie"),
        say!(language, "Payment", "Betaling"),
        say!(language, "Counts", "Telt"),
    ];
    let caption = say!(language, "Session log", "Sessielog");
    let mut table = Table::new(caption, head).numbers([say!(language, "Minutes", "Minuten")]);
    for session in &listed.entries {
        let start = session.start.map(|start| format!(" {}", start.strftime("%H:%M")));
        let cells = [
            Inline::text(session.id.as_str()),
            Inline::text(format!("{}{}", session.day, start.unwrap_or_default())),
            names.client_link(&session.client, disclosure, language),
            Inline::text(given(session, language)),
            Inline::text(words::payment(session.payment).to(language)),
            Inline::text(why(dossier, session, counts)),
            Inline::text(session.minutes.to_string()),
        ];
        table = table.row(TableRow::new(cells).at(Anchor::entry(&session.id)));
    }
    let counted = listed.entries.iter().filter(|one| counts.contains(one.id.as_str()));
    let minutes: u64 = counted.map(|one| u64::from(one.minutes)).sum();
    let much = hours(minutes, language);
    let words = [
        say!(language, "Together", "Samen"),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        say!(language, "{much} hours", "{much} uur"),
        minutes.to_string(),
    ];
    let last = words.map(|words| if words.is_empty() { Inline::text("") } else { Inline::strong(words) });
    table.row(TableRow::new(last))
}

fn given(session: &Session, language: Language) -> String {
    let (service, form) = (words::service(session.service), words::form(session.form));
    let people = session.participants.map(|number| format!(" ({number})"));
    format!("{}, {}{}", service.to(language), form.to(language), people.unwrap_or_default())
}

/// Whether a session counts, and if not, why not.
fn why(dossier: &Dossier<'_>, session: &Session, counts: &BTreeSet<&str>) -> String {
    let language = dossier.language;
    if counts.contains(session.id.as_str()) {
        return say!(language, "yes", "ja");
    }
    // The profile gives its reasons for a whole ledger, so it is asked about one that holds this session alone.
    let alone = LedgerDocument { sessions: vec![session.clone()], ..LedgerDocument::new() };
    let reasons = Ledger::from_document(alone).ok().zip(dossier.counting.as_ref());
    let reasons = reasons.map(|(ledger, counting)| counting.count(&ledger).left_out).unwrap_or_default();
    let words = reasons.keys().next().map(|reason| reason.words().to(language).to_owned());
    let words = words.map(|words| format!(": {words}")).unwrap_or_default();
    say!(language, "no{words}", "nee{words}")
}

fn per_quarter(listed: &Listed<'_, Session>, counts: &BTreeSet<&str>, language: Language) -> Table {
    let mut quarters: BTreeMap<String, Vec<&Session>> = BTreeMap::new();
    for session in listed.entries.iter().filter(|one| counts.contains(one.id.as_str())) {
        quarters.entry(quarter_name(session.day, language)).or_default().push(session);
    }
    let all: Vec<&Session> = quarters.values().flatten().copied().collect();
    let together = say!(language, "Together", "Samen");
    let rows = quarters.iter().map(|(quarter, sessions)| {
        TableRow::new(sums(quarter, sessions, language).into_iter().map(Inline::text))
    });
    let last = sums(&together, &all, language).into_iter().map(Inline::strong);
    Table::new(
        say!(language, "Sessions per quarter", "Sessies per kwartaal"),
        [say!(language, "Quarter", "Kwartaal")],
    )
    .numbers([
        say!(language, "Sessions", "Sessies"),
        say!(language, "Clients", "Cliënten"),
        say!(language, "Hours", "Uren"),
        say!(language, "Paid", "Betaald"),
        say!(language, "Pro bono", "Pro bono"),
    ])
    .rows(rows)
    .row(TableRow::new(last))
}

fn sums(name: &str, sessions: &[&Session], language: Language) -> Vec<String> {
    let all: Vec<(Option<Payment>, u32)> = sessions.iter().map(|one| (one.payment, one.minutes)).collect();
    let clients: BTreeSet<&str> = sessions.iter().map(|one| one.client.as_str()).collect();
    let minutes: u64 = all.iter().map(|(_, minutes)| u64::from(*minutes)).sum();
    vec![
        name.to_owned(),
        sessions.len().to_string(),
        clients.len().to_string(),
        hours(minutes, language),
        hours(of_payment(&all, Payment::Paid), language),
        hours(of_payment(&all, Payment::ProBono), language),
    ]
}
