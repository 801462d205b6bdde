//! For tests only: a whole Kring on either engine with a fake clock, seeded chance and captured
//! mail, and a [`Town`] to put people in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot be set up must stop"
)]

mod app;
mod ports;
mod town;
mod web;

pub use app::{TestApp, on_both};
pub use ports::{CapturedMail, FakeClock, SeededChance};
pub use town::{SignedIn, Town};
pub use web::{Browser, Page};
