//! Notices: what one account should know. They carry no name, number or reason; the page
//! that they lead to shows those after asking the gate.

use jiff::Timestamp;

use crate::coded::coded;
use crate::id::{NoticeId, PersonId};

coded! {
    /// What a notice, and a line of "latest in the circle", is about.
    EventKind {
        /// Somebody joined the circle.
        Joined = "joined",
        /// Somebody left the circle.
        Left = "left",
        /// Somebody outside was invited.
        Invited = "invited",
        /// The reader is invited into a circle.
        InvitationReceived = "invitation_received",
        /// An invitation was accepted.
        InvitationAccepted = "invitation_accepted",
        /// An invitation was declined.
        InvitationDeclined = "invitation_declined",
        /// A coordinator's role was offered.
        HandOverOffered = "hand_over_offered",
        /// It was accepted.
        HandOverAccepted = "hand_over_accepted",
        /// It was declined.
        HandOverDeclined = "hand_over_declined",
        /// It was taken back.
        HandOverWithdrawn = "hand_over_withdrawn",
        /// It was not answered in time.
        HandOverLapsed = "hand_over_lapsed",
        /// Attention was raised.
        AttentionRaised = "attention_raised",
        /// Attention was dealt with.
        AttentionClosed = "attention_closed",
        /// A ground for sharing was recorded.
        SharingRecorded = "sharing_recorded",
        /// A ground for sharing was withdrawn.
        SharingWithdrawn = "sharing_withdrawn",
        /// The reader is asked for a consent; in no circle.
        ConsentAsked = "consent_asked",
        /// A consent that the reader asked for was declined; in no circle.
        ConsentDeclined = "consent_declined",
        /// A decision to share, or not, is to be looked at again; in no circle.
        DisclosureReview = "disclosure_review",
        /// An agency's list brought a new tie.
        FeedJoined = "feed_joined",
        /// An agency's list ended a tie.
        FeedLeft = "feed_left",
        /// Records of two persons were found to speak of the same child.
        RecordsJoined = "records_joined",
        /// Records were found to speak of two different children.
        RecordsParted = "records_parted",
        /// Two persons became one, and of two holders of one coordinator's role one goes on.
        CoordinatorKept = "coordinator_kept",
        /// The data steward asks an agency about its own records; in no circle.
        QuestionAsked = "question_asked",
        /// A concern report has come in; in no circle, as all that follow.
        ConcernReceived = "concern_received",
        /// A concern report waits that nobody has opened.
        ConcernUnopened = "concern_unopened",
        /// A case was given to the reader.
        CaseGiven = "case_given",
        /// A task was given to the reader.
        TaskGiven = "task_given",
        /// Something will soon be due.
        ReminderSoon = "reminder_soon",
        /// Something is due.
        ReminderDue = "reminder_due",
        /// The time of something is up.
        ReminderOver = "reminder_over",
        /// A circle was opened in an emergency; in no circle.
        GlassBroken = "glass_broken",
        /// A rule asks a human to look.
        AlertRaised = "alert_raised",
        /// A strength or a worry was noted.
        SignalNoted = "signal_noted",
    }
}

coded! {
    /// How often an account gets e-mail about notices.
    MailRhythm {
        /// One e-mail at once.
        AtOnce = "at_once",
        /// One digest a day.
        Daily = "daily",
        /// One digest a week.
        Weekly = "weekly",
        /// None; notices in the page only.
        Never = "never",
    }
}

/// One notice of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// The child it is about; `None` for what is told to a desk.
    pub person: Option<PersonId>,
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub at: Timestamp,
    /// Whether the account has seen it.
    pub seen: bool,
}
