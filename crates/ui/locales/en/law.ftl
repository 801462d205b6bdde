# Time limits: what the command line says, and what pages say of a clock
law-legal = legal due: { $at } ({ $day })
law-legal-none = legal due: none, the law gives no number
law-plan = plan due: { $at } ({ $day })
law-target = aim at: { $at } ({ $day })
law-finish = to be finished by: { $at } ({ $day })
law-why = why: { $steps }
law-section = section: { $section }
law-version = version { $version } of the rule; it is not known to hold on { $day }
law-no-holidays = No holidays are known here for the time zone { $zone }: only weekends are days off.
law-assumed-first = The clock showed { $time } twice that night: the first is taken.
law-assumed-skipped = The clock never showed { $time } that day: { $at } is taken.

# How the project knows a rule
law-check-P = checked: the provision was read
law-check-S = checked: a page that applies the provision was read, not the provision
law-check-M = NOT SETTLED: written from memory. Check the provision before you rely on it.
law-status-guidance = national guidance, not statute
law-status-local_practice = agreed locally, not law
law-status-statute = statute
law-status-statute_and_guidance = statute, the number from guidance

# Steps of a count
law-step-event = { $day }
law-step-after-cutoff = later in the day than { $time }
law-step-begins-later = + { $amount } = { $day }, from which it counts
law-step-counted = + { $amount } = { $day }
law-step-counted-before = { $amount } before = { $day }
law-step-last-of-month = the month has no such day: its last
law-step-hours = + { $amount }, as time passes = { $at }
law-step-rolled = { $why }: the next working day, { $day }
law-step-not-rolled = { $why }, which moves no limit
law-step-two-working-days = two working days at least: { $day }
law-step-stricter = by the stricter reading { $day }
law-step-planned-before = plan on the working day before, { $day }
law-step-planned-on-day-off = no working day lies between: do it on the day off
law-step-at-once = at once, on the same day at the latest
law-step-start-of-day = it begins as the day begins

# What a rule without a number is
law-kind-duty = a duty; the law gives no number
law-kind-without_delay = at once
law-kind-limit_count = a limit on how often, not on when
law-kind-retention_permanent = kept for good
law-kind-sanction = what may follow when another limit is missed
law-kind-before_event = before the event; the law gives no number

# How long
law-amount-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
law-amount-calendar_days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
law-amount-working_days = { $n ->
    [one] 1 working day
   *[other] { $n } working days
}
law-amount-weeks = { $n ->
    [one] 1 week
   *[other] { $n } weeks
}
law-amount-months = { $n ->
    [one] 1 month
   *[other] { $n } months
}

# Days off
law-day-saturday = a Saturday
law-day-sunday = a Sunday
law-day-new-year = New Year’s Day
law-day-second-of-january = 2 January
law-day-epiphany = Epiphany
law-day-annunciation = the Annunciation
law-day-maundy-thursday = Maundy Thursday
law-day-good-friday = Good Friday
law-day-easter = Easter Sunday
law-day-easter-monday = Easter Monday
law-day-great-prayer-day = Great Prayer Day
law-day-first-of-may = 1 May
law-day-seventeenth-of-may = 17 May
law-day-ascension = Ascension Day
law-day-whitsun = Whit Sunday
law-day-whit-monday = Whit Monday
law-day-constitution-day = Constitution Day
law-day-national-day = the National Day
law-day-midsummer-eve = Midsummer Eve
law-day-midsummer = Midsummer Day
law-day-all-saints = All Saints’ Day
law-day-christmas-eve = Christmas Eve
law-day-christmas = Christmas Day
law-day-second-day-of-christmas = 26 December
law-day-new-years-eve = New Year’s Eve
law-day-early-may = the early May bank holiday
law-day-spring = the spring bank holiday
law-day-summer = the summer bank holiday
law-day-st-andrew = St Andrew’s Day
law-day-proclaimed = a holiday proclaimed for that year

# Why the command line does not go on
law-error-rule = There is no rule { $rule }. kring law list names them.
law-error-country = There is no pack for { $country }; there are: { $known }.
law-error-zone = { $zone } is no time zone; one is Europe/Stockholm.
law-error-needs-zone = { $rule } holds in several countries: say where with --zone.
law-error-time = { $time } is no date or time such as 2026-03-20T10:00+01:00.
law-error-years = Holidays are known from { $first } to { $last } only.
law-error-not-recurring = { $rule } does not recur.
law-error-due = Say --rule with --trigger, or --file.
law-error-read = { $file } could not be read: { $error }
law-error-no-pack = { $folder } holds no rules.toml, nor does a folder in it.

# A table of worked examples
law-worked-done = { $lines } lines checked, { $differ } differ, { $wrong } could not be checked.
law-worked-differs = line { $line }, { $rule }, { $column }: expected { $expected }, computed { $computed }
law-worked-wrong = line { $line }, column { $at } ({ $column }): { $problem }
law-worked-no-date = no date
law-worked-empty = nothing stands there
law-worked-unknown-rule = there is no rule { $text }
law-worked-unknown-zone = { $text } is no time zone
law-worked-needs-zone = the rule holds in several countries, so the line must name a time zone
law-worked-not-a-time = { $text } is no date or time such as 2026-03-20T10:00+01:00
law-worked-out-of-range = a day lies outside the years for which holidays are known
law-table-not-utf8 = line { $line } is not UTF-8
law-table-missing-column = the column { $column } is missing
law-table-no-lines = no line follows the head
law-table-csv = line { $line } is not CSV: { $said }

# What is wrong with a pack
law-check-fine = { $packs } packs, { $rules } rules, { $processes } processes: nothing is wrong.
law-check-unsettled = Not settled, written from memory: { $rules }
law-problem-syntax = not TOML at line { $line }, column { $column }: { $said }
law-problem-missing = is missing
law-problem-unknown-field = is no field that a pack has
law-problem-wrong-type = should be: { $wanted }
law-problem-unknown-word = { $word } is none of: { $known }
law-problem-unknown-act = { $act }: no act of the pack begins so
law-problem-unknown-rule = there is no rule { $rule }
law-problem-unknown-stage = there is no stage or step { $stage }
law-problem-twice = { $id } stands twice
law-problem-dates = the days do not follow each other
law-problem-not-in-force = { $act } is not in force on all these days
law-problem-number-and-kind = a rule of this kind has no number, or lacks one
law-problem-does-not-go-with = does not go with { $other }
law-problem-circle = the clocks wait for each other: { $rules }
law-problem-dead-end = nobody can leave this stage
law-problem-unreachable = nobody can come to this stage
law-problem-no-way-to-the-end = no final stage can be reached from here
law-problem-offset-differs = is not as long as the limit of { $rule }
law-problem-same-step = the step stands twice
law-problem-own-id = the id of a rule of one’s own begins with { $prefix }
law-problem-longer = the limit protects the child and may not become longer or looser than in { $rule }
law-problem-how-many = the file holds at least one rule and at most { $most }

# Why a case does not go on, or a clock cannot be changed
law-refusal-step-not-allowed = No step leads from { $from } to { $to }.
law-refusal-missing = Not all that the step asks for is there.
law-refusal-in-the-future = That is in the future.
law-refusal-before-the-law = { $rule } was not yet law then, as far as is known.
law-refusal-before-the-last = That is before the last thing that happened in the case.
law-refusal-no-such-clock = No clock of { $rule } is in the case.
law-refusal-stopped = The clock of { $rule } has stopped already.
law-refusal-running = A clock of { $rule } is running already.
law-refusal-no-pause = The law lets { $rule } not stand still.
law-refusal-paused = The clock of { $rule } stands still.
law-refusal-not-paused = The clock of { $rule } does not stand still.
law-refusal-not-extendable = The law does not let { $rule } be made longer.
law-refusal-no-reason = Say the reason, who decided and by which section.
law-refusal-too-late = The time was up before it was made longer.
law-refusal-not-later = That is not later than the day it has.
law-refusal-too-long = The law allows { $amount } more at most.
law-refusal-not-adopted = { $rule } is agreed locally; the partnership has not taken it up.
law-refusal-no-fact = The clock of { $rule } waits for no date.
law-refusal-out-of-range = A day lies outside the years for which holidays are known.
law-refusal-pack = The process or rule is not in the packs that are in use.

# The packs to read
law-page-title = Law and time limits
law-page-lead = The rules by which Kring counts, with act and section, as somebody has read them. Each can be counted for a day of your choice.
law-page-countries = Countries
law-page-processes = How cases go
law-page-process-lead = The stages of a case, what leads from one to the next, and which time limits run.
law-page-final = final
law-page-to = To
law-page-unsettled = not settled
law-page-count = Until when?
law-page-day = Day of the event
law-page-day-hint = The event that starts the time, named below.
law-page-day-wrong = Write the day as year, month, day: 2026-03-20.
law-page-time = Time of day
law-page-time-hint = Where hours count, or a time of day does.
law-page-time-wrong = Write the time as 14:30.
law-page-years = Holidays are known from { $first } to { $last } only.
law-page-do-count = Count
law-page-answer = Due
law-page-legal = By law at the latest
law-page-plan = Plan for
law-page-target = Aim at
law-page-finish = Finished by
law-page-rule = The rule
law-page-trigger = Starts with
law-page-limit = How long
law-page-extension = Longer
law-page-responsible = Who
law-page-section = Section
law-page-holds = Holds
law-page-check = How we know
law-page-read = Read in
law-page-status = Standing
law-page-version = Version { $version }
law-page-not-advice = This is the work of the project and not legal advice. A lawyer of the country signs off each rule before it is relied on.
law-page-local-rules = Rules of your partnership
law-page-local-lead = They were decided locally and are not law.
law-page-local = local
law-page-local-note = A local rule, decided by the partnership. It is not law.
law-holds-unknown = since when is not known
law-holds-from = from { $from }
law-holds-to = until { $to }
law-holds-between = from { $from } until { $to }
law-country-SE = Sweden
law-country-NO = Norway
law-country-DK = Denmark
law-country-SCT = Scotland
law-country-ENG = England
law-country-EU = European Union
law-country-UK = United Kingdom
