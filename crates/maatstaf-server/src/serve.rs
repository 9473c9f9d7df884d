//! A server in a process of its own: a runtime, and an end when somebody asks for it.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use tokio::runtime::Builder;

use crate::http::run;
use crate::server::Server;

/// Answers requests until the process is asked to stop; then those under way are finished.
///
/// # Errors
/// When the machine gives no threads or no sockets.
pub fn serve(server: Arc<Server>, listener: TcpListener) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        run(server, listener, asked_to_stop()).await
    })
}

/// Ready when the process is interrupted or told to end.
async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut told) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = told.recv() => {}
            }
            return;
        }
    }
    drop(interrupted.await);
}
