//! x
pub mod agenda;
pub mod clock;
pub mod config;
pub mod domain;
pub mod i18n;
pub mod store;
