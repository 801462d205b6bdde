concern-title = Report a concern about a child
concern-choose-lead = To which municipality do you want to report?
concern-choose-nobody = Nobody takes in concern reports here yet. Telephone the social services where the child lives.
concern-lead = Tell { $place } what worries you. You need not be sure. Those who receive it work out what the child needs.
concern-danger-now = Is a child in danger right now?
concern-call-emergency = Call { $number }
concern-call-office = You can also telephone { $name }:
concern-to = Who shall receive it?
concern-part-what = What worries you
concern-words = What have you seen or heard?
concern-words-hint = In your own words: what happened, when, and what the child has said. Write what you know and what you believe, and which is which.
concern-danger = I believe that the child is in danger now
concern-danger-hint = The report is then marked as urgent.
concern-files = Files
concern-files-hint = PDF, JPEG or PNG pictures, or plain text. At most { $count } files, { $each } MB each and { $all } MB together.
concern-part-child = The child
concern-child-name = The child’s name
concern-child-name-hint = If you do not know it, say where the child can be found.
concern-child-born = Born
concern-child-number = National identity number
concern-child-number-hint = Leave it out if you are not sure.
concern-child-where = Where the child lives or goes to school
concern-part-you = You
concern-reporter = You report as
concern-reporter-private = Private person
concern-reporter-professional = Somebody at work
concern-reporter-hint-private = A neighbour, relative, friend, or the family itself.
concern-reporter-hint-professional = You met the child in your work and may have a duty to report.
concern-anonymous = I do not want to say who I am
concern-anonymous-hint = Then nobody can ask you more, and what you write below about yourself is not kept. The family may guess who reported from what you write.
concern-name = Your name
concern-name-hint = The family is as a rule entitled to know who reported.
concern-role = Where you work, and as what
concern-own-name = You report in your own name and for your agency.
concern-wants-feedback = I want to know what becomes of it
concern-wants-feedback-hint = You are told as far as the law allows: by the reference on your receipt.
concern-consequence = When you send it, it is received at once and you get a receipt. Somebody opens it, and assesses the same day whether the child must be protected.
concern-nothing-kept = Kring keeps nothing about it on this device.
concern-send = Send the report
concern-have-reference = I have reported and have a reference
concern-sent-title = The report is received
concern-sent-lead = Thank you. It waits for somebody to open it, and those on duty have been told.
concern-reference = Your reference
concern-reference-hint = Write it down. It is shown only now, and shows nothing about the child.
concern-files-received =
    { $count ->
        [one] One file came with the report.
       *[other] { $count } files came with the report.
    }
concern-what-now = You need not do anything more. You may be asked for more if you have said who you are.
concern-danger-later = If the child is in danger before that, call { $number }.
concern-state-title = What has become of my report?
concern-state-lead = The reference shows what the law lets you know, and nothing about the child.
concern-state-private = A private person may be told that the report has come in, and no more.
concern-state-professional = More stands here when it has been decided and you may be told.
concern-more-to-tell = Have you more to tell? Telephone:
concern-state-show = Show
concern-reference-example = Twelve letters and digits, such as K7QF-2M9P-4TXC.
concern-told-received = Received
concern-told-opened = An investigation has been opened
concern-told-not_opened = No investigation is opened
concern-told-running = An investigation was running already
concern-told-followed_up = Child and family are followed up
concern-queue-title = Concern reports
concern-queue-lead = A report waits until a named human has opened it. Nothing of what it says is shown before.
concern-waiting = Waiting to be opened
concern-waiting-none = No report waits.
concern-report-number = Report { $number }
concern-danger-tag = In danger now
concern-received-when = received { $when }
concern-open = Open the report
concern-open-consequence = When you open it, it is yours: your name and the time stand with it until you hand it over.
concern-opened = Opened
concern-opened-none = No report has been opened yet.
concern-sent-list-title = Reports that we have sent
concern-sent-list-lead = What your agency has sent, and when each was received, opened and decided. The receiver sees the same list.
concern-sent-none = Your agency has sent none yet.
concern-table = Table of reports
concern-column-number = Number
concern-column-to = To
concern-column-way = Way in
concern-column-received = Received
concern-column-opened = Opened
concern-column-decided = Closed
concern-column-stage = Stage
concern-not-opened = Not opened
concern-not-decided = Not yet
concern-way-public = Public form
concern-way-inside = From another agency
concern-way-api = From another system
concern-ago-minutes =
    { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }
concern-ago-hours =
    { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    }
concern-ago-days =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    }
concern-opened-already = { $who } has opened it already.
concern-open-first = Nobody has opened the report yet. Open it from the list.
concern-born-in-the-future = The day lies in the future. Leave it empty for an unborn child.
concern-number-wrong = That is no valid number. Leave it empty if you are not sure.
concern-which-child = Say the child’s name, or where it can be found.
concern-not-anonymous = Whoever reports at work says who they are.
concern-who-are-you = Say your name, or that you do not want to say who you are.
concern-no-such-reference = No report has that reference. Look whether it is written as on the receipt.
