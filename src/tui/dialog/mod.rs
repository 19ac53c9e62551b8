//! What lies over a screen and takes all keys: forms, menus, the palette, the help, the history, an import.

pub mod capture;
pub mod jump;
pub mod menu;
pub mod palette;
pub mod playbooks;
pub mod products;
pub mod proposal;
pub mod segments;
pub mod tags;
pub mod templates;
pub mod twins;

use std::path::PathBuf;

pub use capture::Capture;
pub use jump::Jump;
pub use menu::{Menu, MenuChoice};
pub use palette::Palette;
pub use playbooks::{Beginning, CampaignAnswer, CampaignList, NewCampaign, PlaybookAnswer, PlaybookList, Starting};
pub use products::{ProductAnswer, ProductList};
pub use proposal::{Decision, Proposal};
pub use segments::{Naming, SegmentMenu, Shelf as SegmentShelf};
pub use tags::{TagAnswer, TagChanges, TagPicker, Tick};
pub use templates::{Choice as TemplateChoice, TemplateAnswer, TemplateList, Writing};
pub use twins::{Comparison, TwinAnswer, TwinList};

use super::form::Form;
use crate::agenda::{ImportReport, Load, LoadOptions, Loaded, SalesReport, Step, Strangers};
use crate::exchange::csv::{SaleSheet, Sheet};

/// A file that was read, and what taking it in would do.
#[derive(Clone, Debug)]
pub struct Rehearsal {
    /// The file.
    pub path: PathBuf,
    /// What it says.
    pub sheet: Sheet,
    /// What would become of its rows.
    pub report: ImportReport,
}

/// A file of purchases that was read, and what taking it in would do.
#[derive(Clone, Debug)]
pub struct SalesRehearsal {
    /// The file.
    pub path: PathBuf,
    /// What it says.
    pub sheet: SaleSheet,
    /// What would become of its purchases when nobody is added.
    pub report: SalesReport,
    /// Whether clients who are not here are to be added.
    pub strangers: Strangers,
}

/// A file of products or opportunities that was read, and what taking it in would do.
#[derive(Clone, Debug)]
pub struct LoadRehearsal {
    /// The file.
    pub path: PathBuf,
    /// What it says.
    pub load: Load,
    /// What is done with what it leaves open.
    pub options: LoadOptions,
    /// What would become of it when nothing is added; then, what became of it.
    pub report: Loaded,
}

/// Something over the screen.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// A form.
    Form(Box<Form>),
    /// A line that logs in one go.
    Capture(Box<Capture>),
    /// One of several.
    Menu(Menu),
    /// Any client by a fragment.
    Jump(Box<Jump>),
    /// Any command by its name.
    Palette(Palette),
    /// The keys, from this line on.
    Help(usize),
    /// What was done, from this line on.
    History(Vec<Step>, usize),
    /// What would move to which day.
    Proposal(Box<Proposal>),
    /// The segments.
    Segments(SegmentMenu),
    /// What is sold.
    Products(Box<ProductList>),
    /// The playbooks.
    Playbooks(Box<PlaybookList>),
    /// What starting a playbook would plan.
    Start(Box<Starting>),
    /// The campaigns.
    Campaigns(Box<CampaignList>),
    /// The templates of messages.
    Templates(Box<TemplateList>),
    /// Those who may be here twice.
    Twins(TwinList),
    /// Two clients side by side, to make one of them.
    Comparison(Box<Comparison>),
    /// The tags of some clients.
    Tags(Box<TagPicker>),
    /// What an import of purchases would do, from this line on.
    Sales(Box<SalesRehearsal>, usize),
    /// What an import of products or opportunities would do, from this line on.
    Load(Box<LoadRehearsal>, usize),
    /// What an import would do, from this line on.
    Import(Box<Rehearsal>, usize),
}
