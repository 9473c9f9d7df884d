//! Accounts, portfolios with their history, sharing and an audit log, in one SQLite file.
//!
//! An adapter: it keeps files and reads the clock, and holds no rule about levels. Two ideas carry it:
//!
//! * **One transaction, one request.** [`Store::read`] and [`Store::write`] each run a function inside one transaction.
//!   What is acknowledged is on the disk; what fails leaves nothing behind.
//! * **No document without a right.** The text of a document can be reached only through an [`Opened`], and the only
//!   way to one is [`Reading::open`], which decides who may do what. What one may not see is
//!   [`StoreError::Missing`], like what does not exist.
//!
//! # Example
//! ```
//! use maatstaf_store::{Actor, Kind, Owner, Right, Store, StoreError};
//! let store = Store::in_memory()?;
//! let anna = store.write(|change| change.only_person())?;
//! let portfolio = store.write(|change| change.create(&anna, &Owner::Me, Kind::Portfolio, "Mine", "{}"))?;
//! let text = store.read(|view| view.text(&view.open(&anna, &portfolio.id, Right::Read)?, None))?;
//! assert_eq!(text.text, "{}");
//! let stranger = store.read(|view| view.open(&Actor::nobody(), &portfolio.id, Right::Read));
//! assert!(matches!(stranger, Err(StoreError::Missing)));
//! # Ok::<(), StoreError>(())
//! ```

mod access;
mod accounts;
mod actor;
mod audit;
mod documents;
mod error;
mod id;
mod secrets;
mod store;

pub use access::{Opened, Relation, Right};
pub use actor::{Actor, Scope, Scopes};
pub use documents::{Head, Kind, Owner, Version};
pub use error::StoreError;
pub use id::{Id, Secret, sha256};
pub use store::{Clock, Reading, Store, Writing};
