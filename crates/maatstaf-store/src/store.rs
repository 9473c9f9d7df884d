//! One SQLite file, one transaction per request.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::StoreError;
use crate::group::{Then, Writer, held};

/// `maat`, so that the file says what it is.
pub(crate) const APPLICATION: i32 = 0x6d61_6174;
/// The steps from an empty file to the tables of today; a step that was released never changes.
pub(crate) const MIGRATIONS: [&str; 1] = [include_str!("schema.sql")];
/// The most connections that wait to be read with.
const IDLE_READERS: usize = 8;
/// How long a writer in another process is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// What gives the present moment.
pub type Clock = Box<dyn Fn() -> Timestamp + Send + Sync>;

/// Accounts, documents and the audit log, in one file.
pub struct Store {
    path: Option<PathBuf>,
    writer: Writer,
    readers: Mutex<Vec<Connection>>,
    clock: Clock,
    quota: Option<u64>,
    // INVARIANT: held for as long as the store is open, so that no restore happens under it.
    _lock: Option<File>,
}

/// A view of the store at one moment.
pub struct Reading<'c> {
    pub(crate) db: &'c Connection,
    pub(crate) now: i64,
}

/// A change of the store: all of it happens, or nothing.
pub struct Writing<'c> {
    reading: Reading<'c>,
    scrub: std::cell::Cell<bool>,
    pub(crate) quota: Option<u64>,
}

impl Store {
    /// Opens the store in a file, which is made when it is not there, and brings its tables up to date.
    ///
    /// # Errors
    /// When another process has it open, when it is no store or one of a later version, or when the disk fails.
    pub fn open(
        path: &Path,
        clock: impl Fn() -> Timestamp + Send + Sync + 'static,
    ) -> Result<Self, StoreError> {
        let lock = locked(path)?;
        let fresh = private(path)?;
        let mut writer = Connection::open_with_flags(path, flags() | OpenFlags::SQLITE_OPEN_CREATE)?;
        if let Some(Err(error)) = fresh.then(|| adopt(&writer)) {
            return Err(error);
        }
        prepare(&writer)?;
        migrate(&mut writer)?;
        Ok(Self {
            path: Some(path.to_owned()),
            writer: Writer::new(writer, true),
            readers: Mutex::default(),
            clock: Box::new(clock),
            quota: None,
            _lock: Some(lock),
        })
    }

    /// A store that is gone when it is dropped, for trying things out.
    ///
    /// # Errors
    /// When SQLite has no memory for it.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut writer = Connection::open_in_memory()?;
        adopt(&writer)?;
        prepare(&writer)?;
        migrate(&mut writer)?;
        let (writer, readers) = (Writer::new(writer, false), Mutex::default());
        Ok(Self { path: None, writer, readers, clock: Box::new(Timestamp::now), quota: None, _lock: None })
    }

    /// The same store, in which a person or a provider keeps at most so many bytes: of versions, attachments and drafts.
    #[must_use]
    pub fn with_quota(self, bytes: Option<u64>) -> Self {
        Self { quota: bytes, ..self }
    }

    /// Runs a function on a view that does not move.
    ///
    /// # Errors
    /// What the function gives, or what SQLite says.
    pub fn read<T, E: From<StoreError>>(
        &self,
        ask: impl FnOnce(&Reading<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        // A store in memory has one connection only.
        let Some(path) = &self.path else {
            return self.writer.ask(|db| ask(&Reading { db, now: self.now() }));
        };
        let waiting = held(&self.readers).pop();
        let connection = waiting.map_or_else(|| reader(path), Ok)?;
        let outcome = {
            let view = connection.unchecked_transaction().map_err(StoreError::from)?;
            ask(&Reading { db: &view, now: self.now() })
        };
        let mut readers = held(&self.readers);
        if readers.len() < IDLE_READERS {
            readers.push(connection);
        }
        outcome
    }

    /// Runs a function in one transaction. When this gives `Ok`, the change is on the disk; otherwise nothing changed.
    ///
    /// Changes that wait for each other share a transaction, and each still happens as a whole or not at all. Nobody sees
    /// any of it before it is on the disk, except changes that come after it, and those are told so only then.
    ///
    /// # Errors
    /// What the function gives, or what SQLite says; then nothing changed.
    pub fn write<T, E: From<StoreError>>(
        &self,
        change: impl FnOnce(&Writing<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let turn = self.writer.turn()?;
        let outcome = {
            let reading = Reading { db: turn.connection(), now: self.now() };
            let writing = Writing { reading, scrub: false.into(), quota: self.quota };
            change(&writing).map(|outcome| (outcome, writing.scrub.get()))
        };
        match outcome {
            Ok((outcome, scrub)) => {
                let alone = scrub && self.path.is_some();
                turn.keep(alone.then_some(scrubbed as Then))?.wait()?;
                Ok(outcome)
            }
            Err(error) => {
                turn.refuse().wait()?;
                Err(error)
            }
        }
    }

    /// How many changes wait for their turn, for tests.
    #[doc(hidden)]
    pub fn waiting(&self) -> usize {
        self.writer.waiting()
    }

    /// The file; none for a store in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Lets the file grow no further than so many pages, as a full disk would.
    ///
    /// # Errors
    /// When SQLite fails.
    #[doc(hidden)]
    pub fn limit_pages(&self, pages: u32) -> Result<(), StoreError> {
        let limit = format!("PRAGMA max_page_count = {pages}");
        Ok(self.writer.ask(|db| db.query_row(&limit, [], |_| Ok(())))?)
    }

    fn now(&self) -> i64 {
        (self.clock)().as_millisecond()
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Reading<'_> {
    /// The moment of this transaction.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.now).unwrap_or_default()
    }
}

impl<'c> Deref for Writing<'c> {
    type Target = Reading<'c>;

    fn deref(&self) -> &Reading<'c> {
        &self.reading
    }
}

impl Writing<'_> {
    /// Something was erased: after this transaction no copy of it may be left in any file.
    pub(crate) fn scrub(&self) {
        self.scrub.set(true);
    }
}

pub(crate) fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE
}

fn reader(path: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags())?;
    prepare(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// Takes the lock beside the file that only one process can have.
pub(crate) fn locked(path: &Path) -> Result<File, StoreError> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".lock");
    let lock = OpenOptions::new().create(true).truncate(false).write(true).open(beside)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(fs::TryLockError::WouldBlock) => Err(StoreError::InUse),
        Err(fs::TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Makes the file for its owner only, when it is not there yet; whether it is empty.
pub(crate) fn private(path: &Path) -> Result<bool, StoreError> {
    let mut open = OpenOptions::new();
    open.create(true).truncate(false).write(true).read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    Ok(open.open(path)?.metadata()?.len() == 0)
}

/// Says in an empty file what it will be, before anything else is in it.
fn adopt(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "application_id", APPLICATION)?;
    Ok(())
}

/// The promises that SQLite has to keep: what is acknowledged is on the disk, what is erased is overwritten.
fn prepare(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(PATIENCE)?;
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION {
        return Err(StoreError::Foreign);
    }
    for (name, value) in [
        ("journal_mode", "wal"),
        ("synchronous", "full"),
        ("secure_delete", "on"),
        ("foreign_keys", "on"),
        ("trusted_schema", "off"),
        ("cell_size_check", "on"),
        ("temp_store", "memory"),
    ] {
        connection.pragma_update(None, name, value)?;
    }
    connection.set_prepared_statement_cache_capacity(128);
    // Otherwise SQLite prepares a statement anew when a value that it is asked with may have made another plan better.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let done: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let steps = MIGRATIONS.get(done as usize..).ok_or(StoreError::Foreign)?;
    for (at, step) in (done + 1..).zip(steps) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", at)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Moves everything out of the write-ahead log and empties it, so that no erased text is left in it.
fn scrubbed(connection: &Connection) -> Result<(), StoreError> {
    for _ in 0..50 {
        let busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if !busy {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    // Readers that stay for seconds keep the log; the next erasure or the close of the store empties it.
    Err(StoreError::State("erased-but-readers-remain"))
}
