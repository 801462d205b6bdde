# Time limits: what the command line says, and what pages say of a clock
law-legal = lagens gräns: { $at } ({ $day })
law-legal-none = lagens gräns: ingen, lagen anger inget tal
law-plan = planera till: { $at } ({ $day })
law-target = sikta på: { $at } ({ $day })
law-finish = ska vara avslutat: { $at } ({ $day })
law-why = så räknas det: { $steps }
law-section = paragraf: { $section }
law-version = version { $version } av regeln; det är inte känt att den gäller { $day }
law-no-holidays = Inga helgdagar är kända här för tidszonen { $zone }: bara lördagar och söndagar är lediga.
law-assumed-first = Klockan visade { $time } två gånger den natten: den första gäller.
law-assumed-skipped = Klockan visade aldrig { $time } den dagen: { $at } gäller.

# How the project knows a rule
law-check-P = kontrollerad: bestämmelsen är läst
law-check-S = kontrollerad: en sida som tillämpar bestämmelsen är läst, inte bestämmelsen
law-check-M = INTE FASTSTÄLLD: skriven ur minnet. Kontrollera bestämmelsen innan du litar på den.
law-status-guidance = nationell vägledning, inte lag
law-status-local_practice = lokal överenskommelse, inte lag
law-status-statute = lag
law-status-statute_and_guidance = lag, talet ur vägledning

# Steps of a count
law-step-event = { $day }
law-step-after-cutoff = senare på dagen än { $time }
law-step-begins-later = + { $amount } = { $day }, varifrån det räknas
law-step-counted = + { $amount } = { $day }
law-step-counted-before = { $amount } före = { $day }
law-step-last-of-month = månaden har ingen sådan dag: dess sista
law-step-hours = + { $amount } i förfluten tid = { $at }
law-step-rolled = { $why }: nästa vardag, { $day }
law-step-not-rolled = { $why }, som inte flyttar gränsen
law-step-two-working-days = minst två arbetsdagar: { $day }
law-step-stricter = enligt den strängare läsningen { $day }
law-step-planned-before = planera till vardagen före, { $day }
law-step-planned-on-day-off = ingen vardag ligger emellan: gör det på den lediga dagen
law-step-at-once = genast, senast samma dag
law-step-start-of-day = det börjar när dagen börjar

# What a rule without a number is
law-kind-duty = en skyldighet; lagen anger inget tal
law-kind-without_delay = genast
law-kind-limit_count = en gräns för hur ofta, inte för när
law-kind-retention_permanent = bevaras
law-kind-sanction = vad som kan följa när en annan gräns missas
law-kind-before_event = före händelsen; lagen anger inget tal

# How long
law-amount-hours = { $n ->
    [one] 1 timme
   *[other] { $n } timmar
}
law-amount-calendar_days = { $n ->
    [one] 1 dag
   *[other] { $n } dagar
}
law-amount-working_days = { $n ->
    [one] 1 arbetsdag
   *[other] { $n } arbetsdagar
}
law-amount-weeks = { $n ->
    [one] 1 vecka
   *[other] { $n } veckor
}
law-amount-months = { $n ->
    [one] 1 månad
   *[other] { $n } månader
}

# Days off
law-day-saturday = en lördag
law-day-sunday = en söndag
law-day-new-year = nyårsdagen
law-day-second-of-january = 2 januari
law-day-epiphany = trettondedag jul
law-day-annunciation = Marie bebådelsedag
law-day-maundy-thursday = skärtorsdagen
law-day-good-friday = långfredagen
law-day-easter = påskdagen
law-day-easter-monday = annandag påsk
law-day-great-prayer-day = stora bönedagen
law-day-first-of-may = första maj
law-day-seventeenth-of-may = 17 maj
law-day-ascension = Kristi himmelsfärdsdag
law-day-whitsun = pingstdagen
law-day-whit-monday = annandag pingst
law-day-constitution-day = grundlagsdagen
law-day-national-day = nationaldagen
law-day-midsummer-eve = midsommarafton
law-day-midsummer = midsommardagen
law-day-all-saints = alla helgons dag
law-day-christmas-eve = julafton
law-day-christmas = juldagen
law-day-second-day-of-christmas = annandag jul
law-day-new-years-eve = nyårsafton
law-day-early-may = helgdagen i början av maj
law-day-spring = helgdagen i slutet av maj
law-day-summer = helgdagen i augusti
law-day-st-andrew = Andreasdagen
law-day-proclaimed = en helgdag utlyst för det året

# Why the command line does not go on
law-error-rule = Regeln { $rule } finns inte. kring law list räknar upp dem.
law-error-country = Det finns inget paket för { $country }; det finns: { $known }.
law-error-zone = { $zone } är ingen tidszon; en är Europe/Stockholm.
law-error-needs-zone = { $rule } gäller i flera länder: säg var med --zone.
law-error-time = { $time } är inget datum eller klockslag som 2026-03-20T10:00+01:00.
law-error-years = Helgdagar är kända bara från { $first } till { $last }.
law-error-not-recurring = { $rule } återkommer inte.
law-error-due = Ange --rule med --trigger, eller --file.
law-error-read = { $file } kunde inte läsas: { $error }
law-error-no-pack = { $folder } har ingen rules.toml, och ingen mapp i den har det.

# A table of worked examples
law-worked-done = { $lines } rader kontrollerade, { $differ } skiljer sig, { $wrong } kunde inte kontrolleras.
law-worked-differs = rad { $line }, { $rule }, { $column }: väntat { $expected }, beräknat { $computed }
law-worked-wrong = rad { $line }, kolumn { $at } ({ $column }): { $problem }
law-worked-no-date = inget datum
law-worked-empty = där står ingenting
law-worked-unknown-rule = regeln { $text } finns inte
law-worked-unknown-zone = { $text } är ingen tidszon
law-worked-needs-zone = regeln gäller i flera länder, så raden måste ange en tidszon
law-worked-not-a-time = { $text } är inget datum eller klockslag som 2026-03-20T10:00+01:00
law-worked-out-of-range = en dag ligger utanför de år för vilka helgdagar är kända
law-table-not-utf8 = rad { $line } är inte UTF-8
law-table-missing-column = kolumnen { $column } saknas
law-table-no-lines = ingen rad följer på rubriken
law-table-csv = rad { $line } är inte CSV: { $said }

# What is wrong with a pack
law-check-fine = { $packs } paket, { $rules } regler, { $processes } processer: inget är fel.
law-check-unsettled = Inte fastställda, skrivna ur minnet: { $rules }
law-problem-syntax = inte TOML på rad { $line }, kolumn { $column }: { $said }
law-problem-missing = saknas
law-problem-unknown-field = är inget fält som ett paket har
law-problem-wrong-type = ska vara: { $wanted }
law-problem-unknown-word = { $word } är inget av: { $known }
law-problem-unknown-act = { $act }: ingen lag i paketet börjar så
law-problem-unknown-rule = regeln { $rule } finns inte
law-problem-unknown-stage = skedet eller steget { $stage } finns inte
law-problem-twice = { $id } står två gånger
law-problem-dates = dagarna följer inte på varandra
law-problem-not-in-force = { $act } gäller inte alla dessa dagar
law-problem-number-and-kind = en regel av detta slag har inget tal, eller saknar ett
law-problem-does-not-go-with = går inte ihop med { $other }
law-problem-circle = klockorna väntar på varandra: { $rules }
law-problem-dead-end = ingen kan lämna detta skede
law-problem-unreachable = ingen kan komma till detta skede
law-problem-no-way-to-the-end = inget slutskede kan nås härifrån
law-problem-offset-differs = är inte lika långt som gränsen i { $rule }
law-problem-same-step = steget står två gånger
law-problem-own-id = en egen regels id ska börja med { $prefix }
law-problem-longer = gränsen skyddar barnet och får inte bli längre eller lösare än i { $rule }
law-problem-how-many = filen ska ha minst en regel och högst { $most }

# Why a case does not go on, or a clock cannot be changed
law-refusal-step-not-allowed = Inget steg leder från { $from } till { $to }.
law-refusal-missing = Allt som steget kräver finns inte.
law-refusal-in-the-future = Det ligger i framtiden.
law-refusal-before-the-law = { $rule } var inte lag då, så vitt känt.
law-refusal-before-the-last = Det ligger före det senaste som hände i ärendet.
law-refusal-no-such-clock = Ärendet har ingen klocka för { $rule }.
law-refusal-stopped = Klockan för { $rule } har redan stannat.
law-refusal-running = En klocka för { $rule } går redan.
law-refusal-no-pause = Lagen låter inte { $rule } stå stilla.
law-refusal-paused = Klockan för { $rule } står stilla.
law-refusal-not-paused = Klockan för { $rule } står inte stilla.
law-refusal-not-extendable = Lagen låter inte { $rule } förlängas.
law-refusal-no-reason = Ange skälet, vem som beslutat och enligt vilken paragraf.
law-refusal-too-late = Tiden var ute innan den förlängdes.
law-refusal-not-later = Det är inte senare än den dag den har.
law-refusal-too-long = Lagen tillåter högst { $amount } till.
law-refusal-not-adopted = { $rule } är en lokal överenskommelse; partnerskapet har inte antagit den.
law-refusal-no-fact = Klockan för { $rule } väntar inte på något datum.
law-refusal-out-of-range = En dag ligger utanför de år för vilka helgdagar är kända.
law-refusal-pack = Processen eller regeln finns inte i de paket som används.

# The packs to read
law-page-title = Lag och tidsfrister
law-page-lead = Reglerna som Kring räknar efter, med lag och paragraf, så som någon har läst dem. Varje regel kan räknas för en dag som du väljer.
law-page-countries = Länder
law-page-processes = Hur ärenden går
law-page-process-lead = Ett ärendes steg, vad som leder från det ena till det andra, och vilka frister som löper.
law-page-final = slut
law-page-to = Till
law-page-unsettled = inte fastställd
law-page-count = Till när?
law-page-day = Händelsens dag
law-page-day-hint = Händelsen som startar tiden, den står nedan.
law-page-day-wrong = Skriv dagen som år, månad, dag: 2026-03-20.
law-page-time = Klockslag
law-page-time-hint = Där timmar räknas, eller ett klockslag gör det.
law-page-time-wrong = Skriv klockslaget som 14:30.
law-page-years = Helgdagar är kända från { $first } till { $last }.
law-page-do-count = Räkna
law-page-answer = Senast
law-page-legal = Enligt lag senast
law-page-plan = Planera till
law-page-target = Sikta på
law-page-finish = Färdigt till
law-page-rule = Regeln
law-page-trigger = Startar med
law-page-limit = Hur länge
law-page-extension = Längre
law-page-responsible = Vem
law-page-section = Paragraf
law-page-holds = Gäller
law-page-check = Hur vi vet det
law-page-read = Läst i
law-page-status = Ställning
law-page-version = Version { $version }
law-page-not-advice = Detta är projektets arbete och inte juridisk rådgivning. En jurist i landet godkänner varje regel innan någon litar på den.
law-page-local-rules = Partnerskapets egna regler
law-page-local-lead = De är beslutade lokalt och är inte lag.
law-page-local = lokal
law-page-local-note = Lokal regel, beslutad av partnerskapet. Den är inte lag.
law-holds-unknown = sedan när är inte känt
law-holds-from = från { $from }
law-holds-to = till och med { $to }
law-holds-between = från { $from } till och med { $to }
law-country-SE = Sverige
law-country-NO = Norge
law-country-DK = Danmark
law-country-SCT = Skottland
law-country-ENG = England
law-country-EU = Europeiska unionen
law-country-UK = Storbritannien och Nordirland
