//! A rule of law as a value: what starts it, what is to be done, in which time, by which section.

use jiff::civil::{Date, Time};

use crate::calendar::Calendar;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$each])* #[serde(rename = $code)] $variant,)* }

        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its code in the packs and in the catalogues.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The value with that code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// What kind of rule it is.
    Kind {
        /// Something is to be done in a time.
        Deadline = "deadline",
        /// Something is to be done again and again.
        Recurring = "recurring",
        /// Something ends after a time.
        MaxDuration = "max_duration",
        /// A right arises after a time.
        Earliest = "earliest",
        /// Something is to be done before an event.
        BeforeEvent = "before_event",
        /// A liability begins.
        StartsAt = "starts_at",
        /// At once, or without delay: the act gives no number.
        WithoutDelay = "without_delay",
        /// A duty without a number.
        Duty = "duty",
        /// How often, not when.
        LimitCount = "limit_count",
        /// A time to aim at, "if possible".
        Target = "target",
        /// Records are kept until then.
        Retention = "retention",
        /// Records are kept for good.
        RetentionPermanent = "retention_permanent",
        /// What may follow when another limit is missed.
        Sanction = "sanction",
    }
}

impl Kind {
    /// Whether rules of this kind never have a number.
    pub const fn is_numberless(self) -> bool {
        matches!(
            self,
            Self::WithoutDelay | Self::Duty | Self::LimitCount | Self::RetentionPermanent | Self::Sanction
        )
    }

    /// Whether the date is one before which nothing may happen, so that no earlier day is planned.
    pub const fn is_not_before(self) -> bool {
        matches!(self, Self::Earliest | Self::StartsAt | Self::Retention)
    }
}

codes! {
    /// What a limit is counted in.
    Unit {
        /// Elapsed hours, on the UTC time line.
        Hours = "hours",
        /// Days of the local calendar.
        CalendarDays = "calendar_days",
        /// Days that are not off.
        WorkingDays = "working_days",
        /// Weeks: the same weekday.
        Weeks = "weeks",
        /// Months: the same number of the day, or the last day of a shorter month.
        Months = "months",
    }
}

codes! {
    /// Where the count begins.
    Counting {
        /// The day of the event is not counted.
        DayAfter = "day_after",
        /// "Beginning with": the day of the event is the first.
        DayItself = "day_itself",
        /// As `DayAfter`; two days or more hold at least two working days: Regulation 1182/71 art. 3.
        Eu118271 = "eu_1182_71",
    }
}

codes! {
    /// How binding it is.
    Status {
        /// An act or a regulation.
        Statute = "statute",
        /// An act, with a number from guidance.
        StatuteAndGuidance = "statute+guidance",
        /// National guidance.
        Guidance = "guidance",
        /// Agreed in some places: a setting of the partnership, never a default.
        LocalPractice = "local_practice",
    }
}

codes! {
    /// To which clocks a version applies once it holds.
    Transition {
        /// Those of cases that begin from its first day on; running cases go on by the version before.
        NewCases = "new_cases",
        /// All that begin from its first day on, in running cases too. What runs already stays as it is.
        RunningCases = "running_cases",
    }
}

codes! {
    /// How the project knows.
    Check {
        /// The provision was read.
        Provision = "P",
        /// A page that quotes or applies the provision was read.
        Secondary = "S",
        /// From memory. Not settled: never shown as law.
        Memory = "M",
    }
}

impl Check {
    /// Whether somebody has read a source, so that it may be shown as law.
    pub const fn is_settled(self) -> bool {
        !matches!(self, Self::Memory)
    }
}

/// A number of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// How many.
    pub n: u32,
    /// Of what.
    pub unit: Unit,
}

/// A limit in time, and how it is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// How long.
    pub amount: Amount,
    /// Where the count begins.
    pub counting: Counting,
    /// Which days are off, for working days.
    pub calendar: Calendar,
    /// When the last day is off in this calendar, the next working day is the last. `None`: never.
    pub rollover: Option<Calendar>,
    /// Whether it counts back from the event.
    pub before: bool,
    /// Another number when the event is later in the day.
    pub cutoff: Option<Cutoff>,
    /// The count begins that much after the event.
    pub start_offset: Option<StartOffset>,
}

/// After that time of day another number holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cutoff {
    /// Strictly after this local time.
    pub after: Time,
    /// Then this many.
    pub n: u32,
}

/// A count that begins when another limit runs out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartOffset {
    /// How much later.
    pub amount: Amount,
    /// The rule whose limit that is.
    pub after: Option<String>,
}

/// A stricter reading of a doubtful rule, by which it is planned; what is absent is as in the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stricter {
    /// Another length.
    pub amount: Option<Amount>,
    /// Another beginning.
    pub counting: Option<Counting>,
    /// Other days off.
    pub calendar: Option<Calendar>,
}

/// What comes after the first time, for a rule that recurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// How long until the next.
    pub amount: Amount,
    /// From what, such as `last_review`.
    pub from: String,
}

/// One version of a rule. A running case keeps the version that it began with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The rule's id, such as `SE-ORO-FORHAND`. Never changes.
    pub id: String,
    /// Number of the version, from 1.
    pub version: u32,
    /// First day on which it holds, where known.
    pub valid_from: Option<Date>,
    /// Last day on which it holds, where known.
    pub valid_to: Option<Date>,
    /// Short name of the act, as the pack lists it.
    pub act: String,
    /// Act and section, in the country's words.
    pub section: String,
    /// The official address, for whoever reviews it.
    pub source: String,
    /// How the project knows.
    pub check: Check,
    /// How sure it is, in words.
    pub confidence: String,
    /// What was read, and as of when.
    pub read_in: Option<String>,
    /// How binding it is.
    pub status: Status,
    /// Which part of the work it belongs to.
    pub area: String,
    /// The event that starts it.
    pub trigger: String,
    /// What is to be done.
    pub action: String,
    /// Who has to.
    pub responsible: String,
    /// What kind of rule it is.
    pub kind: Kind,
    /// The limit. `None` where the law gives no number.
    pub limit: Option<Limit>,
    /// An earlier time to aim at.
    pub target: Option<Amount>,
    /// The reading by which it is planned, where the law is doubtful.
    pub stricter: Option<Stricter>,
    /// Days on which nothing is planned.
    pub day_off: Calendar,
    /// What comes after the first time.
    pub repeat: Option<Repeat>,
    /// The event before which it is to be done.
    pub before_event: Option<String>,
    /// What it counts from when that is not an event of the case, such as `date_of_birth`.
    pub anchor: Option<String>,
    /// Whether what falls due has to be finished by the end of the next calendar year.
    pub finish_by_end_of_next_year: bool,
    /// How often, for [`Kind::LimitCount`].
    pub max_count: Option<u32>,
    /// How often by way of exception.
    pub exceptional_max_count: Option<u32>,
    /// Whether it protects a child, or a measure lapses when it is missed.
    pub protection: bool,
    /// When it may be longer, in words.
    pub extension: Option<String>,
    /// Whether a decision may make it longer.
    pub extendable: bool,
    /// By how much at most.
    pub extension_limit: Option<Amount>,
    /// The section by which the clock may stand still, where there is one.
    pub pause: Option<String>,
    /// When to remind, in the words of the source.
    pub reminders: Vec<String>,
    /// The stage of the process that it belongs to, in the words of the source.
    pub stage: Option<String>,
    /// What becomes of running cases when it begins to hold. `None`: as [`Transition::RunningCases`].
    pub transition: Option<Transition>,
}

impl Version {
    /// Whether it holds on that day, as far as its days are known.
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// A rule with all its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// Oldest first; never empty.
    versions: Vec<Version>,
}

impl Rule {
    /// A rule of these versions, in any order. `None` when there are none.
    pub fn new(mut versions: Vec<Version>) -> Option<Self> {
        versions.sort_by_key(|version| version.version);
        let id = versions.first()?.id.clone();
        Some(Self { id, versions })
    }

    /// Oldest first.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// The newest version.
    #[allow(clippy::missing_panics_doc, reason = "there is always one")]
    pub fn newest(&self) -> &Version {
        &self.versions[self.versions.len() - 1]
    }

    /// The version that holds on that day.
    pub fn on(&self, day: Date) -> Option<&Version> {
        self.versions.iter().rev().find(|version| version.holds_on(day))
    }

    /// The version for a clock that begins on that day in a case that was opened on the other. One that
    /// holds for new cases only leaves older cases to the version before it.
    pub fn for_case(&self, opened: Date, day: Date) -> Option<&Version> {
        let mut left_to_the_one_before = false;
        self.versions.iter().rev().find(|version| {
            let only_new = version.transition == Some(Transition::NewCases);
            let at = if only_new { opened } else { day };
            let begun = version.valid_from.is_none_or(|from| from <= at);
            let over = version.valid_to.is_some_and(|to| to < at) && !left_to_the_one_before;
            left_to_the_one_before = !begun && only_new;
            begun && !over
        })
    }

    /// The same rule with one more version, which goes before those that begin no later.
    #[must_use]
    pub(crate) fn with(&self, version: Version) -> Self {
        let mut versions = self.versions.clone();
        versions.push(version);
        versions.sort_by_key(|version| (version.valid_from, version.version));
        Self { id: self.id.clone(), versions }
    }

    /// The version that holds on that day, else the one nearest to it: for a question that is not
    /// about a case, such as "what would have been".
    pub fn nearest(&self, day: Date) -> &Version {
        let later = || self.versions.iter().find(|v| v.valid_from.is_some_and(|from| day < from));
        self.on(day).or_else(later).unwrap_or_else(|| self.newest())
    }

    /// The version with that number.
    pub fn version(&self, number: u32) -> Option<&Version> {
        self.versions.iter().find(|version| version.version == number)
    }
}
