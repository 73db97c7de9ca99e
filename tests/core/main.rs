//! The core as its users see it: what always holds, whatever the text.

mod bad_input;
mod fixture;
mod fuzz;
mod invariant;
mod properties;
