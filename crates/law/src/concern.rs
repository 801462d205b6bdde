//! How a country takes in concern reports: which process begins, what a reporter may learn, who is told
//! when nobody opens one. `concern.toml` of a pack.

use jiff::civil::Date;

use crate::rule::{Check, codes};

codes! {
    /// Who reports.
    Reporter {
        /// Somebody who is not at work: a neighbour, a relative, the family itself.
        Private = "private",
        /// Somebody at work, such as a teacher or a doctor.
        Professional = "professional",
    }
}

codes! {
    /// What a reporter can be told.
    Telling {
        /// That the report has come in.
        Received = "received",
        /// That an investigation was opened.
        Opened = "opened",
        /// That none was opened.
        NotOpened = "not_opened",
        /// That one was running already.
        Running = "running",
        /// Whether child and family are followed up.
        FollowedUp = "followed_up",
    }
}

codes! {
    /// Who is told that nobody has opened a report.
    To {
        /// The duty officers of the agency, once more.
        DutyOfficer = "duty_officer",
        /// Its managers.
        Manager = "manager",
        /// Whoever runs the partnership, on the page of operations.
        Alarm = "alarm",
    }
}

/// How concern reports are taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intake {
    /// The process that begins with a report.
    pub process: String,
    /// The telephone number for danger now.
    pub emergency: String,
    /// Who may report without saying who they are.
    pub anonymous: Anonymous,
    /// What each kind of reporter may learn.
    pub told: Vec<Told>,
    /// Rules whose clocks end with the receipt itself, by kind of reporter.
    pub receipt: Vec<(Reporter, Vec<String>)>,
    /// Rules whose clocks end when the reporter is told what was decided.
    pub feedback: Vec<String>,
    /// Rules whose work needs somebody who does not work on the case.
    pub second_reader: Vec<String>,
    /// Whether reports may be searched for by the child, and since when.
    pub search: Vec<Search>,
    /// Who is told when nobody opens a report, the soonest first.
    pub escalate: Vec<Escalation>,
}

/// Who may report without saying who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anonymous {
    /// Private reporters.
    pub private: bool,
    /// Professionals.
    pub professional: bool,
    /// Act and section.
    pub section: String,
    /// How the project knows.
    pub check: Check,
}

/// What one kind of reporter may learn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Who.
    pub reporter: Reporter,
    /// What.
    pub what: Vec<Telling>,
    /// Act and section.
    pub section: String,
    /// How the project knows.
    pub check: Check,
}

/// Whether reports may be searched for by the child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// First day on which it holds; `None` for always.
    pub from: Option<Date>,
    /// Last day on which it holds; `None` for ever.
    pub to: Option<Date>,
    /// Whether.
    pub allowed: bool,
    /// Act and section.
    pub section: String,
    /// How the project knows.
    pub check: Check,
}

/// Who is told after so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Escalation {
    /// Minutes from reception.
    pub minutes: u32,
    /// Who.
    pub to: To,
}

impl Intake {
    /// Whether that kind of reporter may stay unknown.
    pub const fn may_be_anonymous(&self, reporter: Reporter) -> bool {
        match reporter {
            Reporter::Private => self.anonymous.private,
            Reporter::Professional => self.anonymous.professional,
        }
    }

    /// What that kind of reporter may learn, and by which section.
    pub fn told(&self, reporter: Reporter) -> Option<&Told> {
        self.told.iter().find(|told| told.reporter == reporter)
    }

    /// Rules whose clocks end with that reporter's receipt.
    pub fn ended_by_receipt(&self, reporter: Reporter) -> &[String] {
        self.receipt.iter().find(|(who, _)| *who == reporter).map_or(&[], |(_, rules)| rules)
    }

    /// What holds on that day about searching reports; where the pack says nothing, they are not
    /// searched.
    pub fn search_on(&self, day: Date) -> Option<&Search> {
        let holds = |s: &&Search| s.from.is_none_or(|from| from <= day) && s.to.is_none_or(|to| day <= to);
        self.search.iter().find(holds)
    }
}
