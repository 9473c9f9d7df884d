//! What is too much is refused before room is made for it.

use std::io::Write as _;
use std::thread;
use std::time::Duration;

use serde_json::json;

use super::running::{Running, person};
use super::wire::{Reply, Wire, request};
use super::{portfolio, tries};
use crate::cli::run::Outcome;

type Tried<T> = Result<T, Box<dyn std::error::Error>>;

const MIB: usize = 1024 * 1024;
/// What the server may take for all else than the content of requests, in KiB.
const BESIDE_KIB: u64 = 32 * 1024;

/// How an answer has to look.
#[derive(Clone, Copy)]
enum Wanted {
    /// One of these statuses, with a problem.
    Problem(&'static [u16]),
    /// It is no request: the HTTP below answers with one of these statuses and says nothing more.
    Bare(&'static [u16]),
}

/// One hostile request.
struct Hostile {
    name: &'static str,
    bytes: Vec<u8>,
    wanted: Wanted,
}

// How much memory a process has had is asked of Linux.
#[cfg(target_os = "linux")]
#[test]
fn hostile_requests_are_refused_in_little_memory() -> Outcome {
    let folder = tempfile::tempdir()?;
    let secret = person(folder.path())?;
    let running = Running::start(folder.path())?;
    let new = json!({ "kind": "portfolio", "title": "Mine", "document": portfolio("me") }).to_string();
    let mut wire = Wire::to(running.address)?;
    let made = wire.ask(&request("POST", "/v1/documents", &secret, &[], &new))?.json()?;
    let id = made["id"].as_str().ok_or("an id")?;
    // What the description and the engine hold once and for all is not the corpus's.
    wire.ask(&request("GET", "/v1/openapi.json", "", &[], ""))?;
    let estimate = json!({ "portfolio": portfolio("me") }).to_string();
    assert_eq!(wire.ask(&request("POST", "/v1/estimate", &secret, &[], &estimate))?.status, 200);
    let before = running.peak()?;
    let (corpus, mut faults) = (corpus(&secret, id), Vec::new());
    for hostile in &corpus {
        faults.extend(fault(&running, hostile).map(|fault| format!("{}: {fault}", hostile.name)));
    }
    endless(&running, &secret)?;
    let together = tries(64, 256);
    thread::scope(|scope| {
        for _ in 0..together {
            scope.spawn(|| drop(endless(&running, &secret)));
        }
    });
    // On a connection of its own: one that says nothing for as long as all this took may have been ended.
    let list = request("GET", "/v1/documents?kind=portfolio", &secret, &[], "");
    let still = Wire::to(running.address)?.ask(&list)?;
    assert_eq!((still.status, still.json()?["items"].as_array().map(Vec::len)), (200, Some(1)));
    let more = running.peak()?.saturating_sub(before);
    assert!(
        faults.is_empty(),
        "{} of {} were not refused well:\n{}",
        faults.len(),
        corpus.len(),
        faults.join("\n")
    );
    // Each of those that come together may have sent what a request may hold, and no more.
    let most = u64::try_from(together)? * 1024 + BESIDE_KIB;
    assert!(more < most, "the server took {more} KiB more");
    println!(
        "FIGURE limits | {} hostile requests refused, {together} endless ones at a time; memory {} MiB before, {} MiB more at most (bound {} MiB)",
        corpus.len(),
        before / 1024,
        more.div_ceil(1024),
        most / 1024
    );
    Ok(())
}

fn fault(running: &Running, hostile: &Hostile) -> Option<String> {
    match asked(running, &hostile.bytes) {
        Err(error) => Some(error.to_string()),
        Ok(reply) => {
            let (statuses, sound) = match hostile.wanted {
                Wanted::Problem(statuses) => (statuses, reply.is_problem()),
                Wanted::Bare(statuses) => (statuses, reply.body.is_empty()),
            };
            let sound = sound && statuses.contains(&reply.status);
            let body = String::from_utf8_lossy(&reply.body).chars().take(200).collect::<String>();
            (!sound).then(|| format!("{} {:?} {body}", reply.status, reply.header("content-type")))
        }
    }
}

/// Sends bytes, which the server may stop to read, and gives the answer.
fn asked(running: &Running, bytes: &[u8]) -> Tried<Reply> {
    let mut wire = Wire::to(running.address)?;
    wire.stream().set_read_timeout(Some(Duration::from_secs(15)))?;
    // The server may have answered and closed before everything was sent.
    drop(wire.send(bytes));
    wire.answer()
}

/// Sends chunks without end, until the server has had enough.
fn endless(running: &Running, secret: &str) -> Outcome {
    let mut wire = Wire::to(running.address)?;
    let head = format!(
        "POST /v1/estimate HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {secret}\r\n\
         content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
    );
    wire.send(head.as_bytes())?;
    let chunk = format!("10000\r\n{}\r\n", "[".repeat(0x10000));
    let mut sent = 0;
    while wire.stream().write_all(chunk.as_bytes()).is_ok() {
        sent += chunk.len();
        if sent > 64 * MIB {
            return Err("the server goes on reading".into());
        }
    }
    Ok(())
}

/// A request with any head and any bytes.
fn raw(method: &str, path: &str, secret: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {secret}\r\n{headers}content-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

const JSON: &str = "content-type: application/json\r\n";

fn corpus(secret: &str, id: &str) -> Vec<Hostile> {
    [bodies(secret), documents(secret, id), heads(secret, id), paths(secret, id)]
        .into_iter()
        .flatten()
        .collect()
}

fn hostile(name: &'static str, statuses: &'static [u16], bytes: Vec<u8>) -> Hostile {
    Hostile { name, bytes, wanted: Wanted::Problem(statuses) }
}

fn bare(name: &'static str, statuses: &'static [u16], bytes: Vec<u8>) -> Hostile {
    Hostile { name, bytes, wanted: Wanted::Bare(statuses) }
}

/// Bodies that are too large, too deep, too many, or no JSON.
#[expect(clippy::too_many_lines, reason = "a list of what is hostile")]
fn bodies(secret: &str) -> Vec<Hostile> {
    let post = |body: &[u8]| raw("POST", "/v1/estimate", secret, JSON, body);
    let padded = |length: usize| format!("{{\"portfolio\":\"{}\"}}", "x".repeat(length - 16)).into_bytes();
    let announced = format!(
        "POST /v1/estimate HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {secret}\r\n{JSON}content-length: 99999999999\r\n\r\n{{"
    );
    let mut chunked = format!(
        "POST /v1/estimate HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {secret}\r\n{JSON}transfer-encoding: chunked\r\n\r\n"
    );
    for part in [MIB / 2, MIB / 2, 1] {
        chunked.extend([&format!("{part:x}\r\n"), &" ".repeat(part), "\r\n"]);
    }
    chunked += "0\r\n\r\n";
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat().into_bytes();
    let objects = ["{\"a\":".repeat(65), "1".to_owned(), "}".repeat(65)].concat();
    let many = format!("{{\"portfolios\":[{}]}}", vec!["1"; 5_001].join(","));
    let fields: Vec<String> = (0..5_001).map(|at| format!("\"f{at}\":1")).collect();
    let gzip = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xab, 0xae, 5, 0, 0x43, 0xbf, 0xa6, 0xa3, 2, 0, 0, 0];
    vec![
        hostile("1 MiB + 1", &[413], post(&padded(MIB + 1))),
        hostile("1 MiB exactly, but no portfolio", &[422], post(&padded(MIB))),
        hostile("1 MiB + 1 in chunks", &[413], chunked.into_bytes()),
        hostile("93 GiB announced", &[413], announced.into_bytes()),
        hostile("depth 65", &[413], post(&nested(65))),
        hostile("depth 65 of objects", &[413], post(objects.as_bytes())),
        hostile("depth 500,000", &[413], post(&nested(500_000))),
        hostile("only closing brackets", &[400, 422], post(&vec![b']'; 100_000])),
        hostile("5,001 items", &[413], post(many.as_bytes())),
        hostile("5,001 fields", &[413], post(format!("{{{}}}", fields.join(",")).as_bytes())),
        hostile(
            "gzip",
            &[400, 415, 422],
            raw("POST", "/v1/estimate", secret, &format!("{JSON}content-encoding: gzip\r\n"), &gzip),
        ),
        hostile(
            "gzip said of plain JSON",
            &[400, 415, 422],
            raw(
                "POST",
                "/v1/estimate",
                secret,
                &format!("{JSON}content-encoding: gzip\r\n"),
                b"{\"portfolio\":1}",
            ),
        ),
        hostile("no UTF-8", &[400, 422], post(b"{\"portfolio\":\"\xff\xfe\"}")),
        hostile("half a surrogate", &[400, 422], post(b"{\"portfolio\":\"\\ud800\"}")),
        hostile("NUL", &[400, 422], post(b"{\"portfolio\":\"\0\"}")),
        hostile("a byte order mark", &[400, 422], post(b"\xef\xbb\xbf{\"portfolio\":1}")),
        hostile("keys twice", &[400, 422], post(b"{\"portfolio\":1,\"portfolio\":2}")),
        hostile("a huge number", &[400, 422], post(b"{\"portfolio\":1e999999}")),
        hostile(
            "a long number",
            &[400, 422],
            post(["{\"portfolio\":", &"9".repeat(100_000), "}"].concat().as_bytes()),
        ),
        hostile("an unfinished text", &[400, 422], post(b"{\"portfolio\":\"")),
        hostile("two documents", &[400, 422], post(b"{} {}")),
        hostile("nothing", &[400, 422], post(b"")),
        hostile("XML", &[415], raw("POST", "/v1/estimate", secret, "content-type: text/xml\r\n", b"<a/>")),
        hostile("no type", &[415], raw("POST", "/v1/estimate", secret, "", b"{}")),
        hostile(
            "a form",
            &[415],
            raw(
                "POST",
                "/v1/estimate",
                secret,
                "content-type: application/x-www-form-urlencoded\r\n",
                b"a=1",
            ),
        ),
        hostile(
            "parts without an end",
            &[415],
            raw(
                "POST",
                "/v1/estimate",
                secret,
                "content-type: multipart/form-data; boundary=x\r\n",
                b"--x\r\n\r\n",
            ),
        ),
    ]
}

/// Documents, versions and lists that are none.
#[expect(clippy::too_many_lines, reason = "a list of what is hostile")]
fn documents(secret: &str, id: &str) -> Vec<Hostile> {
    let one = format!("/v1/documents/{id}");
    let new = |text: &str| request("POST", "/v1/documents", secret, &[], text);
    let twice = json!({ "kind": "portfolio", "title": "t", "document": portfolio("me") }).to_string();
    let twice = twice.replacen("\"holder\"", "\"holder\":\"you\",\"holder\"", 1);
    let change = json!({ "document": portfolio("me") }).to_string();
    let save = |tag: &str| request("PUT", &one, secret, &[("if-match", tag)], &change);
    let list =
        |query: &str| request("GET", &format!("/v1/documents?kind=portfolio&{query}"), secret, &[], "");
    vec![
        hostile("a key twice in a document", &[400, 422], new(&twice)),
        hostile(
            "a title with NUL",
            &[422],
            new(&json!({ "kind": "portfolio", "title": "a\0b", "document": portfolio("me") }).to_string()),
        ),
        hostile(
            "a title of 100,000",
            &[422],
            new(&json!({ "kind": "portfolio", "title": "t".repeat(100_000), "document": portfolio("me") })
                .to_string()),
        ),
        hostile(
            "a kind that is none",
            &[422],
            new(&json!({ "kind": "x", "title": "t", "document": portfolio("me") }).to_string()),
        ),
        hostile(
            "an empty document",
            &[422],
            new(&json!({ "kind": "portfolio", "title": "t", "document": {} }).to_string()),
        ),
        hostile("no If-Match", &[428], request("PUT", &one, secret, &[], &change)),
        hostile("If-Match: a word", &[400, 412], save("\"abc\"")),
        hostile("If-Match: negative", &[400, 412], save("\"-1\"")),
        hostile("If-Match: huge", &[400, 412], save("\"99999999999999999999\"")),
        hostile("If-Match: the largest", &[400, 412], save("\"4294967295\"")),
        hostile("If-Match: weak", &[400, 412], save("W/\"1\"")),
        hostile("If-Match: two", &[400, 412], save("\"7\", \"8\"")),
        hostile("If-Match: unclosed", &[400, 412], save("\"\"\"x")),
        hostile("a cursor that is none", &[400], list("cursor=%00%ff")),
        hostile("a cursor of bytes", &[400], list("cursor=__79")),
        hostile("limit 0", &[400], list("limit=0")),
        hostile("limit 201", &[400], list("limit=201")),
        hostile("limit -1", &[400], list("limit=-1")),
        hostile("limit with spaces", &[400], list("limit=%201")),
        hostile(
            "an id of 60,000",
            &[404],
            request("GET", &format!("/v1/documents/{}", "d".repeat(60_000)), secret, &[], ""),
        ),
        hostile("an id with NUL", &[400, 404], request("GET", "/v1/documents/doc-%00", secret, &[], "")),
        hostile(
            "an id that is no UTF-8",
            &[400, 404],
            request("GET", "/v1/documents/%ff%fe", secret, &[], ""),
        ),
        hostile("an id of SQL", &[404], request("GET", "/v1/documents/'%20OR%201=1%20--", secret, &[], "")),
        hostile("a method that is none here", &[405], request("LINK", &one, secret, &[], "{}")),
    ]
}

/// Heads that are too large or make no sense.
fn heads(secret: &str, id: &str) -> Vec<Hostile> {
    let list = "/v1/documents?kind=portfolio";
    let with = |headers: &str| raw("GET", list, secret, headers, b"");
    let get = |text: &str| text.as_bytes().to_vec();
    let path = format!("/v1/documents/{id}/attachments?name=large.pdf");
    let large = format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {secret}\r\ncontent-type: application/pdf\r\ncontent-length: {}\r\n\r\n",
        10 * MIB + 1
    );
    vec![
        hostile("headers of 64 KiB and a little", &[431], with(&format!("x-large: {}\r\n", "h".repeat(65_400)))),
        hostile("a token and headers of 64 KiB together", &[431], raw("GET", list, &"t".repeat(30_000), &format!("x-large: {}\r\n", "h".repeat(36_000)), b"")),
        hostile("headers just below 64 KiB, but no token", &[401], raw("GET", list, "t", &format!("x-large: {}\r\n", "h".repeat(65_000)), b"")),
        bare("headers of 140 KiB", &[400, 431], with(&format!("x-large: {}\r\n", "h".repeat(140 * 1024)))),
        bare("200 headers", &[400, 431], with(&(0..200).flat_map(|at| ["x-".to_owned(), at.to_string(), ": 1\r\n".to_owned()]).collect::<String>())),
        bare("no HTTP", &[400], b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n".to_vec()),
        bare("HTTP/9.9", &[400, 505], get("GET /v1 HTTP/9.9\r\nhost: localhost\r\n\r\n")),
        bare("two lengths", &[400], get("POST /v1/estimate HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}")),
        bare("a length that is none", &[400], get("POST /v1/estimate HTTP/1.1\r\nhost: localhost\r\ncontent-length: -5\r\n\r\n")),
        bare("a chunk that is none behind a length", &[400], get("POST /v1/estimate HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: x\r\n\r\n")),
        hostile("a chunk of no size", &[400, 401], get("POST /v1/estimate HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n")),
        hostile("a token of 60,000", &[401], raw("GET", list, &"t".repeat(60_000), "", b"")),
        hostile("a token that is no text", &[400, 401], [b"GET /v1/documents?kind=portfolio HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer \xff\xfe\r\n\r\n".as_slice()].concat()),
        hostile("an attachment of 10 MiB + 1", &[413], large.into_bytes()),
        hostile("a page of somebody else", &[403], get(&format!("POST /v1/estimate HTTP/1.1\r\nhost: localhost\r\norigin: https://evil.example\r\ncookie: maatstaf={secret}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{{}}"))),
    ]
}

/// Paths that try to lead elsewhere.
fn paths(secret: &str, id: &str) -> Vec<Hostile> {
    let get = |path: &str| request("GET", path, secret, &[], "");
    vec![
        hostile("%2e%2e", &[400, 404], get("/v1/%2e%2e/%2e%2e/etc/passwd")),
        hostile("..", &[400, 404], get("/v1/../../etc/passwd")),
        hostile("..%2f", &[400, 404], get("/v1/documents/..%2f..%2fmaatstaf.db")),
        hostile("backslashes", &[400, 404], get("/v1/documents/..%5c..%5cmaatstaf.db")),
        hostile("//", &[400, 404], get(&format!("//v1//documents//{id}"))),
        hostile("a slash too many", &[400, 404], get(&format!("/v1/documents/{id}/"))),
        hostile("capitals", &[400, 404], get(&format!("/V1/documents/{id}"))),
        hostile("an absolute address", &[400, 404], get("http://evil.example/etc/passwd")),
        hostile("a path of 60,000", &[404, 414], get(&format!("/{}", "p".repeat(60_000)))),
        hostile("nothing there", &[404], get("/nothing")),
    ]
}
