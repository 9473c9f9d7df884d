//! Copies of the store, made while it is used, and put back.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::id::hex;
use crate::store::{APPLICATION, MIGRATIONS, flags, locked};
use crate::{AuditCheck, Reading, Store, StoreError, sha256};

impl Store {
    /// Copies the store to a new file as it is at one moment, while others go on writing, and checks the copy. Only the
    /// owner of the file may read it. What is erased later stays in the copy.
    ///
    /// # Errors
    /// When the file exists, the disk fails, or the copy is damaged; then no copy is left. A fault of the audit log is
    /// in the answer.
    ///
    /// # Example
    /// ```
    /// use maatstaf_store::{Store, StoreError, check_file};
    /// let store = Store::in_memory()?;
    /// store.write(|change| change.only_person())?;
    /// let folder = tempfile::tempdir()?;
    /// let copy = folder.path().join("copy.maatstaf");
    /// let check = store.backup(&copy)?;
    /// assert_eq!((check.lines, check.fault), (1, None));
    /// assert!(matches!(store.backup(&copy), Err(StoreError::Io(_))));
    /// assert_eq!(check_file(&copy, None)?.head, check.head);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn backup(&self, to: &Path) -> Result<AuditCheck, StoreError> {
        self.read(|view| copied(view.db, to))
    }
}

/// Copies the store in a file to a new file, while another process may go on using it; as [`Store::backup`].
///
/// # Errors
/// As [`Store::backup`]; [`StoreError::Foreign`] when it is no store.
pub fn backup_file(from: &Path, to: &Path) -> Result<AuditCheck, StoreError> {
    copied(&looking(from)?, to)
}

/// Checks the store in a file: its pages, what refers to what, the digests of versions and attachments, and the audit
/// log, in which a [head](AuditCheck::head) that was noted elsewhere must be met.
///
/// # Errors
/// [`StoreError::Foreign`] when it is no store or one of a later version; [`StoreError::Damaged`] when something of it
/// is not as it was written. A fault of the audit log is in the answer.
pub fn check_file(path: &Path, expected_head: Option<&str>) -> Result<AuditCheck, StoreError> {
    checked(&looking(path)?, expected_head)
}

/// Puts a copy in the place of a store. What stood there is kept beside it, as `….before-restore`.
///
/// # Errors
/// [`StoreError::InUse`] when a process has the store open; what [`check_file`] says of the copy, and
/// [`StoreError::Damaged`] for a fault of its audit log. Then the store is as it was.
pub fn restore_file(from: &Path, to: &Path) -> Result<AuditCheck, StoreError> {
    let _lock = locked(to)?;
    let source = looking(from)?;
    if checked(&source, None)?.fault.is_some() {
        return Err(StoreError::Damaged("audit-log"));
    }
    let fresh = beside(to, ".restoring");
    // One that a restore which was broken off left behind.
    gone(&fresh)?;
    let check = copied(&source, &fresh)?;
    set_aside(to)
        .and_then(|()| Ok(fs::rename(&fresh, to)?))
        .inspect_err(|_| gone(&fresh).unwrap_or_default())?;
    settled(to)?;
    Ok(check)
}

/// Keeps what stands in the place of a store under another name as well, with all that belongs to it.
fn set_aside(path: &Path) -> Result<(), StoreError> {
    if !path.exists() {
        return Ok(());
    }
    let old = (1..10_000_u32)
        .map(|n| {
            beside(path, &if n == 1 { ".before-restore".to_owned() } else { format!(".before-restore-{n}") })
        })
        .find(|old| !old.exists())
        .ok_or(StoreError::State("before-restore"))?;
    // The write-ahead log becomes part of the file, unless the file is too damaged for that; then it goes along. A copy
    // of it is made before anybody opens the file, which might already throw a log away that does not fit.
    let log = |path: &Path| beside(path, "-wal");
    if log(path).exists() {
        fs::copy(log(path), log(&old))?;
    }
    let fold = folded(path);
    if !matches!(fold, Ok(false)) {
        gone(&log(&old))?;
    }
    if !fold? {
        gone(&log(path))?;
        gone(&beside(path, "-shm"))?;
    }
    // The name is never without a file: whoever is broken off here finds the old one or the new one.
    fs::hard_link(path, &old).or_else(|_| fs::copy(path, &old).and_then(|_| File::open(&old)?.sync_all()))?;
    Ok(())
}

/// Moves everything out of the write-ahead log into the file; whether the file was sound enough for that.
fn folded(path: &Path) -> Result<bool, StoreError> {
    let fold = || -> Result<String, StoreError> {
        let connection = Connection::open_with_flags(path, flags())?;
        Ok(connection.query_row("PRAGMA journal_mode = delete", [], |row| row.get(0))?)
    };
    match fold() {
        Ok(mode) if mode == "delete" => Ok(true),
        Err(StoreError::Foreign | StoreError::Damaged(_)) => Ok(false),
        // Somebody who looks at the file, such as for a backup, would lose their log under their hands.
        Ok(_) => Err(StoreError::InUse),
        Err(error) => Err(error),
    }
}

/// Copies a store into a new file, all of it in one step, so that writers neither wait nor make it begin again.
fn copied(from: &Connection, to: &Path) -> Result<AuditCheck, StoreError> {
    let mut open = OpenOptions::new();
    open.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    open.open(to)?;
    let outcome = filled(from, to);
    if outcome.is_err() {
        for end in ["", "-wal", "-shm", "-journal"] {
            gone(&beside(to, end))?;
        }
    }
    outcome
}

fn filled(from: &Connection, to: &Path) -> Result<AuditCheck, StoreError> {
    let mut copy = Connection::open_with_flags(to, flags())?;
    match Backup::new(from, &mut copy)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(StoreError::InUse),
    }
    // A copy is one file: nothing belongs beside it.
    copy.query_row("PRAGMA journal_mode = delete", [], |_| Ok(()))?;
    let check = checked(&copy, None)?;
    drop(copy);
    settled(to)?;
    Ok(check)
}

/// Makes sure that a file and its name are on the disk.
fn settled(path: &Path) -> Result<(), StoreError> {
    File::open(path)?.sync_all()?;
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// A connection to a store that is there, with which nothing is changed.
fn looking(path: &Path) -> Result<Connection, StoreError> {
    fs::metadata(path)?;
    let connection = Connection::open_with_flags(path, flags())?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update(None, "query_only", true)?;
    known(&connection)?;
    Ok(connection)
}

/// Refuses what is no store, or one of a later version.
fn known(connection: &Connection) -> Result<(), StoreError> {
    let ask = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let version = usize::try_from(ask("user_version")?).unwrap_or_default();
    let ours = ask("application_id")? == APPLICATION && (1..=MIGRATIONS.len()).contains(&version);
    if ours { Ok(()) } else { Err(StoreError::Foreign) }
}

fn checked(connection: &Connection, expected_head: Option<&str>) -> Result<AuditCheck, StoreError> {
    known(connection)?;
    let view = connection.unchecked_transaction()?;
    let pages: String = view.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if pages != "ok" {
        return Err(StoreError::Damaged("pages"));
    }
    if view.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(StoreError::Damaged("references"));
    }
    if !digests_hold(&view, "SELECT digest, text FROM version")? {
        return Err(StoreError::Damaged("version"));
    }
    if !digests_hold(&view, "SELECT digest, bytes FROM attachment")? {
        return Err(StoreError::Damaged("attachment"));
    }
    Reading { db: &view, now: 0 }.check_audit(expected_head)
}

/// Whether each digest is that of what stands beside it.
fn digests_hold(connection: &Connection, sql: &str) -> Result<bool, StoreError> {
    let mut ask = connection.prepare(sql)?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(1)?.as_bytes().map_err(rusqlite::Error::from)?;
        if row.get_ref(0)?.as_bytes().map_err(rusqlite::Error::from)? != hex(&sha256(bytes)).as_bytes() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The path of a file that belongs to another one.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// Removes a file that may not be there.
fn gone(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
