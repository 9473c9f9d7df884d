//! The server: settings, a store, and how a request becomes an answer.

use std::sync::{Arc, LazyLock};
use std::thread;

use axum::http::Method;
use jiff::Timestamp;
use maatstaf::Language;
use maatstaf_store::{Actor, Opened, Reading, Scope, Store, StoreError, Writing, sha256};
use tokio::sync::Semaphore;

use crate::asked::{Asked, Request};
use crate::cookie::Cookie;
use crate::door::Door;
use crate::password::Passwords;
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Route, Run};
use crate::settings::Settings;
use crate::throttle::Throttle;
use crate::{guard, host, pages};

/// A server that answers requests, with or without a network around it.
#[derive(Debug)]
pub struct Server {
    pub(crate) settings: Settings,
    pub(crate) store: Store,
    pub(crate) clock: fn() -> Timestamp,
    pub(crate) throttle: Throttle,
    pub(crate) passwords: Passwords,
    pub(crate) door: Door,
    /// How many calls of the engine may be worked out at a time; the others wait for their turn.
    pub(crate) turns: Arc<Semaphore>,
}

static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(crate::routes::all);

impl Server {
    /// A server over a store.
    pub fn new(settings: Settings, store: Store) -> Self {
        let throttle = Throttle::new(&settings);
        let store = store.with_quota(settings.quota.filter(|_| settings.team));
        let (passwords, door) = (Passwords::default(), Door::default());
        // Two for each core, so that one works while another reads.
        let turns = Arc::new(Semaphore::new(2 * thread::available_parallelism().map_or(1, usize::from)));
        Self { settings, store, clock: Timestamp::now, throttle, passwords, door, turns }
    }

    /// What it keeps.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// A link that opens the server of one person in their browser, once, within a minute. The one before it opens
    /// nothing any more.
    ///
    /// # Errors
    /// [`StoreError::State`] when it is a server for a team, which people sign in to.
    pub fn opening_link(&self) -> Result<String, StoreError> {
        if self.settings.team {
            return Err(StoreError::State("store-of-a-team"));
        }
        let key = self.door.key((self.clock)()).map_err(|_| StoreError::Damaged("randomness"))?;
        Ok(format!("{}/open?key={key}", self.settings.base()))
    }

    /// A link with which the first account of a team is made, once. The one before it is void.
    ///
    /// # Errors
    /// [`StoreError::State`] when there is an account already, or it is the server of one person.
    pub fn setup_link(&self) -> Result<String, StoreError> {
        if !self.settings.team {
            return Err(StoreError::State("store-of-one-person"));
        }
        #[expect(
            clippy::redundant_closure_for_method_calls,
            reason = "the method is of one lifetime, the closure of any"
        )]
        let secret = self.store.write(|change| change.setup_secret())?;
        Ok(format!("{}/set-up#{}", self.settings.base(), secret.reveal()))
    }

    /// How many password hashes were worked out, for tests: the work must not tell who has an account.
    #[doc(hidden)]
    pub fn password_hashes(&self) -> u64 {
        self.passwords.done()
    }

    /// Every route that there is.
    pub fn routes() -> &'static [Route] {
        &ROUTES
    }

    /// The answer to a request on a route.
    pub(crate) fn answer(&self, route: &'static Route, request: &Request) -> Reply {
        let language = request.language();
        let outcome = self.admitted(route, request).and_then(|()| self.run(route, request));
        let reply = outcome.unwrap_or_else(|problem| self.refused(route, request, &problem, language));
        let unchanged = route.is_safe()
            && reply.status == 200
            && reply.etag.as_ref().is_some_and(|tag| names(request.header("if-none-match"), tag));
        if unchanged { Reply { status: 304, body: None, ..reply } } else { reply }
    }

    /// A problem as the page or the answer of a program.
    pub(crate) fn refused(
        &self,
        route: &Route,
        request: &Request,
        problem: &Problem,
        language: Language,
    ) -> Reply {
        if route.is_page() {
            let language = self.read_language(request).unwrap_or(language);
            return pages::refused(self, route, request, problem, language);
        }
        problem.reply(language)
    }

    /// The language that whoever is signed in reads.
    fn read_language(&self, request: &Request) -> Option<Language> {
        let account = self.store.read(|view| view.account(&view.actor(self.secret(request).as_deref())?));
        account.ok()?.language.parse().ok()
    }

    /// Whether somebody may use a route at all, before the content of their request has come.
    pub(crate) fn welcomes(&self, route: &'static Route, request: &Request) -> Result<(), Problem> {
        host::known(&self.settings, request)?;
        self.store.read(|view| self.asked(view, route, request).map(drop))
    }

    /// What is looked at before anything is looked up.
    fn admitted(&self, route: &'static Route, request: &Request) -> Result<(), Problem> {
        host::known(&self.settings, request)?;
        self.throttle.request(request)?;
        // A page of somebody else can make a browser send its cookie along, but not hide where it comes from.
        if !route.is_safe() && bearer(request).is_none() && is_foreign(request) {
            return Err(Problem::new(Code::ForeignOrigin));
        }
        guard::body(route, request)
    }

    fn run(&self, route: &'static Route, request: &Request) -> Outcome {
        match route.run {
            Run::Look(look) => self.store.read(|view| look(view, &self.asked(view, route, request)?)),
            Run::Work(work) => {
                // Nothing that was opened outlives its transaction; the work opens what it needs itself.
                let (actor, language) = self.store.read(|view| {
                    let Asked { actor, language, .. } = self.asked(view, route, request)?;
                    Ok::<_, Problem>((actor, language))
                })?;
                work(self, &Asked { server: self, route, request, actor, opened: None, language })
            }
            Run::Change(change) => self.store.write(|writing| {
                let asked = self.asked(writing, route, request)?;
                Self::once(writing, &asked, || change(writing, &asked))
            }),
            Run::Prepare(prepare) => {
                let ready = self.store.read(|view| prepare(view, &self.asked(view, route, request)?));
                // What cannot be done any more may have been done before, under the same key.
                if ready.is_err() && request.header("idempotency-key").is_none() {
                    return ready.map(|_| Reply::done());
                }
                self.store.write(|writing| {
                    let asked = self.asked(writing, route, request)?;
                    let write = || ready.or_else(|_| prepare(writing, &asked))?(writing, &asked);
                    Self::once(writing, &asked, write)
                })
            }
        }
    }

    /// Does what was asked, unless it was done before under the same key: then the answer of that time is given again.
    pub(crate) fn once(writing: &Writing<'_>, asked: &Asked<'_>, run: impl FnOnce() -> Outcome) -> Outcome {
        let (route, request) = (asked.route, asked.request);
        let key = request.header("idempotency-key").filter(|_| route.method == Method::POST);
        let Some(key) = key.filter(|_| asked.actor.account().is_some()) else { return run() };
        let digest = digest(route, request);
        if let Some(before) = writing.remembered(&asked.actor, key, &digest)? {
            return serde_json::from_slice(&before).map_err(|_| Problem::new(Code::DoneBefore));
        }
        let reply = run()?;
        let kept = if route.secretive { Vec::new() } else { serde_json::to_vec(&reply).unwrap_or_default() };
        writing.remember(&asked.actor, key, &digest, &kept)?;
        Ok(reply)
    }

    /// Who asks, and what the policy of the route opens for them.
    fn asked<'r>(
        &'r self,
        view: &'r Reading<'_>,
        route: &'static Route,
        request: &'r Request,
    ) -> Result<Asked<'r>, Problem> {
        let actor = match view.actor(self.secret(request).as_deref()) {
            // Whoever comes to sign in may bring the cookie of a session that has ended.
            Err(StoreError::Stale) if route.is_open() && bearer(request).is_none() => Actor::nobody(),
            actor => actor?,
        };
        let opened = permitted(view, route, request, &actor)?;
        let language = match &actor {
            known if route.is_page() && known.account().is_some() => {
                view.account(known)?.language.parse().unwrap_or_else(|_| request.language())
            }
            _ => request.language(),
        };
        Ok(Asked { server: self, route, request, actor, opened, language })
    }

    /// The secret that a request comes with: a bearer token, or the cookie of a session.
    fn secret(&self, request: &Request) -> Option<String> {
        bearer(request).map(str::to_owned).or_else(|| Cookie::Session.of(request, &self.settings))
    }
}

/// Whether the policy of a route lets an actor through, and the document that it opens.
fn permitted<'r>(
    view: &'r Reading<'_>,
    route: &Route,
    request: &Request,
    actor: &Actor,
) -> Result<Option<Opened<'r>>, Problem> {
    let scope = match route.policy {
        Policy::Anyone | Policy::Link => return Ok(None),
        Policy::Document(right) => {
            let id = request.parameters.get("document").map_or("", String::as_str);
            if *actor == Actor::nobody() {
                return Err(Problem::new(Code::SignInNeeded));
            }
            // Somebody may have several shares of one portfolio, and say which one they mean.
            let Some(share) = request.query.get("share").filter(|_| route.by_share) else {
                return Ok(Some(view.open(actor, &id.into(), right)?));
            };
            let opened = view.open_share(actor, &share.as_str().into(), right)?;
            if opened.id().as_str() != id {
                return Err(Problem::new(Code::NotFound));
            }
            return Ok(Some(opened));
        }
        Policy::Person(scope) | Policy::Provider(scope) => scope,
        Policy::Steward => Scope::Steward,
    };
    if actor.account().is_none() {
        return Err(Problem::new(Code::SignInNeeded));
    }
    if route.policy == Policy::Steward && !actor.is_steward() {
        return Err(Problem::new(Code::NotFound));
    }
    if !actor.scopes().contains(scope) {
        return Err(Problem::about(Code::ScopeNeeded, scope.to_string()));
    }
    Ok(None)
}

fn bearer(request: &Request) -> Option<&str> {
    let (scheme, token) = request.header("authorization")?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// Whether a browser says that the request was made by a page that is not ours.
fn is_foreign(request: &Request) -> bool {
    let site = request.header("sec-fetch-site");
    if site.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return true;
    }
    let host = request.header("host").unwrap_or_default();
    // A page that says nowhere where it is, like ours, sends the Origin `null`; which site it is the browser said.
    let origin = request.header("origin").filter(|origin| *origin != "null" || site.is_none());
    origin.is_some_and(|origin| {
        origin.split_once("://").is_none_or(|(_, authority)| !authority.eq_ignore_ascii_case(host))
    })
}

/// Whether a list of entity tags names this one.
fn names(tags: Option<&str>, tag: &str) -> bool {
    let bare = |one: &str| one.trim().trim_start_matches("W/").trim_matches('"').to_owned();
    tags.is_some_and(|tags| tags.split(',').map(bare).any(|one| one == tag || one == "*"))
}

/// What tells one request from another: method, path, query and body.
fn digest(route: &Route, request: &Request) -> [u8; 32] {
    let mut whole = format!("{} {} {:?} {:?}\n", route.method, route.path, request.parameters, request.query);
    whole.push_str(request.header("if-match").unwrap_or_default());
    let mut bytes = whole.into_bytes();
    bytes.extend_from_slice(&request.body);
    sha256(&bytes)
}
