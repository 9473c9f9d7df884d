//! A server for a team with people in it, on a clock that can be put forward.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::Request;
use jiff::{SignedDuration, Timestamp};
use maatstaf_store::{Newcomer, Role};
use serde_json::{Value, json};

use crate::world::{Answer, Outcome, World};

/// A hash after Argon2id, so that the store takes it; nobody signs in with it.
const PHC: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$2wFJXcqN0f1lYlYGm2Zl0R5bnNzkzPqO7Jd5oVd0kWI";

/// People who each have a session; the first looks after the instance.
pub(crate) struct Circle {
    pub(crate) world: World,
    secrets: BTreeMap<String, String>,
}

impl Circle {
    pub(crate) fn of(names: &[&str]) -> Outcome<Self> {
        let mut circle = Self::in_world(World::team()?);
        for name in names {
            circle.come(name)?;
        }
        Ok(circle)
    }

    /// Nobody yet.
    pub(crate) fn in_world(world: World) -> Self {
        Self { world, secrets: BTreeMap::new() }
    }

    /// Somebody gets an account and a session.
    pub(crate) fn come(&mut self, name: &str) -> Outcome {
        let store = self.world.server.store();
        let newcomer = Newcomer {
            email: format!("{name}@example.org"),
            name: name.to_owned(),
            language: "en".to_owned(),
            password: PHC.to_owned(),
        };
        let until = Timestamp::now() + SignedDuration::from_hours(24 * 390);
        let account = if self.secrets.is_empty() {
            store.write(|change| change.found(change.setup_secret()?.reveal(), &newcomer))?
        } else {
            let steward = self.steward()?;
            let steward = store.read(|view| view.actor(Some(&steward)))?;
            let soon = Timestamp::now() + SignedDuration::from_hours(24);
            let (_, secret) = store.write(|change| change.invite(&steward, None, Role::Coach, soon))?;
            store.write(|change| change.accept_invitation(secret.reveal(), &newcomer))?
        };
        let secret = store.write(|change| change.begin_session(&account, until))?;
        self.secrets.insert(name.to_owned(), secret.reveal().to_owned());
        Ok(())
    }

    fn steward(&self) -> Outcome<String> {
        for secret in self.secrets.values() {
            let actor = self.world.server.store().read(|view| view.actor(Some(secret)))?;
            if actor.is_steward() {
                return Ok(secret.clone());
            }
        }
        Err("nobody looks after it".into())
    }

    /// Hours go by.
    pub(crate) fn pass(&self, hours: i64) {
        self.world.later(SignedDuration::from_hours(hours));
    }

    pub(crate) fn secret(&self, name: &str) -> Outcome<&str> {
        Ok(self.secrets.get(name).ok_or_else(|| format!("nobody is called {name}"))?)
    }

    /// A request with JSON of somebody.
    pub(crate) fn ask(
        &self,
        name: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Outcome<Answer> {
        self.world.ask(method, path, Some(self.secret(name)?), headers, body)
    }

    pub(crate) fn get(&self, name: &str, path: &str) -> Outcome<Answer> {
        self.ask(name, "GET", path, &[], None)
    }

    pub(crate) fn post(&self, name: &str, path: &str, body: &Value) -> Outcome<Answer> {
        self.ask(name, "POST", path, &[], Some(body))
    }

    /// A request without a body that changes something.
    pub(crate) fn tell(
        &self,
        name: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
    ) -> Outcome<Answer> {
        self.ask(name, method, path, headers, None)
    }

    /// A request with these bytes.
    pub(crate) fn send(
        &self,
        name: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Outcome<Answer> {
        let bearer = format!("Bearer {}", self.secret(name)?);
        let mut request = Request::builder().method(method).uri(path).header("host", "127.0.0.1:7112");
        request = request.header("authorization", bearer);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.world.send(request.body(body.into())?)
    }

    /// A new portfolio of somebody, by its path.
    pub(crate) fn portfolio(&self, name: &str, document: &Value) -> Outcome<String> {
        let new = json!({ "kind": "portfolio", "title": format!("of {name}"), "document": document });
        let made = self.post(name, "/v1/documents", &new)?.is(201)?;
        Ok(made.header("location").ok_or("a place")?.to_owned())
    }

    /// Seats on one panel of a portfolio, each accepted by somebody; the id of the panel, and a share for each.
    pub(crate) fn panel(
        &self,
        owner: &str,
        place: &str,
        assessors: &[&str],
    ) -> Outcome<(String, Vec<String>)> {
        let (mut panel, mut shares) = (Value::Null, Vec::new());
        for assessor in assessors {
            let terms = json!({ "kind": "assessor", "name": format!("word for {assessor}"), "panel": panel, "parts": ["titles", "texts"] });
            let made = self.post(owner, &format!("{place}/shares"), &terms)?.is(201)?.json()?;
            let secret = behind(&made)?;
            self.post(assessor, "/v1/shared", &json!({ "secret": secret }))?.is(200)?;
            panel = made.get("panel").cloned().ok_or("a panel")?;
            shares.push(text(&made, "id")?);
        }
        Ok((panel.as_str().ok_or("a panel")?.to_owned(), shares))
    }
}

impl Answer {
    /// The answer, when it has this status; otherwise what it says.
    pub(crate) fn is(self, status: u16) -> Outcome<Self> {
        if self.status.as_u16() == status {
            return Ok(self);
        }
        let said: String = String::from_utf8_lossy(&self.body).chars().take(2_000).collect();
        Err(format!("{} and not {status}: {said}", self.status).into())
    }

    /// Whether these words stand anywhere in it, in the headers too.
    pub(crate) fn says(&self, words: &str) -> bool {
        let found = |bytes: &[u8]| bytes.windows(words.len()).any(|part| part == words.as_bytes());
        found(&self.body) || self.headers.values().any(|value| found(value.as_bytes()))
    }

    /// The code of each problem with its path.
    pub(crate) fn problems(&self) -> Outcome<Vec<(String, String)>> {
        let said = self.json()?;
        let problems = said.get("problems").and_then(Value::as_array).cloned().unwrap_or_default();
        problems.iter().map(|problem| Ok((text(problem, "code")?, text(problem, "path")?))).collect()
    }

    /// What a problem is about.
    pub(crate) fn about(&self) -> Outcome<String> {
        text(&self.json()?, "about")
    }
}

/// A text in an answer.
pub(crate) fn text(value: &Value, field: &str) -> Outcome<String> {
    let found = value.get(field).and_then(Value::as_str);
    Ok(found.ok_or_else(|| format!("no {field} in {value}"))?.to_owned())
}

/// The secret behind the `#` of a link.
pub(crate) fn behind(made: &Value) -> Outcome<String> {
    let link = text(made, "link")?;
    Ok(link.split_once('#').ok_or("no secret")?.1.to_owned())
}

/// A portfolio with these pieces of evidence, and a self-rating that nobody who judges may see.
pub(crate) fn portfolio(evidence: &[&str]) -> Value {
    let items: Vec<Value> = evidence.iter().map(|id| item(id, "as it was")).collect();
    json!({
        "maatstaf": 1, "framework": "emcc-2015", "holder": "c-1", "as_of": "2026-06-30", "evidence": items,
        "comment": "REMARK-OF-ONES-OWN",
        "self_rating": [
            { "category": "evaluation", "level": "master-practitioner", "reason": "SELF-RATING-OF-ANNA" },
        ],
    })
}

/// A piece of evidence.
pub(crate) fn item(id: &str, said: &str) -> Value {
    json!({
        "id": id, "kind": "learning-journal", "title": format!("Piece {id}"), "text": said, "happened": "2026-03-02",
        "claims": [{ "indicator": 1, "strength": 2, "rationale": "Names a pattern of one's own." }],
    })
}
