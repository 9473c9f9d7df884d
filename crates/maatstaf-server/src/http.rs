//! HTTP around the server: connections, time limits, headers.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::future::Future;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body as HttpBody;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{Extension, RawPathParams, Request as HttpRequest};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use axum::routing::{MethodFilter, MethodRouter};
use bytes::Bytes;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::task::{JoinSet, spawn_blocking};
use tokio::time::timeout;

use crate::asked::{Request, accepted};
use crate::guard;
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Route, Takes};
use crate::server::Server;
use crate::stream;

/// How long the head of a request may take to come, and how long its content. Our choice.
const HEAD: Duration = Duration::from_secs(10);
const CONTENT: Duration = Duration::from_secs(30);
/// How long requests that are under way may take when the server is asked to stop.
const FAREWELL: Duration = Duration::from_secs(10);
/// The most bytes of the head of a request.
const MOST_HEAD: usize = 64 * 1024;

/// How many MiB of large content may be in memory at a time; what does not fit beside it waits. Our choice.
static LARGE: Semaphore = Semaphore::const_new(128);

/// The parameters of a path, when they are text.
type Parameters = Result<RawPathParams, RawPathParamsRejection>;

/// The address that a connection comes from.
#[derive(Debug, Clone, Copy)]
struct Peer(IpAddr);

/// Answers requests on a listener until a future is done; then those under way are finished.
///
/// # Errors
/// When no connection can be accepted any more.
pub async fn run(
    server: Arc<Server>,
    listener: TcpListener,
    until: impl Future<Output = ()>,
) -> std::io::Result<()> {
    let seats = Arc::new(Semaphore::new(server.settings.connections));
    let app = router(&server);
    let mut open = JoinSet::new();
    let (stop, stopping) = tokio::sync::watch::channel(false);
    tokio::pin!(until);
    loop {
        // INVARIANT: the semaphore is never closed.
        let Ok(seat) = Arc::clone(&seats).acquire_owned().await else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut until => break,
        };
        let Ok((stream, peer)) = accepted else {
            // A connection that went away before it was accepted is no reason to stop.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Without it an answer may wait for the acknowledgement of its head.
        drop(stream.set_nodelay(true));
        let service = TowerToHyperService::new(app.clone().layer(Extension(Peer(peer.ip()))));
        let mut stopping = stopping.clone();
        open.spawn(async move {
            let mut http = hyper::server::conn::http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(MOST_HEAD);
            let connection = http.serve_connection(TokioIo::new(stream), service);
            tokio::pin!(connection);
            tokio::select! {
                _ = connection.as_mut() => {}
                _ = stopping.changed() => {
                    connection.as_mut().graceful_shutdown();
                    drop(connection.await);
                }
            }
            drop(seat);
        });
        while open.try_join_next().is_some() {}
    }
    // When no connection is open there is nobody to tell.
    let _ = stop.send(true);
    drop(timeout(FAREWELL, open.join_all()).await);
    Ok(())
}

/// Every route of the table, and an answer for what is not in it. Without a connection around it, requests count as
/// coming from this machine.
pub fn router(server: &Arc<Server>) -> Router {
    let mut paths: BTreeMap<&'static str, Vec<&'static Route>> = BTreeMap::new();
    for route in Server::routes() {
        paths.entry(route.path).or_default().push(route);
    }
    let mut router = Router::new();
    for (path, routes) in paths {
        let mut methods = MethodRouter::<(), Infallible>::new();
        for route in routes {
            // INVARIANT: the table has the methods of HTTP only.
            let Ok(filter) = MethodFilter::try_from(route.method.clone()) else { continue };
            let server = Arc::clone(server);
            let handler =
                move |peer: Option<Extension<Peer>>, parameters: Parameters, request: HttpRequest| {
                    let peer = peer.map_or(Peer(IpAddr::V4(Ipv4Addr::LOCALHOST)), |peer| peer.0);
                    handle(Arc::clone(&server), route, peer, parameters, request)
                };
            methods = methods.on(filter, handler);
        }
        let wrong = Arc::clone(server);
        router = router.route(
            path,
            methods.fallback(move |headers| async move { plain(&wrong, &headers, Code::MethodNotAllowed) }),
        );
    }
    let missing = Arc::clone(server);
    router.fallback(move |headers| async move { plain(&missing, &headers, Code::NotFound) })
}

async fn handle(
    server: Arc<Server>,
    route: &'static Route,
    peer: Peer,
    parameters: Parameters,
    request: HttpRequest,
) -> Response<HttpBody> {
    // The HTTP below refuses most of what is too large, and lets through what it read in one go with the rest.
    if size(&request) > MOST_HEAD {
        return plain(&server, request.headers(), Code::HeadTooLarge);
    }
    let room = room(guard::most(route)).await;
    let asked = match taken(&server, route, peer, parameters, request).await {
        Ok(asked) => asked,
        Err(refused) => return response(&server, refused),
    };
    if stream::is_asked(route, &asked) {
        let language = asked.language();
        let work = worked(Arc::clone(&server), route, asked, room);
        return match stream::answer(work, language).await {
            Ok(events) => secured(&server, events),
            Err(refused) => response(&server, refused),
        };
    }
    let reply = worked(Arc::clone(&server), route, asked, room).await;
    response(&server, reply)
}

/// Works an answer out beside the connections. Who goes away before its turn has come costs nothing; work that was begun
/// goes on to its end, and counts until then.
pub(crate) async fn worked(
    server: Arc<Server>,
    route: &'static Route,
    asked: Request,
    room: Option<SemaphorePermit<'static>>,
) -> Reply {
    let language = asked.language();
    let turn = matches!(route.takes, Takes::Call(_)).then(|| Arc::clone(&server.turns).acquire_owned());
    // INVARIANT: the semaphore is never closed.
    let turn = if let Some(turn) = turn { turn.await.ok() } else { None };
    // SQLite and estimates block; a panic in one answer must not end the others.
    let work = spawn_blocking(move || {
        let _held = (room, turn);
        server.answer(route, &asked)
    });
    work.await.unwrap_or_else(|_| Problem::new(Code::Failed).reply(language))
}

/// The bytes of the head of a request, as it came.
fn size(request: &HttpRequest) -> usize {
    let headers = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4);
    request.uri().to_string().len() + headers.sum::<usize>()
}

/// Room for content of at most so many bytes. What is not large needs none.
async fn room(most: usize) -> Option<SemaphorePermit<'static>> {
    let large = u32::try_from(most >> 20).unwrap_or(u32::MAX).min(64);
    // INVARIANT: the semaphore is never closed.
    if most > guard::MOST_JSON { LARGE.acquire_many(large).await.ok() } else { None }
}

/// Takes a request off the wire, within its limits of size and time.
async fn taken(
    server: &Arc<Server>,
    route: &'static Route,
    peer: Peer,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<Request, Reply> {
    let (head, body) = request.into_parts();
    let mut asked = headed(server, peer, &head);
    let (language, most) = (asked.language(), guard::most(route));
    let refused = |code| Problem::new(code).reply(language);
    let parameters = parameters.map_err(|_| refused(Code::BadRequest))?;
    asked.parameters = parameters.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let announced = asked.header("content-length").and_then(|value| value.parse::<usize>().ok());
    if announced.is_some_and(|length| length > most) {
        return Err(refused(Code::TooLarge));
    }
    if most > guard::MOST_JSON {
        asked = welcome(server, route, asked).await?;
    }
    let body = timeout(CONTENT, Limited::new(body, most).collect()).await;
    let body = body.map_err(|_| refused(Code::TooSlow))?.map_err(|error| {
        let large = error.downcast_ref::<LengthLimitError>().is_some();
        refused(if large { Code::TooLarge } else { Code::BadRequest })
    })?;
    Ok(Request { body: body.to_bytes(), ..asked })
}

/// What is known of a request before its content has come.
fn headed(server: &Server, peer: Peer, head: &Parts) -> Request {
    let headers = named(&head.headers);
    let query = head.uri.query().unwrap_or_default();
    let proxied = server.settings.behind_proxy && peer.0.is_loopback();
    let forwarded = |name: &str| headers.get(name).filter(|_| proxied);
    // A proxy adds the address that it saw at the end; what stands before it anybody can write.
    let address = forwarded("x-forwarded-for").and_then(|all| all.rsplit(',').next()?.trim().parse().ok());
    Request {
        parameters: BTreeMap::new(),
        query: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
        body: Bytes::new(),
        address: address.unwrap_or(peer.0),
        headers,
    }
}

/// Large content is taken only from who may send it: what anybody could send would fill the memory.
async fn welcome(server: &Arc<Server>, route: &'static Route, request: Request) -> Result<Request, Reply> {
    let (server, language) = (Arc::clone(server), request.language());
    let looked = spawn_blocking(move || match server.welcomes(route, &request) {
        Ok(()) => Ok(request),
        Err(problem) => Err(server.refused(route, &request, &problem, language)),
    });
    looked.await.unwrap_or_else(|_| Err(Problem::new(Code::Failed).reply(language)))
}

/// The headers that are text, with their names in small letters; of one that comes twice, both, with a comma between.
fn named(headers: &HeaderMap) -> BTreeMap<String, String> {
    let mut named = BTreeMap::<String, String>::new();
    for (name, value) in headers {
        let Ok(value) = value.to_str() else { continue };
        let entry = named.entry(name.as_str().to_owned());
        entry.and_modify(|all| *all = format!("{all}, {value}")).or_insert_with(|| value.to_owned());
    }
    named
}

/// A problem of a path or a method that is not in the table.
fn plain(server: &Server, headers: &HeaderMap, code: Code) -> Response<HttpBody> {
    let asked = headers.get("accept-language").and_then(|tags| tags.to_str().ok()).unwrap_or_default();
    response(server, Problem::new(code).reply(accepted(asked)))
}

fn response(server: &Server, reply: Reply) -> Response<HttpBody> {
    secured(server, written(reply))
}

fn written(reply: Reply) -> Response<HttpBody> {
    let mut response = Response::new(HttpBody::empty());
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut add = |name: &str, value: &str| {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
            response.headers_mut().append(name, value);
        }
    };
    if let Some(body) = &reply.body {
        add("content-type", &body.media_type);
    }
    if let Some(tag) = &reply.etag {
        add("etag", &format!("\"{tag}\""));
    }
    for (name, value) in &reply.headers {
        add(name, value);
    }
    if let Some(body) = reply.body {
        *response.body_mut() = HttpBody::from(body.bytes);
    }
    response
}

/// The headers that every answer has, unless it says otherwise itself.
fn secured(server: &Server, mut response: Response<HttpBody>) -> Response<HttpBody> {
    let strict = "max-age=31536000; includeSubDomains";
    let headers = [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cache-control", "no-store"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        (
            "content-security-policy",
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
    ];
    let over_tls = server.settings.is_secure().then_some(("strict-transport-security", strict));
    for (name, value) in headers.into_iter().chain(over_tls) {
        let name = HeaderName::from_static(name);
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}
