# The access record for the data protection officer.
audit-title = Access record
audit-lead = Every read, search and change, with who, what and on which ground. That you read here is recorded too.
audit-chain = The chain
audit-records = Records
audit-linked = Linked
audit-waiting = 
    { $count ->
        [one] { $count } waits
       *[other] { $count } wait
    }
audit-signed = Signed heads
audit-hash = Newest hash
audit-verify = Verify the chain
audit-export = Export everything (JSON lines)
audit-sound = The chain is whole. Links checked: { $links }. Signatures checked: { $signed }.
audit-broken = The chain is broken after number { $after }. Something there or earlier was changed or removed.
audit-false-head = The signed head at number { $seq } does not fit the chain.
audit-beside =
    { $count ->
        [one] One record stands beside the chain: it was put in behind Kring’s back.
       *[other] { $count } records stand beside the chain: they were put in behind Kring’s back.
    }
audit-lost =
    { $count ->
        [one] One record was lost before it was linked.
       *[other] { $count } records were lost before they were linked.
    }
audit-filter = Choose records
audit-from = From
audit-until = Up to and including
audit-action = Action
audit-refused-only = Only what was refused
audit-show = Show
audit-show-all = Show all
audit-empty = No records match.
audit-newest = Records, newest first
audit-pseudonyms = People and accounts are shown by short codes that stay the same.
audit-named = Names are shown on this page. Protected identities keep their code.
audit-when = When
audit-who = Who
audit-what = What
audit-whom = Whom it concerns
audit-why = Why
audit-system = The system
audit-refused = Refused
audit-more = 
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
audit-reason-given = Reason: { $reason }
audit-older = Older
audit-names = Show the names
audit-names-consequence = Names are shown for this page. The reason is kept in the record, and those who are named can see that you looked.
audit-reason = Reason
audit-reason-hint = Write why, for example a case number. Write no names.
audit-names-show = Show the names
audit-error-reason-short = Write a reason of at least ten characters.
audit-error-reason-long = The reason can be at most 500 characters.
