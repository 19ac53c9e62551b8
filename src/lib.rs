//! x
pub mod agenda;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod i18n;
pub mod store;
pub mod tui;
