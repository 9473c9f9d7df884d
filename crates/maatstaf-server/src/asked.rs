//! What was asked, by whom, and how its parts are read.

use std::collections::BTreeMap;
use std::net::IpAddr;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use bytes::Bytes;
use jiff::Timestamp;
use maatstaf::{DocumentError, Language, Problem as Fault};
use maatstaf_document::{Text, read, schema_of, text};
use maatstaf_store::{Actor, Id, Opened};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::problem::{Code, Problem};
use crate::route::Route;
use crate::server::Server;

/// The most items in one part of a list.
pub(crate) const MOST_ITEMS: u32 = 200;
/// How many items when no number is asked for.
const ITEMS: u32 = 50;

/// A request after HTTP, before anybody decided about it.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) parameters: BTreeMap<String, String>,
    pub(crate) query: BTreeMap<String, String>,
    /// Header names in small letters.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Bytes,
    pub(crate) address: IpAddr,
}

/// A request that its route's policy lets through.
pub(crate) struct Asked<'r> {
    pub(crate) server: &'r Server,
    pub(crate) route: &'static Route,
    pub(crate) request: &'r Request,
    pub(crate) actor: Actor,
    /// The document of the path, opened for the right of the policy.
    pub(crate) opened: Option<Opened<'r>>,
    pub(crate) language: Language,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// The language of Accept-Language.
    pub(crate) fn language(&self) -> Language {
        accepted(self.header("accept-language").unwrap_or_default())
    }
}

/// The first language of ours in Accept-Language, English otherwise.
pub(crate) fn accepted(asked: &str) -> Language {
    let mut tags = asked.split(',').map(|tag| tag.split(';').next().unwrap_or_default().trim());
    tags.find_map(Language::from_tag).unwrap_or(Language::En)
}

impl<'r> Asked<'r> {
    /// A parameter of the path. What is not there is an id of nothing.
    pub(crate) fn id(&self, name: &str) -> Id {
        Id::from(self.text(name))
    }

    /// A parameter of the path as text.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.request.parameters.get(name).map_or("", String::as_str)
    }

    /// A number in the path.
    pub(crate) fn number(&self, name: &str) -> Result<u32, Problem> {
        self.text(name).parse().map_err(|_| Problem::new(Code::NotFound))
    }

    /// A part of the query.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.request.query.get(name).map(String::as_str)
    }

    /// The document of the path.
    pub(crate) fn opened(&self) -> Result<&Opened<'r>, Problem> {
        // INVARIANT: a route with `Policy::Document` has one, unless it works outside a transaction.
        self.opened.as_ref().ok_or(Problem::new(Code::NotFound))
    }

    /// The body as a document of a type; every departure from its schema is said with its place.
    pub(crate) fn body<T: DeserializeOwned + JsonSchema>(&self) -> Result<T, Problem> {
        let is_object = schema_of::<T>().get("type").is_some_and(|kind| kind == "object");
        let text = if is_object { self.object_text()? } else { self.body_text()? };
        Ok(read::<T>(text)?.0)
    }

    /// The body as the text of an object. Serde would take the values of a list for its fields, in their order.
    pub(crate) fn object_text(&self) -> Result<&str, Problem> {
        let text = self.body_text()?;
        let Some(before) = text
            .find(|c: char| !c.is_whitespace() && c != '\u{feff}')
            .and_then(|at| text.split_at_checked(at))
        else {
            return Ok(text);
        };
        if !before.1.starts_with('[') {
            return Ok(text);
        }
        let message = text!("this must be an object, not a list", "dit moet een object zijn, geen lijst");
        let mut fault = Fault::new("wrong-type", "", message);
        fault.place.line = Some(before.0.matches('\n').count() + 1);
        fault.place.column = before.0.rsplit('\n').next().map(|line| line.chars().count() + 1);
        Err(DocumentError::new(vec![fault]).into())
    }

    /// The body as text.
    pub(crate) fn body_text(&self) -> Result<&str, Problem> {
        let text = std::str::from_utf8(&self.request.body);
        text.map_err(|_| Problem::about(Code::BadRequest, "utf-8"))
    }

    /// The version in If-Match.
    pub(crate) fn seen(&self) -> Result<u32, Problem> {
        let tag = self.request.header("if-match").ok_or(Problem::new(Code::VersionNeeded))?;
        let number = tag.trim().trim_matches('"').parse();
        number.map_err(|_| Problem::new(Code::ChangedMeanwhile))
    }

    /// Where a part of a list starts, and the most items in it.
    pub(crate) fn part(&self) -> Result<(String, u32), Problem> {
        let refused = |name: &str| Problem::about(Code::BadRequest, name);
        let limit = self.query("limit").map_or(Ok(ITEMS), str::parse).map_err(|_| refused("limit"))?;
        if !(1..=MOST_ITEMS).contains(&limit) {
            return Err(refused("limit"));
        }
        let after =
            self.query("cursor").map_or(Ok(Vec::new()), |cursor| BASE64_URL_SAFE_NO_PAD.decode(cursor));
        let after = after.ok().and_then(|bytes| String::from_utf8(bytes).ok()).ok_or(refused("cursor"))?;
        Ok((after, limit))
    }

    /// The present moment.
    pub(crate) fn now(&self) -> Timestamp {
        (self.server.clock)()
    }
}

/// A part of a list: one more item than asked for was looked up, to know whether there is more.
pub(crate) fn part_of<T: serde::Serialize>(
    mut items: Vec<T>,
    most: u32,
    key: impl Fn(&T) -> String,
) -> crate::reply::Reply {
    let more = items.len() > most as usize;
    items.truncate(most as usize);
    let next = items.last().filter(|_| more).map(|last| BASE64_URL_SAFE_NO_PAD.encode(key(last)));
    let items = items.iter().map(|item| serde_json::to_value(item).unwrap_or_default()).collect();
    crate::reply::Reply::list(items, next)
}

/// A field of a body that was refused, with its place.
pub(crate) fn refused(path: &str, message: Text) -> Problem {
    DocumentError::new(vec![Fault::new("refused", path, message)]).into()
}
