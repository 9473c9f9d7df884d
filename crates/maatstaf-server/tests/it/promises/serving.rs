//! The town as a server that waits, for whoever wants to try it from outside: `scripts/promises --schemathesis` does.

use std::net::SocketAddr;
use std::sync::Arc;

use jiff::Timestamp;
use maatstaf_server::{Server, run};
use maatstaf_store::Store;
use serde_json::json;

use super::asker::{folder, settings};
use super::town::{Town, Tried};

#[test]
#[ignore = "it serves at MAATSTAF_SERVE until it is stopped"]
fn a_town_that_waits_to_be_tried() -> Tried {
    let address: SocketAddr = std::env::var("MAATSTAF_SERVE")?.parse()?;
    let (town, folder) = (Town::build()?, folder()?);
    town.copy_to(folder.path())?;
    let store = Store::open(&folder.path().join("maatstaf.db"), Timestamp::now)?;
    let mut settings = settings();
    settings.address = address;
    let server = Arc::new(Server::new(settings, store));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(address).await?;
        println!("TOWN {}", json!({ "secrets": town.secrets, "things": town.things }));
        run(server, listener, std::future::pending()).await
    })?;
    Ok(())
}
