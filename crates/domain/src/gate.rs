//! The words of the gate: who asks, for what, about whom, and what the answer is.
//! The judgement itself is in the `policy` crate, by the packs' Cedar policies.

use jiff::civil::Date;

use crate::coded::coded;
use crate::id::{AccountId, AgencyId, HatId, PartnershipId, PersonId, PractitionerId};
use crate::person::RelationKind;
use crate::protection::{Category, Level};
use crate::sharing::Sharing;

coded! {
    /// What a hat lets its wearer be.
    Role {
        /// Staff who work with children.
        Practitioner = "practitioner",
        /// Takes in concern reports for one agency, and opens cases.
        DutyOfficer = "duty_officer",
        /// Resolves possible duplicates.
        DataSteward = "data_steward",
        /// Feeds lists, staff and roles of one agency.
        AgencyAdmin = "agency_admin",
        /// Sees to it that the law is kept; reads the access record.
        DataProtectionOfficer = "data_protection_officer",
        /// Sees counts of the own agency.
        Manager = "manager",
        /// Accounts, agencies, mail queue of one partnership; no child.
        PartnershipAdmin = "partnership_admin",
        /// The child or young person.
        Child = "child",
        /// Guardian or family member.
        Guardian = "guardian",
    }
}

coded! {
    /// Why somebody looks.
    Purpose {
        /// To give or coordinate support to the child.
        Support = "support",
        /// To see what is held about oneself or one's child.
        OwnAccess = "own_access",
        /// To decide whether records speak of the same person.
        LinkQuality = "link_quality",
        /// To run the service.
        Administration = "administration",
        /// To check that rules were kept.
        Supervision = "supervision",
    }
}

coded! {
    /// Everything that can be asked of the gate.
    Action {
        /// Look for a person.
        SearchPerson = "search_person",
        /// Open the child's page with its circle.
        ViewCircle = "view_circle",
        /// Learn that a circle exists and how to ask to join.
        ViewExistence = "view_existence",
        /// See values that the protection level hides.
        ViewProtected = "view_protected",
        /// Say that one works with the child.
        DeclareInvolvement = "declare_involvement",
        /// Leave the circle.
        LeaveCircle = "leave_circle",
        /// Invite a practitioner or an agency.
        Invite = "invite",
        /// Record a consent or legal basis for sharing the circle, or withdraw it.
        RecordSharing = "record_sharing",
        /// Ask the family for a consent, see what was answered, record one that was given on paper.
        AskConsent = "ask_consent",
        /// Give, decline, change or withdraw a consent of one's own or for one's child.
        GiveConsent = "give_consent",
        /// Decide to share, or not to share, where a consent is not the ground.
        DecideDisclosure = "decide_disclosure",
        /// Choose who may learn of an involvement of the own agency.
        SetExposure = "set_exposure",
        /// Become or appoint coordinator where there is none, or offer the role to another.
        OfferHandOver = "offer_hand_over",
        /// Take over or decline a coordinator's role that was offered.
        AnswerHandOver = "answer_hand_over",
        /// Ask the circle to look.
        RaiseAttention = "raise_attention",
        /// Note a strength or a worry, and see what one has noted.
        NoteSignal = "note_signal",
        /// See the strengths and worries that were noted around a child.
        ViewSignals = "view_signals",
        /// See an alert around a child, and answer it.
        AnswerAlert = "answer_alert",
        /// See who has looked at a person.
        ViewWhoLooked = "view_who_looked",
        /// See the evidence on a possible duplicate, decide it, undo a link.
        ReviewLinks = "review_links",
        /// Set from when on records are linked without asking.
        ManageLinking = "manage_linking",
        /// Write, try out and switch alert rules; sees counts, no child.
        ManageAlertRules = "manage_alert_rules",
        /// Bring and switch the partnership's own time limits, and newer versions of those of the law pack.
        ManageLocalLaw = "manage_local_law",
        /// See how well linking does: counts of answers, no person.
        ViewLinkQuality = "view_link_quality",
        /// Deliver client and staff lists of an agency and see its deliveries.
        ImportFeed = "import_feed",
        /// Make and revoke the keys of one agency's own systems.
        ManageApiKeys = "manage_api_keys",
        /// Manage accounts, hats and agencies.
        ManageAccounts = "manage_accounts",
        /// See outgoing mail that could not be delivered.
        ViewMailQueue = "view_mail_queue",
        /// Read and export the access record of a partnership.
        ViewAccessRecord = "view_access_record",
        /// See counts of the own agency.
        ViewCounts = "view_counts",
        /// Send a concern report from inside, and see what became of those that the own agency sent.
        SendConcern = "send_concern",
        /// See the queue of concern reports to one agency, and open them.
        ReceiveConcerns = "receive_concerns",
        /// See and work on a case: the report that it began with, its steps and clocks.
        WorkCase = "work_case",
        /// See where the cases of one agency stand, without the children, and transfer them.
        OverseeCases = "oversee_cases",
        /// See where a case about oneself or one's child stands.
        FollowCase = "follow_case",
        /// See what is wrong with the running of a partnership.
        ViewOperations = "view_operations",
        /// See one's own day and children.
        ViewMyDay = "view_my_day",
        /// Change one's own settings and sessions.
        ManageOwnAccount = "manage_own_account",
        /// Open a circle in an emergency, for an hour.
        BreakGlass = "break_glass",
        /// Review such openings, and decide whether the family is shown them.
        ReviewBreakGlass = "review_break_glass",
    }
}

/// Who asks, and with which hat on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The tenant. Nothing of another partnership can be reached.
    pub partnership: PartnershipId,
    /// The human.
    pub account: AccountId,
    /// The hat that is on.
    pub hat: HatId,
    /// What the hat lets its wearer be.
    pub role: Role,
    /// The agency the hat belongs to, if any.
    pub agency: Option<AgencyId>,
    /// The practitioner the hat belongs to, if any.
    pub practitioner: Option<PractitionerId>,
    /// For family hats: who they are.
    pub person: Option<PersonId>,
    /// Cleared for protected identities by the partnership.
    pub cleared: bool,
}

/// How a family member stands to the person who is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FamilyTie {
    /// What the viewer is to the child; `None` when the viewer is the person.
    pub kind: Option<RelationKind>,
    /// Whether the viewer has legal custody.
    pub custody: bool,
}

/// What the gate needs to know of viewer and person, loaded by the store in one round trip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The tenant that the person belongs to: a second wall behind the store's own.
    pub partnership: PartnershipId,
    /// The person asked about.
    pub person: PersonId,
    /// Protection level.
    pub level: Option<Level>,
    /// Birth date, for age limits.
    pub born: Option<Date>,
    /// The viewer has a current involvement of their own.
    pub in_circle: bool,
    /// The viewer's agency has a current involvement.
    pub agency_knows: bool,
    /// The viewer's agency stands in the circle by nothing but declarations of its own staff:
    /// no list of the agency names the child and no invitation was answered. Such a place is
    /// told to the circle and opens nothing until a ground names the agency.
    pub self_declared: bool,
    /// The viewer holds a coordinator's role.
    pub coordinator: bool,
    /// A hand-over to the viewer waits for an answer.
    pub offered: bool,
    /// Current grounds on which this child's circle is shared.
    pub sharing: Vec<Sharing>,
    /// For family hats: how they stand to the person.
    pub family: Option<FamilyTie>,
    /// The reason that the viewer wrote, while an opening in an emergency lasts for this hat and
    /// this child. Lists are never told of one.
    pub glass: Option<String>,
}

/// Id of a policy in a pack, such as `circle-member-with-consent`.
pub type RuleId = String;

/// A rule that took part in a decision, for *why do I see this*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The policy's `@id`.
    pub id: RuleId,
    /// The policy's `@reason`: a Fluent key that says it in words.
    pub reason: String,
    /// The policy's `@section`: act and section, or the design rule it comes from.
    pub section: String,
}

/// Permission for one action on one object, with the rules that gave it. Made only by the
/// `policy` crate: `clippy.toml` forbids [`Permit::issue`] elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    action: Action,
    person: Option<PersonId>,
    rules: Vec<Rule>,
    clears: Clearance,
    reason: Option<String>,
}

/// Which protected values a permit opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clearance {
    /// None: what a level hides stays hidden.
    Nothing,
    /// These categories, of the person asked about only: a child sees the own address, never
    /// that of a protected parent on the same page.
    OfThePerson(Vec<Category>),
    /// These categories, of everybody on the page.
    OfEverybody(Vec<Category>),
}

impl Permit {
    /// Issues a permit. Only for the policy crate.
    pub const fn issue(
        action: Action,
        person: Option<PersonId>,
        rules: Vec<Rule>,
        clears: Clearance,
    ) -> Self {
        Self { action, person, rules, clears, reason: None }
    }

    /// The same permit with the reason in the viewer's own words, where the rule asks for one: it
    /// goes into every access record that is made of the permit.
    #[must_use]
    pub fn because(mut self, reason: Option<String>) -> Self {
        self.reason = reason;
        self
    }

    /// The viewer's own reason, where the rule asks for one.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    /// What is permitted.
    pub const fn action(&self) -> Action {
        self.action
    }

    /// About whom; `None` for actions that concern no person.
    pub const fn person(&self) -> Option<PersonId> {
        self.person
    }

    /// The rules that decided.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Whether protected values of this category may be shown, of whomever they are.
    pub fn clears(&self, category: Category) -> bool {
        matches!(&self.clears, Clearance::OfEverybody(open) if open.contains(&category))
    }

    /// Whether protected values of this category may be shown of that person.
    pub fn clears_of(&self, person: PersonId, category: Category) -> bool {
        match &self.clears {
            Clearance::Nothing => false,
            Clearance::OfThePerson(open) => self.person == Some(person) && open.contains(&category),
            Clearance::OfEverybody(open) => open.contains(&category),
        }
    }
}

/// Refusal, with the rules that forbade it (empty: no rule allows it, the default).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("denied")]
pub struct Denied {
    /// What was asked.
    pub action: Action,
    /// The rules that forbade it.
    pub rules: Vec<Rule>,
    /// Whether even existence is to be concealed: answer 404, not 403.
    pub conceal: bool,
}
