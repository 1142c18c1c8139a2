//! The program.

use std::process::ExitCode;

/// Takes a third of the CPU off a nested query.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    qiao::cli::main()
}
