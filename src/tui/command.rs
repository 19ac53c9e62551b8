//! The one register of commands: what a user can do on the screens, with which keys, and where.
//!
//! Hint bar, help, palette, remapping and the README's table of keys all come from it. A command's name and
//! description are in the language files, under `cmd-ID` and `cmd-ID-doc` with the dots of the id as hyphens.

/// Where a command applies: a set of places, a bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place(u8);

impl Place {
    /// The screen of the day.
    pub const TODAY: Self = Self(1);
    /// The list of clients.
    pub const CLIENTS: Self = Self(2);
    /// The card of a client.
    pub const CARD: Self = Self(4);
    /// A form.
    pub const FORM: Self = Self(8);
    /// The calendar.
    pub const CALENDAR: Self = Self(16);
    /// The queue of the day.
    pub const QUEUE: Self = Self(32);
    /// The board.
    pub const BOARD: Self = Self(64);
    /// Where an opportunity can be at hand.
    pub const DEALS: Self = Self(4 | 64);
    /// The reports.
    pub const REPORTS: Self = Self(128);
    /// The two lists.
    pub const LISTS: Self = Self(1 | 2);
    /// Wherever a client is at hand.
    pub const CLIENT: Self = Self(1 | 2 | 4 | 16 | 32 | 64);
    /// Where one gets about from row to row.
    pub const BROWSE: Self = Self(1 | 2 | 4 | 16 | 64 | 128);
    /// Where one gets about from column to column.
    pub const ACROSS: Self = Self(16 | 64 | 128);
    /// Everywhere but in forms.
    pub const SCREENS: Self = Self(1 | 2 | 4 | 16 | 32 | 64 | 128);

    /// Whether the two have a place in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A group of commands, for the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Writing down what happened and what comes next.
    Work,
    /// The client at hand.
    Client,
    /// Getting about.
    Move,
    /// The program.
    Program,
    /// Inside a form.
    Form,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 5] = [Self::Work, Self::Client, Self::Move, Self::Program, Self::Form];

    /// The key of its heading in the language files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Work => "group-work",
            Self::Client => "group-client",
            Self::Move => "group-move",
            Self::Program => "group-program",
            Self::Form => "group-form",
        }
    }
}

/// What the register knows of a command.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Its stable id, by which the configuration names it.
    pub id: &'static str,
    /// The keys that it has unless the configuration says otherwise.
    pub keys: &'static [&'static str],
    /// Where it applies.
    pub place: Place,
    /// Its group in the help.
    pub group: Group,
    /// Whether the hint bar names it, in the order of the register.
    pub hint: bool,
}

impl Entry {
    /// Whether it does something to the client at hand, so that there must be one.
    #[must_use]
    pub fn needs_client(&self) -> bool {
        matches!(self.group, Group::Work | Group::Client)
            && !matches!(
                self.command,
                Command::AddClient | Command::CloseDay | Command::Capture | Command::Duplicates | Command::SayHow
            )
    }

    /// The key of its name in the language files.
    #[must_use]
    pub fn name_key(&self) -> String {
        format!("cmd-{}", self.id.replace('.', "-"))
    }

    /// The key of its description in the language files.
    #[must_use]
    pub fn doc_key(&self) -> String {
        format!("cmd-{}-doc", self.id.replace('.', "-"))
    }
}

macro_rules! register {
    ($($(#[$doc:meta])+ $command:ident = $id:literal [$($key:literal)*] $place:ident $group:ident $($hint:ident)?;)+) => {
        /// Something that a user can do on the screens.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command { $($(#[$doc])+ $command,)+ }

        /// Every command.
        pub const REGISTER: &[Entry] = &[$(Entry {
            command: Command::$command,
            id: $id,
            keys: &[$($key),*],
            place: Place::$place,
            group: Group::$group,
            hint: register!(@hint $($hint)?),
        },)+];
    };
    (@hint hint) => { true };
    (@hint) => { false };
}

register! {
    /// Save what was typed in the queue, and go on.
    SaveTurn = "queue.save" ["enter"] QUEUE Work hint;
    /// Pass the client over.
    Skip = "queue.skip" ["tab"] QUEUE Work hint;
    /// Pick the opportunity up, to choose its stage.
    Hold = "opportunity.hold" ["space"] BOARD Work hint;
    /// Open the card of the client of the opportunity; where one is held, put it down.
    OpenDeal = "board.open" ["enter"] BOARD Client hint;
    /// Log a call.
    LogCall = "log.call" ["c"] CLIENT Work hint;
    /// Write a note.
    LogNote = "log.note" ["n"] CLIENT Work hint;
    /// Plan a follow-up.
    Plan = "followup.plan" ["f"] CLIENT Work hint;
    /// Put the client, or the selected follow-up, off.
    Snooze = "followup.snooze" ["s"] CLIENT Work hint;
    /// Mark the next step, or the selected follow-up, as done.
    Done = "followup.done" ["d"] CLIENT Work hint;
    /// Pick the selected follow-up up, to choose its day.
    Move = "followup.move" ["space"] CALENDAR Work hint;
    /// Move the selected follow-up to the working day before.
    Sooner = "followup.sooner" ["<"] CALENDAR Work;
    /// Move the selected follow-up to the next working day.
    Later = "followup.later" [">"] CALENDAR Work;
    /// Record a purchase.
    Buy = "purchase.new" ["p"] CLIENT Work hint;
    /// Bring something of a purchase back.
    Return = "purchase.return" [] CARD Work;
    /// Begin an opportunity.
    Opportunity = "opportunity.new" ["o"] CLIENT Work;
    /// Move the opportunity on to the next stage.
    Advance = "opportunity.advance" [">" "shift-right"] DEALS Work;
    /// Move the opportunity back to the stage before.
    Retreat = "opportunity.retreat" ["<" "shift-left"] DEALS Work;
    /// Close the opportunity as won.
    Win = "opportunity.win" [] DEALS Work;
    /// Close the opportunity as lost.
    LoseSale = "opportunity.lose" [] DEALS Work;
    /// Open a closed opportunity again.
    Reopen = "opportunity.reopen" [] DEALS Work;
    /// Work the day's clients one by one.
    Queue = "queue.open" ["g"] BROWSE Work hint;
    /// Log in one line.
    Capture = "log.line" ["i"] SCREENS Work hint;
    /// Close the day.
    CloseDay = "day.close" ["C"] SCREENS Work;
    /// Spread what is too much for the day.
    Spread = "day.spread" ["S"] BROWSE Work;
    /// Log a visit.
    LogVisit = "log.visit" ["v"] CLIENT Work;
    /// Write a message.
    Message = "message.write" ["m"] CLIENT Work;
    /// Log a message.
    LogMessage = "log.message" [] CLIENT Work;
    /// Log an e-mail.
    LogEmail = "log.email" ["M"] CLIENT Work;
    /// Log a meeting.
    LogMeeting = "log.meeting" [] CLIENT Work;
    /// Log a sample.
    LogSample = "log.sample" [] CLIENT Work;
    /// Log a survey.
    LogSurvey = "log.survey" [] CLIENT Work;
    /// Write down something that was said.
    AddTopic = "topic.add" ["N"] CLIENT Work;
    /// Say how it went with what was ticked off on a phone.
    SayHow = "followup.say" ["D"] BROWSE Work;
    /// Start a playbook.
    StartPlaybook = "playbook.start" ["P"] CLIENT Work;
    /// End what runs with the client.
    StopPlaybook = "playbook.stop" [] CLIENT Work;
    /// Edit the client's next step.
    EditNext = "followup.edit" ["E"] CLIENT Work;
    /// Call the next step off.
    Cancel = "followup.cancel" [] CLIENT Work;
    /// Open the card of the selected client.
    Open = "client.open" ["enter"] LISTS Client hint;
    /// Open the card of the client whose turn it is.
    OpenTurn = "queue.card" ["right" "l"] QUEUE Client;
    /// Add a client.
    AddClient = "client.add" ["a"] SCREENS Client hint;
    /// Edit the client, or what is selected on its card.
    Edit = "client.edit" ["e"] CLIENT Client;
    /// Set the light by hand.
    Attention = "client.attention" ["!"] CLIENT Client;
    /// Give tags and take them.
    Tags = "client.tags" ["t"] CLIENT Client;
    /// Files and other clients.
    Links = "client.links" [] CLIENT Client;
    /// Add a file or an address.
    Attach = "client.attach" [] CLIENT Client;
    /// Note what the client is to another one.
    Relate = "client.relate" [] CLIENT Client;
    /// Open what is selected on the card.
    OpenItem = "card.open" ["enter"] CARD Client;
    /// Mark open complaints as resolved.
    Resolve = "client.resolve" ["R"] CLIENT Client;
    /// Put the client to rest, archive it, or take it back.
    Standing = "client.standing" ["z"] CLIENT Client;
    /// Move the client to the trash, or delete what is selected on its card.
    Delete = "client.delete" ["delete"] CLIENT Client;
    /// Write down that the client went away, and why.
    Lose = "client.lost" [] CLIENT Client;
    /// Look for clients who are here twice.
    Duplicates = "client.duplicates" [] SCREENS Client;
    /// Make one client of the two marked ones.
    Merge = "client.merge" [] LISTS Client;
    /// Mark a client.
    Mark = "list.mark" ["space"] LISTS Move;
    /// Mark all clients of the list.
    MarkAll = "list.mark-all" ["*"] LISTS Move;
    /// To any client by a fragment.
    Jump = "client.jump" ["ctrl-k"] BROWSE Move;
    /// Filter the clients.
    Filter = "list.filter" ["/"] LISTS Move hint;
    /// Choose or change a segment.
    Segments = "list.segments" ["T"] CLIENTS Move hint;
    /// Write what there is into a file.
    Export = "list.export" [] SCREENS Move;
    /// Change the order of the list.
    Sort = "list.sort" ["O"] CLIENTS Move;
    /// Show current, archived or trashed clients.
    Shelf = "list.shelf" ["V"] CLIENTS Move;
    /// The screen of the day.
    Today = "screen.today" ["1"] BROWSE Move;
    /// The list of clients.
    Clients = "screen.clients" ["2"] BROWSE Move;
    /// The calendar.
    Calendar = "screen.calendar" ["3"] BROWSE Move;
    /// The board of opportunities.
    Board = "screen.board" ["4"] BROWSE Move;
    /// The reports.
    Reports = "screen.reports" ["5"] BROWSE Move;
    /// The clients behind the selected row of a report.
    Behind = "report.open" ["enter"] REPORTS Move hint;
    /// The days before those of the report.
    Earlier = "report.earlier" ["["] REPORTS Move hint;
    /// The days after those of the report.
    LaterOn = "report.later" ["]"] REPORTS Move hint;
    /// The report once more, of its usual days.
    Again = "report.again" ["r"] REPORTS Move hint;
    /// Into the day; from it to the card; where something is held, put it down.
    Enter = "calendar.enter" ["enter"] CALENDAR Move hint;
    /// The week instead of the month, and back.
    Span = "calendar.span" ["w"] CALENDAR Move hint;
    /// To a date that is typed.
    FindDay = "calendar.find" ["/"] CALENDAR Move hint;
    /// One row up.
    Up = "move.up" ["up" "k"] BROWSE Move;
    /// One row down.
    Down = "move.down" ["down" "j"] BROWSE Move;
    /// A screen up.
    PageUp = "move.page-up" ["pageup" "ctrl-b"] BROWSE Move;
    /// A screen down.
    PageDown = "move.page-down" ["pagedown" "ctrl-f"] BROWSE Move;
    /// To the beginning.
    Home = "move.home" ["home"] BROWSE Move;
    /// To the end.
    End = "move.end" ["end" "G"] BROWSE Move;
    /// A day back; from a card or a list, back.
    Left = "move.left" ["left" "h"] SCREENS Move;
    /// A day on; a stage on.
    Right = "move.right" ["right" "l"] ACROSS Move;
    /// To the next group.
    NextGroup = "move.next-group" ["tab"] BROWSE Move;
    /// To the group before.
    PreviousGroup = "move.previous-group" ["shift-tab"] BROWSE Move;
    /// Back.
    Back = "app.back" ["esc"] SCREENS Move;
    /// Undo.
    Undo = "app.undo" ["u"] SCREENS Program hint;
    /// Redo.
    Redo = "app.redo" ["ctrl-r"] SCREENS Program;
    /// What was done, newest first.
    History = "app.history" ["H"] SCREENS Program;
    /// Any command by its name.
    Palette = "app.palette" [":"] SCREENS Program;
    /// The keys.
    Help = "app.help" ["?" "f1"] SCREENS Program hint;
    /// The catalogue.
    Products = "app.products" [] SCREENS Program;
    /// The playbooks.
    Playbooks = "app.playbooks" [] SCREENS Program;
    /// The campaigns and what came of them.
    Campaigns = "app.campaigns" [] SCREENS Program;
    /// The goals of the month.
    SetGoals = "goals.set" [] SCREENS Program;
    /// The templates of messages.
    Templates = "app.templates" [] SCREENS Program;
    /// Take in a contacts file.
    Import = "app.import" [] SCREENS Program;
    /// Share with phones and other computers.
    Sync = "app.sync" [] SCREENS Program;
    /// The sample portfolio.
    Sample = "app.sample" [] SCREENS Program;
    /// The next theme.
    Theme = "app.theme" [] SCREENS Program;
    /// Hide what others may not read.
    Private = "app.private" ["X"] SCREENS Program;
    /// Draw the screen anew.
    Redraw = "app.redraw" ["ctrl-l"] SCREENS Program;
    /// To the shell and back.
    Suspend = "app.suspend" ["ctrl-z"] SCREENS Program;
    /// Leave.
    Quit = "app.quit" ["q" "ctrl-c"] SCREENS Program;
    /// Save the form.
    Save = "form.save" ["ctrl-s"] FORM Form hint;
    /// Write the note in the user's own editor.
    Editor = "form.editor" ["ctrl-o"] FORM Form hint;
    /// Copy the text of a message.
    Copy = "form.copy" ["ctrl-y"] FORM Form hint;
    /// Throw away what is typed.
    Discard = "form.discard" ["alt-x"] FORM Form hint;
}

impl Command {
    /// What the register knows of this command.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        // The register lists the members in the order of the enumeration.
        &REGISTER[self as usize]
    }

    /// The command of this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        REGISTER.iter().find(|entry| entry.id == id).map(|entry| entry.command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, Locale, Texts};

    #[test]
    fn the_register_is_in_the_order_of_the_commands() {
        for entry in REGISTER {
            assert_eq!(entry.command.entry().id, entry.id);
            assert_eq!(Command::from_id(entry.id), Some(entry.command));
        }
    }

    #[test]
    fn every_command_has_a_name_and_a_description_in_both_languages() {
        for lang in [Lang::Es, Lang::En] {
            let texts = Texts::new(Locale { lang, region: None });
            for entry in REGISTER {
                for key in [entry.name_key(), entry.doc_key()] {
                    assert!(texts.find(&key).is_some(), "{key} in {lang:?}");
                }
            }
            for group in Group::ALL {
                assert!(texts.find(group.key()).is_some(), "{}", group.key());
            }
        }
    }
}
