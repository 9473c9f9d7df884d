//! Who starts a server without thinking of anything is safe.

use std::net::{SocketAddr, TcpStream, UdpSocket};
use std::time::Duration;

use maatstaf_store::sha256;

use super::running::{Running, file, person};
use super::wire::{Wire, contains, request};
use crate::cli::run::{Outcome, maatstaf};

#[test]
fn others_cannot_reach_a_server_that_was_started_without_saying_so() -> Outcome {
    let folder = tempfile::tempdir()?;
    let data = folder.path().to_string_lossy().into_owned();
    for words in [
        vec!["--address", "0.0.0.0:0"],
        vec!["--address", "[::]:0"],
        vec!["--address", "0.0.0.0:0", "--team"],
        vec!["--address", "192.0.2.1:0", "--team"],
        vec!["--address", "0.0.0.0:0", "--behind-proxy"],
        vec!["--behind-proxy"],
        vec!["--team", "--behind-proxy", "--public", "http://maatstaf.example"],
    ] {
        let said = maatstaf(&[&["serve", "--no-open", "--data", &data], words.as_slice()].concat())?;
        assert_eq!(said.code, Some(2), "serve {words:?} was not refused: {}", said.err);
    }
    let running = Running::start(folder.path())?;
    // The address of this machine that others would use; nothing is sent to it.
    let probe = UdpSocket::bind("0.0.0.0:0")?;
    let own = probe.connect("192.0.2.1:9").and_then(|()| probe.local_addr());
    let reached = own.ok().filter(|own| !own.ip().is_loopback()).map(|own| {
        let address = SocketAddr::new(own.ip(), running.address.port());
        TcpStream::connect_timeout(&address, Duration::from_secs(2)).is_ok()
    });
    assert_ne!(reached, Some(true), "the server is reached at an address of the network");
    println!(
        "FIGURE loopback only | 7 ways to be reached by others refused; reached at this machine's own address: {}",
        reached.map_or("not tried, there is none", |_| "no")
    );
    Ok(())
}

#[test]
fn the_file_holds_no_secret_that_lets_somebody_in() -> Outcome {
    let folder = tempfile::tempdir()?;
    let secret = person(folder.path())?;
    let running = Running::start(folder.path())?;
    let answer =
        Wire::to(running.address)?.ask(&request("GET", "/v1/documents?kind=portfolio", &secret, &[], ""))?;
    assert_eq!(answer.status, 200);
    let nobody =
        Wire::to(running.address)?.ask(&request("GET", "/v1/documents?kind=portfolio", "", &[], ""))?;
    assert_eq!(nobody.status, 401, "somebody who is not signed in reads");
    running.stop()?;
    let random = secret.rsplit('-').next().unwrap_or_default();
    assert!(random.len() >= 52, "a secret has fewer than 256 bits");
    for entry in std::fs::read_dir(folder.path())? {
        let bytes = std::fs::read(entry?.path())?;
        assert!(!contains(&bytes, random), "a secret stands in a file");
    }
    let bytes = std::fs::read(file(folder.path()))?;
    assert!(bytes.windows(32).any(|window| window == sha256(secret.as_bytes())), "its digest does not");
    println!("FIGURE secrets | 0 copies of a 256-bit secret in the data folder, its SHA-256 alone");
    Ok(())
}

#[cfg(unix)]
#[test]
fn the_data_folder_is_closed_to_others() -> Outcome {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    let running = Running::start(&data)?;
    let mode = |path| std::fs::metadata(path).map(|of| of.permissions().mode() & 0o777);
    assert_eq!((mode(data.clone())?, mode(file(&data))?), (0o700, 0o600));
    running.stop()?;
    Ok(())
}
