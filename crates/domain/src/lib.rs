//! Rules over plain values: people, circles, the facts that the gate judges, access records.
//!
//! Architecture invariant: nothing here does IO, waits, reads the clock or draws a random
//! number. What changes from call to call comes in as an argument.

pub mod access;
pub mod agency;
pub mod alert;
pub mod api_key;
pub mod attachment;
pub mod attention;
pub mod audit;
pub mod break_glass;
pub mod case;
pub mod chain;
pub mod checkpoint;
pub mod circle;
mod coded;
pub mod concern;
pub mod consent;
pub mod coordinator;
pub mod country;
pub mod counts;
pub mod disclosure;
pub mod family;
pub mod feed;
pub mod gate;
pub mod id;
pub mod invitation;
pub mod involvement;
pub mod linking;
pub mod mail;
pub mod message_key;
pub mod my_day;
pub mod national_id;
pub mod notice;
pub mod person;
pub mod protection;
pub mod reminder;
pub mod review;
pub mod search;
pub mod sharing;
pub mod signal;
pub mod source_record;
pub mod who_looked;
