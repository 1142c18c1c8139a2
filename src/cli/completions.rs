//! `qiao completions`: what a shell needs to complete the command line.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Cli, Failure};

/// Print shell completions 打印 shell 补全脚本
///
/// For example: `qiao completions bash > /etc/bash_completion.d/qiao`
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Which shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "qiao", &mut script);
    super::print(&script)
}
