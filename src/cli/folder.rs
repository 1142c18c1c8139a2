//! The data folder: made where it is missing, held by one process at a time.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{Read, Write},
    path::{Path, PathBuf},
};

use super::Failure;

/// The file that a process holds while it uses the folder.
pub(super) const LOCK: &str = "qiao.lock";

/// The data folder while this process uses it; the hold ends with the process, however it ends.
#[derive(Debug)]
pub(super) struct Folder {
    /// Where it is.
    pub(super) path: PathBuf,
    /// The lock goes with the file.
    _lock: File,
}

impl Folder {
    /// Makes the folder where it is missing and takes it.
    pub(super) fn take(path: &Path) -> Result<Self, Failure> {
        let says = |error: std::io::Error| {
            Failure::new(format!(
                "the data folder {} cannot be used: {error}\nGive a folder that may be written with --data (QIAO_DATA).",
                path.display()
            ))
        };
        fs::create_dir_all(path).map_err(says)?;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut lock = options.open(path.join(LOCK)).map_err(says)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::Error(error)) => return Err(says(error)),
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let holder = match lock.read_to_string(&mut holder) {
                    Ok(_) if !holder.trim().is_empty() => format!("process {}", holder.trim()),
                    _ => "another process".to_owned(),
                };
                return Err(Failure::new(format!(
                    "the data folder {} is in use by {holder}: each service needs a folder of its own\n\
                     Stop that one, or give another folder with --data (QIAO_DATA).",
                    path.display()
                )));
            }
        }
        lock.set_len(0).map_err(says)?;
        writeln!(lock, "{}", std::process::id()).map_err(says)?;
        Ok(Self {
            path: path.to_owned(),
            _lock: lock,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_used_by_one_at_a_time() {
        let parent = tempfile::tempdir().expect("a folder");
        let path = parent.path().join("a").join("data");
        let held = Folder::take(&path).expect("free");
        let refused = Folder::take(&path).expect_err("in use");
        assert!(format!("{refused:?}").contains(&format!("in use by process {}", std::process::id())));
        drop(held);
        Folder::take(&path).expect("free again");
        let file = path.join(LOCK);
        let refused = Folder::take(&file).expect_err("a file");
        assert!(format!("{refused:?}").contains("cannot be used"));
    }
}
