//! Connections that hardly send anything keep nobody waiting, and are ended.

use std::io::Write as _;
use std::thread;
use std::time::{Duration, Instant};

use super::running::{Running, person};
use super::tries;
use super::wire::{Wire, request};
use crate::cli::run::Outcome;

const SLOW: usize = 200;
/// The limits of the server for a head and for content, with some room.
const HEAD: Duration = Duration::from_secs(20);
const CONTENT: Duration = Duration::from_secs(45);

#[test]
fn who_sends_a_byte_a_second_is_ended_and_keeps_nobody_waiting() -> Outcome {
    let head = b"GET /v1 HTTP/1.1\r\nhost: localhost\r\nx-slow: ".to_vec();
    // A third of them sends nothing at all.
    let starts: Vec<Vec<u8>> =
        (0..SLOW).map(|at| if at % 3 == 0 { Vec::new() } else { head.clone() }).collect();
    slowly("heads", &starts, HEAD)?;
    if tries(0, 1) == 1 {
        let content = b"POST /v1/estimate HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
            content-length: 1000\r\n\r\n";
        slowly("contents", &vec![content.to_vec(); SLOW], CONTENT)?;
    }
    Ok(())
}

/// Begins a request on each connection and goes on with a byte a second, until all are ended or the limit has passed.
fn slowly(name: &str, starts: &[Vec<u8>], limit: Duration) -> Outcome {
    let folder = tempfile::tempdir()?;
    let secret = person(folder.path())?;
    let running = Running::start(folder.path())?;
    let mut open = Vec::new();
    for start in starts {
        let mut wire = Wire::to(running.address)?;
        wire.send(start)?;
        open.push((wire, !start.is_empty()));
    }
    let (began, mut worst, mut answered) = (Instant::now(), Duration::ZERO, 0);
    let mut next = began;
    while !open.is_empty() && began.elapsed() < limit {
        if Instant::now() >= next {
            next += Duration::from_secs(1);
            for (wire, _) in open.iter().filter(|(_, sends)| *sends) {
                // Whoever was ended in between is found below.
                drop(wire.stream().write(b"x"));
            }
            open.retain_mut(|(wire, _)| !wire.is_closed());
        }
        let asked = Instant::now();
        let answer = Wire::to(running.address)?.ask(&request(
            "GET",
            "/v1/documents?kind=portfolio",
            &secret,
            &[],
            "",
        ))?;
        assert_eq!(answer.status, 200);
        (worst, answered) = (worst.max(asked.elapsed()), answered + 1);
        thread::sleep(Duration::from_millis(20));
    }
    assert!(open.is_empty(), "{} slow connections are still open after {limit:?}", open.len());
    // Far from the ten seconds of the slow ones, also on a machine that is busy.
    assert!(worst < Duration::from_secs(4), "somebody else waited {worst:?}");
    println!(
        "FIGURE slow clients | {} {name} of a byte a second, all ended after {:.1} s; {answered} others waited {} ms at most",
        starts.len(),
        began.elapsed().as_secs_f64(),
        worst.as_millis()
    );
    Ok(())
}
