//! `kring-link`: which records in agencies' lists speak of the same person. Usable alone.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod arguments;
mod evaluate;
mod explain;
mod failure;
mod list;
mod progress;
mod run;
mod truth;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser;

/// Linking allocates many small texts from two threads at once: as the server, see decision 0085.
#[global_allocator]
static GLOBAL: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let threads = rayon::ThreadPoolBuilder::new().num_threads(arguments.threads).build_global();
    let done = threads.map_err(failure::Failure::from).and_then(|()| match arguments.command {
        Command::Run(run) => run::run(&run),
        Command::Train(train) => run::train(&train),
        Command::Explain(explain) => explain::explain(&explain),
        Command::Evaluate(evaluate) => evaluate::evaluate(&evaluate),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            progress::say(&format!("kring-link: {failure}"));
            ExitCode::from(2)
        }
    }
}
