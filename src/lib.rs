//! x
pub mod agenda;
pub mod clock;
pub mod domain;
pub mod store;
