//! `qiao demo`.
use super::Failure;
/// Demo
#[derive(Debug, clap::Args)]
pub(super) struct Args {}
pub(super) fn run(_: &Args) -> Result<(), Failure> {
    Err(Failure::new("not merged yet"))
}
