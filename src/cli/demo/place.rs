//! The demo's folder: marked as made by the demo, so that nothing else is ever removed.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use super::{
    super::{Failure, folder::Folder, token},
    accounts,
};

/// The file that says "a demo made this folder", and whether its data is complete.
const MARK: &str = "qiao-demo";
/// What stands in it while the data is loaded …
const FILLING: &str = "filling\n";
/// … and afterwards.
const FILLED: &str = "filled\n";

/// What a demo makes; nothing else is removed.
const MADE: [&str; 7] = [
    "qiao.sqlite3",
    "qiao.sqlite3-wal",
    "qiao.sqlite3-shm",
    "index",
    token::FILE,
    accounts::FILE,
    MARK,
];

/// The demo's folder, held by this process.
#[derive(Debug)]
pub(super) struct Place {
    folder: Folder,
}

impl Place {
    /// Takes the folder: a new or empty one, or one that a demo made.
    pub(super) fn take(path: &Path, fresh: bool) -> Result<Self, Failure> {
        if !path.join(MARK).exists() && has_something(path) {
            return Err(Failure::new(format!(
                "{} holds something that `qiao demo` did not make: it is left alone\nGive another folder with --data.",
                path.display()
            )));
        }
        let place = Self {
            folder: Folder::take(path)?,
        };
        // What was cut short is told from the beginning: a story has one.
        if fresh || !place.is_filled() {
            place.clear()?;
        }
        if !place.mark().exists() {
            place.write(FILLING)?;
        }
        Ok(place)
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.folder.path
    }

    /// Whether the data is complete.
    pub(super) fn is_filled(&self) -> bool {
        fs::read_to_string(self.mark()).is_ok_and(|text| text == FILLED)
    }

    /// Notes that the data is complete.
    pub(super) fn note_filled(&mut self) -> Result<(), Failure> {
        self.write(FILLED)
    }

    fn mark(&self) -> PathBuf {
        self.path().join(MARK)
    }

    fn write(&self, text: &str) -> Result<(), Failure> {
        fs::write(self.mark(), text).map_err(|error| Failure::new(format!("{}: {error}", self.mark().display())))
    }

    /// Removes what a demo made.
    fn clear(&self) -> Result<(), Failure> {
        for name in MADE {
            let path = self.path().join(name);
            let removed = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
            match removed {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(Failure::new(format!("{} cannot be removed: {error}", path.display())));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Whether the folder exists and is not empty.
fn has_something(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_demo_made_is_used_and_removed() {
        let parent = tempfile::tempdir().expect("a folder");
        let path = parent.path().join("demo");
        let mut place = Place::take(&path, false).expect("new");
        assert!(!place.is_filled());
        place.note_filled().expect("noted");
        fs::write(path.join("qiao.sqlite3"), "data").expect("a file");
        fs::write(path.join("letter.txt"), "mine").expect("a file");
        drop(place);

        let place = Place::take(&path, false).expect("its own");
        assert!(place.is_filled() && path.join("qiao.sqlite3").exists());
        drop(place);

        let place = Place::take(&path, true).expect("fresh");
        assert!(!place.is_filled() && !path.join("qiao.sqlite3").exists());
        assert!(path.join("letter.txt").exists());
        drop(place);

        fs::remove_file(path.join(MARK)).expect("unmarked");
        for fresh in [false, true] {
            let refused = Place::take(&path, fresh).expect_err("not a demo's");
            assert!(refused.message().contains("did not make"));
        }
    }
}
