//! Practice: how much a scheme counts of it and why not the rest, who the clients were, and when.

mod clients;
mod earlier;
mod sessions;

use maatstaf_document::say;
use maatstaf_practice::{Book, Counted, Entry, Payment, hours};

use self::clients::clients;
use self::earlier::earlier;
use self::sessions::sessions;
use super::dossier::Dossier;
use super::names::Names;
use super::span::{before, quarter_of};
use crate::content::{Anchor, Block, Inline, Item, Section};
use crate::disclosure::Disclosure;
use crate::pictures;

/// The most quarters that the picture shows: five years, as long as an award holds. This is this project's choice.
const MOST_QUARTERS: u32 = 20;
/// The fewest, so that a beginning still looks like one. This is this project's choice.
const FEWEST_QUARTERS: u32 = 4;

/// Practice by the scheme's counting profile, with the client log and the session log, at `practice`.
pub(crate) fn practice(dossier: &Dossier<'_>, names: &Names, disclosure: &mut Disclosure) -> Section {
    let language = dossier.language;
    let counted = dossier.practice();
    let section = Section::new("practice", say!(language, "Practice", "Praktijk"))
        .on_new_page()
        .with_all(dossier.items(Book::Practice))
        .with(Block::Facts(facts(dossier, &counted)))
        .with_all(left_out(dossier, &counted));
    let section = match &dossier.counting {
        Some(counting) => {
            let quarters = quarters(dossier, &counted.entries);
            let ledger = dossier.practice_ledger();
            section.figure(pictures::practice(&ledger, counting, dossier.as_of(), quarters, language))
        }
        None => section,
    };
    section
        .section(clients(dossier, &counted, names, disclosure))
        .section(sessions(dossier, &counted, names, disclosure))
        .section(earlier(dossier, &counted))
}

fn facts(dossier: &Dossier<'_>, counted: &Counted<'_>) -> Vec<(String, Inline)> {
    let language = dossier.language;
    let first = counted.entries.iter().map(|entry| entry.first);
    let since = first.chain(dossier.book().practising_since).min();
    let since = since.map_or_else(|| "–".to_owned(), |day| day.to_string());
    let much = hours(counted.minutes(), language);
    let paid = hours(paid(&counted.entries), language);
    let place = || Anchor::new("practice-sessions");
    let mut facts = vec![
        (say!(language, "Practising since", "Aan het werk sinds"), Inline::text(since)),
        (
            say!(language, "Hours that count", "Uren die tellen"),
            Inline::link(place(), say!(language, "{much} hours", "{much} uur")),
        ),
        (
            say!(language, "Of which paid", "Waarvan betaald"),
            Inline::link(place(), say!(language, "{paid} hours", "{paid} uur")),
        ),
        (
            say!(language, "Clients that count", "Cliënten die tellen"),
            Inline::link(Anchor::new("practice-clients"), counted.clients().to_string()),
        ),
        (
            say!(language, "Counted by", "Geteld volgens"),
            Inline::link(Anchor::new("counting"), counting_name(dossier)),
        ),
    ];
    let earlier =
        counted.entries.iter().filter(|entry| entry.client.is_none()).map(|entry| entry.minutes).sum();
    if earlier > 0 {
        let much = hours(earlier, language);
        let place = Anchor::new("practice-earlier");
        let words = Inline::link(place, say!(language, "{much} hours", "{much} uur"));
        facts.insert(2, (say!(language, "From before the log", "Van voor het logboek"), words));
    }
    facts
}

fn counting_name(dossier: &Dossier<'_>) -> String {
    let known = dossier.counting.as_ref().map(|one| one.document().name.to(dossier.language).to_owned());
    known.unwrap_or_else(|| dossier.scheme.document().counting.clone())
}

/// What the profile does not count, in hours per reason.
fn left_out(dossier: &Dossier<'_>, counted: &Counted<'_>) -> Vec<Block> {
    let language = dossier.language;
    if counted.left_out.is_empty() {
        return Vec::new();
    }
    let items = counted.left_out.iter().map(|(reason, minutes)| {
        let (hours, words) = (hours(*minutes, language), reason.words());
        let words = words.to(language);
        Item::new(say!(language, "{hours} hours: {words}", "{hours} uur: {words}"))
    });
    let said = say!(
        language,
        "What the ledger holds besides, and the profile does not count:",
        "Wat het logboek verder bevat en de telwijze niet meetelt:"
    );
    let link = Inline::text(said);
    vec![Block::Paragraph(link), Block::List(items.collect())]
}

/// How many quarters the picture shows: from the first session that counts, within bounds. What is from before the log has no quarter.
fn quarters(dossier: &Dossier<'_>, entries: &[Entry<'_>]) -> u32 {
    let sessions = entries.iter().filter(|entry| entry.client.is_some());
    let Some(first) = sessions.map(|entry| entry.first).min() else { return FEWEST_QUARTERS };
    let mut quarter = quarter_of(dossier.as_of());
    let mut count = 1;
    while count < MOST_QUARTERS && quarter.first > first {
        quarter = quarter_of(before(quarter.first));
        count += 1;
    }
    count.max(FEWEST_QUARTERS)
}

/// The minutes that were paid for.
pub(super) fn paid(entries: &[Entry<'_>]) -> u64 {
    entries.iter().filter(|entry| entry.paid).map(|entry| entry.minutes).sum()
}

/// The minutes of one kind of payment, out of pairs.
pub(super) fn of_payment(all: &[(Option<Payment>, u32)], wanted: Payment) -> u64 {
    let fits = all.iter().filter(|(payment, _)| *payment == Some(wanted));
    fits.map(|(_, minutes)| u64::from(*minutes)).sum()
}
