//! Changes that wait for each other end on the disk together: one transaction, and one wait for the disk.
//!
//! A change that is made while another waits for its turn leaves the transaction open, and the last of the row commits it
//! for all. Each has a savepoint of its own, so that one that fails takes nothing along, and each is acknowledged only when
//! the transaction is on the disk.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use crate::StoreError;

/// The most changes in one transaction, so that the first does not wait for ever. This is this project's choice.
const MOST: usize = 32;
/// What SQLite calls it when a change of somebody else took the whole transaction back.
const ROLLED_BACK: i32 = 516;

/// The connection that changes are made on, one at a time.
pub(crate) struct Writer {
    connection: Mutex<Shared>,
    /// How many wait for their turn.
    waiting: AtomicUsize,
    /// Whether changes may share a transaction.
    together: bool,
}

struct Shared {
    connection: Connection,
    /// The changes that were made and are not on the disk yet.
    group: Option<Arc<Group>>,
    /// How many were begun in the transaction that is open.
    size: usize,
}

/// Changes that end together.
#[derive(Default)]
struct Group {
    ended: Mutex<Option<Result<(), StoreError>>>,
    bell: Condvar,
}

/// One change, for as long as nobody else can make one.
pub(crate) struct Turn<'w> {
    shared: MutexGuard<'w, Shared>,
    writer: &'w Writer,
    /// Whether the change was kept or taken back; one that panicked is taken back when this is dropped.
    settled: bool,
}

/// What is done when a change is on the disk.
pub(crate) type Then = fn(&Connection) -> Result<(), StoreError>;

/// A change that was made, and may not be on the disk yet.
pub(crate) struct Made(Option<Arc<Group>>);

impl Writer {
    pub(crate) fn new(connection: Connection, together: bool) -> Self {
        let shared = Shared { connection, group: None, size: 0 };
        Self { connection: Mutex::new(shared), waiting: AtomicUsize::new(0), together }
    }

    /// How many changes wait for their turn.
    pub(crate) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::SeqCst)
    }

    /// Asks something of the connection that is no change.
    pub(crate) fn ask<T>(&self, ask: impl FnOnce(&Connection) -> T) -> T {
        ask(&held(&self.connection).connection)
    }

    /// Waits for the turn to make a change.
    pub(crate) fn turn(&self) -> Result<Turn<'_>, StoreError> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let shared = held(&self.connection);
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        let mut turn = Turn { shared, writer: self, settled: true };
        turn.shared.size += 1;
        let begin = if turn.is_joined() { "SAVEPOINT one" } else { "BEGIN IMMEDIATE" };
        if let Err(error) = turn.run(begin) {
            turn.leave();
            return Err(error);
        }
        turn.settled = false;
        Ok(turn)
    }
}

impl Turn<'_> {
    pub(crate) fn connection(&self) -> &Connection {
        &self.shared.connection
    }

    /// Keeps the change. When it must be on the disk by itself, nobody else joins it, and `then` is run after that.
    pub(crate) fn keep(mut self, then: Option<Then>) -> Result<Made, StoreError> {
        self.settled = true;
        if let Err(error) = self.is_joined().then(|| self.run("RELEASE one")).transpose() {
            self.take_back();
            self.leave();
            return Err(error);
        }
        if then.is_none() && self.may_go_on() {
            return Ok(Made(Some(Arc::clone(self.shared.group.get_or_insert_default()))));
        }
        self.commit()?;
        then.map_or(Ok(()), |then| then(&self.shared.connection)).map(|()| Made(None))
    }

    /// Takes the change back. What others changed in the same transaction stays; what this one was told may rest on it.
    pub(crate) fn refuse(mut self) -> Made {
        self.settled = true;
        // Whose own change made SQLite take everything back, as on a full disk, is told of that and not of the others.
        let at_fault = self.shared.connection.is_autocommit();
        self.take_back();
        let group = self.shared.group.clone().filter(|_| !at_fault);
        self.leave();
        Made(group)
    }

    fn is_joined(&self) -> bool {
        self.shared.group.is_some()
    }

    fn run(&self, sql: &str) -> Result<(), StoreError> {
        self.shared.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    fn take_back(&mut self) {
        let taken =
            self.is_joined() && self.run("ROLLBACK TO one").and_then(|()| self.run("RELEASE one")).is_ok();
        if !taken && !self.shared.connection.is_autocommit() {
            drop(self.run("ROLLBACK"));
        }
    }

    /// Whether the transaction can be left to the next who has a turn: whoever counts as waiting will have one.
    fn may_go_on(&self) -> bool {
        // SQLite may have taken the transaction back by itself; what would be begun next would be another one.
        let is_open = !self.shared.connection.is_autocommit();
        self.writer.together && is_open && self.writer.waiting() > 0 && self.shared.size < MOST
    }

    /// Sees to it that a transaction that others wait for has an end: here, or with the next who has a turn.
    fn leave(&mut self) {
        if !self.is_joined() {
            self.shared.size = 0;
        } else if !self.may_go_on() {
            drop(self.commit());
        }
    }

    /// Ends the transaction, and tells everybody who waits for that.
    fn commit(&mut self) -> Result<(), StoreError> {
        let ended = if self.shared.connection.is_autocommit() {
            Err(StoreError::Database(ROLLED_BACK))
        } else {
            self.run("COMMIT")
        };
        if ended.is_err() && !self.shared.connection.is_autocommit() {
            drop(self.run("ROLLBACK"));
        }
        self.shared.size = 0;
        if let Some(group) = self.shared.group.take() {
            *held(&group.ended) = Some(again(&ended));
            group.bell.notify_all();
        }
        ended
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if !self.settled {
            self.take_back();
            self.leave();
        }
    }
}

impl Made {
    /// Waits until the change is on the disk.
    pub(crate) fn wait(self) -> Result<(), StoreError> {
        let Some(group) = self.0 else { return Ok(()) };
        let ended = held(&group.ended);
        let ended = group.bell.wait_while(ended, |ended| ended.is_none());
        ended.unwrap_or_else(PoisonError::into_inner).as_ref().map_or(Ok(()), again)
    }
}

/// The same outcome for one more of those who wait for it.
fn again(outcome: &Result<(), StoreError>) -> Result<(), StoreError> {
    match outcome {
        Ok(()) => Ok(()),
        Err(StoreError::Full) => Err(StoreError::Full),
        Err(StoreError::Damaged(what)) => Err(StoreError::Damaged(what)),
        Err(StoreError::Database(code)) => Err(StoreError::Database(*code)),
        Err(_) => Err(StoreError::Database(-1)),
    }
}

/// A lock whose holder panicked is taken all the same: a transaction that was not committed left nothing behind.
pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
