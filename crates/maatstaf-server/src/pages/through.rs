//! Pages that ask the API: a form becomes the request of a route, so that both do the same.

use std::collections::BTreeMap;

use bytes::Bytes;
use maatstaf_store::{Opened, Reading, Writing};
use serde_json::Value;

use crate::asked::{Asked, Request};
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Outcome, Route, Run};
use crate::server::Server;

/// A request of the API that a page makes for whoever asked for the page.
pub(super) struct Through<'a, 'r> {
    asked: &'a Asked<'r>,
    route: &'static Route,
    request: Request,
}

impl<'a, 'r> Through<'a, 'r> {
    /// The request of a route by its name, with the parameters of the page's path.
    pub(super) fn new(asked: &'a Asked<'r>, name: &str) -> Result<Self, Problem> {
        // INVARIANT: the names that are asked for here stand in the table of routes; a test asks for each.
        let route = Server::routes().iter().find(|route| route.name == name);
        let route = route.ok_or(Problem::new(Code::Failed))?;
        let (query, body) = (BTreeMap::new(), Bytes::new());
        Ok(Self { asked, route, request: Request { query, body, ..asked.request.clone() } })
    }

    pub(super) fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.request.body = body.into();
        self
    }

    pub(super) fn seen(mut self, version: &str) -> Self {
        self.request.headers.insert("if-match".to_owned(), version.to_owned());
        self
    }

    pub(super) fn query(mut self, name: &str, value: &str) -> Self {
        self.request.query.insert(name.to_owned(), value.to_owned());
        self
    }

    pub(super) fn look(&self, view: &Reading<'_>) -> Outcome {
        match self.route.run {
            Run::Look(look) => look(view, &self.asked(self.asked.opened.clone())?),
            _ => Err(Problem::new(Code::Failed)),
        }
    }

    pub(super) fn change(&self, change: &Writing<'_>) -> Outcome {
        match self.route.run {
            Run::Look(look) => look(change, &self.asked(self.asked.opened.clone())?),
            Run::Change(run) => run(change, &self.asked(self.asked.opened.clone())?),
            Run::Prepare(prepare) => {
                let asked = self.asked(self.asked.opened.clone())?;
                prepare(change, &asked)?(change, &asked)
            }
            Run::Work(_) => Err(Problem::new(Code::Failed)),
        }
    }

    pub(super) fn work(&self, server: &Server) -> Outcome {
        match self.route.run {
            Run::Work(work) => work(server, &self.asked(None)?),
            Run::Look(look) => server.store.read(|view| look(view, &self.asked(None)?)),
            _ => server.store.write(|writing| self.change(writing)),
        }
    }

    fn asked<'s>(&'s self, opened: Option<Opened<'s>>) -> Result<Asked<'s>, Problem> {
        // INVARIANT: what let somebody through to the page is what the route asks.
        if self.route.policy != self.asked.route.policy {
            return Err(Problem::new(Code::Failed));
        }
        Ok(Asked {
            server: self.asked.server,
            route: self.route,
            request: &self.request,
            actor: self.asked.actor.clone(),
            opened,
            language: self.asked.language,
        })
    }
}

impl Reply {
    /// What an answer of the API says.
    pub(super) fn said(&self) -> Result<Value, Problem> {
        let body = self.body.as_ref().ok_or(Problem::new(Code::Failed))?;
        serde_json::from_slice(&body.bytes).map_err(|_| Problem::new(Code::Failed))
    }

    /// The content of an answer as text.
    pub(super) fn text(self) -> Result<String, Problem> {
        let body = self.body.ok_or(Problem::new(Code::Failed))?;
        String::from_utf8(body.bytes).map_err(|_| Problem::new(Code::Failed))
    }
}
