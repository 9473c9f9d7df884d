//! Accounts, portfolios with their history, sharing and an audit log, in one SQLite file.
//!
//! An adapter: it keeps files and reads the clock, and holds no rule about levels. Two ideas carry it:
//!
//! * **One transaction, one request.** [`Store::read`] and [`Store::write`] each run a function inside one transaction.
//!   What is acknowledged is on the disk; what fails leaves nothing behind.
//! * **No document without a right.** The text of a document can be reached only through an [`Opened`], and the only
//!   way to one is [`Reading::open`], which decides who may do what. It ends with the transaction. What one may not
//!   see is [`StoreError::Missing`], like what does not exist.
//!
//! # Example
//! ```
//! use maatstaf_store::{Actor, Kind, Owner, Right, Store, StoreError};
//! let store = Store::in_memory()?;
//! let anna = store.write(|change| change.only_person())?;
//! let portfolio = store.write(|change| change.create(&anna, &Owner::Me, Kind::Portfolio, "Mine", "{}"))?;
//! let text = store.read(|view| view.text(&view.open(&anna, &portfolio.id, Right::Read)?, None))?;
//! assert_eq!(text.text, "{}");
//! let stranger = store.read(|view| view.open(&Actor::nobody(), &portfolio.id, Right::Read).map(drop));
//! assert!(matches!(stranger, Err(StoreError::Missing)));
//! # Ok::<(), StoreError>(())
//! ```

mod access;
mod accounts;
mod actor;
mod attachments;
mod audit;
mod backup;
mod bundle;
mod cohorts;
mod documents;
mod drafts;
mod error;
mod group;
mod history;
mod id;
mod invitations;
mod panels;
mod personal;
mod providers;
mod quota;
mod remembered;
mod secrets;
mod shares;
mod store;
mod tokens;

pub use access::{Opened, Relation, Right};
pub use accounts::{Account, Newcomer};
pub use actor::{Actor, Scope, Scopes};
pub use attachments::AttachmentHead;
pub use audit::{AuditCheck, AuditFault, AuditFlaw, Deed};
pub use backup::{backup_file, check_file, restore_file};
pub use bundle::{Belonging, Everything, HeldSecret, Holder, Kept, KeptAttachment, KeptPanel, OwnAssessment};
pub use cohorts::{Cohort, CohortTexts, Joined};
pub use documents::{Head, Kind, Owner, Version};
pub use drafts::Draft;
pub use error::StoreError;
pub use history::VersionHead;
pub use id::{Id, Secret, sha256};
pub use invitations::Invitation;
pub use panels::{Assessed, Judgement, Panel, Seat, SignOff};
pub use personal::{Column, EXEMPT, Erase, Exempt, PERSONAL};
pub use providers::{Member, Provider, Role};
pub use shares::{Share, ShareKind, ShareState, Shown, Terms};
pub use store::{Clock, Reading, Store, Writing};
pub use tokens::{Session, Token};
