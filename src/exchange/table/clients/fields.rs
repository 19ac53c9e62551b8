//! The fields a column can fill, and the codes a person types for them in `--map column=field`.

/// A field of a client that a column can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// Whole name.
    Name,
    /// Given name.
    GivenName,
    /// Middle name.
    MiddleName,
    /// Family name or names.
    FamilyName,
    /// Company.
    Company,
    /// Position.
    Role,
    /// Line of business.
    Sector,
    /// City.
    City,
    /// Country.
    Country,
    /// Street address.
    Address,
    /// District or sales zone.
    Zone,
    /// Phone.
    Phone,
    /// Mobile phone.
    Mobile,
    /// WhatsApp number.
    WhatsApp,
    /// E-mail address.
    Email,
    /// Web address.
    Web,
    /// Tags.
    Tags,
    /// Notes.
    Notes,
    /// Where the client came from.
    Source,
    /// Days between contacts.
    CadenceDays,
    /// First day as a client.
    CreatedOn,
    /// Day of the last contact.
    LastContactOn,
    /// Day, and perhaps time, of the next contact.
    NextContactOn,
    /// Identifier in the other system.
    ExternalId,
    /// Tax identifier.
    TaxId,
    /// Day of birth, with its year.
    Birthday,
    /// How large it is.
    Size,
    /// How it is spoken to.
    Tone,
    /// The products that it asks about.
    Interest,
    /// The zone by whose clocks it lives.
    TimeZone,
    /// The client of which it is a part.
    Parent,
    /// What it is called outside.
    Uid,
    /// A profile in a social network.
    Social,
    /// The language in which it is spoken to.
    Language,
}

impl Field {
    /// Every field, in the order to list them.
    pub const ALL: [Self; 34] = [
        Self::Name,
        Self::GivenName,
        Self::MiddleName,
        Self::FamilyName,
        Self::Company,
        Self::Role,
        Self::Sector,
        Self::City,
        Self::Country,
        Self::Address,
        Self::Zone,
        Self::Phone,
        Self::Mobile,
        Self::WhatsApp,
        Self::Email,
        Self::Web,
        Self::Tags,
        Self::Notes,
        Self::Source,
        Self::CadenceDays,
        Self::CreatedOn,
        Self::LastContactOn,
        Self::NextContactOn,
        Self::ExternalId,
        Self::TaxId,
        Self::Birthday,
        Self::Size,
        Self::Tone,
        Self::Interest,
        Self::TimeZone,
        Self::Parent,
        Self::Uid,
        Self::Social,
        Self::Language,
    ];

    /// The word a person types for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::GivenName => "given",
            Self::MiddleName => "middle",
            Self::FamilyName => "family",
            Self::Company => "company",
            Self::Role => "role",
            Self::Sector => "sector",
            Self::City => "city",
            Self::Country => "country",
            Self::Address => "address",
            Self::Zone => "zone",
            Self::Phone => "phone",
            Self::Mobile => "mobile",
            Self::WhatsApp => "whatsapp",
            Self::Email => "email",
            Self::Web => "web",
            Self::Tags => "tags",
            Self::Notes => "notes",
            Self::Source => "source",
            Self::CadenceDays => "cadence",
            Self::CreatedOn => "created",
            Self::LastContactOn => "last",
            Self::NextContactOn => "next",
            Self::ExternalId => "id",
            Self::TaxId => "taxid",
            Self::Birthday => "birthday",
            Self::Size => "size",
            Self::Tone => "tone",
            Self::Interest => "interest",
            Self::TimeZone => "timezone",
            Self::Parent => "parent",
            Self::Uid => "uid",
            Self::Social => "social",
            Self::Language => "language",
        }
    }

    /// The field of a code, in any case.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim();
        Self::ALL.into_iter().find(|field| field.code().eq_ignore_ascii_case(code))
    }

    /// Whether a column of this field is enough to name a client.
    pub(in crate::exchange) const fn can_name(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::GivenName
                | Self::FamilyName
                | Self::Company
                | Self::Email
                | Self::Phone
                | Self::Mobile
                | Self::WhatsApp
        )
    }

    /// Whether it holds a date.
    pub(in crate::exchange) const fn is_date(self) -> bool {
        matches!(self, Self::CreatedOn | Self::LastContactOn | Self::NextContactOn | Self::Birthday)
    }
}

/// What to do with a column the person names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Fill this field.
    Field(Field),
    /// Drop its values.
    Ignore,
}

impl Target {
    /// The word for [`Target::Ignore`].
    pub const IGNORE: &'static str = "ignore";

    /// The target of a field's code, of `ignore` or of `-`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim();
        if code == "-" || code.eq_ignore_ascii_case(Self::IGNORE) {
            return Some(Self::Ignore);
        }
        Field::from_code(code).map(Self::Field)
    }
}
