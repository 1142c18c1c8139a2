//! The data folder, the disk, the address and the index.

use std::{
    fs,
    net::{SocketAddr, TcpListener},
    path::Path,
};

use qiao_index::Analyzer;

use super::{super::folder::LOCK, report::Check};
use crate::{config::Config, indexer};

/// Below this nothing can be relied on.
const DISK_LEAST: u64 = 200 << 20;
/// Below this an index that is built anew may not fit beside the old one.
const DISK_GOOD: u64 = 2 << 30;

/// Whether the data folder can be written.
pub(super) fn folder(data: &Path) -> Check {
    if !data.exists() {
        let parent = existing(data);
        return match probe(parent) {
            Ok(()) => Check::ok(
                "data folder",
                format!("{} is not there yet; the first start makes it", data.display()),
            ),
            Err(error) => Check::wrong(
                "data folder",
                format!(
                    "{} is not there, and {} cannot be written: {error}",
                    data.display(),
                    parent.display()
                ),
                "Give a folder that may be written with --data (QIAO_DATA).",
            ),
        };
    }
    match probe(data) {
        Ok(()) if in_use(data) => Check::ok(
            "data folder",
            format!("{} is in use by a running service", data.display()),
        ),
        Ok(()) => Check::ok("data folder", format!("{} can be written", data.display())),
        Err(error) => Check::wrong(
            "data folder",
            format!("{} cannot be written: {error}", data.display()),
            "Give its owner the right to write, or another folder with --data (QIAO_DATA).",
        ),
    }
}

/// Writes and removes a file.
fn probe(folder: &Path) -> std::io::Result<()> {
    let file = folder.join(format!(".qiao-doctor-{}", std::process::id()));
    fs::write(&file, "probe")?;
    fs::remove_file(&file)
}

/// Whether a service holds the folder.
fn in_use(data: &Path) -> bool {
    let lock = fs::File::open(data.join(LOCK));
    lock.is_ok_and(|lock| matches!(lock.try_lock_shared(), Err(fs::TryLockError::WouldBlock)))
}

/// The nearest folder above that exists.
fn existing(path: &Path) -> &Path {
    let mut path = path;
    while !path.exists() {
        match path.parent() {
            Some(parent) if parent != Path::new("") => path = parent,
            _ => return Path::new("."),
        }
    }
    path
}

/// Free space where the data folder is.
pub(super) fn disk(data: &Path) -> Check {
    match fs4::available_space(existing(data)) {
        Ok(free) => {
            let finding = format!("{}.{} GiB are free", free >> 30, ((free >> 20) % 1024) * 10 / 1024);
            let what =
                "Free disk space, or move the data folder: an index that is built anew stands beside the old one.";
            match free {
                0..DISK_LEAST => Check::wrong("free disk", finding, what),
                DISK_LEAST..DISK_GOOD => Check::warning("free disk", finding, what),
                _ => Check::ok("free disk", finding),
            }
        }
        Err(error) => Check::warning("free disk", format!("cannot be read: {error}"), "Look at it with `df`."),
    }
}

/// Whether the service could listen.
pub(super) fn address(listen: SocketAddr) -> Check {
    match TcpListener::bind(listen) {
        Ok(_) => Check::ok("address", format!("{listen} is free")),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => Check::warning(
            "address",
            format!("something listens on {listen} already"),
            "All right if that is this service; else choose another with --listen (QIAO_LISTEN).",
        ),
        Err(error) => Check::wrong(
            "address",
            format!("cannot listen on {listen}: {error}"),
            "Choose another with --listen (QIAO_LISTEN).",
        ),
    }
}

/// Whether there is an index of this version and how far it is behind `last`, the end of the change log.
pub(super) fn index(config: &Config, last: Option<i64>) -> Check {
    let behind = |position: i64| match last.map(|last| last - position) {
        None => String::new(),
        Some(behind) if behind <= 0 => ", all that is stored".to_owned(),
        Some(behind) => format!(", {behind} changes behind the database"),
    };
    match indexer::newest_in(
        &config.data.join("index"),
        &Analyzer::shipped(),
        config.matching.dictionary.as_deref(),
    ) {
        Some((position, true)) => Check::ok(
            "index",
            format!(
                "whole, of this version, holds the change log to {position}{}",
                behind(position)
            ),
        ),
        Some((_, false)) => Check::warning(
            "index",
            "whole, but made by another version; it serves while the next start builds a new one",
            "Start the service, or build it now with `qiao reindex`.",
        ),
        None if last.unwrap_or(0) == 0 => Check::ok("index", "none yet; the first start builds it"),
        None => Check::warning(
            "index",
            "none that can be used",
            "The next start builds one from the database; `qiao reindex` does it now.",
        ),
    }
}
