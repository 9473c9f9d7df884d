//! Requests that nobody thought of: any route, by anybody, with any thing of the town in any place.

use maatstaf_server::{Route, Server};
use serde_json::{Value, json};

use super::asker::{Asker, Asking};
use super::canaries::leaks;
use super::headers;
use super::matrix::Bench;
use super::town::Tried;
use super::tries;

/// Numbers in an order that looks like none (xorshift64*), the same again for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap_or_default() % below.max(1)
    }

    fn of<'t, T>(&mut self, all: &'t [T]) -> Option<&'t T> {
        all.get(self.roll(all.len()))
    }
}

#[test]
fn no_request_at_all_shows_what_one_may_not_see() -> Tried {
    let bench = Bench::new()?;
    // The same requests every time, so that a failure is no chance; others in the long tier.
    let seed = match tries(0, 1) {
        0 => 0x5EED,
        _ => getrandom::u64().unwrap_or(0x5EED) | 1,
    };
    let (mut dice, asks) = (Dice(seed), tries(2_000, 100_000));
    // Secrets are what one is given: nobody of the town has those of others.
    let things: Vec<&str> = bench
        .town
        .things
        .iter()
        .filter(|(name, _)| !name.starts_with("secret"))
        .map(|(_, id)| id.as_str())
        .collect();
    let mut asker = Asker::of(&bench.town)?;
    let (mut done, mut faults) = (0, Vec::new());
    for turn in 0..asks {
        let (Some(actor), Some(route)) = (dice.of(&bench.actors), dice.of(Server::routes())) else {
            continue;
        };
        let asking = asking(&mut dice, route, &bench.description, &things);
        let answer = asker.ask(bench.secret(actor)?, &asking)?;
        let mut found = headers::faults(&answer);
        found.retain(|_| route.path().starts_with("/v1"));
        let leaks = leaks(actor.person, &answer.bytes());
        if !leaks.is_empty() {
            found.push(format!("it holds {leaks:?}"));
        }
        if answer.status >= 500 {
            found.push(format!("{} {}", answer.status, answer.start()));
        }
        faults.extend(found.iter().map(|fault| {
            let (method, path, body) = (&asking.method, &asking.path, String::from_utf8_lossy(&asking.body));
            format!("turn {turn}: {method} {path} {body:.300} by {}: {fault}", actor.name)
        }));
        // What was changed may let somebody see more, and rightly so: the town is as it was again.
        if asking.method != "GET" && answer.status < 400 {
            (asker, done) = (Asker::of(&bench.town)?, done + 1);
        }
    }
    assert!(faults.is_empty(), "{} faults with seed {seed:#x}:\n{}", faults.len(), faults.join("\n"));
    println!(
        "FIGURE random requests | {asks} by {} actors, {done} of them changed something: 0 leaks, 0 failures",
        bench.actors.len()
    );
    Ok(())
}

fn asking(dice: &mut Dice, route: &Route, description: &Value, things: &[&str]) -> Asking {
    let mut path = String::new();
    for part in route.path().split('/').skip(1) {
        path.push('/');
        path.push_str(if part.starts_with('{') { word(dice, things) } else { part });
    }
    if dice.roll(3) == 0 {
        let names = [
            "cursor", "limit", "kind", "provider", "share", "report", "format", "head", "name", "evidence",
            "version",
        ];
        path.extend(["?", dice.of(&names).unwrap_or(&"cursor"), "=", word(dice, things)]);
    }
    let operation = &description["paths"][route.path()][route.method().as_str().to_lowercase()];
    let content = operation.pointer("/requestBody/content").and_then(Value::as_object);
    let (kind, example) = content
        .and_then(|content| content.iter().next())
        .map_or(("application/json", Value::Null), |(kind, one)| (kind.as_str(), one["example"].clone()));
    let body = mixed(dice, &example, things, 0);
    let mut asking = Asking::json(route.method().as_str(), &path, &body);
    if matches!(route.method().as_str(), "GET" | "DELETE") {
        asking.body.clear();
    }
    asking =
        asking.with("content-type", if dice.roll(20) == 0 || kind == "*/*" { "text/plain" } else { kind });
    let version = format!("\"{}\"", dice.roll(5));
    if dice.roll(4) > 0 { asking.with("if-match", &version) } else { asking }
}

/// A thing of the town, or a word that means something somewhere.
fn word<'t>(dice: &mut Dice, things: &[&'t str]) -> &'t str {
    let words = [
        "",
        "0",
        "1",
        "2",
        "portfolio",
        "programme",
        "wording",
        "e1",
        "sessions",
        "..",
        "nothing",
        "-1",
        "md",
    ];
    let words: &[&str] = if dice.roll(5) == 0 { &words } else { things };
    dice.of(words).copied().unwrap_or("nothing")
}

/// An example in which some values are things of the town, kept documents, lists of them, or nothing.
fn mixed(dice: &mut Dice, value: &Value, things: &[&str], depth: usize) -> Value {
    if dice.roll(6) == 0 && depth > 0 {
        let thing = word(dice, things);
        return match dice.roll(7) {
            0 => json!([]),
            1 => Value::Null,
            2 => json!({ "stored": thing, "version": dice.roll(4) }),
            3 => json!([{ "stored": thing }]),
            4 => json!({ "stored": thing }),
            5 => json!(dice.roll(9)),
            _ => json!(thing),
        };
    }
    match value {
        Value::Object(fields) if depth < 4 => {
            fields.iter().map(|(name, value)| (name.clone(), mixed(dice, value, things, depth + 1))).collect()
        }
        Value::Array(items) if depth < 4 => {
            items.iter().map(|value| mixed(dice, value, things, depth + 1)).collect()
        }
        other => other.clone(),
    }
}
