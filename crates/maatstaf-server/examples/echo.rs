//! A bare server that gives back what it gets: what `scripts/load` measures Maatstaf beside.
//!
//! `echo PORT`

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::post;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port: u16 = std::env::args().nth(1).ok_or("echo PORT")?.parse()?;
    let echo = |body: Bytes| async { ([(CONTENT_TYPE, "application/json")], body) };
    let app = Router::new().route("/echo", post(echo));
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let service = TowerToHyperService::new(app.clone());
        tokio::spawn(Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}
