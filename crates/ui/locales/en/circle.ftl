# The child's page
circle-title = The circle
circle-around = The circle around { $name }
circle-around-child = The circle around the child
circle-child = The child
circle-born = Born { $date }
circle-lives-with = Lives with { $who }
circle-language = Language: { $language }
circle-and = { $first } and { $last }

# Acting
circle-actions = What you can do
circle-join = Join the circle
circle-invite = Invite to the circle
circle-attention = Ask the circle to look
circle-hand-over = Hand over a role
circle-leave = Leave the circle
circle-record-sharing = Record a ground
circle-no-ground-ask = Ask the family, or decide
circle-no-ground-ask-lead = The family can say yes on its own page or on paper. Where consent is not the ground you write a decision.

# Facts strip
circle-no-holder = Nobody holds the role yet
circle-no-holder-hint = Someone in the circle can take it.
circle-next = Next
circle-next-nothing = Nothing is waiting right now
circle-next-hand-over = Answer to a hand-over
circle-next-attention =
    { $count ->
        [one] The circle is asked to look
       *[other] The circle is asked to look at { $count } things
    }
circle-next-of = { $name } · { $days }
circle-sources = Sources
circle-sources-found = Found in { $found } of { $all }
circle-sources-oldest = Oldest list is as of { $date }

# The drawing
circle-drawing-size =
    { $count ->
        [0] Nobody is in the circle yet.
        [one] One contact.
       *[other] { $count } contacts.
    }
circle-drawing-sector = { $sector }: { $count }.
circle-drawing-same = The list below says the same.
circle-masked = Masked contact
circle-masked-role = Ask the coordinator
circle-masked-hint = Someone is in the circle but not shown. The named person or lead professional knows how to reach them.
circle-mark-solid = contact within 90 days
circle-mark-dotted = no known contact for 90 days
circle-mark-ring = coordinating role
circle-mark-lock = protected

# The list
circle-list = Everyone in the circle
circle-empty = Nobody is in the circle yet
circle-empty-hint = The agencies’ lists do not say that anyone works with the child. What they cover stands under Sources.
circle-you = You
circle-guest = Guest from outside
circle-hidden = Shown only to your agency
circle-quiet = No contact for long
circle-since = Since { $date }
circle-last-contact = last contact { $date }
circle-last-unknown = last contact not known
circle-as-of = as of { $date }
circle-entry-point = Way in: { $text }
circle-call = Call { $name }, { $phone }
circle-write = Write to { $name }, { $email }

# About the child
circle-about = Details
circle-national-id = National id
circle-address = Address
circle-family = Family and household
circle-family-nobody = No source has said who belongs to the family.
circle-custody = has custody
circle-same-household = same household
circle-other-household = another household

# Waiting
circle-attention-by = { $who } asks the circle to look
circle-attention-close = Dealt with
circle-attention-close-hint = The circle is told that it is dealt with.
circle-offer = { $role }: { $to } has been asked
circle-offer-you = Will you take the role of { $role }?
circle-offer-holds = { $from } holds the role until the answer comes.
circle-offer-nobody-holds = Nobody holds the role until the answer comes.
circle-offer-accept = Take over
circle-offer-decline = Not me
circle-offer-withdraw = Withdraw
circle-invitations = Invited
circle-invitation-line = { $organisation }, invited by { $by }
circle-invitation-until = The link works until { $date }

# Latest, sources, grounds
circle-latest = Latest in the circle
circle-latest-nothing = Nothing has happened in the circle yet.
circle-found-in = Found in the list of
circle-not-found-in = Not found in the list of
circle-not-found-means = “Not found” holds for the day of the list and what it covers. Protected services are never named here.
circle-found-nowhere = No list names the child.
circle-covers = covers { $from } to { $to }
circle-sharing = Ground for sharing
circle-sharing-none = No ground for sharing is recorded.
circle-sharing-by = Given by { $who }
circle-sharing-until = Holds until { $date }
circle-sharing-open = Holds until further notice
circle-why = Why do I see this?
circle-why-not = Why do I not see more?
circle-why-recorded = That you opened this page is recorded. The family can see it.

# Protected identity
circle-protected = Protected identity: { $level }
circle-protected-hint = What is protected is not shown here. Say nothing about where the child lives or stays, and leave no prints lying about.

# Outside of the circle
circle-outside-title = There is a circle
circle-outside-lead = Your agency works with the child. So do others. You are not in the circle and therefore do not see who.
circle-outside-ask = How to ask
circle-outside-ask-hint = Call or write to the one who holds the circle together. Say who you are and why you ask.
circle-outside-ask-nobody = Nobody holds the circle together yet. Ask in your own agency who has the contact, or say below that you work with the child.
circle-outside-declare = Do you work with the child yourself?

# In the circle, but nothing allows to share it
circle-no-ground-title = The circle cannot be shown yet
circle-no-ground-lead = You are in the circle, but no ground for showing it to you is recorded: neither consent nor a legal basis.
circle-no-ground-do = Record the ground
circle-no-ground-wait = Someone else in the circle needs to record a ground that names your agency. You are told when it is done.
circle-sharing-withdraw = Withdraw
circle-exposure = Our visibility
