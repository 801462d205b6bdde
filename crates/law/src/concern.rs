//! How a country takes in concern reports: which process begins, what a reporter may learn, who is told
//! when nobody opens one. `concern.toml` of a pack.

use jiff::civil::Date;

use crate::case::Case;
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
    /// What is told back, and when that is true.
    pub feedback: Feedback,
    /// Rules whose work needs somebody who does not work on the case.
    pub second_reader: Vec<String>,
    /// Whether reports may be searched for by the child, and since when.
    pub search: Vec<Search>,
    /// Who is told when nobody opens a report, the soonest first.
    pub escalate: Vec<Escalation>,
}

/// Telling the reporter what was decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feedback {
    /// Rules whose clocks end when it is told.
    pub ends: Vec<String>,
    /// Stages by which an investigation was opened.
    pub opened: Vec<String>,
    /// Stages by which none was.
    pub not_opened: Vec<String>,
}

impl Feedback {
    /// Whether that is true of a case: nobody is told of a decision before it is taken, nor of another.
    pub fn is_true(&self, what: Telling, case: &Case) -> bool {
        let went_to = |stages: &[String]| case.history.iter().any(|taken| stages.contains(&taken.to));
        match what {
            Telling::Opened => went_to(&self.opened),
            Telling::NotOpened => went_to(&self.not_opened) && !went_to(&self.opened),
            Telling::Received | Telling::Running | Telling::FollowedUp => true,
        }
    }
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

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::case::{Grounds, Taken};

    #[test]
    fn the_reporter_is_told_no_decision_but_the_one_that_was_taken() {
        let stages = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let feedback =
            Feedback { ends: Vec::new(), opened: stages(&["look", "care"]), not_opened: stages(&["none"]) };
        let cases: [(&[&str], bool, bool); 6] = [
            (&[], false, false),
            (&["weigh"], false, false),
            (&["weigh", "look"], true, false),
            (&["weigh", "none"], false, true),
            (&["care", "none"], true, false),
            (&["look", "end"], true, false),
        ];
        for (way, opened, not_opened) in cases {
            let taken = |to: &&str| Taken {
                from: String::new(),
                to: (*to).to_owned(),
                at: Timestamp::UNIX_EPOCH,
                grounds: Grounds::default(),
            };
            let case = Case {
                process: String::new(),
                stage: String::new(),
                opened: Timestamp::UNIX_EPOCH,
                history: way.iter().map(taken).collect(),
                clocks: Vec::new(),
            };
            assert_eq!(feedback.is_true(Telling::Opened, &case), opened, "{way:?}");
            assert_eq!(feedback.is_true(Telling::NotOpened, &case), not_opened, "{way:?}");
            assert!(feedback.is_true(Telling::Received, &case));
        }
    }
}
