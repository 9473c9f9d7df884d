//! The client log: a row for each client whose practice counts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use maatstaf_document::{Language, say};
use maatstaf_practice::{Consent, Counted, Payment, Session, hours};

use super::of_payment;
use crate::content::{Anchor, Inline, Section, Table, TableRow};
use crate::disclosure::{Disclosure, Part};
use crate::documents::application::dossier::Dossier;
use crate::documents::application::names::Names;
use crate::documents::application::words;

/// What the log says of one client.
#[derive(Debug, Default)]
struct Client<'l> {
    sessions: Vec<&'l Session>,
}

/// The clients in the order of their first sessions, at `practice-clients`.
pub(super) fn clients(
    dossier: &Dossier<'_>,
    counted: &Counted<'_>,
    names: &Names,
    disclosure: &mut Disclosure,
) -> Section {
    let language = dossier.language;
    let section = Section::new("practice-clients", say!(language, "Client log", "Cliëntenlog"));
    let clients = by_number(dossier, counted, names);
    if clients.is_empty() {
        return section.paragraph(&say!(
            language,
            "The ledger holds no sessions that count.",
            "Het logboek bevat geen sessies die tellen."
        ));
    }
    let title = section.title.clone();
    let mut table = columns(&title, language);
    let mut sums = Sums::default();
    for client in clients.values() {
        sums.add(client);
        table = table.rows(client.row(names, disclosure, language));
    }
    table = table.row(sums.row(clients.len(), language));
    let refused = clients.values().filter(|client| client.refused()).count();
    let section = section.table(table);
    let section = if refused > 0 && disclosure.includes(Part::Clients) {
        section.note(&say!(
            language,
            "Clients who do not want to be named to an accrediting body: {refused}. Look whether their pseudonyms keep to that.",
            "Cliënten die niet bij een accrediterende organisatie genoemd willen worden: {refused}. Kijk of hun pseudoniem daarbij past."
        ))
    } else {
        section
    };
    let others: u64 = counted.entries.iter().map(|entry| u64::from(entry.others)).sum();
    if others == 0 {
        return section;
    }
    let link = Inline::link(Anchor::new("practice-earlier"), others.to_string());
    section.with(crate::content::Block::Paragraph(
        Inline::text(say!(
            language,
            "Clients in practice from before the log, who are not among these: ",
            "Cliënten in de praktijk van voor het logboek, die hier niet bij staan: "
        ))
        .and(link)
        .and("."),
    ))
}

fn by_number<'d>(
    dossier: &'d Dossier<'_>,
    counted: &Counted<'_>,
    names: &Names,
) -> BTreeMap<usize, Client<'d>> {
    let counts: BTreeSet<&str> = counted.entries.iter().map(|entry| entry.id).collect();
    let mut clients: BTreeMap<usize, Client<'_>> = BTreeMap::new();
    for session in dossier.book().sessions.iter().filter(|one| counts.contains(one.id.as_str())) {
        let client = clients.entry(names.client_number(&session.client)).or_default();
        client.sessions.push(session);
    }
    clients
}

fn columns(caption: &str, language: Language) -> Table {
    Table::new(
        caption,
        [
            say!(language, "Client", "Cliënt"),
            say!(language, "First and last session", "Eerste en laatste sessie"),
            say!(language, "Form", "Vorm"),
            say!(language, "Relation", "Relatie"),
            say!(language, "Consent", "Toestemming"),
        ],
    )
    .numbers([
        say!(language, "Sessions", "Sessies"),
        say!(language, "Hours", "Uren"),
        say!(language, "Paid", "Betaald"),
        say!(language, "Pro bono", "Pro bono"),
    ])
}

impl Client<'_> {
    fn row(&self, names: &Names, disclosure: &mut Disclosure, language: Language) -> Option<TableRow> {
        let first = self.sessions.first()?;
        let (begin, end) = self.days()?;
        let days = if begin == end { begin.to_string() } else { format!("{begin} – {end}") };
        let name = names.client(&first.client, disclosure, language);
        let sums = Sums::of(self);
        let cells = [
            name,
            days,
            self.each(|one| words::form(one.form).to(language).to_owned()),
            self.relation(names, disclosure, language),
            self.each(|one| words::consent(one.consent).to(language).to_owned()),
            self.sessions.len().to_string(),
            hours(sums.minutes, language),
            hours(sums.paid, language),
            hours(sums.pro_bono, language),
        ];
        Some(TableRow::new(cells).at(names.place(&first.client)))
    }

    fn days(&self) -> Option<(Date, Date)> {
        let days = || self.sessions.iter().map(|one| one.day);
        Some((days().min()?, days().max()?))
    }

    /// The relations, with the organisations where their pseudonyms go in.
    fn relation(&self, names: &Names, disclosure: &mut Disclosure, language: Language) -> String {
        let relation = self.each(|one| words::relation(one.relation).to(language).to_owned());
        let mut organisations = BTreeSet::new();
        for session in &self.sessions {
            let number = names.client_number(&session.client);
            let place = say!(
                language,
                "the log, organisation of client {number}",
                "het logboek, organisatie van cliënt {number}"
            );
            let organisation = session.organisation.as_deref().unwrap_or_default();
            organisations.extend(disclosure.show(Part::Clients, &place, organisation));
        }
        let organisations: Vec<&str> = organisations.into_iter().collect();
        if organisations.is_empty() { relation } else { format!("{relation} ({})", organisations.join(", ")) }
    }

    fn refused(&self) -> bool {
        self.sessions.iter().any(|one| one.consent == Some(Consent::Refused))
    }

    /// What the sessions say, each thing once.
    fn each(&self, says: impl Fn(&Session) -> String) -> String {
        let mut all: Vec<String> = Vec::new();
        for said in self.sessions.iter().map(|one| says(one)) {
            if !all.contains(&said) {
                all.push(said);
            }
        }
        all.join(", ")
    }
}

/// Minutes of sessions, and how many sessions.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    sessions: usize,
    minutes: u64,
    paid: u64,
    pro_bono: u64,
}

impl Sums {
    fn of(client: &Client<'_>) -> Self {
        let all: Vec<(Option<Payment>, u32)> =
            client.sessions.iter().map(|one| (one.payment, one.minutes)).collect();
        Self {
            sessions: all.len(),
            minutes: all.iter().map(|(_, minutes)| u64::from(*minutes)).sum(),
            paid: of_payment(&all, Payment::Paid),
            pro_bono: of_payment(&all, Payment::ProBono),
        }
    }

    fn add(&mut self, client: &Client<'_>) {
        let more = Self::of(client);
        self.sessions += more.sessions;
        self.minutes += more.minutes;
        self.paid += more.paid;
        self.pro_bono += more.pro_bono;
    }

    fn row(self, clients: usize, language: Language) -> TableRow {
        let name = say!(language, "Together: {clients} clients", "Samen: {clients} cliënten");
        let empty = || Inline::text("");
        let number = |minutes: u64| Inline::strong(hours(minutes, language));
        TableRow::new([
            Inline::strong(name),
            empty(),
            empty(),
            empty(),
            empty(),
            Inline::strong(self.sessions.to_string()),
            number(self.minutes),
            number(self.paid),
            number(self.pro_bono),
        ])
    }
}
