//! One form for the many ways in which agencies write the same address and telephone number.

pub mod address;
pub mod phone;
