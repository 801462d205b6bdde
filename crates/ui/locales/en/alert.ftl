# A rule asks a human to look
alert-title = A rule asks you to look
alert-lead = Nothing is decided by this. Look, talk to those who know the child, and say what came of it.
alert-card = A rule asks you to look
alert-open = See why
alert-rule-heading = The rule
alert-facts = What met the rule
alert-quiet = { $agency } has told of no contact since { $date }
alert-moved = A list said another address or household on { $date }
alert-attendance = { $agency }, from { $from } to { $to }
alert-look = Somebody of an agency outside the circle searched for the child on { $date }
alert-gone =
    { $count ->
        [one] { $count } that you may not see any more
       *[other] { $count } that you may not see any more
    }
alert-raised = Raised { $when }, by version { $version } of the rule
alert-to-child = To the child’s page
alert-to-signals = Strengths and worries
alert-answer = What came of it?
alert-outcome = Outcome
alert-outcome-looked_at = Looked at, nothing more is needed
alert-outcome-meeting_called = A meeting is called
alert-outcome-support_changed = Support was changed
alert-outcome-concern_reported = A concern report was made
alert-outcome-other = Something else
alert-words = In a few words
alert-words-hint = At most { $limit } characters. Needed for “something else”.
alert-consequence = The alert is closed for everybody who was asked. It comes again only if something new meets the rule.
alert-send = Save the outcome
alert-answered = { $by } answered { $when }
alert-answered-already = Somebody else has answered already.

# A rule in a sentence
alert-sentence = If { $when }, ask { $tell } to look.
alert-sentence-uncoordinated = If { $when }, and nobody coordinates the child, ask { $tell } to look.
alert-and = { $one }, and { $more }
alert-further = Condition { $n } (optional)
alert-further-hint = All conditions must be met at once. Leave empty if one is enough.
alert-error-twice = The rule has this condition already.
alert-tell-named_person = the named person
alert-tell-lead_professional = the lead professional
alert-tell-coordinator = whoever coordinates
alert-when-worry =
    { $agencies ->
        [one] at least one agency has
       *[other] at least { $agencies } agencies have
    } noted { $count ->
        [one] at least one worry
       *[other] at least { $count } worries
    } { $about } within { $days } days
alert-when-strength =
    { $agencies ->
        [one] at least one agency has
       *[other] at least { $agencies } agencies have
    } noted { $count ->
        [one] at least one strength
       *[other] at least { $count } strengths
    } { $about } within { $days } days
alert-about = on “{ $indicator }”
alert-about-any = on anything
alert-when-missed_contact = an agency in { $sector } has told of no contact for more than { $days } days
alert-when-missed_contact-any = an agency that tells of contacts has told of none for more than { $days } days
alert-when-moved = the child’s address or household has changed within { $days } days
alert-when-attendances =
    { $count ->
        [one] at least one involvement
       *[other] at least { $count } involvements
    } of { $agencies ->
        [one] at least one agency
       *[other] at least { $agencies } agencies
    } began within { $days } days and ended within { $lasting ->
        [one] { $lasting } day
       *[other] { $lasting } days
    }
alert-when-looked_elsewhere =
    { $count ->
        [one] at least one exact search
       *[other] at least { $count } exact searches
    } for the child came from outside the circle within { $days } days

# The administrator's pages
alert-rules-title = Alert rules
alert-rules-lead = A rule asks a human to look. It gives no score, ranks nobody and decides nothing. Rules are off until you switch them on.
alert-rules-none = There is no rule yet.
alert-rules-new = Write a rule
alert-rules-examples = Rules that come with Kring
alert-rules-examples-lead = They are examples. Take one over, try it out on past days, and switch it on if it is right for you.
alert-adopt = Take over as a draft
alert-rule-title = Alert rule
alert-new-title = A new rule
alert-new-lead = A rule has up to three conditions, all of which must hold, and can be read aloud.
alert-versions = Versions
alert-version = Version { $version }
alert-version-made = written { $when }
alert-state-draft = Draft
alert-state-on = On
alert-state-off = Off
alert-switch-on = Switch on
alert-switch-off = Switch off
alert-switch-consequence = From now on the rule is asked whenever something is noted, and once a day. Another version of the same rule is switched off.
alert-try = Try out on the last { $days } days
alert-try-lead = Counts only: you see no child. Of contacts the last one is known, of coordinators those who hold a role today.
alert-tried =
    { $fired ->
        [0] It would not have fired in the last { $days } days. { $children } children were looked at.
        [one] It would have fired once in the last { $days } days. { $children } children were looked at.
       *[other] It would have fired { $fired } times in the last { $days } days, around { $around } of the { $children } children that were looked at.
    }
alert-new-version = Write a new version
alert-new-version-hint = The version that is on stays on until you switch on the new one.
alert-kind = What is to be met?
alert-kind-signals = Strengths or worries
alert-kind-missed_contact = No contact for long
alert-kind-moved = The child has moved
alert-kind-attendances = Short attendances at several agencies
alert-kind-looked_elsewhere = Searches from outside the circle
alert-indicator = On which indicator?
alert-indicator-hint = Leave it open for any.
alert-direction = Which kind?
alert-at_least = At least how many?
alert-agencies = From at least how many agencies?
alert-lasting = Over within how many days?
alert-sector = Which kind of service?
alert-sector-hint = Leave it open for any.
alert-days = Within, or for more than, how many days?
alert-uncoordinated = Only while nobody coordinates the child
alert-uncoordinated-hint = Nobody is named person, lead professional or coordinator.
alert-tell = Who is asked to look?
alert-tell-hint = Where nobody holds that role, whoever else coordinates is asked; where nobody does, the circle.
alert-save = Save as a draft
alert-error-number = Write a whole number from { $from } to { $to }.
alert-rule-changed = Somebody else has changed the rule since you opened the page. Open it again to see what stands now.
