//! What lies over a screen and takes all keys: forms, menus, the palette, the help, the history, an import.

pub mod capture;
pub mod jump;
pub mod menu;
pub mod palette;
mod picker;
pub mod playbooks;
pub mod preview;
mod products;
pub mod proposal;
mod report;
pub mod segments;
pub mod tags;
pub mod templates;
pub mod twins;

pub use capture::Capture;
pub use jump::Jump;
pub use menu::{Menu, MenuChoice};
pub use palette::Palette;
pub use picker::{Picker, PickerAnswer};
pub use playbooks::{Beginning, CampaignAnswer, CampaignList, NewCampaign, PlaybookAnswer, PlaybookList, Starting};
pub use preview::{Doing, FieldMenu, Keeping, Part, Preview, Setting, Wish};
pub use products::{ProductAnswer, ProductList};
pub use proposal::{Decision, Proposal};
pub use report::{Rejects, Report};
pub use segments::{Naming, SegmentMenu, Shelf as SegmentShelf};
pub use tags::{TagAnswer, TagChanges, TagPicker, Tick};
pub use templates::{Choice as TemplateChoice, TemplateAnswer, TemplateList, Writing};
pub use twins::{Comparison, TwinAnswer, TwinList};

use super::form::Form;
use crate::agenda::Step;

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
    /// Choosing files.
    Picker(Box<Picker>),
    /// What taking files in would do.
    Preview(Box<Preview>),
    /// What came of something long.
    Report(Box<Report>),
}
