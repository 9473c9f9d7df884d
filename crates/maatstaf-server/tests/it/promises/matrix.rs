//! Every actor at every route of the API, with every thing of somebody else in every place where a thing can be named.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::thread;

use maatstaf_calls::{Call, Slot};
use maatstaf_server::{Route, Server};
use serde_json::{Value, json};

use super::actors::{Actor, Comes};
use super::asker::{Answer, Asker};
use super::canaries::{held, leaks, readable};
use super::headers;
use super::rows::{Class, Places, Row, is_call, policy, route, table};
use super::town::{Town, Tried};

/// Things of somebody else that are laid in a place of a path, by the name of the place.
const OTHERS: [(&str, &[&str]); 6] = [
    ("attachment", &["bert-attachment", "cora-attachment"]),
    ("share", &["share-liv-bert", "share-egon"]),
    ("panel", &["panel-bert", "panel-anna-two"]),
    ("cohort", &["south-cohort"]),
    ("invitation", &["invitation-south", "invitation-instance"]),
    ("account", &["account-cora"]),
];
/// Documents that a call may name, with who may read them.
const NAMED: [(&str, &[(&str, &str)]); 4] = [
    ("anna-one", &[("anna", "read"), ("dora", "assess"), ("liv", "assess")]),
    ("bert", &[("bert", "read"), ("liv", "assess")]),
    ("anna-programme", &[("anna", "read")]),
    ("north-programme", &[("ada", "read"), ("anna", "read"), ("bert", "read"), ("gus", "read")]),
];

/// One way to use a route.
pub(super) struct Way {
    pub(super) route: &'static Route,
    pub(super) row: Row,
}

/// What is asked of whom, and what came of it.
pub(super) struct Bench {
    pub(super) town: Town,
    pub(super) actors: Vec<Actor>,
    pub(super) description: Value,
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) requests: u32,
    pub(super) cells: u32,
    pub(super) faults: Vec<String>,
    /// Who read which words.
    read: BTreeSet<(&'static str, &'static str)>,
}

#[test]
fn every_actor_at_every_route_is_answered_as_the_table_says() -> Tried {
    let bench = Bench::new()?;
    let ways = ways()?;
    let found = bench.tried(&ways)?;
    assert!(found.faults.is_empty(), "{} faults:\n{}", found.faults.len(), shown(&found.faults));
    // Whoever may read a word has read it, or an answer without it would prove nothing.
    let persons = bench.actors.iter().map(|actor| actor.person).collect::<BTreeSet<_>>();
    let could =
        persons.into_iter().flat_map(|person| readable(person).into_iter().map(move |word| (person, word)));
    let unread: Vec<_> = could.filter(|pair| !found.read.contains(pair)).collect();
    assert!(unread.is_empty(), "nobody was shown what they may read: {unread:?}");
    let routes: BTreeSet<&str> = ways.iter().map(|way| way.route.name()).collect();
    println!(
        "FIGURE authorization matrix | {} cells: {} actors x {} ways to use {} routes; {} requests, 0 leaks, 0 routes without a row",
        found.cells,
        bench.actors.len(),
        ways.len(),
        routes.len(),
        found.requests
    );
    Ok(())
}

#[test]
fn every_call_finds_a_document_for_those_alone_who_may_read_it() -> Tried {
    let mut bench = Bench::new()?;
    bench.actors.retain(|actor| {
        let short = ["anna without read", "anna without compute", "dora without assess"];
        actor.without.is_none() && actor.comes != Comes::Stale
            || actor.name == "lost token"
            || short.contains(&&*actor.name)
    });
    let ways: Vec<Way> = Server::routes().iter().filter(|route| is_call(route)).flat_map(named).collect();
    let found = bench.tried(&ways)?;
    assert!(found.faults.is_empty(), "{} faults:\n{}", found.faults.len(), shown(&found.faults));
    let routes: BTreeSet<&str> = ways.iter().map(|way| way.route.name()).collect();
    println!(
        "FIGURE named documents | {} cells: {} actors x {} ways to name a kept document in {} calls; {} requests, 0 leaks",
        found.cells,
        bench.actors.len(),
        ways.len(),
        routes.len(),
        found.requests
    );
    Ok(())
}

/// The table, which has a row for every route and no other, and each row again with things of somebody else.
pub(super) fn ways() -> Tried<Vec<Way>> {
    let table = table()?;
    let mut missing = Vec::new();
    for route in Server::routes().iter().filter(|route| route.path().starts_with("/v1") && !is_call(route)) {
        match table.get(route.name()) {
            None => missing.push(format!("no row for {} {} ({})", route.name(), route.path(), policy(route))),
            Some(rows) => {
                missing.extend(rows.iter().filter(|row| row.policy != policy(route)).map(|row| {
                    format!("{} is for {} and not for {}", route.name(), policy(route), row.policy)
                }));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    let mut ways = Vec::new();
    for (name, rows) in table {
        let route = route(&name)?;
        for row in rows {
            ways.extend(crossed(&row).map(|row| Way { route, row }));
            ways.push(Way { route, row });
        }
    }
    Ok(ways)
}

/// The row with things of somebody else in the places behind the first: nobody finds anything there.
pub(super) fn crossed(row: &Row) -> impl Iterator<Item = Row> + use<> {
    let whole = row.with.get("document").or_else(|| row.with.get("provider")).cloned();
    let mut all = Vec::new();
    for (place, others) in OTHERS {
        let (Some(whole), Some(own)) = (&whole, row.with.get(place)) else { continue };
        for other in others.iter().filter(|other| *other != own && !other.ends_with(whole.as_str())) {
            if place == "account" && row.says.is_some() {
                continue;
            }
            let mut row = Row { says: Some(404), at: format!("{} with {other}", row.at), ..row.clone() };
            row.but.clear();
            row.with.insert(place.to_owned(), (*other).to_owned());
            all.push(row);
        }
    }
    all.into_iter()
}

/// The ways to use a call: as it is, and with a kept document in each place that takes one.
fn named(route: &'static Route) -> Vec<Way> {
    let Some(call) = Call::by_name(route.name()) else { return Vec::new() };
    if route.method().as_str() == "GET" {
        let row = Row { policy: "anyone".to_owned(), engine: true, ..Row::default() };
        return vec![Way { route, row }];
    }
    let plain = Row { policy: "person:compute".to_owned(), engine: true, ..Row::default() };
    let persons = Row { ok: [("persons".to_owned(), "compute".to_owned())].into(), ..plain.clone() };
    let example: Value = serde_json::from_str(&call.example()).unwrap_or_default();
    let mut rows = vec![persons.clone()];
    for slot in call.documents() {
        for (thing, readers) in NAMED {
            let ok = readers.iter().map(|(person, scope)| ((*person).to_owned(), format!("compute+{scope}")));
            let stored = json!({ "stored": format!("${thing}") });
            let own = Row { ok: ok.collect(), ..plain.clone() };
            rows.extend(bodies(&example, slot, &stored).map(|body| Row {
                body: Some(body),
                at: thing.to_owned(),
                ..own.clone()
            }));
        }
        // An assessor sees one version, and does not learn whether there are others.
        let old = json!({ "stored": "$anna-one", "version": 1 });
        let anna = Row { ok: [("anna".to_owned(), "compute+read".to_owned())].into(), ..plain.clone() };
        rows.extend(bodies(&example, slot, &old).map(|body| Row {
            body: Some(body),
            at: "an old version".to_owned(),
            ..anna.clone()
        }));
        if slot.many {
            let mut body = example.clone();
            body[slot.field] = json!([]);
            rows.push(Row { body: Some(body), at: "an empty list".to_owned(), ..persons.clone() });
        }
    }
    rows.into_iter().map(|row| Way { route, row }).collect()
}

/// The example with a kept document in a place: alone, and behind one that anybody may name.
fn bodies(example: &Value, slot: &Slot, stored: &Value) -> impl Iterator<Item = Value> + use<> {
    let lay = |value: Value| {
        let mut body = example.clone();
        body[slot.field] = value;
        body
    };
    if !slot.many {
        return vec![lay(stored.clone())].into_iter();
    }
    let first = example[slot.field].get(0).cloned().unwrap_or_default();
    vec![lay(json!([stored])), lay(json!([first, stored]))].into_iter()
}

impl Bench {
    pub(super) fn new() -> Tried<Self> {
        let town = Town::build()?;
        let description = Asker::of(&town)?.description()?;
        Ok(Self { town, actors: Actor::all(), description })
    }

    /// The secret with which somebody comes; everybody but the nameless has one.
    pub(super) fn secret(&self, actor: &Actor) -> Tried<Option<&str>> {
        let secret = self.town.secret(&actor.name);
        if secret.is_none() && actor.comes != Comes::Nameless {
            return Err(format!("the town has no secret of {}", actor.name).into());
        }
        Ok(secret)
    }

    /// Every actor in every way, on as many cores as there are.
    pub(super) fn tried(&self, ways: &[Way]) -> Tried<Found> {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let (all, failed) = (Mutex::new(Found::default()), Mutex::new(None));
        thread::scope(|scope| {
            for worker in 0..workers {
                let (all, failed) = (&all, &failed);
                scope.spawn(move || {
                    let found = self.part(ways.iter().skip(worker).step_by(workers));
                    match (found, all.lock(), failed.lock()) {
                        (Ok(found), Ok(mut all), _) => all.take(found),
                        (Err(error), _, Ok(mut failed)) => *failed = Some(error.to_string()),
                        _ => {}
                    }
                });
            }
        });
        if let Some(error) = failed.into_inner().map_err(|_| "a worker failed")? {
            return Err(error.into());
        }
        Ok(all.into_inner().map_err(|_| "a worker failed")?)
    }

    fn part<'w>(&self, ways: impl Iterator<Item = &'w Way>) -> Tried<Found> {
        let (asker, mut found) = (Asker::of(&self.town)?, Found::default());
        for way in ways {
            for actor in &self.actors {
                self.cell(&asker, way, actor, &mut found)?;
            }
        }
        Ok(found)
    }

    /// One actor in one way.
    fn cell(&self, asker: &Asker, way: &Way, actor: &Actor, found: &mut Found) -> Tried {
        let (wanted, secret) = (way.row.expected(actor), self.secret(actor)?);
        let real = way.row.asking(way.route, &self.town, &self.description, Places::Real)?;
        // What changes something has a copy of the town of its own.
        let fresh =
            (real.method != "GET" && wanted == Class::Ok).then(|| Asker::of(&self.town)).transpose()?;
        let answer = fresh.as_ref().unwrap_or(asker).ask(secret, &real)?;
        (found.cells, found.requests) = (found.cells + 1, found.requests + 1);
        let fits = match wanted {
            Class::SignIn => answer.status == 401,
            Class::Scope => answer.status == 403,
            Class::Missing => answer.status == 404,
            Class::Ok => way.row.is_ok(actor, answer.status),
        };
        let is_page = !way.route.path().starts_with("/v1");
        let mut faults = if is_page { headers::faults_of_page(&answer) } else { headers::faults(&answer) };
        if !fits {
            faults.push(format!("{wanted:?} was wanted, and not {}: {}", answer.status, answer.start()));
        }
        let mut leaks = leaks(actor.person, &answer.bytes());
        leaks.retain(|word| wanted != Class::Ok || !way.row.shows.iter().any(|shown| shown == word));
        if !leaks.is_empty() {
            faults.push(format!("it holds {leaks:?}"));
        }
        // Who comes with nothing is told as little as who comes with a secret that holds no more.
        if matches!(answer.status, 401 | 404)
            && actor.without.is_none()
            && actor.comes != Comes::Stale
            && fits
        {
            faults.extend(self.told(asker, way, (actor, wanted), &answer, &mut found.requests)?);
        }
        if answer.status < 300 {
            found.read.extend(held(&answer.bytes()).into_iter().map(|word| (actor.person, word)));
        }
        let (name, at) = (way.route.name(), &way.row.at);
        found.faults.extend(faults.iter().map(|fault| format!("{name} ({at}) by {}: {fault}", actor.name)));
        Ok(())
    }

    /// Whether an answer tells that something is there: with an id of nothing in any of its places it must be the same.
    fn told(
        &self,
        asker: &Asker,
        way: &Way,
        (actor, wanted): (&Actor, Class),
        answer: &Answer,
        requests: &mut u32,
    ) -> Tried<Vec<String>> {
        let mut faults = Vec::new();
        let places = way.row.with.keys().map(String::as_str).chain(["$"]).map(Places::Nothing);
        for places in places.chain([Places::Nowhere]) {
            // Whoever may read the whole is told which part of it is not there.
            let whole = matches!(places, Places::Nothing("document" | "provider") | Places::Nowhere)
                || way.row.form.is_some() && way.row.with.is_empty();
            if wanted == Class::Ok && whole {
                continue;
            }
            let real = way.row.asking(way.route, &self.town, &self.description, Places::Real)?;
            let nothing = way.row.asking(way.route, &self.town, &self.description, places)?;
            if (&real.path, &real.body) == (&nothing.path, &nothing.body) {
                continue;
            }
            let other = asker.ask(self.secret(actor)?, &nothing)?;
            *requests += 1;
            if other.bytes() != answer.bytes() {
                faults.push(format!(
                    "{} is told from nothing ({places:?}): {} {} and {} {}",
                    real.path,
                    answer.status,
                    answer.start(),
                    other.status,
                    other.start()
                ));
            }
        }
        Ok(faults)
    }
}

impl Found {
    fn take(&mut self, other: Self) {
        (self.requests, self.cells) = (self.requests + other.requests, self.cells + other.cells);
        self.faults.extend(other.faults);
        self.read.extend(other.read);
    }
}

/// The first faults, for there may be many.
pub(super) fn shown(faults: &[String]) -> String {
    faults.iter().take(60).map(String::as_str).collect::<Vec<_>>().join("\n")
}
