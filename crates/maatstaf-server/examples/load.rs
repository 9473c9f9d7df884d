//! Requests per second and waiting times of Maatstaf, beside a bare echo and beside nginx with the same bytes, in one run.
//!
//! `load MAATSTAF ECHO [NGINX]`, with the paths of the programs; `scripts/load` builds and calls it. `LOAD_SECONDS` is how long
//! each row lasts (5), `CONNECTIONS` how many ask at a time (16).

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// How many pieces of evidence the portfolio has.
const ITEMS: u16 = 30;
const ECHO: u16 = 7191;
const NGINX: u16 = 7192;
const MAATSTAF: u16 = 7193;
/// After how many requests memory is looked at.
const MANY: usize = 100_000;

fn main() -> Outcome {
    let programs: Vec<String> = std::env::args().skip(1).collect();
    let [maatstaf, echo, nginx @ ..] = programs.as_slice() else {
        return Err("load MAATSTAF ECHO [NGINX]".into());
    };
    let number =
        |name: &str, usual: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (seconds, connections) = (Duration::from_secs(number("LOAD_SECONDS", 5)), number("CONNECTIONS", 16));
    let folder = tempfile::tempdir()?;
    let (server, cookie) = Running::maatstaf(maatstaf, folder.path())?;
    let _echo = Running::start(Command::new(echo).arg(ECHO.to_string()))?;
    let body = json!({ "portfolio": portfolio() }).to_string();
    let mut probe = Client::new(MAATSTAF)?;
    let answer = probe.ask(&post("/v1/estimate", &cookie, &body))?;
    if answer.status != 200 {
        return Err(format!("estimate gave {}", answer.status).into());
    }
    println!(
        "{} cores, {connections} connections, {} s a row",
        thread::available_parallelism()?,
        seconds.as_secs()
    );
    println!("request {} bytes, answer {} bytes", body.len(), answer.body.len());
    println!("{:<34}{:>10}{:>10}{:>10}{:>10}", "", "per s", "p50 ms", "p99 ms", "errors");
    let row = |name: &str, port: u16, request: &str| {
        let figures = measured(port, connections, seconds, |_, _| request.to_owned())?;
        figures.print(name);
        Ok::<_, Box<dyn Error + Send + Sync>>(figures.rate)
    };
    let echoed = row("echo (axum), the request", ECHO, &post("/echo", "", &body))?;
    row(
        "echo (axum), bytes of the answer",
        ECHO,
        &post("/echo", "", &String::from_utf8(answer.body.clone())?),
    )?;
    match nginx {
        [nginx, ..] => {
            let _nginx = Running::nginx(nginx, folder.path(), &answer.body)?;
            row("nginx, bytes of the answer", NGINX, "GET /answer.json HTTP/1.1\r\nhost: localhost\r\n\r\n")?;
        }
        [] => println!("nginx was not found, so that row is left out"),
    }
    let estimated = row("maatstaf /v1/estimate", MAATSTAF, &post("/v1/estimate", &cookie, &body))?;
    println!("estimate / echo of the same request: {:.2}", estimated / echoed);
    saves(folder.path(), &cookie, connections, seconds)?;
    memory(&server, &cookie, &body, connections)
}

/// Saving evidence, beside how often this disk makes a write last.
fn saves(folder: &Path, cookie: &str, connections: u64, seconds: Duration) -> Outcome {
    let mut client = Client::new(MAATSTAF)?;
    let mut places = Vec::new();
    for _ in 0..connections {
        let new = json!({ "kind": "portfolio", "title": "load", "document": portfolio() }).to_string();
        let made: Value = serde_json::from_slice(&client.ask(&post("/v1/documents", cookie, &new))?.body)?;
        let id = made.get("id").and_then(Value::as_str).ok_or("an id")?;
        places.push(format!("/v1/documents/{id}/evidence/e1"));
    }
    let figures = measured(MAATSTAF, connections, seconds, |worker, at| {
        let item = item(1, &format!("saved {at} times"));
        let place = places.get(worker).map_or("/", String::as_str);
        request("PUT", place, &format!("{cookie}if-match: \"{}\"\r\n", at + 1), &item.to_string())
    })?;
    figures.print("maatstaf, save an evidence item");
    let (mut file, began, mut count) = (File::create(folder.join("sync"))?, Instant::now(), 0_u32);
    while began.elapsed() < seconds {
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        count += 1;
    }
    let synced = f64::from(count) / began.elapsed().as_secs_f64();
    println!("{:<34}{synced:>10.0}", "write 4 KiB and sync it");
    println!("saves / syncs: {:.2}", figures.rate / synced);
    Ok(())
}

/// What the server holds before and after many requests.
fn memory(server: &Running, cookie: &str, body: &str, connections: u64) -> Outcome {
    let held = |name: &str| -> Outcome<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", server.0.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name)).ok_or("no such line")?;
        Ok(line.trim_matches(|c: char| !c.is_ascii_digit()).parse::<f64>()? / 1024.0)
    };
    let before = held("VmRSS:")?;
    let each = MANY / usize::try_from(connections)?;
    thread::scope(|scope| {
        let workers: Vec<_> = (0..connections)
            .map(|_| {
                scope.spawn(move || {
                    let (mut client, request) = (Client::new(MAATSTAF)?, post("/v1/estimate", cookie, body));
                    (0..each).try_for_each(|_| -> Outcome {
                        match client.ask(&request)?.status {
                            200 => Ok(()),
                            status => Err(format!("estimate gave {status}").into()),
                        }
                    })
                })
            })
            .collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a worker failed")?)
    })?;
    println!(
        "memory: {before:.0} MiB before, {:.0} MiB after {MANY} more, {:.0} MiB at most",
        held("VmRSS:")?,
        held("VmHWM:")?
    );
    Ok(())
}

struct Figures {
    rate: f64,
    waits: Vec<Duration>,
    errors: usize,
}

impl Figures {
    fn print(&self, name: &str) {
        let at = |percent: usize| {
            let wait = self.waits.get(self.waits.len() * percent / 100).copied().unwrap_or_default();
            wait.as_secs_f64() * 1000.0
        };
        println!("{name:<34}{:>10.0}{:>10.2}{:>10.2}{:>10}", self.rate, at(50), at(99), self.errors);
    }
}

/// Asks on several connections at a time, for so long. A request may differ by worker and by how often it asked.
fn measured(
    port: u16,
    connections: u64,
    lasts: Duration,
    request: impl Fn(usize, usize) -> String + Sync,
) -> Outcome<Figures> {
    let (began, request) = (Instant::now(), &request);
    let parts = thread::scope(|scope| {
        let workers: Vec<_> = (0..usize::try_from(connections)?)
            .map(|worker| {
                scope.spawn(move || {
                    let (mut client, mut waits, mut errors) = (Client::new(port)?, Vec::new(), 0);
                    while began.elapsed() < lasts {
                        let text = request(worker, waits.len());
                        let asked = Instant::now();
                        let answer = client.ask(&text)?;
                        waits.push(asked.elapsed());
                        errors += usize::from(answer.status >= 300);
                    }
                    Ok((waits, errors))
                })
            })
            .collect();
        let parts: Outcome<Vec<(Vec<Duration>, usize)>> =
            workers.into_iter().map(|worker| worker.join().map_err(|_| "a worker failed")?).collect();
        parts
    })?;
    let took = began.elapsed().as_secs_f64();
    let errors = parts.iter().map(|(_, errors)| errors).sum();
    let mut waits: Vec<Duration> = parts.into_iter().flat_map(|(waits, _)| waits).collect();
    waits.sort();
    Ok(Figures { rate: f64::from(u32::try_from(waits.len())?) / took, waits, errors })
}

struct Reply {
    status: u16,
    body: Vec<u8>,
}

/// A connection that stays open.
struct Client(BufReader<TcpStream>);

impl Client {
    fn new(port: u16) -> Outcome<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    fn ask(&mut self, request: &str) -> Outcome<Reply> {
        self.0.get_mut().write_all(request.as_bytes())?;
        let (mut status, mut length) = (0, 0);
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line)?;
            let line = line.trim_end().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if line.starts_with("http/") {
                status = line.split(' ').nth(1).ok_or("a status")?.parse()?;
            } else if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse()?;
            }
        }
        if status == 0 {
            return Err("the connection was closed".into());
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body)?;
        Ok(Reply { status, body })
    }
}

/// A program that ends with this one.
struct Running(Child);

impl Running {
    fn start(command: &mut Command) -> Outcome<Self> {
        let child = command.stdout(Stdio::null()).spawn()?;
        thread::sleep(Duration::from_millis(300));
        Ok(Self(child))
    }

    /// A server for one person, and the header with the cookie of a session in it.
    fn maatstaf(program: &str, folder: &Path) -> Outcome<(Self, String)> {
        let mut command = Command::new(program);
        let address = format!("127.0.0.1:{MAATSTAF}");
        command
            .args(["serve", "--no-open", "--lang", "en", "--address", &address, "--data"])
            .arg(folder.join("data"));
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
        let said = BufReader::new(child.stderr.take().ok_or("standard error")?);
        let running = Self(child);
        let mut lines = said.lines().map_while(Result::ok);
        let key =
            lines.find_map(|line| Some(line.split_once("/open?")?.1.to_owned())).ok_or("no link to open")?;
        // Whatever else it says goes nowhere, but has to be read.
        thread::spawn(move || lines.for_each(drop));
        let mut stream = TcpStream::connect(("127.0.0.1", MAATSTAF))?;
        write!(stream, "GET /open?{} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n", key.trim())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let cookie = answer.lines().find(|line| line.to_ascii_lowercase().starts_with("set-cookie:"));
        let cookie = cookie.and_then(|line| line.split([':', ';']).nth(1)).ok_or("no cookie")?;
        Ok((running, format!("cookie:{cookie}\r\nhost: {address}\r\n")))
    }

    fn nginx(program: &str, folder: &Path, bytes: &[u8]) -> Outcome<Self> {
        fs::write(folder.join("answer.json"), bytes)?;
        let at = folder.display();
        let settings = format!(
            "daemon off; worker_processes auto; pid {at}/nginx.pid; error_log {at}/nginx.log;\n\
             events {{}} http {{ access_log off; keepalive_requests 10000000; client_body_temp_path {at}/body;\n\
             proxy_temp_path {at}/p; fastcgi_temp_path {at}/f; uwsgi_temp_path {at}/u; scgi_temp_path {at}/s;\n\
             types {{ application/json json; }} server {{ listen 127.0.0.1:{NGINX}; root {at}; }} }}\n"
        );
        fs::write(folder.join("nginx.conf"), settings)?;
        Self::start(Command::new(program).arg("-c").arg(folder.join("nginx.conf")).arg("-p").arg(folder))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A master of nginx takes its workers along only when it is told to end.
        drop(Command::new("kill").arg(self.0.id().to_string()).status());
        drop(self.0.wait());
    }
}

fn post(path: &str, headers: &str, body: &str) -> String {
    let host = if headers.contains("host:") { "" } else { "host: localhost\r\n" };
    request("POST", path, &format!("{headers}{host}"), body)
}

fn request(method: &str, path: &str, headers: &str, body: &str) -> String {
    format!(
        "{method} {path} HTTP/1.1\r\n{headers}content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// A portfolio of a usual size.
fn portfolio() -> Value {
    let evidence: Vec<Value> = (1..=ITEMS).map(|at| item(at, "what happened")).collect();
    json!({ "maatstaf": 1, "framework": "emcc-2015", "holder": "c-1", "as_of": "2026-06-30", "evidence": evidence })
}

/// A piece of evidence with three claims, of about 800 bytes.
fn item(at: u16, said: &str) -> Value {
    let claim = |number: u16| {
        json!({ "indicator": number % 112 + 1, "strength": 3,
                "rationale": "In this session the client set the goal, and we came back to it at the end, as the notes show." })
    };
    json!({
        "id": format!("e{at}"), "title": format!("A piece of practice, {said}"), "kind": "session-log",
        "text": "An hour with a client in a hospital: what was asked, what I did, what came of it. ".repeat(3),
        "happened": "2026-03-14", "written": "2026-03-15", "verification": "self-declared",
        "claims": [claim(at * 3), claim(at * 3 + 1), claim(at * 3 + 2)],
    })
}
