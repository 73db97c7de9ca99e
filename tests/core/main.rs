//! The core as its users see it: what always holds, whatever the text.

mod bad_input;
mod fixture;
mod fuzz;
mod golden;
mod invariant;
mod properties;
