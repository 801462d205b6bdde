# Why one sees or may do something, and why not: the words of the rules in packs/*/policy.cedar.

# Said where no rule allows it and none says why.
policy-no-rule = No rule gives you the right to this.

# The circle
policy-circle-with-consent = You see the circle because you are active in it and there is a consent to sharing that covers your service.
policy-circle-with-legal-basis = You see the circle because you are active in it and a legal basis that covers your service is on record.
policy-circle-coordinator = You see the circle because you are the child’s named person or coordinator.
policy-existence-agency-knows = You may know that the circle exists because your service works with the child.
policy-existence-offered = You may know that the circle exists because somebody wants to hand a role over to you.
policy-search-practitioner = You may search by name and date of birth or national id because you are a practitioner. The search is recorded.
policy-declare-involvement = You may say that you work with the child. The circle is told, and it opens nothing by itself.
policy-leave-circle = You may leave the circle because you are in it.
policy-act-in-circle = You may do this because you are in the circle or coordinate it.
policy-exposure-own-agency = You may choose who sees this because it is your own service’s.
policy-offer-hand-over = You may do this because you hold the role, or because nobody does and you see the circle.
policy-answer-hand-over = You may answer because the role was offered to you.

# Why not, in the circle
policy-not-in-circle = Your service works with the child, but you are not in the circle. Say that you work with the child to join it.
policy-no-ground = You are in the circle, but no consent and no legal basis covers your service today.
policy-consent-outgrown = The guardian has consented, but the young person is now old enough to decide. Ask the young person.
policy-self-declared-waits = You said yourself that you work with the child. The circle opens when somebody else in it has recorded a consent or a legal basis that names your service.
policy-coordinator-hands-over-first = You hold a coordinating role. Hand it over before you leave the circle.
policy-role-opens-nothing = The role alone gives no right to see the circle. A consent or a legal basis that covers your service is needed.

# Protected identity
policy-existence-hidden = The person has a level of protection that needs special clearance.
policy-protected-cleared-in-circle = You see protected details because you are cleared for them and may see the circle.
policy-protected-cleared-in-lists = You see the names of protected persons because you are cleared for them.
policy-protected-cleared-in-review = You see name and number in the review because you are cleared for them.
policy-protected-own = You see your own details.
policy-never-linked = Records of this person must never be joined to others.
policy-no-invitation-outside = No message about a person with this level of protection may be sent out.

# Child and family
policy-own-circle = This is your own circle.
policy-own-log = You have the right to see who has looked at your details.
policy-child-through-guardian = You can see your circle together with your guardian. When you are older you can open it yourself.
policy-guardian-with-custody = You see the child’s circle because you have parental responsibility.
policy-guardian-without-custody = You are not on record as having parental responsibility for the child.
policy-guardian-time-over = The young person is now old enough to decide who sees the circle.

# Desk work
policy-steward-reviews-links = You review possible duplicates so that the records are right.
policy-agency-admin-feeds = You look after your own service’s lists.
policy-agency-admin-api-keys = You look after the keys of your own service’s systems.
policy-manager-counts = You see counts of your own service, never a person.
policy-officer-reads-access-record = You read the access log to check that the rules are kept.
policy-admin-runs-partnership = You look after accounts and outgoing mail. You see no children.
policy-link-quality-is-known = You see how well linking does, in counts. You see no children.
policy-own-day = This is your own page.
policy-own-account = These are your own settings.
policy-family-follows-case = You see where your own or your child’s case stands when whoever works on it has opened it to you.
policy-anybody-at-work-reports = Everybody who works with children may report a concern.
policy-duty-officer-receives = You take in concern reports for your agency.
policy-duty-officer-works-case = You take in concern reports for your agency and see its cases.
policy-handler-works-case = You work on this case, or stand in for whoever does.
policy-case-of-protected = Cases of somebody with a protected identity are for staff who are cleared for them.
policy-duty-officer-searches = You look for the child that a report is about.
policy-manager-oversees-cases = You see where your agency’s cases stand and who works on them, not the children.
policy-admin-sees-operations = You see what is wrong with the running of the service.

# Emergencies
policy-break-glass-may = In an emergency you may open the circle for an hour, and answer for it afterwards.
policy-break-glass = You see the circle because you have opened it in an emergency. That is reviewed afterwards.
policy-protected-cleared-in-emergency = You see protected details because you are cleared for them and have opened the circle in an emergency.
policy-officer-reviews-break-glass = You review openings in emergencies to check that the rules are kept.
# Signals and alerts
policy-note-signal-in-circle = You may note this because you are in the circle or coordinate it.
policy-note-signal-own = You may note this because it is about you.
policy-note-signal-guardian = You may note this because you have parental responsibility.
policy-signals-with-ground = You see this because you are in the circle and a ground for sharing covers your service.
policy-signals-coordinator = You see this because you are the child’s named person or coordinator.
policy-admin-manages-alert-rules = You manage alert rules. You see counts, and no children.
policy-admin-keeps-local-law = You manage the partnership’s local rules on time limits. None of them is about a person.
policy-ask-consent-in-circle = You are in the circle, or coordinate it, and may ask the family for consent and see what it answers.
policy-give-consent-own = You are old enough to consent yourself.
policy-give-consent-guardian = You have custody of the child, and at the child’s age guardians consent.
policy-consent-too-young = You are too young to consent yourself. Your guardians answer.
policy-consent-no-longer-the-guardians = The child is old enough to consent without you.
policy-decide-disclosure-in-circle = You are in the circle, or coordinate it, and may decide to share or not to share. You answer for it by name.
