# Time limits: what the command line says, and what pages say of a clock
law-legal = lovens frist: { $at } ({ $day })
law-legal-none = lovens frist: ingen, loven gir ikke noe tall
law-plan = planlegg til: { $at } ({ $day })
law-target = sikt mot: { $at } ({ $day })
law-finish = skal være avsluttet: { $at } ({ $day })
law-why = slik telles det: { $steps }
law-section = paragraf: { $section }
law-version = versjon { $version } av regelen; det er ikke kjent at den gjelder { $day }
law-no-holidays = Ingen helligdager er kjent her for tidssonen { $zone }: bare lørdager og søndager er fri.
law-assumed-first = Klokken viste { $time } to ganger den natten: den første gjelder.
law-assumed-skipped = Klokken viste aldri { $time } den dagen: { $at } gjelder.

# How the project knows a rule
law-check-P = kontrollert: bestemmelsen er lest
law-check-S = kontrollert: en side som anvender bestemmelsen er lest, ikke bestemmelsen
law-check-M = IKKE FASTSLÅTT: skrevet etter hukommelsen. Kontroller bestemmelsen før du stoler på den.
law-status-guidance = nasjonal veiledning, ikke lov
law-status-local_practice = lokal avtale, ikke lov
law-status-statute = lov
law-status-statute_and_guidance = lov, tallet fra veiledning

# Steps of a count
law-step-event = { $day }
law-step-after-cutoff = senere på dagen enn { $time }
law-step-begins-later = + { $amount } = { $day }, derfra telles det
law-step-counted = + { $amount } = { $day }
law-step-counted-before = { $amount } før = { $day }
law-step-last-of-month = måneden har ingen slik dag: den siste
law-step-hours = + { $amount } medgått tid = { $at }
law-step-rolled = { $why }: neste virkedag, { $day }
law-step-not-rolled = { $why }, som ikke flytter fristen
law-step-two-working-days = minst to virkedager: { $day }
law-step-stricter = etter den strengere lesningen { $day }
law-step-planned-before = planlegg til virkedagen før, { $day }
law-step-planned-on-day-off = ingen virkedag ligger mellom: gjør det på fridagen
law-step-at-once = straks, senest samme dag
law-step-start-of-day = det begynner når dagen begynner

# What a rule without a number is
law-kind-duty = en plikt; loven gir ikke noe tall
law-kind-without_delay = straks
law-kind-limit_count = en grense for hvor ofte, ikke for når
law-kind-retention_permanent = bevares
law-kind-sanction = hva som kan følge når en annen frist brytes
law-kind-before_event = før hendelsen; loven gir ikke noe tall

# How long
law-amount-hours = { $n ->
    [one] 1 time
   *[other] { $n } timer
}
law-amount-calendar_days = { $n ->
    [one] 1 dag
   *[other] { $n } dager
}
law-amount-working_days = { $n ->
    [one] 1 virkedag
   *[other] { $n } virkedager
}
law-amount-weeks = { $n ->
    [one] 1 uke
   *[other] { $n } uker
}
law-amount-months = { $n ->
    [one] 1 måned
   *[other] { $n } måneder
}

# Days off
law-day-saturday = en lørdag
law-day-sunday = en søndag
law-day-new-year = første nyttårsdag
law-day-second-of-january = 2. januar
law-day-epiphany = helligtrekongersdag
law-day-annunciation = Maria budskapsdag
law-day-maundy-thursday = skjærtorsdag
law-day-good-friday = langfredag
law-day-easter = første påskedag
law-day-easter-monday = andre påskedag
law-day-great-prayer-day = store bededag
law-day-first-of-may = 1. mai
law-day-seventeenth-of-may = 17. mai
law-day-ascension = Kristi himmelfartsdag
law-day-whitsun = første pinsedag
law-day-whit-monday = andre pinsedag
law-day-constitution-day = grunnlovsdag
law-day-national-day = nasjonaldagen
law-day-midsummer-eve = midtsommeraften
law-day-midsummer = midtsommerdagen
law-day-all-saints = allehelgensdag
law-day-christmas-eve = julaften
law-day-christmas = første juledag
law-day-second-day-of-christmas = andre juledag
law-day-new-years-eve = nyttårsaften
law-day-early-may = helligdagen tidlig i mai
law-day-spring = helligdagen sent i mai
law-day-summer = helligdagen i august
law-day-st-andrew = Andreasdagen
law-day-proclaimed = en helligdag utlyst for det året

# Why the command line does not go on
law-error-rule = Regelen { $rule } finnes ikke. kring law list nevner dem.
law-error-country = Det finnes ingen pakke for { $country }; det finnes: { $known }.
law-error-zone = { $zone } er ingen tidssone; en er Europe/Stockholm.
law-error-needs-zone = { $rule } gjelder i flere land: si hvor med --zone.
law-error-time = { $time } er ikke en dato eller et klokkeslett som 2026-03-20T10:00+01:00.
law-error-years = Helligdager er kjent bare fra { $first } til { $last }.
law-error-not-recurring = { $rule } kommer ikke igjen.
law-error-due = Oppgi --rule med --trigger, eller --file.
law-error-read = { $file } kunne ikke leses: { $error }
law-error-no-pack = { $folder } har ingen rules.toml, og ingen mappe i den har det.

# A table of worked examples
law-worked-done = { $lines } linjer kontrollert, { $differ } skiller seg, { $wrong } kunne ikke kontrolleres.
law-worked-differs = linje { $line }, { $rule }, { $column }: ventet { $expected }, beregnet { $computed }
law-worked-wrong = linje { $line }, kolonne { $at } ({ $column }): { $problem }
law-worked-no-date = ingen dato
law-worked-empty = der står ingenting
law-worked-unknown-rule = regelen { $text } finnes ikke
law-worked-unknown-zone = { $text } er ingen tidssone
law-worked-needs-zone = regelen gjelder i flere land, så linjen må oppgi en tidssone
law-worked-not-a-time = { $text } er ikke en dato eller et klokkeslett som 2026-03-20T10:00+01:00
law-worked-out-of-range = en dag ligger utenfor de årene helligdager er kjent for
law-table-not-utf8 = linje { $line } er ikke UTF-8
law-table-missing-column = kolonnen { $column } mangler
law-table-no-lines = ingen linje følger etter overskriften
law-table-csv = linje { $line } er ikke CSV: { $said }

# What is wrong with a pack
law-check-fine = { $packs } pakker, { $rules } regler, { $processes } prosesser: ingenting er feil.
law-check-unsettled = Ikke fastslått, skrevet etter hukommelsen: { $rules }
law-problem-syntax = ikke TOML på linje { $line }, kolonne { $column }: { $said }
law-problem-missing = mangler
law-problem-unknown-field = er ikke et felt som en pakke har
law-problem-wrong-type = skal være: { $wanted }
law-problem-unknown-word = { $word } er ingen av: { $known }
law-problem-unknown-act = { $act }: ingen lov i pakken begynner slik
law-problem-unknown-rule = regelen { $rule } finnes ikke
law-problem-unknown-stage = stadiet eller steget { $stage } finnes ikke
law-problem-twice = { $id } står to ganger
law-problem-dates = dagene følger ikke på hverandre
law-problem-not-in-force = { $act } gjelder ikke alle disse dagene
law-problem-number-and-kind = en regel av dette slaget har ikke noe tall, eller mangler ett
law-problem-does-not-go-with = går ikke sammen med { $other }
law-problem-circle = klokkene venter på hverandre: { $rules }
law-problem-dead-end = ingen kan forlate dette stadiet
law-problem-unreachable = ingen kan komme til dette stadiet
law-problem-no-way-to-the-end = ingen sluttilstand kan nås herfra
law-problem-offset-differs = er ikke like lang som fristen i { $rule }
law-problem-same-step = steget står to ganger
law-problem-own-id = en egen regels id skal begynne med { $prefix }
law-problem-longer = fristen beskytter barnet og kan ikke bli lengre eller løsere enn i { $rule }
law-problem-how-many = filen skal ha minst én regel og høyst { $most }

# Why a case does not go on, or a clock cannot be changed
law-refusal-step-not-allowed = Ikke noe steg fører fra { $from } til { $to }.
law-refusal-missing = Ikke alt som steget krever er på plass.
law-refusal-in-the-future = Det ligger i framtiden.
law-refusal-before-the-law = { $rule } var ikke lov da, så vidt kjent.
law-refusal-before-the-last = Det ligger før det siste som skjedde i saken.
law-refusal-no-such-clock = Saken har ingen klokke for { $rule }.
law-refusal-stopped = Klokken for { $rule } er allerede stanset.
law-refusal-running = En klokke for { $rule } går allerede.
law-refusal-no-pause = Loven lar ikke { $rule } stå stille.
law-refusal-paused = Klokken for { $rule } står stille.
law-refusal-not-paused = Klokken for { $rule } står ikke stille.
law-refusal-not-extendable = Loven lar ikke { $rule } bli forlenget.
law-refusal-no-reason = Oppgi grunnen, hvem som bestemte og etter hvilken paragraf.
law-refusal-too-late = Tiden var ute før den ble forlenget.
law-refusal-not-later = Det er ikke senere enn dagen den har.
law-refusal-too-long = Loven tillater høyst { $amount } til.
law-refusal-not-adopted = { $rule } er en lokal avtale; partnerskapet har ikke tatt den i bruk.
law-refusal-no-fact = Klokken for { $rule } venter ikke på noen dato.
law-refusal-out-of-range = En dag ligger utenfor de årene helligdager er kjent for.
law-refusal-pack = Prosessen eller regelen finnes ikke i pakkene som er i bruk.

# The packs to read
law-page-title = Lov og frister
law-page-lead = Reglene som Kring teller etter, med lov og paragraf, slik noen har lest dem. Hver regel kan telles for en dag du velger.
law-page-countries = Land
law-page-processes = Hvordan saker går
law-page-process-lead = Trinnene i en sak, hva som fører fra det ene til det neste, og hvilke frister som løper.
law-page-final = slutt
law-page-to = Til
law-page-unsettled = ikke fastslått
law-page-count = Til når?
law-page-day = Dagen for hendelsen
law-page-day-hint = Hendelsen som starter tiden, den står nedenfor.
law-page-day-wrong = Skriv dagen som år, måned, dag: 2026-03-20.
law-page-time = Klokkeslett
law-page-time-hint = Der timer teller, eller et klokkeslett gjør det.
law-page-time-wrong = Skriv klokkeslettet som 14:30.
law-page-years = Helligdager er kjent fra { $first } til { $last }.
law-page-do-count = Tell
law-page-answer = Frist
law-page-legal = Etter loven senest
law-page-plan = Planlegg til
law-page-target = Sikt mot
law-page-finish = Ferdig innen
law-page-rule = Regelen
law-page-trigger = Starter med
law-page-limit = Hvor lenge
law-page-extension = Lenger
law-page-responsible = Hvem
law-page-section = Paragraf
law-page-holds = Gjelder
law-page-check = Hvordan vi vet det
law-page-read = Lest i
law-page-status = Stilling
law-page-version = Versjon { $version }
law-page-not-advice = Dette er prosjektets arbeid og ikke juridisk rådgivning. En jurist i landet godkjenner hver regel før noen stoler på den.
law-page-local-rules = Samarbeidets egne regler
law-page-local-lead = De er vedtatt lokalt og er ikke lov.
law-page-local = lokal
law-page-local-note = Lokal regel, vedtatt av samarbeidet. Den er ikke lov.
law-holds-unknown = siden når er ikke kjent
law-holds-from = fra { $from }
law-holds-to = til og med { $to }
law-holds-between = fra { $from } til og med { $to }
law-country-SE = Sverige
law-country-NO = Norge
law-country-DK = Danmark
law-country-SCT = Skottland
law-country-ENG = England
law-country-EU = Den europeiske union
law-country-UK = Storbritannia og Nord-Irland
