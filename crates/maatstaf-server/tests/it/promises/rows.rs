//! The table of who may do what, as it is written in `matrix.json`, and what it says of each actor.
//!
//! The table is written by hand and apart from the server: it is what we want, and not what happens.

use std::collections::BTreeMap;

use maatstaf_server::{Policy, Route, Server};
use serde::Deserialize;
use serde_json::Value;

use super::actors::{Actor, Comes};
use super::asker::Asking;
use super::form;
use super::town::{Town, Tried};

/// What somebody is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// What the row says; usually that it is done.
    Ok,
    /// 401: say who you are.
    SignIn,
    /// 403: the token was made for less.
    Scope,
    /// 404: there is no such thing.
    Missing,
}

/// One way to use a route: what its places hold, and who may.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    /// What is special about it.
    #[serde(default)]
    pub(super) at: String,
    /// Who may in general: `anyone`, `link`, `person:read`, `document`, `provider:provide`, `steward`.
    pub(super) policy: String,
    /// The thing of the town that stands in each parameter of the path.
    #[serde(default)]
    pub(super) with: BTreeMap<String, String>,
    /// The query, in which `$thing` is the id of a thing.
    #[serde(default)]
    pub(super) query: String,
    /// The body, in which `$thing` is the id of a thing; the example of the description when it is left out.
    #[serde(default)]
    pub(super) body: Option<Value>,
    /// A body that is no JSON.
    #[serde(default)]
    pub(super) bytes: Option<String>,
    /// The fields of a form, each a text in which `$thing` is the id of a thing; the content of its file under `file`.
    #[serde(default)]
    pub(super) form: Option<BTreeMap<String, Value>>,
    /// Headers beside the usual ones, in which `$thing` is the id of a thing.
    #[serde(default)]
    pub(super) headers: BTreeMap<String, String>,
    /// Who may, each with the scopes that it takes; `persons` are all with an account, and `nameless` who has none.
    #[serde(default)]
    pub(super) ok: BTreeMap<String, String>,
    /// The status for who may, when it is not one of success.
    #[serde(default)]
    pub(super) says: Option<u16>,
    /// The status for some of those who may, by person, or by the whole name of an actor.
    #[serde(default)]
    pub(super) but: BTreeMap<String, u16>,
    /// The words that an answer shows to whoever holds the secret that the request names.
    #[serde(default)]
    pub(super) shows: Vec<String>,
    /// Whether who may is answered with whatever the engine says to what is named.
    #[serde(skip)]
    pub(super) engine: bool,
}

/// The ids of a request, or others in their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Places<'a> {
    /// What the row says.
    Real,
    /// In this place of the path an id of nothing.
    Nothing(&'a str),
    /// In every place an id of nothing.
    Nowhere,
}

/// The whole table.
pub(super) fn table() -> Tried<BTreeMap<String, Vec<Row>>> {
    Ok(serde_json::from_str(include_str!("matrix.json"))?)
}

impl Row {
    /// What somebody is to be answered.
    pub(super) fn expected(&self, actor: &Actor) -> Class {
        let (policy, first) = self.policy.split_once(':').unwrap_or((&self.policy, ""));
        let lacks = |scopes: &str| {
            actor.without.is_some_and(|without| scopes.split('+').any(|scope| scope == without.to_string()))
        };
        if actor.comes == Comes::Stale {
            return Class::SignIn;
        }
        if matches!(policy, "anyone" | "link") && self.ok.is_empty() {
            return Class::Ok;
        }
        if self.is_nameless(actor) {
            return if self.ok.contains_key("nameless") { Class::Ok } else { Class::SignIn };
        }
        if policy == "steward" && actor.person != "sigrid" {
            return Class::Missing;
        }
        // What is the same for all ids tells nothing of any.
        if policy != "document" && lacks(if policy == "steward" { "steward" } else { first }) {
            return Class::Scope;
        }
        let several = self.ok.values().next().filter(|scopes| scopes.contains('+'));
        if policy != "document" && !self.engine && several.is_some_and(|scopes| lacks(scopes)) {
            return Class::Scope;
        }
        let persons = (actor.comes == Comes::Person).then_some("persons");
        let may = self.ok.get(actor.person).or_else(|| self.ok.get(persons?));
        match may {
            None => Class::Missing,
            Some(scopes) if lacks(scopes) => Class::Scope,
            Some(_) => Class::Ok,
        }
    }

    /// Whether somebody has no account that counts here: a link is for its document alone.
    fn is_nameless(&self, actor: &Actor) -> bool {
        match actor.comes {
            Comes::Nameless => true,
            Comes::Link => self.policy != "document",
            Comes::Stale | Comes::Person => false,
        }
    }

    /// Whether a status is the one for who may.
    pub(super) fn is_ok(&self, actor: &Actor, status: u16) -> bool {
        if self.engine {
            return !matches!(status, 401 | 403 | 404 | 500..);
        }
        let person = if self.is_nameless(actor) { "nameless" } else { actor.person };
        let special = self.but.get(&actor.name).or_else(|| self.but.get(person)).copied();
        special.or(self.says).map_or((200..400).contains(&status), |says| says == status)
    }

    /// The request, with its ids or with others.
    pub(super) fn asking(
        &self,
        route: &Route,
        town: &Town,
        description: &Value,
        places: Places<'_>,
    ) -> Tried<Asking> {
        let mut path = String::new();
        for part in route.path().split('/').skip(1) {
            path.push('/');
            let Some(name) = part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) else {
                path.push_str(part);
                continue;
            };
            let thing = self.with.get(name).ok_or_else(|| format!("{}: no `{name}`", route.name()))?;
            let real = places == Places::Real || matches!(places, Places::Nothing(other) if other != name);
            path.push_str(&held(thing, town, real)?);
        }
        let real = matches!(places, Places::Real | Places::Nothing(_)) && places != Places::Nothing("$");
        if !self.query.is_empty() {
            path.push('?');
            path.push_str(&laid(&self.query, town, real)?);
        }
        let method = route.method().as_str();
        let mut asking = match (&self.bytes, &self.form, self.example(route, description)) {
            (Some(bytes), _, _) => Asking { body: bytes.clone().into(), ..Asking::bare(method, &path) },
            (None, Some(form), _) => form::sent(form, &path, |text| laid(text, town, real))?,
            (None, None, Some(body)) => {
                let body = laid(&body.to_string(), town, real)?;
                Asking { body: body.into(), ..Asking::json(method, &path, &Value::Null) }
            }
            (None, None, None) => Asking::bare(method, &path),
        };
        for (name, value) in &self.headers {
            asking = asking.with(name, &laid(value, town, real)?);
        }
        Ok(asking)
    }

    fn example(&self, route: &Route, description: &Value) -> Option<Value> {
        let operation = &description["paths"][route.path()][route.method().as_str().to_lowercase()];
        let example = operation.pointer("/requestBody/content/application~1json/example").cloned();
        self.body.clone().or(example)
    }
}

/// The id of a thing, or an id of the same kind that is nothing's.
fn held(thing: &str, town: &Town, real: bool) -> Tried<String> {
    let id = match town.things.get(thing) {
        Some(id) => id.as_str(),
        // Names and numbers stand for themselves.
        None if !thing.contains("anna") && !thing.contains("share-") => thing,
        None => return Err(format!("the town has no `{thing}`").into()),
    };
    Ok(match (real, id.rsplit_once('-')) {
        (true, _) => id.to_owned(),
        (false, Some((kind, random))) if random.len() >= 26 => format!("{kind}-{}", "0".repeat(random.len())),
        (false, _) if id.parse::<u32>().is_ok() => "4000000000".to_owned(),
        (false, _) => "nothing".to_owned(),
    })
}

/// A text with the id of a thing wherever `$thing` stands.
fn laid(text: &str, town: &Town, real: bool) -> Tried<String> {
    let mut parts = text.split('$');
    let mut laid = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(part.len());
        let (thing, rest) = part.split_at_checked(end).ok_or("a thing")?;
        town.thing(thing)?;
        laid += &held(thing, town, real)?;
        laid += rest;
    }
    Ok(laid)
}

/// The policy of a route in the words of the table. The right on a document is not said: the rows say who has it.
pub(super) fn policy(route: &Route) -> String {
    match route.policy() {
        Policy::Anyone => "anyone".to_owned(),
        Policy::Link => "link".to_owned(),
        Policy::Person(scope) => format!("person:{scope}"),
        Policy::Document(_) => "document".to_owned(),
        Policy::Provider(scope) => format!("provider:{scope}"),
        Policy::Steward => "steward".to_owned(),
        other => format!("{other:?}"),
    }
}

/// Whether a route is one of a call, whose documents may be named.
pub(super) fn is_call(route: &Route) -> bool {
    maatstaf_calls::Call::by_name(route.name()).is_some()
}

/// The route of a name.
pub(super) fn route(name: &str) -> Tried<&'static Route> {
    let found = Server::routes().iter().find(|route| route.name() == name);
    Ok(found.ok_or_else(|| format!("there is no route `{name}`"))?)
}
