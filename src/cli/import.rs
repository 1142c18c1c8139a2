//! `qiao import`.

use super::Failure;

/// Import records from files 从文件导入
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args) -> Result<(), Failure> {
    Err(Failure::new("not merged yet"))
}
