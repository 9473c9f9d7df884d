//! A server over a copy of the town, and requests to it.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request};
use http_body_util::BodyExt as _;
use jiff::Timestamp;
use maatstaf_server::{Server, Settings, router};
use maatstaf_store::Store;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

use super::town::{Town, Tried};

/// The address and the password of the newcomer.
pub(super) const NEWCOMER: &str = "nadia@example.org";
pub(super) const PASSWORD: &str = "nine quiet herons stand still";

/// A server over a copy of the town.
pub(super) struct Asker {
    pub(super) server: Arc<Server>,
    router: Router,
    runtime: Runtime,
    pub(super) folder: TempDir,
}

/// A request.
#[derive(Debug, Clone)]
pub(super) struct Asking {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

/// A folder in memory where the machine has one: thousands of copies of the town wear no disk.
pub(super) fn folder() -> Tried<TempDir> {
    let memory = Path::new("/dev/shm");
    Ok(if memory.is_dir() { tempfile::tempdir_in(memory)? } else { tempfile::tempdir()? })
}

/// A server for a team, which nobody is asked to slow down for.
pub(super) fn settings() -> Settings {
    let mut settings = Settings::default();
    (settings.team, settings.rate) = (true, None);
    settings
}

impl Asker {
    pub(super) fn of(town: &Town) -> Tried<Self> {
        let folder = folder()?;
        town.copy_to(folder.path())?;
        Self::over(folder, settings(), Timestamp::now)
    }

    /// A server over a copy of the town in which the time stands still.
    pub(super) fn at(town: &Town, now: Timestamp) -> Tried<Self> {
        let folder = folder()?;
        town.copy_to(folder.path())?;
        Self::over(folder, settings(), move || now)
    }

    pub(super) fn over(
        folder: TempDir,
        settings: Settings,
        clock: impl Fn() -> Timestamp + Send + Sync + 'static,
    ) -> Tried<Self> {
        let store = Store::open(&folder.path().join("maatstaf.db"), clock)?;
        let server = Arc::new(Server::new(settings, store));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(Self { router: router(&server), server, runtime, folder })
    }

    pub(super) fn ask(&self, secret: Option<&str>, asking: &Asking) -> Tried<Answer> {
        let mut request = Request::builder().method(asking.method.as_str()).uri(&asking.path);
        if asking.headers.iter().all(|(name, _)| name != "host") {
            request = request.header("host", "127.0.0.1:7112");
        }
        if let Some(secret) = secret {
            request = request.header("authorization", format!("Bearer {secret}"));
        }
        for (name, value) in &asking.headers {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(asking.body.clone()))?;
        self.runtime.block_on(async {
            let (head, body) = self.router.clone().oneshot(request).await?.into_parts();
            let body = body.collect().await?.to_bytes().to_vec();
            Ok(Answer { status: head.status.as_u16(), headers: head.headers, body })
        })
    }

    /// Somebody new with a password that is known, and the secret of their session.
    pub(super) fn newcomer(&self, town: &Town) -> Tried<String> {
        let body = json!({
            "secret": town.thing("secret-invitation-instance")?, "email": NEWCOMER, "name": "Nadia", "language": "en",
            "password": PASSWORD,
        });
        self.cookie(&Asking::json("POST", "/v1/invitations/accept", &body))
    }

    /// The secret in the cookie that an answer sets.
    pub(super) fn cookie(&self, asking: &Asking) -> Tried<String> {
        let answer = self.ask(None, asking)?;
        let set = answer.header("set-cookie").ok_or_else(|| format!("no cookie: {}", answer.start()))?;
        let value = set.split_once('=').and_then(|(_, rest)| rest.split(';').next());
        Ok(value.ok_or("a cookie without a value")?.to_owned())
    }

    /// The description of the API.
    pub(super) fn description(&self) -> Tried<Value> {
        self.ask(None, &Asking::get("/v1/openapi.json"))?.json()
    }
}

impl Asking {
    pub(super) fn get(path: &str) -> Self {
        Self { method: "GET".to_owned(), path: path.to_owned(), headers: Vec::new(), body: Vec::new() }
    }

    /// A request without content.
    pub(super) fn bare(method: &str, path: &str) -> Self {
        Self { method: method.to_owned(), ..Self::get(path) }
    }

    pub(super) fn json(method: &str, path: &str, body: &Value) -> Self {
        Self {
            method: method.to_owned(),
            path: path.to_owned(),
            headers: vec![("content-type".to_owned(), "application/json".to_owned())],
            body: body.to_string().into_bytes(),
        }
    }

    #[must_use]
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(other, _)| other != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

impl Answer {
    pub(super) fn json(&self) -> Tried<Value> {
        Ok(serde_json::from_slice(&self.body)?)
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// All of it as bytes: status, headers and body.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let headers = self
            .headers
            .iter()
            .map(|(name, value)| [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\n"].concat());
        let mut headers: Vec<Vec<u8>> = headers.collect();
        headers.sort();
        [format!("{}\n", self.status).into_bytes(), headers.concat(), self.body.clone()].concat()
    }

    /// The start of its body, to look at.
    pub(super) fn start(&self) -> String {
        String::from_utf8_lossy(&self.body).chars().take(160).collect()
    }
}
