//! A server in a folder of its own, and requests to it.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt as _;
use jiff::{SignedDuration, Timestamp};
use maatstaf_server::{Server, Settings, router};
use maatstaf_store::{Actor, Newcomer, Role, Store};
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt as _;

pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The password of everybody.
pub(crate) const PASSWORD: &str = "a long sentence to sign in with";
/// The name under which the server is asked for.
const HOST: &str = "127.0.0.1:7112";

/// A server with its store in a folder.
pub(crate) struct World {
    pub(crate) server: Arc<Server>,
    pub(crate) folder: TempDir,
    pub(crate) runtime: tokio::runtime::Runtime,
    /// How many seconds the clock of the store is ahead.
    ahead: Arc<AtomicI64>,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl World {
    pub(crate) fn new(settings: Settings) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let ahead = Arc::new(AtomicI64::new(0));
        let clock = Arc::clone(&ahead);
        let now = move || Timestamp::now() + SignedDuration::from_secs(clock.load(Ordering::Relaxed));
        let store = Store::open(&folder.path().join("maatstaf.db"), now)?;
        let server = Arc::new(Server::new(settings, store));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(Self { server, folder, runtime, ahead })
    }

    /// A server for a team, without an account.
    pub(crate) fn team() -> Outcome<Self> {
        let mut settings = Settings::default();
        (settings.team, settings.rate) = (true, None);
        Self::new(settings)
    }

    /// A server for a team with Anna, who looks after it.
    pub(crate) fn founded() -> Outcome<Self> {
        let world = Self::team()?;
        let link = world.server.setup_link()?;
        let secret = link.rsplit('#').next().unwrap_or_default();
        let anna = json!({
            "secret": secret, "email": "anna@example.org", "name": "Anna", "language": "en", "password": PASSWORD,
        });
        let made = world.ask("POST", "/v1/setup", None, &[], Some(&anna))?;
        if made.code() == 201 { Ok(world) } else { Err(made.text().into()) }
    }

    /// A new session of Anna, as a bearer.
    pub(crate) fn anna(&self) -> Outcome<String> {
        let secret = self.server.store().write(|change| {
            let account =
                change.password_of("anna@example.org")?.ok_or(maatstaf_store::StoreError::Missing)?.0;
            change.begin_session(&account, change.now() + SignedDuration::from_hours(24))
        })?;
        Ok(secret.reveal().to_owned())
    }

    /// Who comes with a secret.
    pub(crate) fn actor(&self, secret: &str) -> Outcome<Actor> {
        Ok(self.server.store().read(|view| view.actor(Some(secret)))?)
    }

    /// Somebody whom Anna invited, signed in, as a bearer.
    pub(crate) fn member(&self, email: &str, name: &str) -> Outcome<String> {
        let anna = self.actor(&self.anna()?)?;
        let secret = self.server.store().write(|change| {
            let day = change.now() + SignedDuration::from_hours(24);
            let (_, link) = change.invite(&anna, None, Role::Coach, day)?;
            // The hash is Anna's: the password is the same.
            let password = change.my_password(&anna)?;
            let (email, name, language) = (email.to_owned(), name.to_owned(), "nl".to_owned());
            let account =
                change.accept_invitation(link.reveal(), &Newcomer { email, name, language, password })?;
            change.begin_session(&account, day)
        })?;
        Ok(secret.reveal().to_owned())
    }

    /// A token of somebody for some scopes.
    pub(crate) fn token(&self, secret: &str, scopes: &[&str]) -> Outcome<String> {
        let body = json!({ "name": "a program", "scopes": scopes });
        let made = self.ask("POST", "/v1/account/tokens", Some(secret), &[], Some(&body))?.json()?;
        Ok(made.get("secret").and_then(Value::as_str).ok_or("a secret")?.to_owned())
    }

    /// The secret of an invitation.
    pub(crate) fn invitation(&self, secret: &str, path: &str, role: &str) -> Outcome<String> {
        let made = self.ask("POST", path, Some(secret), &[], Some(&json!({ "role": role })))?.json()?;
        Ok(made.get("secret").and_then(Value::as_str).ok_or("a secret")?.to_owned())
    }

    /// Puts the clock of the store ahead, or back.
    pub(crate) fn later(&self, span: SignedDuration) {
        self.ahead.fetch_add(span.as_secs(), Ordering::Relaxed);
    }

    /// A page as a browser asks for it, with the session of a cookie.
    pub(crate) fn page(&self, path: &str, session: Option<&str>, language: &str) -> Outcome<Answer> {
        let cookie = session.map(|session| format!("maatstaf={session}"));
        let mut headers = vec![("accept-language", language)];
        headers.extend(cookie.as_deref().map(|cookie| ("cookie", cookie)));
        self.ask("GET", path, None, &headers, None)
    }

    /// A form of a page as a browser sends it, with cookies.
    pub(crate) fn post(&self, path: &str, cookies: Option<&str>, fields: &[(&str, &str)]) -> Outcome<Answer> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let mut request = Request::builder()
            .method("POST")
            .uri(path)
            .header("host", HOST)
            .header("origin", "null")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        if let Some(cookies) = cookies {
            request = request.header("cookie", cookies);
        }
        self.send(request.body(Body::from(body))?)
    }

    /// The one person of a store without accounts, as a bearer.
    pub(crate) fn only_person(&self) -> Outcome<String> {
        let expires = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(1);
        let secret = self.server.store().write(|change| {
            let actor = change.only_person()?;
            let account = actor.account().cloned().ok_or(maatstaf_store::StoreError::Missing)?;
            change.begin_session(&account, expires)
        })?;
        Ok(secret.reveal().to_owned())
    }

    /// A request with JSON, or without a body when there is none.
    pub(crate) fn ask(
        &self,
        method: &str,
        path: &str,
        bearer: Option<&str>,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Outcome<Answer> {
        let mut request = Request::builder().method(method).uri(path);
        if headers.iter().all(|(name, _)| *name != "host") {
            request = request.header("host", HOST);
        }
        if let Some(bearer) = bearer {
            request = request.header("authorization", format!("Bearer {bearer}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = match body {
            Some(body) => {
                request.header("content-type", "application/json").body(Body::from(body.to_string()))?
            }
            None => request.body(Body::empty())?,
        };
        self.send(request)
    }

    pub(crate) fn send(&self, request: Request<Body>) -> Outcome<Answer> {
        self.runtime.block_on(async {
            let response = router(&self.server).oneshot(request).await?;
            let (head, body) = response.into_parts();
            let body = body.collect().await?.to_bytes().to_vec();
            Ok(Answer { status: head.status, headers: head.headers, body })
        })
    }
}

impl Answer {
    pub(crate) fn json(&self) -> Outcome<Value> {
        Ok(serde_json::from_slice(&self.body)?)
    }

    pub(crate) fn code(&self) -> u16 {
        self.status.as_u16()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The name of the rule, field or scope that a problem is about.
    pub(crate) fn rule(&self) -> Outcome<String> {
        Ok(self.json()?.get("about").and_then(Value::as_str).ok_or("no rule")?.to_owned())
    }

    /// The value of a cookie that is set.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let all = self.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
        let mut values = all.filter_map(|one| one.split(';').next()?.strip_prefix(name)?.strip_prefix('='));
        values.next().map(str::to_owned)
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}
