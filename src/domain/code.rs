//! Closed lists of words (kinds, outcomes, channels…) with the stable code that the file, `--json` and options use.

/// An enumeration whose members each have a stable, lower-case ASCII code.
///
/// The code is what is stored and what `--json` and command-line options speak; the word that a user reads is in the
/// language files under `PREFIX-code`.
pub trait Code: Copy + Eq + Sized + 'static {
    /// Every member, in the order in which a form offers them.
    const ALL: &'static [Self];
    /// Where the language files keep the words of this list: the key of a member is `PREFIX-code`.
    const PREFIX: &'static str;

    /// The stable code.
    fn code(self) -> &'static str;

    /// The member with this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.code() == code)
    }

    /// The key of this member's word in the language files.
    fn key(self) -> String {
        format!("{}-{}", Self::PREFIX, self.code())
    }
}

/// Declares an enumeration with a [`Code`] for each member, its serde form being that code.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident in $prefix:literal { $($(#[$mdoc:meta])* $member:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$mdoc])* #[serde(rename = $code)] $member,)+ }

        impl $crate::domain::Code for $name {
            const ALL: &'static [Self] = &[$(Self::$member,)+];
            const PREFIX: &'static str = $prefix;

            fn code(self) -> &'static str {
                match self { $(Self::$member => $code,)+ }
            }
        }
    };
}

pub(crate) use codes;
