//! Geometry of drawings: plain numbers in, places out. No words, no colours, no markup.

pub mod circle;
pub mod text;
