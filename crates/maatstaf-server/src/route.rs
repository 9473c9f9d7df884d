//! A route: a method, a path, who may, and what it does. There is no way to make one without saying who may.

use std::fmt;

use axum::http::Method;
use maatstaf_calls::Call;
use maatstaf_document::schema_of;
use maatstaf_store::{Reading, Right, Scope, Writing};
use schemars::JsonSchema;
use serde_json::Value;

use crate::asked::Asked;
use crate::problem::Problem;
use crate::reply::Reply;
use crate::server::Server;

/// What a route gives, or why not.
pub(crate) type Outcome = Result<Reply, Problem>;

/// What a route found out on a view, ready to be written.
pub(crate) type Prepared = Box<dyn FnOnce(&Writing<'_>, &Asked<'_>) -> Outcome>;

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Policy {
    /// Anybody, signed in or not: it holds nothing of anybody.
    Anyone,
    /// Whoever holds the one-time link whose secret stands in the body.
    Link,
    /// Somebody who is signed in and whose token has this scope. What they see is their own.
    Person(Scope),
    /// Whoever has this right on the document that the path names.
    Document(Right),
    /// Somebody who belongs to the provider that the path names, as the store decides.
    Provider(Scope),
    /// Somebody who looks after the instance.
    Steward,
}

/// What a route does, and how it may touch the store.
#[derive(Clone, Copy)]
pub(crate) enum Run {
    /// It looks at the store, in one view.
    Look(fn(&Reading<'_>, &Asked<'_>) -> Outcome),
    /// It changes the store, in one transaction. Reading what is somebody else's is a change: it is written down.
    Change(fn(&Writing<'_>, &Asked<'_>) -> Outcome),
    /// It changes the store too, and first finds out on a view what is to be written, so that nobody waits for that. The
    /// version that was seen tells whether it still fits.
    Prepare(fn(&Reading<'_>, &Asked<'_>) -> Result<Prepared, Problem>),
    /// It has work to do outside a transaction, and opens its own.
    Work(fn(&Server, &Asked<'_>) -> Outcome),
}

/// The content of a request.
#[derive(Clone, Copy)]
pub(crate) enum Takes {
    Nothing,
    /// JSON of a schema, with an example.
    Json {
        schema: fn() -> Value,
        example: fn() -> Value,
    },
    /// The request of a call.
    Call(&'static Call),
    /// A JSON Merge Patch of a document, with an example.
    Patch {
        example: fn() -> Value,
    },
    /// Bytes, up to a size.
    Bytes {
        media_type: &'static str,
        most: usize,
    },
    /// A form of a page.
    Form,
    /// A form of a page with a file, up to a size.
    Upload {
        most: usize,
    },
}

/// The content of the answer when all goes well.
#[derive(Clone, Copy)]
pub(crate) enum Gives {
    /// Status 204.
    Nothing,
    Json {
        status: u16,
        schema: fn() -> Value,
    },
    /// A list in parts, each item of a schema.
    List {
        schema: fn() -> Value,
    },
    /// The answer of a call.
    Call(&'static Call),
    Bytes {
        media_type: &'static str,
    },
}

/// A parameter of the query.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) schema: fn() -> Value,
    pub(crate) required: bool,
}

/// One entry of the table of routes.
pub struct Route {
    pub(crate) name: &'static str,
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) policy: Policy,
    pub(crate) run: Run,
    pub(crate) takes: Takes,
    pub(crate) gives: Gives,
    pub(crate) query: Vec<Parameter>,
    /// Whether the version that was seen has to be named in If-Match.
    pub(crate) seen: bool,
    /// Whether the answer holds a secret that is shown once, so that it is never remembered.
    pub(crate) secretive: bool,
    /// Whether the query may name the share that the document is opened by.
    pub(crate) by_share: bool,
    /// What else it can answer with than what it gives, as media types.
    pub(crate) or: Vec<&'static str>,
}

impl Route {
    pub(crate) fn new(
        name: &'static str,
        method: Method,
        path: &'static str,
        policy: Policy,
        run: Run,
    ) -> Self {
        let (takes, gives) = (Takes::Nothing, Gives::Nothing);
        Self {
            name,
            method,
            path,
            policy,
            run,
            takes,
            gives,
            query: Vec::new(),
            seen: false,
            secretive: false,
            by_share: false,
            or: Vec::new(),
        }
    }

    /// The name, such as `documents.save`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path, with its parameters in braces.
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// Who may use it.
    pub fn policy(&self) -> Policy {
        self.policy
    }

    pub(crate) fn takes<T: JsonSchema>(mut self, example: fn() -> Value) -> Self {
        self.takes = Takes::Json { schema: schema_of::<T>, example };
        self
    }

    pub(crate) fn takes_bytes(mut self, media_type: &'static str, most: usize) -> Self {
        self.takes = Takes::Bytes { media_type, most };
        self
    }

    pub(crate) fn takes_form(mut self) -> Self {
        self.takes = Takes::Form;
        self.gives_page()
    }

    pub(crate) fn takes_upload(mut self, most: usize) -> Self {
        self.takes = Takes::Upload { most };
        self.gives_page()
    }

    pub(crate) fn gives_page(self) -> Self {
        self.gives_bytes("text/html")
    }

    pub(crate) fn gives<T: JsonSchema>(mut self, status: u16) -> Self {
        self.gives = Gives::Json { status, schema: schema_of::<T> };
        self
    }

    pub(crate) fn lists<T: JsonSchema>(mut self) -> Self {
        self.gives = Gives::List { schema: schema_of::<T> };
        self.asks("cursor", text, false).asks("limit", limit, false)
    }

    /// A list that is never so long that it comes in parts.
    pub(crate) fn lists_all<T: JsonSchema>(mut self) -> Self {
        self.gives = Gives::List { schema: schema_of::<T> };
        self
    }

    pub(crate) fn takes_patch(mut self, example: fn() -> Value) -> Self {
        self.takes = Takes::Patch { example };
        self
    }

    /// It can answer with this too.
    pub(crate) fn or(mut self, media_type: &'static str) -> Self {
        self.or.push(media_type);
        self
    }

    /// The query may name the share that the document is opened by.
    pub(crate) fn by_share(mut self) -> Self {
        self.by_share = true;
        self.asks("share", text, false)
    }

    pub(crate) fn gives_bytes(mut self, media_type: &'static str) -> Self {
        self.gives = Gives::Bytes { media_type };
        self
    }

    pub(crate) fn asks(mut self, name: &'static str, schema: fn() -> Value, required: bool) -> Self {
        self.query.push(Parameter { name, schema, required });
        self
    }

    /// The version that was seen has to be named in If-Match.
    pub(crate) fn on_top_of(mut self) -> Self {
        self.seen = true;
        self
    }

    /// The answer holds a secret that is shown once.
    pub(crate) fn shows_secret(mut self) -> Self {
        self.secretive = true;
        self
    }

    /// Whether it is for people and not for programs.
    pub(crate) fn is_page(&self) -> bool {
        !self.path.starts_with("/v1")
    }

    /// Whether it is for whoever has not signed in too.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.policy, Policy::Anyone | Policy::Link)
    }

    /// Whether it only looks: a browser may follow a link to it.
    pub(crate) fn is_safe(&self) -> bool {
        self.method == Method::GET || self.method == Method::HEAD
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Route")
            .field("name", &self.name)
            .field("method", &self.method)
            .field("path", &self.path)
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}

/// The schema of a text in a query.
pub(crate) fn text() -> Value {
    serde_json::json!({ "type": "string" })
}

/// The schema of how many items a part of a list may have.
pub(crate) fn limit() -> Value {
    serde_json::json!({ "type": "integer", "minimum": 1, "maximum": crate::asked::MOST_ITEMS })
}
