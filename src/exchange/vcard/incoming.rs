//! Cards of any program as clients to be taken in.

use jiff::civil::Date;

use super::{Card, is_list, read};
use crate::domain::{ChannelKind, ClientKind, OccasionKind};
use crate::exchange::component::{Component, decode, parse_all};
use crate::exchange::csv::{ChannelHint, ClientRow, PersonRow, Row};

/// The most cards of one file.
pub const MAX_CARDS: usize = 200_000;

pub fn incoming() {}
