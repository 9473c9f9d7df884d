//! Long work as server-sent events: a sign of life every second, then the answer.

use std::time::{Duration, Instant};

use axum::body::Body as HttpBody;
use axum::http::{HeaderValue, Response};
use bytes::Bytes;
use maatstaf::Language;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{interval, timeout};

use crate::asked::Request;
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Route, Takes};

/// How often a sign of life is sent.
const BEAT: Duration = Duration::from_secs(1);

/// Whether the answer of a call is asked for as events.
pub(crate) fn is_asked(route: &Route, request: &Request) -> bool {
    let accepted = request.header("accept").unwrap_or_default();
    matches!(route.takes, Takes::Call(_))
        && accepted.split(',').any(|one| one.trim().starts_with("text/event-stream"))
}

/// Begins the work, and tells how it goes. What is refused before the first sign of life is answered like anywhere else.
///
/// When whoever asked goes away, work that waits for its turn is not begun. Work that was begun goes on to its end and its
/// answer goes nowhere: it changes nothing.
///
/// # Errors
/// The problem, when it was found at once.
pub(crate) async fn answer(
    worked: impl Future<Output = Reply> + Send + 'static,
    language: Language,
) -> Result<Response<HttpBody>, Reply> {
    let began = Instant::now();
    let failed = move || Problem::new(Code::Failed).reply(language);
    // Whoever drops the set ends what waits in it.
    let mut work = JoinSet::new();
    work.spawn(worked);
    let done = timeout(BEAT, work.join_next()).await;
    let done = done.ok().map(|reply| reply.and_then(Result::ok).unwrap_or_else(failed));
    let (send, receive) = mpsc::channel::<Result<Bytes, std::io::Error>>(4);
    match done {
        Some(refused) if refused.status >= 400 => return Err(refused),
        // INVARIANT: the channel has room for one.
        Some(reply) => drop(send.try_send(Ok(last(&reply)))),
        None => drop(tokio::spawn(async move {
            let mut beats = interval(BEAT);
            loop {
                tokio::select! {
                    reply = work.join_next() => {
                        let reply = reply.and_then(Result::ok).unwrap_or_else(failed);
                        // When nobody listens any more there is nobody to tell.
                        drop(send.send(Ok(last(&reply))).await);
                        break;
                    }
                    _ = beats.tick() => {
                        let seconds = began.elapsed().as_secs();
                        let beat = event("working", &format!("{{\"seconds\":{seconds}}}"));
                        if send.send(Ok(beat)).await.is_err() { break }
                    }
                }
            }
        })),
    }
    let events = tokio_stream::wrappers::ReceiverStream::new(receive);
    let mut response = Response::new(HttpBody::from_stream(events));
    let kind = HeaderValue::from_static("text/event-stream");
    response.headers_mut().insert("content-type", kind);
    Ok(response)
}

/// The last event: the answer, or the problem.
fn last(reply: &Reply) -> Bytes {
    let text = reply.body.as_ref().map_or_else(Default::default, |body| String::from_utf8_lossy(&body.bytes));
    event(if reply.status < 400 { "answer" } else { "problem" }, &text)
}

/// An event; each line of its text stands on a line of its own.
fn event(name: &str, text: &str) -> Bytes {
    let lines: Vec<&str> = text.lines().collect();
    format!("event: {name}\ndata: {}\n\n", lines.join("\ndata: ")).into()
}
