//! HTTP as it goes over the wire, byte by byte, so that hostile bytes can be sent too.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

use crate::cli::run::Outcome;

/// Longer than any limit of time that the server has.
const PATIENCE: Duration = Duration::from_secs(45);

/// A connection that stays open.
pub(super) struct Wire(BufReader<TcpStream>);

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) status: u16,
    /// Names in small letters.
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

type Tried<T> = Result<T, Box<dyn std::error::Error>>;

impl Wire {
    pub(super) fn to(address: SocketAddr) -> Tried<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(Self(BufReader::new(stream)))
    }

    pub(super) fn send(&mut self, bytes: &[u8]) -> Outcome {
        Ok(self.0.get_mut().write_all(bytes)?)
    }

    pub(super) fn stream(&self) -> &TcpStream {
        self.0.get_ref()
    }

    pub(super) fn ask(&mut self, request: &[u8]) -> Tried<Reply> {
        self.send(request)?;
        self.answer()
    }

    /// The next answer; an error when the connection was closed before it came.
    pub(super) fn answer(&mut self) -> Tried<Reply> {
        let (mut status, mut headers) = (0, Vec::new());
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line)? == 0 {
                return Err("the connection was closed".into());
            }
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            if status == 0 {
                status = line.split(' ').nth(1).ok_or("a status")?.parse()?;
            } else if let Some((name, value)) = line.split_once(':') {
                headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        let mut reply = Reply { status, headers, body: Vec::new() };
        self.read_body(&mut reply)?;
        Ok(reply)
    }

    fn read_body(&mut self, reply: &mut Reply) -> Outcome {
        if let Some(length) = reply.header("content-length") {
            reply.body = vec![0; length.parse()?];
            self.0.read_exact(&mut reply.body)?;
        } else if reply.header("transfer-encoding").is_some() {
            loop {
                let mut line = String::new();
                self.0.read_line(&mut line)?;
                let mut part = vec![0; usize::from_str_radix(line.trim(), 16)? + 2];
                self.0.read_exact(&mut part)?;
                if part.len() == 2 {
                    break;
                }
                part.truncate(part.len() - 2);
                reply.body.append(&mut part);
            }
        }
        Ok(())
    }

    /// Whether the other side closed the connection; what it still sent is read and dropped.
    pub(super) fn is_closed(&mut self) -> bool {
        drop(self.stream().set_read_timeout(Some(Duration::from_millis(1))));
        let mut rest = [0; 4096];
        loop {
            match self.0.read(&mut rest) {
                Ok(0) => return true,
                Ok(_) => {}
                Err(error) => {
                    use std::io::ErrorKind::{TimedOut, WouldBlock};
                    return !matches!(error.kind(), TimedOut | WouldBlock);
                }
            }
        }
    }
}

impl Reply {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn json(&self) -> Tried<Value> {
        Ok(serde_json::from_slice(&self.body)?)
    }

    /// Whether it is a problem as RFC 9457 asks, and says its own status.
    pub(super) fn is_problem(&self) -> bool {
        self.header("content-type") == Some("application/problem+json")
            && self.json().is_ok_and(|body| body["status"] == self.status)
    }

    /// Whether a text stands anywhere in it.
    pub(super) fn holds(&self, text: &str) -> bool {
        contains(&self.body, text) || self.headers.iter().any(|(_, value)| value.contains(text))
    }
}

/// A request with a body of JSON.
pub(super) fn request(
    method: &str,
    path: &str,
    bearer: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Vec<u8> {
    let mut text = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\n");
    if !bearer.is_empty() {
        text.extend(["authorization: Bearer ", bearer, "\r\n"]);
    }
    for (name, value) in headers {
        text.extend([*name, ": ", *value, "\r\n"]);
    }
    if !body.is_empty() {
        text.extend(["content-type: application/json\r\ncontent-length: ", &body.len().to_string(), "\r\n"]);
    }
    (text + "\r\n" + body).into_bytes()
}

/// Whether a text stands in bytes.
pub(super) fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len().max(1)).any(|window| window == text.as_bytes())
}
