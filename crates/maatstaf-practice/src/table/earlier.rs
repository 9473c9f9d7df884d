//! Rows that are sums, such as a client with all hours in a period, as entries of `earlier`.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::is_id;
use serde_json::{Map, Value};

use crate::ledger::Ledger;

const PREFIX: &str = "earlier-";

/// The clients that count already, and the ids that are taken.
pub(super) struct Sums {
    counted: BTreeSet<String>,
    next: BTreeMap<String, usize>,
}

impl Sums {
    /// Those of a ledger: the clients of its sessions, and of sums that an import made.
    pub(super) fn of(ledger: &Ledger) -> Self {
        let sessions = ledger.document().sessions.iter().map(|session| session.client.clone());
        Self { counted: sessions.chain(clients(ledger).map(str::to_owned)).collect(), next: BTreeMap::new() }
    }

    /// The entries that a row stands for: paid hours and hours pro bono apart. None when it has no hours.
    ///
    /// They are one client together, who counts with the first of them, and only where nothing else in the ledger counts that client:
    /// a client has one pseudonym in the whole ledger, and the number of clients is that of people.
    pub(super) fn split(&mut self, mut row: Map<String, Value>, ids: &mut BTreeSet<String>) -> Vec<Value> {
        let client = row.remove("client").and_then(|client| client.as_str().map(str::to_owned));
        let (paid, unpaid) = (row.remove("paid_hours"), row.remove("pro_bono_hours"));
        let parts = match (paid, unpaid) {
            (None, None) => vec![(row.remove("minutes"), None)],
            (paid, unpaid) => vec![(paid, Some("paid")), (unpaid, Some("pro-bono"))],
        };
        let own = row.remove("id").and_then(|id| id.as_str().map(str::to_owned));
        let mut clients = row.remove("clients").or_else(|| {
            let new = self.counted.insert(client.clone()?);
            Some(u32::from(new).into())
        });
        let mut entries = Vec::new();
        for (minutes, payment) in parts {
            let Some(minutes) = minutes.filter(|minutes| *minutes != 0) else { continue };
            let mut entry = row.clone();
            let id = own.clone().filter(|_| entries.is_empty());
            let id = id.unwrap_or_else(|| self.free(own.as_deref(), client.as_deref(), ids));
            entry.insert("id".to_owned(), id.into());
            entry.insert("minutes".to_owned(), minutes);
            entry.insert("clients".to_owned(), clients.replace(0.into()).unwrap_or_default());
            if let Some(payment) = payment {
                entry.insert("payment".to_owned(), payment.into());
            }
            entries.push(Value::Object(entry));
        }
        entries
    }

    /// An id that says whose hours they are: `earlier-client-07`, and from the second on `earlier-client-07.2`.
    fn free(&mut self, own: Option<&str>, client: Option<&str>, ids: &mut BTreeSet<String>) -> String {
        let of_client = client.map(|client| format!("{PREFIX}{client}"));
        // Room is left for a number.
        let named = own.map(str::to_owned).or(of_client).filter(|id| is_id(&format!("{id}.1000000")));
        let next = self.next.entry(named.clone().unwrap_or_default()).or_insert(0);
        loop {
            *next += 1;
            let id = match &named {
                Some(name) if *next == 1 => name.clone(),
                Some(name) => format!("{name}.{next}"),
                None => format!("{PREFIX}{next:04}"),
            };
            if ids.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// The clients whose sums an import made, as their ids say.
pub(super) fn clients(ledger: &Ledger) -> impl Iterator<Item = &str> {
    ledger.document().earlier.iter().filter_map(|entry| client(&entry.id))
}

/// The client whose sum has an id.
pub(super) fn client(id: &str) -> Option<&str> {
    let name = id.strip_prefix(PREFIX)?;
    let numbered = |number: &str| number.bytes().all(|byte| byte.is_ascii_digit());
    Some(name.rsplit_once('.').filter(|(_, number)| numbered(number)).map_or(name, |(name, _)| name))
}
