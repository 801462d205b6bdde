//! Invented municipalities: children, families, practitioners and their agencies' lists, made
//! from a seed.
//!
//! Architecture invariant: pure. The day comes in as an argument, draws come from the seed, and
//! nothing is read; [`bulk`] writes to what it is given. National ids come from test series
//! only, telephones from ranges that reach nobody, e-mail from domains that cannot exist.

pub mod bulk;
mod columns;
pub mod country;
mod draw;
pub mod family;
pub mod hero;
mod life;
mod mess;
pub mod national_id;
pub mod partnership;
mod phone;
mod register;
pub mod staff;
mod style;
mod table;

pub use bulk::{Bulk, bulk};
pub use life::{Life, life};
pub use partnership::{
    Agency, Consent, Hero, MAX_CHILDREN, Partnership, RecordRef, SignIn, StaffRef, partnership,
};
