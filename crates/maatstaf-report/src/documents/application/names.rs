//! What clients and supervisors are called: their pseudonyms where those go in, else a number.

use std::collections::BTreeMap;

use maatstaf_document::{Language, say};

use super::dossier::Dossier;
use crate::content::{Anchor, Inline};
use crate::disclosure::{Disclosure, Part};

/// The numbers of clients and supervisors, in the order in which they first appear.
#[derive(Debug, Default)]
pub(crate) struct Names {
    clients: BTreeMap<String, usize>,
    /// How many of the clients stand in the client log.
    logged: usize,
    supervisors: BTreeMap<String, usize>,
}

impl Names {
    /// Clients whose practice counts come first, in the order of their first sessions; then the others, and then those of feedback alone.
    pub(crate) fn new(dossier: &Dossier<'_>) -> Self {
        let mut names = Self::default();
        let (book, as_of) = (dossier.book(), dossier.as_of());
        for entry in dossier.practice().entries {
            entry.client.into_iter().for_each(|client| number(&mut names.clients, client));
        }
        names.logged = names.clients.len();
        let mut others: Vec<_> = book.sessions.iter().map(|one| (one.day, &one.id, &one.client)).collect();
        others.sort();
        let mut feedback: Vec<_> = book.feedback.iter().map(|one| (one.day, &one.id, &one.client)).collect();
        feedback.sort();
        for (_, _, client) in others.into_iter().chain(feedback).filter(|(day, ..)| *day <= as_of) {
            number(&mut names.clients, client);
        }
        let mut supervision: Vec<_> = book.supervision.iter().map(|one| (one.day, &one.id, one)).collect();
        supervision.sort_by_key(|(day, id, _)| (*day, *id));
        for (_, _, one) in supervision {
            one.supervisor.iter().for_each(|supervisor| number(&mut names.supervisors, supervisor));
        }
        names
    }

    /// A client's number.
    pub(crate) fn client_number(&self, pseudonym: &str) -> usize {
        self.clients.get(pseudonym).copied().unwrap_or_default()
    }

    /// A client, by pseudonym or number.
    pub(crate) fn client(&self, pseudonym: &str, disclosure: &mut Disclosure, language: Language) -> String {
        let number = self.client_number(pseudonym);
        let called = say!(language, "client {number}", "cliënt {number}");
        let place = say!(language, "the log, client {number}", "het logboek, cliënt {number}");
        disclosure.show(Part::Clients, &place, pseudonym).map_or(called, str::to_owned)
    }

    /// A client who leads to the row of the client log, if there is one.
    pub(crate) fn client_link(
        &self,
        pseudonym: &str,
        disclosure: &mut Disclosure,
        language: Language,
    ) -> Inline {
        let name = self.client(pseudonym, disclosure, language);
        let logged = (1..=self.logged).contains(&self.client_number(pseudonym));
        if logged { Inline::link(self.place(pseudonym), name) } else { Inline::text(name) }
    }

    /// The row of the client log.
    pub(crate) fn place(&self, pseudonym: &str) -> Anchor {
        Anchor::new(format!("client-{}", self.client_number(pseudonym)))
    }

    /// A supervisor, by pseudonym or number.
    pub(crate) fn supervisor(
        &self,
        pseudonym: &str,
        disclosure: &mut Disclosure,
        language: Language,
    ) -> String {
        let number = self.supervisors.get(pseudonym).copied().unwrap_or_default();
        let called = say!(language, "supervisor {number}", "supervisor {number}");
        let place = say!(language, "the log, supervisor {number}", "het logboek, supervisor {number}");
        disclosure.show(Part::Clients, &place, pseudonym).map_or(called, str::to_owned)
    }
}

fn number(names: &mut BTreeMap<String, usize>, pseudonym: &str) {
    let next = names.len() + 1;
    if !names.contains_key(pseudonym) {
        names.insert(pseudonym.to_owned(), next);
    }
}
