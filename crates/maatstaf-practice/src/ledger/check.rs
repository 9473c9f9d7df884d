//! What makes a ledger sound.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};
use maatstaf_document::{Problem, is_id, text, version};

use super::choices::Form;
use super::document::{LedgerDocument, Session};

/// The most minutes that a day has.
const DAY: u32 = 24 * 60;

/// Every problem of a ledger, with paths that start at `root`.
pub(super) fn problems(ledger: &LedgerDocument, root: &str) -> Vec<Problem> {
    let mut check = Check { root, found: Vec::new() };
    check.found.extend(version(&check.path("maatstaf_ledger"), ledger.maatstaf_ledger));
    check.ids(ledger);
    check.names(ledger);
    check.amounts(ledger);
    check.periods(ledger);
    check.participants(&ledger.sessions);
    check.overlaps(ledger);
    check.references(ledger);
    check.found
}

struct Check<'r> {
    root: &'r str,
    found: Vec<Problem>,
}

impl Check<'_> {
    fn path(&self, rest: &str) -> String {
        if self.root.is_empty() { rest.to_owned() } else { format!("{}.{rest}", self.root) }
    }

    fn report(&mut self, code: &'static str, path: &str, message: maatstaf_document::Text) {
        let path = self.path(path);
        self.found.push(Problem::new(code, path, message));
    }

    fn ids(&mut self, ledger: &LedgerDocument) {
        let mut seen = BTreeSet::new();
        for (id, list, at, _) in ledger.days() {
            let path = format!("{list}[{at}].id");
            self.name(&path, id);
            if !seen.insert(id) {
                self.report(
                    "doubled-id",
                    &path,
                    text!(
                        "this id stands elsewhere in the ledger too",
                        "dit id staat ook elders in het logboek"
                    ),
                );
            }
        }
    }

    /// An id, or a pseudonym written as one: real names have spaces and capitals that look like names.
    fn name(&mut self, path: &str, name: &str) {
        if !is_id(name) {
            let message = text!(
                "an id or pseudonym is 1 to 64 letters, digits, `-`, `_` or `.`, such as `client-07`",
                "een id of pseudoniem is 1 tot 64 letters, cijfers, `-`, `_` of `.`, zoals `client-07`"
            );
            self.report("bad-id", path, message);
        }
    }

    fn names(&mut self, ledger: &LedgerDocument) {
        for (at, session) in ledger.sessions.iter().enumerate() {
            self.name(&format!("sessions[{at}].client"), &session.client);
            if let Some(organisation) = &session.organisation {
                self.name(&format!("sessions[{at}].organisation"), organisation);
            }
        }
        for (at, entry) in ledger.supervision.iter().enumerate() {
            if let Some(supervisor) = &entry.supervisor {
                self.name(&format!("supervision[{at}].supervisor"), supervisor);
            }
        }
        for (at, entry) in ledger.feedback.iter().enumerate() {
            self.name(&format!("feedback[{at}].client"), &entry.client);
        }
        for (at, entry) in ledger.memberships.iter().enumerate() {
            self.name(&format!("memberships[{at}].body"), &entry.body);
        }
        for (at, entry) in ledger.declarations.iter().enumerate() {
            self.name(&format!("declarations[{at}].kind"), &entry.kind);
        }
        for (at, entry) in ledger.awards.iter().enumerate() {
            self.name(&format!("awards[{at}].scheme"), &entry.scheme);
            self.name(&format!("awards[{at}].level"), &entry.level);
        }
    }

    /// The bounds that the schema states too: a document that did not come from text has not been compared with it.
    fn amounts(&mut self, ledger: &LedgerDocument) {
        let mut amount = |list: &str, at: usize, field: &str, number: u32, least: u32, most: u32| {
            if !(least..=most).contains(&number) {
                let message = text!(
                    "this must be from {least} to {most}",
                    "dit moet van {least} tot en met {most} zijn"
                );
                self.report("out-of-range", &format!("{list}[{at}].{field}"), message);
            }
        };
        for (at, entry) in ledger.sessions.iter().enumerate() {
            amount("sessions", at, "minutes", entry.minutes, 1, DAY);
        }
        for (at, entry) in ledger.supervision.iter().enumerate() {
            amount("supervision", at, "minutes", entry.minutes, 1, DAY);
        }
        for (at, entry) in ledger.cpd.iter().enumerate() {
            amount("cpd", at, "minutes", entry.minutes, 1, 60_000);
        }
        for (at, entry) in ledger.training.iter().enumerate() {
            amount("training", at, "minutes", entry.minutes, 1, 600_000);
        }
        for (at, entry) in ledger.earlier.iter().enumerate() {
            amount("earlier", at, "minutes", entry.minutes, 1, 3_000_000);
            amount("earlier", at, "clients", entry.clients, 0, 10_000);
        }
    }

    fn periods(&mut self, ledger: &LedgerDocument) {
        let mut period = |list: &str, at: usize, field: &str, from: Date, until: Date| {
            if until < from {
                let message =
                    text!("this period ends before it begins", "deze periode eindigt voordat ze begint");
                self.report("period-reversed", &format!("{list}[{at}].{field}"), message);
            }
        };
        for (at, entry) in ledger.earlier.iter().enumerate() {
            period("earlier", at, "until", entry.from, entry.until);
        }
        for (at, entry) in ledger.memberships.iter().enumerate() {
            period("memberships", at, "until", entry.since, entry.until.unwrap_or(Date::MAX));
        }
        for (at, entry) in ledger.awards.iter().enumerate() {
            period("awards", at, "until", entry.day, entry.until.unwrap_or(Date::MAX));
        }
    }

    fn participants(&mut self, sessions: &[Session]) {
        for (at, session) in sessions.iter().enumerate() {
            let path = format!("sessions[{at}].participants");
            let Some(number) = session.participants else { continue };
            if session.form == Form::Individual {
                let message = text!(
                    "a session with one person has no number of participants",
                    "een sessie met één persoon heeft geen aantal deelnemers"
                );
                self.report("participants", &path, message);
            } else if !(2..=1000).contains(&number) {
                self.report(
                    "out-of-range",
                    &path,
                    text!("this must be from 2 to 1000", "dit moet van 2 tot en met 1000 zijn"),
                );
            }
        }
    }

    /// Two entries that start at known times must not overlap: an hour counts once.
    fn overlaps(&mut self, ledger: &LedgerDocument) {
        let mut busy: Vec<(DateTime, DateTime, &str, String)> = Vec::new();
        let mut note = |day: Date, start: Option<Time>, minutes: u32, id, path| {
            if let Some(start) = start.map(|time| day.to_datetime(time)) {
                let end = start.saturating_add(SignedDuration::from_mins(i64::from(minutes)));
                busy.push((start, end, id, path));
            }
        };
        for (at, entry) in ledger.sessions.iter().enumerate() {
            note(entry.day, entry.start, entry.minutes, entry.id.as_str(), format!("sessions[{at}].start"));
        }
        for (at, entry) in ledger.supervision.iter().enumerate() {
            note(
                entry.day,
                entry.start,
                entry.minutes,
                entry.id.as_str(),
                format!("supervision[{at}].start"),
            );
        }
        busy.sort();
        let mut last: Option<(DateTime, &str)> = None;
        for (start, end, id, path) in busy {
            if let Some((_, other)) = last.filter(|(until, _)| start < *until) {
                let other = if is_id(other) { other } else { "?" };
                let message = text!(
                    "this overlaps with `{other}`, and an hour counts once",
                    "dit overlapt met `{other}`, en een uur telt één keer"
                );
                self.report("overlap", &path, message);
            }
            if last.is_none_or(|(until, _)| end > until) {
                last = Some((end, id));
            }
        }
    }

    fn references(&mut self, ledger: &LedgerDocument) {
        let mut places: BTreeMap<&str, &str> = BTreeMap::new();
        for (id, list, ..) in ledger.days() {
            places.entry(id).or_insert(list);
        }
        for (at, entry) in ledger.cpd.iter().enumerate() {
            let Some(other) = &entry.same_as else { continue };
            if !matches!(places.get(other.as_str()), Some(&("training" | "supervision"))) {
                let message = text!(
                    "this must be the id of a training or of supervision in the ledger",
                    "dit moet het id zijn van een opleiding of van supervisie in het logboek"
                );
                self.report("unknown-entry", &format!("cpd[{at}].same_as"), message);
            }
        }
        for (at, entry) in ledger.reflections.iter().enumerate() {
            if entry.about.as_ref().is_some_and(|other| !places.contains_key(other.as_str())) {
                let message = text!("there is no entry with this id", "er is geen vermelding met dit id");
                self.report("unknown-entry", &format!("reflections[{at}].about"), message);
            }
        }
    }
}
