# Time
when-today = Today { $time }
when-yesterday = Yesterday { $time }
age-years =
    { $years ->
        [0] under 1 year
        [one] { $years } year
       *[other] { $years } years
    }
days-left =
    { $days ->
        [0] last day
        [one] { $days } day left
       *[other] { $days } days left
    }
days-old =
    { $days ->
        [one] { $days } day old
       *[other] { $days } days old
    }
as-of = as of { $when }
until-date = until { $when }
since-date = since { $when }

# Common
yes = Yes
no = No
save = Save
cancel = Cancel
back = Back
required-mark = (required)
optional-mark = (optional)
missing = Not known
hidden-value = Protected
someone = Someone
name-unknown = Name not known
name-hidden = Protected name
telephone = Telephone
email = Email
search = Search
show-more = Show more
error-summary =
    { $count ->
        [one] One answer needs correcting
       *[other] { $count } answers need correcting
    }
error-required = Fill in this field.
error-too-long = The text is too long. It can be at most { $limit } characters.
error-email = Enter a full email address, such as name@example.org.
error-date = Enter a date that exists, such as 2026-11-21.
error-choose = Choose one of the options.
limit-hint = At most { $limit } characters.
page-of = Page { $page } of { $pages }
page-previous = Previous
page-next = Next
page-navigation = Pages

# Codes: sector
sector-school = School
sector-social_services = Social services
sector-health = Health
sector-psychiatry = Child psychiatry
sector-police = Police
sector-labour_and_welfare = Labour and welfare
sector-voluntary = Voluntary sector
sector-protected = Protected

# Codes: a hat's role
role-practitioner = Practitioner
role-data_steward = Data steward
role-agency_admin = Agency administrator
role-data_protection_officer = Data protection officer
role-manager = Manager
role-partnership_admin = Partnership administrator
role-child = Child or young person
role-guardian = Guardian or family

# Codes: how one says that one works with a child
stated-teacher = Teacher
stated-school_health = School health
stated-case_worker = Case worker
stated-clinician = Clinician
stated-health_visitor = Health visitor
stated-family_support = Family support
stated-police = Police
stated-voluntary_leader = Voluntary leader
stated-other = Other

# Codes: exposure
exposure-open = Shown to the circle
exposure-contact_via_coordinator = Contact through the coordinator
exposure-hidden = Hidden from others

# Codes: coordinators
coordinator-named_person = Named person
coordinator-lead_professional = Lead professional
coordinator-child_coordinator = Child coordinator

# Codes: relations
relation-mother = Mother
relation-father = Father
relation-parent = Parent
relation-guardian = Guardian
relation-foster_parent = Foster parent
relation-sibling = Sibling
relation-relative = Relative

# Codes: sex
sex-female = Girl or woman
sex-male = Boy or man
sex-other = Other

# Codes: grounds for sharing
ground-guardian_consent = Guardian’s consent
ground-own_consent = Own consent
ground-legal_basis = Legal basis

# Codes: levels of protected identity
level-marked = Confidentiality mark (Sweden)
level-protected_population_registration = Protected population registration
level-fictitious = Protected identity
level-confidential_address = Confidential address (Norway)
level-strictly_confidential_address = Strictly confidential address (Norway)
level-name_and_address_protection = Name and address protection (Denmark)

# Codes: states
hand_over_state-offered = Waiting for an answer
hand_over_state-accepted = Accepted
hand_over_state-declined = Declined
hand_over_state-withdrawn = Withdrawn
hand_over_state-lapsed = Not answered in time
invitation_state-sent = Waiting for an answer
invitation_state-accepted = Accepted
invitation_state-declined = Declined
invitation_state-withdrawn = Withdrawn
invitation_state-expired = Expired

# Codes: how often e-mail comes
rhythm-at_once = At once
rhythm-daily = Once a day
rhythm-weekly = Once a week
rhythm-never = Never

# Codes: what happened in a circle. $who is a person with agency, an agency, or "someone".
event-joined = { $who } joined the circle
event-left = { $who } left the circle
event-invited = { $who } invited someone to the circle
event-invitation_received = { $who } invites you to a circle
event-invitation_accepted = { $who } accepted the invitation
event-invitation_declined = { $who } declined the invitation
event-hand_over_offered = { $who } offered a coordinating role
event-hand_over_accepted = { $who } took over a coordinating role
event-hand_over_declined = { $who } declined a coordinating role
event-hand_over_withdrawn = { $who } withdrew a hand-over
event-hand_over_lapsed = A hand-over was not answered in time and went back
event-attention_raised = { $who } asked the circle to look
event-attention_closed = { $who } dealt with what the circle was asked to look at
event-sharing_recorded = { $who } recorded a ground for sharing
event-sharing_withdrawn = { $who } withdrew a ground for sharing
event-consent_asked = You are asked for a consent
event-consent_declined = A consent was declined
event-disclosure_review = A decision to share is to be looked at again
event-feed_joined = { $who } was added by the agency’s list
event-feed_left = { $who } is no longer in the agency’s list
event-records_joined = Information about the child from different places was brought together
event-records_parted = Information that belonged to another child was moved away
event-coordinator_kept = Records were brought together, and a coordinating role that existed twice now has one holder
event-question_asked = The data steward asks about your records
event-glass_broken = { $who } opened a circle in an emergency
event-alert_raised = A rule asks you to look
event-signal_noted = { $who } noted a strength or a worry
who-of-agency = { $name } ({ $agency })
choose = Choose
source-overdue = Overdue

# Codes: what was done
action-search_person = Searched for a person
action-view_circle = Opened the circle
action-view_existence = Saw that there is a circle
action-view_protected = Saw protected details
action-declare_involvement = Joined the circle
action-leave_circle = Left the circle
action-invite = Invited someone to the circle
action-record_sharing = Recorded or withdrew a ground for sharing
action-ask_consent = Asked for consent, or saw the answers
action-give_consent = Gave, declined or withdrew a consent, or saw them
action-decide_disclosure = Decided to share or not to share, or saw the decisions
action-set_exposure = Changed who sees the agency’s involvement
action-offer_hand_over = Offered a coordinating role
action-answer_hand_over = Answered an offered role
action-raise_attention = Asked the circle to look, or dealt with it
action-note_signal = Noted a strength or a worry, or saw what they noted
action-view_signals = Saw strengths and worries
action-answer_alert = Saw or answered an alert
action-manage_alert_rules = Managed alert rules
action-manage_local_law = Managed local rules on time limits
action-raise_alert = A rule asked a human to look
action-view_who_looked = Saw who has looked
action-review_links = Reviewed whether records are of the same person
action-manage_linking = Changed the limits of linking
action-view_link_quality = Saw how well linking does
action-import_feed = Delivered or saw a list
action-manage_api_keys = Made, revoked or saw keys of systems
action-manage_accounts = Managed accounts and roles
action-view_mail_queue = Saw mail that could not be delivered
action-view_access_record = Read the access record
action-view_counts = Saw the agency’s counts
action-view_my_day = Saw their day or their children
action-manage_own_account = Changed their own account
action-break_glass = Opened the circle in an emergency
action-review_break_glass = Reviewed an opening in an emergency

# Codes: why
purpose-support = To give or coordinate support
purpose-own_access = To see one’s own details
purpose-link_quality = To decide whether records are of the same person
purpose-administration = To run the service
purpose-supervision = To check that the rules are kept

# Codes: by which means
means-page = On a page
means-export = As a file
means-api = From another system
means-command_line = From the command line
means-job = By the server itself

# Codes: concern reports, cases, reminders
role-duty_officer = Duty officer
event-concern_received = A concern report has come in
event-concern_unopened = Nobody has opened a concern report
event-case_given = A case was given to you
event-task_given = A task was given to you
event-reminder_soon = Something is due soon
event-reminder_due = Something is due
event-reminder_over = A time limit is over
action-send_concern = Reported a concern, or saw what became of reports
action-receive_concerns = Saw or opened concern reports
action-work_case = Saw or worked on a case
action-oversee_cases = Saw where the agency’s cases stand
action-follow_case = Saw where the own case stands
action-view_operations = Saw what is wrong with the running
