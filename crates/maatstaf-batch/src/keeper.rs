//! Puts a table on the disk beside the work, and then keeps how far it came.

use std::fs::File;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::{self, JoinHandle};

use crate::checkpoint::Checkpoint;
use crate::failure::Failure;

/// A thread that waits for the disk, so that nobody else has to.
pub(crate) struct Keeper {
    to_keep: Option<SyncSender<Checkpoint>>,
    thread: Option<JoinHandle<Result<(), Failure>>>,
}

impl Keeper {
    /// Keeps how far a table comes, given its file.
    pub(crate) fn new(table: &Path, file: File) -> Self {
        let (to_keep, asked) = sync_channel(1);
        let table = table.to_owned();
        Self { to_keep: Some(to_keep), thread: Some(thread::spawn(move || keep(&table, &file, &asked))) }
    }

    /// Asks that what was written so far is put on the disk, and this kept after it. While it still waits for an earlier one it is not asked again.
    ///
    /// # Errors
    /// When an earlier one failed.
    pub(crate) fn keep(&mut self, checkpoint: &Checkpoint) -> Result<(), Failure> {
        let Some(to_keep) = &self.to_keep else { return Ok(()) };
        match to_keep.try_send(checkpoint.clone()) {
            Ok(()) | Err(TrySendError::Full(_)) => Ok(()),
            Err(TrySendError::Disconnected(_)) => self.end(),
        }
    }

    /// Waits until everything is kept that was asked for.
    ///
    /// # Errors
    /// When something could not be.
    pub(crate) fn end(&mut self) -> Result<(), Failure> {
        self.to_keep = None;
        // INVARIANT: the thread does not panic.
        self.thread.take().map_or(Ok(()), |thread| thread.join().unwrap_or(Ok(())))
    }
}

impl Drop for Keeper {
    /// Whoever gives up half way can go on from the last place that was asked for.
    fn drop(&mut self) {
        // There is nobody left to tell when it fails; the place before it is kept then.
        drop(self.end());
    }
}

fn keep(table: &Path, file: &File, asked: &Receiver<Checkpoint>) -> Result<(), Failure> {
    for checkpoint in asked {
        file.sync_data().map_err(Failure::of(table))?;
        checkpoint.keep(table)?;
    }
    Ok(())
}
