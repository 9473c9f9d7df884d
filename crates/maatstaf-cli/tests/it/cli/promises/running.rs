//! A server that runs as a process of its own.

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use maatstaf_store::{Store, StoreError};

use super::wire::{Wire, request};
use crate::cli::run::command;

type Tried<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// A server, and everything that it printed.
pub(super) struct Running {
    child: Child,
    pub(super) address: SocketAddr,
    printed: Arc<Mutex<Vec<u8>>>,
}

impl Running {
    /// Starts a server over the store in a folder, for one person.
    pub(super) fn start(folder: &Path) -> Tried<Self> {
        Self::with(folder, &[], None)
    }

    /// Starts a server with more words on its command line; under a tracer when its words are given.
    pub(super) fn with(folder: &Path, more: &[&str], tracer: Option<&[&str]>) -> Tried<Self> {
        let folder = folder.to_string_lossy().into_owned();
        let mut words =
            vec!["serve", "--no-open", "--lang", "en", "--address", "127.0.0.1:0", "--data", &folder];
        words.extend(more);
        let mut command = command(&words);
        if let Some([program, before @ ..]) = tracer {
            let mut under = Command::new(program);
            under.args(before).arg(command.get_program()).args(command.get_args());
            under.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
            command = under;
        }
        command.env("RUST_BACKTRACE", "1");
        let mut child = command.spawn()?;
        let printed = Arc::new(Mutex::new(Vec::new()));
        kept(child.stdout.take().ok_or("standard output")?, &printed);
        kept(child.stderr.take().ok_or("standard error")?, &printed);
        let mut running = Self { child, address: SocketAddr::from(([127, 0, 0, 1], 0)), printed };
        running.address = running.announced()?;
        Ok(running)
    }

    /// The address that it announces, once it answers there.
    fn announced(&mut self) -> Tried<SocketAddr> {
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(30) {
            let said = String::from_utf8_lossy(&self.printed()).into_owned();
            let address = said.split("http://").nth(1).and_then(|rest| rest.split([' ', '/', '\n']).next());
            if let Some(address) = address.and_then(|address| address.parse().ok())
                && Wire::to(address)
                    .and_then(|mut wire| wire.ask(&request("GET", "/v1", "", &[], "")))
                    .is_ok()
            {
                return Ok(address);
            }
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("the server ended with {status}: {said}").into());
            }
            thread::sleep(Duration::from_millis(5));
        }
        Err("the server announced no address".into())
    }

    /// Everything that it printed until now.
    pub(super) fn printed(&self) -> Vec<u8> {
        self.printed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Kills it, as a power cut would.
    pub(super) fn kill(mut self) -> Tried {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to stop, and gives everything that it printed.
    pub(super) fn stop(mut self) -> Tried<Vec<u8>> {
        Command::new("kill").arg(self.child.id().to_string()).status()?;
        let status = self.child.wait()?;
        if !status.success() {
            return Err(format!("the server ended with {status}").into());
        }
        // What it printed last may still be on its way.
        thread::sleep(Duration::from_millis(100));
        Ok(self.printed())
    }

    /// The most memory that it has held, in KiB.
    pub(super) fn peak(&self) -> Tried<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no such line")?;
        Ok(line.trim_matches(|c: char| !c.is_ascii_digit()).parse()?)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Keeps what is printed on a stream.
fn kept(stream: impl Read + Send + 'static, printed: &Arc<Mutex<Vec<u8>>>) {
    let printed = Arc::clone(printed);
    thread::spawn(move || {
        let mut stream = BufReader::new(stream);
        let mut line = Vec::new();
        while stream.read_until(b'\n', &mut line).is_ok_and(|count| count > 0) {
            printed.lock().unwrap_or_else(PoisonError::into_inner).append(&mut line);
        }
    });
}

/// The file of a store in a folder.
pub(super) fn file(folder: &Path) -> PathBuf {
    folder.join("maatstaf.db")
}

/// The secret of a session of the one person whose store is in a folder; no server may run there now.
pub(super) fn person(folder: &Path) -> Tried<String> {
    let store = Store::open(&file(folder), Timestamp::now)?;
    let expires = Timestamp::now() + SignedDuration::from_hours(24);
    let secret = store.write(|change| {
        let actor = change.only_person()?;
        change.begin_session(actor.account().ok_or(StoreError::Missing)?, expires)
    })?;
    Ok(secret.reveal().to_owned())
}
