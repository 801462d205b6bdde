//! The linking engine in force.

use std::sync::LazyLock;

use link::threshold::Accept;
use link::{Engine, Linker, Model};

/// Expected precision at which records are linked without a human.
const ACCEPT: f64 = 0.999;
/// Probability from which a human is asked.
const ASK: f64 = 0.5;
/// Records that a partnership is taken to have while nobody has counted them.
const RECORDS: u64 = 20_000;

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(&Model::shipped(), RECORDS, Accept::Precision(ACCEPT), ASK));

/// The engine. The keys in the store are its own: another engine needs its keys made anew.
pub fn linker() -> &'static dyn Linker {
    &*ENGINE
}
