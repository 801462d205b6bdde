# Time limits: what the command line says, and what pages say of a clock
law-legal = lovens frist: { $at } ({ $day })
law-legal-none = lovens frist: ingen, loven angiver intet tal
law-plan = planlæg til: { $at } ({ $day })
law-target = sigt efter: { $at } ({ $day })
law-finish = skal være afsluttet: { $at } ({ $day })
law-why = sådan tælles der: { $steps }
law-section = paragraf: { $section }
law-version = version { $version } af reglen; det vides ikke at den gælder { $day }
law-no-holidays = Ingen helligdage er kendt her for tidszonen { $zone }: kun lørdage og søndage er fri.
law-assumed-first = Uret viste { $time } to gange den nat: den første gælder.
law-assumed-skipped = Uret viste aldrig { $time } den dag: { $at } gælder.

# How the project knows a rule
law-check-P = kontrolleret: bestemmelsen er læst
law-check-S = kontrolleret: en side der anvender bestemmelsen er læst, ikke bestemmelsen
law-check-M = IKKE FASTSLÅET: skrevet efter hukommelsen. Kontrollér bestemmelsen før du stoler på den.
law-status-guidance = national vejledning, ikke lov
law-status-local_practice = lokal aftale, ikke lov
law-status-statute = lov
law-status-statute_and_guidance = lov, tallet fra vejledning

# Steps of a count
law-step-event = { $day }
law-step-after-cutoff = senere på dagen end { $time }
law-step-begins-later = + { $amount } = { $day }, hvorfra der tælles
law-step-counted = + { $amount } = { $day }
law-step-counted-before = { $amount } før = { $day }
law-step-last-of-month = måneden har ingen sådan dag: dens sidste
law-step-hours = + { $amount } forløben tid = { $at }
law-step-rolled = { $why }: næste hverdag, { $day }
law-step-not-rolled = { $why }, som ikke flytter fristen
law-step-two-working-days = mindst to hverdage: { $day }
law-step-stricter = efter den strengere læsning { $day }
law-step-planned-before = planlæg til hverdagen før, { $day }
law-step-planned-on-day-off = ingen hverdag ligger imellem: gør det på fridagen
law-step-at-once = straks, senest samme dag
law-step-start-of-day = det begynder når dagen begynder

# What a rule without a number is
law-kind-duty = en pligt; loven angiver intet tal
law-kind-without_delay = straks
law-kind-limit_count = en grænse for hvor ofte, ikke for hvornår
law-kind-retention_permanent = bevares
law-kind-sanction = hvad der kan følge når en anden frist brydes
law-kind-before_event = før hændelsen; loven angiver intet tal

# How long
law-amount-hours = { $n ->
    [one] 1 time
   *[other] { $n } timer
}
law-amount-calendar_days = { $n ->
    [one] 1 dag
   *[other] { $n } dage
}
law-amount-working_days = { $n ->
    [one] 1 hverdag
   *[other] { $n } hverdage
}
law-amount-weeks = { $n ->
    [one] 1 uge
   *[other] { $n } uger
}
law-amount-months = { $n ->
    [one] 1 måned
   *[other] { $n } måneder
}

# Days off
law-day-saturday = en lørdag
law-day-sunday = en søndag
law-day-new-year = nytårsdag
law-day-second-of-january = 2. januar
law-day-epiphany = helligtrekongersdag
law-day-annunciation = Mariæ bebudelsesdag
law-day-maundy-thursday = skærtorsdag
law-day-good-friday = langfredag
law-day-easter = påskedag
law-day-easter-monday = anden påskedag
law-day-great-prayer-day = store bededag
law-day-first-of-may = 1. maj
law-day-seventeenth-of-may = 17. maj
law-day-ascension = Kristi himmelfartsdag
law-day-whitsun = pinsedag
law-day-whit-monday = anden pinsedag
law-day-constitution-day = grundlovsdag
law-day-national-day = nationaldagen
law-day-midsummer-eve = midsommeraften
law-day-midsummer = midsommerdag
law-day-all-saints = allehelgensdag
law-day-christmas-eve = juleaften
law-day-christmas = juledag
law-day-second-day-of-christmas = anden juledag
law-day-new-years-eve = nytårsaften
law-day-early-may = helligdagen først i maj
law-day-spring = helligdagen sidst i maj
law-day-summer = helligdagen i august
law-day-st-andrew = Andreasdagen
law-day-proclaimed = en helligdag udråbt for det år

# Why the command line does not go on
law-error-rule = Reglen { $rule } findes ikke. kring law list nævner dem.
law-error-country = Der findes ingen pakke for { $country }; der findes: { $known }.
law-error-zone = { $zone } er ingen tidszone; en er Europe/Stockholm.
law-error-needs-zone = { $rule } gælder i flere lande: sig hvor med --zone.
law-error-time = { $time } er ikke en dato eller et klokkeslæt som 2026-03-20T10:00+01:00.
law-error-years = Helligdage er kendt kun fra { $first } til { $last }.
law-error-not-recurring = { $rule } kommer ikke igen.
law-error-due = Angiv --rule med --trigger, eller --file.
law-error-read = { $file } kunne ikke læses: { $error }
law-error-no-pack = { $folder } har ingen rules.toml, og ingen mappe i den har det.

# A table of worked examples
law-worked-done = { $lines } linjer kontrolleret, { $differ } afviger, { $wrong } kunne ikke kontrolleres.
law-worked-differs = linje { $line }, { $rule }, { $column }: ventet { $expected }, beregnet { $computed }
law-worked-wrong = linje { $line }, kolonne { $at } ({ $column }): { $problem }
law-worked-no-date = ingen dato
law-worked-empty = der står intet
law-worked-unknown-rule = reglen { $text } findes ikke
law-worked-unknown-zone = { $text } er ingen tidszone
law-worked-needs-zone = reglen gælder i flere lande, så linjen må angive en tidszone
law-worked-not-a-time = { $text } er ikke en dato eller et klokkeslæt som 2026-03-20T10:00+01:00
law-worked-out-of-range = en dag ligger uden for de år helligdage er kendt for
law-table-not-utf8 = linje { $line } er ikke UTF-8
law-table-missing-column = kolonnen { $column } mangler
law-table-no-lines = ingen linje følger efter overskriften
law-table-csv = linje { $line } er ikke CSV: { $said }

# What is wrong with a pack
law-check-fine = { $packs } pakker, { $rules } regler, { $processes } processer: intet er galt.
law-check-unsettled = Ikke fastslået, skrevet efter hukommelsen: { $rules }
law-problem-syntax = ikke TOML på linje { $line }, kolonne { $column }: { $said }
law-problem-missing = mangler
law-problem-unknown-field = er ikke et felt som en pakke har
law-problem-wrong-type = skal være: { $wanted }
law-problem-unknown-word = { $word } er ingen af: { $known }
law-problem-unknown-act = { $act }: ingen lov i pakken begynder sådan
law-problem-unknown-rule = reglen { $rule } findes ikke
law-problem-unknown-stage = stadiet eller skridtet { $stage } findes ikke
law-problem-twice = { $id } står to gange
law-problem-dates = dagene følger ikke på hinanden
law-problem-not-in-force = { $act } gælder ikke alle disse dage
law-problem-number-and-kind = en regel af denne slags har intet tal, eller mangler et
law-problem-does-not-go-with = går ikke sammen med { $other }
law-problem-circle = urene venter på hinanden: { $rules }
law-problem-dead-end = ingen kan forlade dette stadie
law-problem-unreachable = ingen kan komme til dette stadie
law-problem-no-way-to-the-end = intet slutstadie kan nås herfra
law-problem-offset-differs = er ikke så lang som fristen i { $rule }
law-problem-same-step = skridtet står to gange
law-problem-own-id = en egen regels id skal begynde med { $prefix }
law-problem-longer = fristen beskytter barnet og må ikke blive længere eller løsere end i { $rule }
law-problem-how-many = filen skal have mindst én regel og højst { $most }

# Why a case does not go on, or a clock cannot be changed
law-refusal-step-not-allowed = Intet skridt fører fra { $from } til { $to }.
law-refusal-missing = Ikke alt som skridtet kræver er på plads.
law-refusal-in-the-future = Det ligger i fremtiden.
law-refusal-before-the-law = { $rule } var ikke lov da, så vidt vides.
law-refusal-before-the-last = Det ligger før det seneste der skete i sagen.
law-refusal-no-such-clock = Sagen har intet ur for { $rule }.
law-refusal-stopped = Uret for { $rule } er allerede standset.
law-refusal-running = Et ur for { $rule } går allerede.
law-refusal-no-pause = Loven lader ikke { $rule } stå stille.
law-refusal-paused = Uret for { $rule } står stille.
law-refusal-not-paused = Uret for { $rule } står ikke stille.
law-refusal-not-extendable = Loven lader ikke { $rule } forlænges.
law-refusal-no-reason = Angiv grunden, hvem der besluttede og efter hvilken paragraf.
law-refusal-too-late = Tiden var gået før den blev forlænget.
law-refusal-not-later = Det er ikke senere end den dag den har.
law-refusal-too-long = Loven tillader højst { $amount } mere.
law-refusal-not-adopted = { $rule } er en lokal aftale; partnerskabet har ikke taget den i brug.
law-refusal-no-fact = Uret for { $rule } venter ikke på nogen dato.
law-refusal-out-of-range = En dag ligger uden for de år helligdage er kendt for.
law-refusal-pack = Processen eller reglen findes ikke i de pakker der er i brug.

# The packs to read
law-page-title = Lov og frister
law-page-lead = Reglerne, som Kring tæller efter, med lov og paragraf, som nogen har læst dem. Hver regel kan tælles for en dag, du vælger.
law-page-countries = Lande
law-page-processes = Hvordan sager går
law-page-process-lead = En sags trin, hvad der fører fra det ene til det næste, og hvilke frister der løber.
law-page-final = slut
law-page-to = Til
law-page-unsettled = ikke fastslået
law-page-count = Hvornår senest?
law-page-day = Dagen for hændelsen
law-page-day-hint = Hændelsen, der starter tiden, den står nedenfor.
law-page-day-wrong = Skriv dagen som år, måned, dag: 2026-03-20.
law-page-time = Klokkeslæt
law-page-time-hint = Hvor timer tæller, eller et klokkeslæt gør det.
law-page-time-wrong = Skriv klokkeslættet som 14:30.
law-page-years = Helligdage er kendt fra { $first } til { $last }.
law-page-do-count = Tæl
law-page-answer = Frist
law-page-legal = Efter loven senest
law-page-plan = Planlæg til
law-page-target = Sigt efter
law-page-finish = Færdig inden
law-page-rule = Reglen
law-page-trigger = Begynder med
law-page-limit = Hvor længe
law-page-extension = Længere
law-page-responsible = Hvem
law-page-section = Paragraf
law-page-holds = Gælder
law-page-check = Hvordan vi ved det
law-page-read = Læst i
law-page-status = Stilling
law-page-version = Version { $version }
law-page-not-advice = Dette er projektets arbejde og ikke juridisk rådgivning. En jurist i landet godkender hver regel, før nogen stoler på den.
law-page-local-rules = Samarbejdets egne regler
law-page-local-lead = De er vedtaget lokalt og er ikke lov.
law-page-local = lokal
law-page-local-note = Lokal regel, vedtaget af samarbejdet. Den er ikke lov.
law-holds-unknown = siden hvornår vides ikke
law-holds-from = fra { $from }
law-holds-to = til og med { $to }
law-holds-between = fra { $from } til og med { $to }
law-country-SE = Sverige
law-country-NO = Norge
law-country-DK = Danmark
law-country-SCT = Skotland
law-country-ENG = England
law-country-EU = Den Europæiske Union
law-country-UK = Storbritannien og Nordirland
