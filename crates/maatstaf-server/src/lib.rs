//! Maatstaf over HTTP: every operation of the engine, accounts, sharing and blind rating, in one process with one file.
//!
//! An adapter. What a level is, the core knows; what is kept and who may see it, the store knows. Here stand the table of
//! routes, each with its policy, and what HTTP asks of them: problems, entity tags, limits, a description.

mod archive;
mod asked;
mod called;
mod cookie;
mod door;
mod form;
mod guard;
mod host;
mod http;
mod openapi;
mod pages;
mod password;
mod problem;
mod reply;
mod route;
mod routes;
mod serve;
mod server;
mod settings;
mod splice;
mod stream;
mod throttle;

pub use http::{router, run};
pub use problem::Code;
pub use route::{Policy, Route};
pub use serve::serve;
pub use server::Server;
pub use settings::{Settings, SettingsError};
