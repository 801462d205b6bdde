case-title = Case
case-title-number = Case { $number }
case-with = { $name } works on it
case-with-duty-officers = With the duty officers
case-line = Where it stands
case-point-done = Done
case-point-now = Now
case-point-next = Can follow
case-clocks = Time limits
case-no-clock = No time limit runs.
case-no-day = At once; the law gives no day
case-paused = Stands still
case-left =
    { $days ->
        [0] Today is the last day, { $day }
        [one] 1 day left, { $day }
       *[other] { $days } days left, { $day }
    }
case-over =
    { $days ->
        [0] The time is up, { $day }
        [one] The time was up 1 day ago, { $day }
       *[other] The time was up { $days } days ago, { $day }
    }
case-plan-over = Was planned to be done; by law at the latest { $day }
case-over-tag = Time is up
case-done = Done
case-resume = Goes on
case-clock-more = Longer, stands still, does not apply
case-reason = Reason
case-fact = The day that it counts from
case-give-fact = Count from that day
case-until = New last day
case-decided-by = Who decided
case-extend = Make longer
case-extended = Until { $day }, by { $who }: { $reason }
case-pause = Stand still
case-does-not-apply = Does not apply
case-ended-clocks =
    { $count ->
        [one] 1 time limit has ended
       *[other] { $count } time limits have ended
    }
case-clock-done = Done { $when }
case-clock-went-on = Ended { $when }: the case went on
case-clock-late = Ended { $when }, after the time was up
case-clock-not-apply = Does not apply, noted { $when }: { $reason }
case-next = What can be done next
case-ended = The case has ended.
case-guard = This is so:
case-consent = Whose consent, and when
case-reasons = Reasons
case-take-step = Go on to this stage
case-history = What has been decided
case-report = The concern report
case-files = Files that came with the report
case-files-hint = Every download is recorded. Open a file with the same care as one from an unknown sender.
case-report-child = About
case-reporter = From
case-reporter-unknown = does not say who they are
case-reporter-of = sent by { $agency }
case-earlier = Earlier reports
case-earlier-none = None is known about this child or about children who share a parent or guardian with it. Say which child it is for the list to be whole.
case-search-allowed = Reports may be searched for by the child: { $section }
case-search-not-allowed = Reports may not be searched for by the child: { $section }
case-feedback = What the reporter knows
case-tell = Tell the reporter
case-tell-consequence = It stands on the page of the receipt. By { $section }.
case-tell-send = Tell
case-tell-nobody = The reporter has not asked to be told, or has not said who they are.
case-child = The child
case-child-unknown = It is not said yet which child it is.
case-family-sees = Child and guardians see where it stands.
case-family-does-not-see = Child and guardians do not see the case. Let them when they have been told.
case-family-show = Let the family see where it stands
case-family-hide = No longer
case-whose-title = Which child is it?
case-whose-other = Another child
case-whose-lead = Look for the child that the report is about. Searches are recorded.
case-whose-found = Found
case-whose-nobody = Nobody was found. The case goes on without; look again when you know more.
case-whose-known = One child whom other agencies work with fits exactly.
case-whose-take = It is this child
case-whose-take-name = It is { $name }
case-whose-consequence = Earlier reports about the child and its siblings then stand beside this one.
case-whose-first = Say first which child it is.
case-for-cleared-staff = Cases of this child are for staff cleared for protected identities. Give the case to one of them.
case-transfer-for-cleared-staff = One of the cases is about a child with protected identity. Choose somebody who is cleared for protected identities.
case-give = Hand over
case-give-to = To whom
case-give-consequence = You no longer see the case unless you are on duty; the receiver is told.
case-changed-meanwhile = Somebody else has changed the case meanwhile. Look at it again; nothing was changed by you.
case-refused = The law pack does not allow it.
case-mine-title = My cases
case-mine-lead = The cases that you work on, those due soonest first.
case-mine-none = You work on no case.
case-overview-title = Cases
case-overview-lead = Where the agency’s cases stand. No child is named here.
case-running = Running cases
case-running-none = No case runs.
case-column-next = Next time limit
case-column-age = Age
case-column-who = Who
case-column-cases = Cases
case-column-over = Limits over
case-column-month = Month
case-column-kept = Kept
case-column-broken = Broken
case-duty-officers = Duty officers
case-loads = How much each has
case-left-agency = has left
case-months = Time limits by month
case-months-none = No time limit has ended yet.
case-transfer = Transfer cases
case-transfer-from = From
case-transfer-to = To
case-transfer-from-one =
    { $count ->
        [one] { $name }, 1 case
       *[other] { $name }, { $count } cases
    }
case-transfer-consequence = All running cases and open tasks go over. The receiver is told.
case-followed-title = Where our case stands
case-followed-lead = What has been done, where it stands now, and what can follow.
case-followed-none = No case is shown here. Ask those who work with you if you think that there is one.
case-followed-with = { $name } works on it. Telephone numbers stand in the circle.
case-followed-note = What can follow is not decided. You have the right to say what you think.
case-start-title = Begin a case
case-start-lead = A case follows the stages and time limits of the law. It is seen by whoever works on it.
case-process = Which process
case-start-consequence = Its time limits begin now, and it is yours.
case-start = Begin
case-second-reader = The law asks for somebody who has not worked on the case. A colleague on duty says that it is done.
case-tell-later = The reporter wants to be told. Whether an investigation is opened cannot be told yet, since it is not decided. It can be once the case has come to { $stages }. By { $section }.
