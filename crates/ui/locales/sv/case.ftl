case-title = Ärende
case-title-number = Ärende { $number }
case-with = { $name } handlägger
case-with-duty-officers = Hos mottagningen
case-line = Var det står
case-point-done = Klart
case-point-now = Nu
case-point-next = Kan följa
case-clocks = Tidsgränser
case-no-clock = Ingen tidsgräns löper.
case-no-day = Genast; lagen ger ingen dag
case-paused = Står stilla
case-left =
    { $days ->
        [0] I dag är sista dagen, { $day }
        [one] 1 dag kvar, { $day }
       *[other] { $days } dagar kvar, { $day }
    }
case-over =
    { $days ->
        [0] Tiden är ute, { $day }
        [one] Tiden gick ut för 1 dag sedan, { $day }
       *[other] Tiden gick ut för { $days } dagar sedan, { $day }
    }
case-plan-over = Skulle ha varit klart; enligt lag senast { $day }
case-over-tag = Tiden är ute
case-done = Klart
case-resume = Löper vidare
case-clock-more = Förläng, pausa, gäller inte
case-reason = Skäl
case-fact = Dagen den räknas från
case-give-fact = Räkna från den dagen
case-until = Ny sista dag
case-decided-by = Vem beslutade
case-extend = Förläng
case-extended = Till { $day }, av { $who }: { $reason }
case-pause = Pausa
case-does-not-apply = Gäller inte
case-ended-clocks =
    { $count ->
        [one] 1 tidsgräns har slutat löpa
       *[other] { $count } tidsgränser har slutat löpa
    }
case-clock-done = Klart { $when }
case-clock-went-on = Slutade { $when }: ärendet gick vidare
case-clock-late = Slutade { $when }, efter att tiden gått ut
case-clock-not-apply = Gäller inte, antecknat { $when }: { $reason }
case-next = Vad som kan göras härnäst
case-ended = Ärendet är avslutat.
case-guard = Så är det:
case-consent = Vems samtycke, och när
case-reasons = Skäl
case-take-step = Gå vidare till detta skede
case-history = Vad som har beslutats
case-report = Orosanmälan
case-files = Filer som kom med anmälan
case-files-hint = Varje hämtning antecknas. Öppna en fil med samma försiktighet som en fil från en okänd avsändare.
case-report-child = Om
case-reporter = Från
case-reporter-unknown = säger inte vem den är
case-reporter-of = skickad av { $agency }
case-earlier = Tidigare anmälningar
case-earlier-none = Ingen är känd om detta barn eller om barn som delar förälder eller vårdnadshavare med det. Säg vilket barn det är för att listan ska bli hel.
case-search-allowed = Anmälningar får sökas på barnet: { $section }
case-search-not-allowed = Anmälningar får inte sökas på barnet: { $section }
case-feedback = Vad anmälaren vet
case-tell = Berätta för anmälaren
case-tell-consequence = Det står på kvittots sida. Enligt { $section }.
case-tell-send = Berätta
case-tell-nobody = Anmälaren har inte bett om att få veta, eller inte sagt vem den är.
case-child = Barnet
case-child-unknown = Det är inte sagt än vilket barn det är.
case-family-sees = Barn och vårdnadshavare ser var det står.
case-family-does-not-see = Barn och vårdnadshavare ser inte ärendet. Låt dem se när de har fått veta.
case-family-show = Låt familjen se var det står
case-family-hide = Inte längre
case-whose-title = Vilket barn är det?
case-whose-other = Ett annat barn
case-whose-lead = Sök barnet som anmälan gäller. Sökningar registreras.
case-whose-found = Hittade
case-whose-nobody = Ingen hittades. Ärendet går vidare utan; sök igen när du vet mer.
case-whose-known = Ett barn som andra verksamheter arbetar med stämmer exakt.
case-whose-take = Det är detta barn
case-whose-take-name = Det är { $name }
case-whose-consequence = Tidigare anmälningar om barnet och dess syskon står sedan bredvid.
case-whose-first = Säg först vilket barn det är.
case-for-cleared-staff = Barnets ärenden är för dem som är behöriga för skyddade personuppgifter. Lämna ärendet till någon av dem.
case-transfer-for-cleared-staff = Ett av ärendena gäller ett barn med skyddade personuppgifter. Välj någon som är behörig för skyddade personuppgifter.
case-give = Lämna över
case-give-to = Till vem
case-give-consequence = Du ser inte längre ärendet om du inte har jour; mottagaren får veta.
case-changed-meanwhile = Någon annan har ändrat ärendet under tiden. Se på det igen; du ändrade ingenting.
case-refused = Lagpaketet tillåter det inte.
case-mine-title = Mina ärenden
case-mine-lead = De ärenden du handlägger, de som är mest brådskande först.
case-mine-none = Du handlägger inget ärende.
case-overview-title = Ärenden
case-overview-lead = Var verksamhetens ärenden står. Inget barn nämns här.
case-running = Pågående ärenden
case-running-none = Inget ärende pågår.
case-column-next = Nästa tidsgräns
case-column-age = Ålder
case-column-who = Vem
case-column-cases = Ärenden
case-column-over = Utgångna tidsgränser
case-column-month = Månad
case-column-kept = Hållna
case-column-broken = Brutna
case-duty-officers = Mottagningen
case-loads = Hur mycket var och en har
case-left-agency = har slutat
case-months = Tidsgränser per månad
case-months-none = Ingen tidsgräns har löpt ut än.
case-transfer = Flytta ärenden
case-transfer-from = Från
case-transfer-to = Till
case-transfer-from-one =
    { $count ->
        [one] { $name }, 1 ärende
       *[other] { $name }, { $count } ärenden
    }
case-transfer-consequence = Alla pågående ärenden och öppna uppgifter går över. Mottagaren får veta.
case-followed-title = Var vårt ärende står
case-followed-lead = Vad som är gjort, var det står nu, och vad som kan följa.
case-followed-none = Inget ärende visas här. Fråga dem som arbetar med er om ni tror att det finns ett.
case-followed-with = { $name } handlägger. Telefonnummer står i kretsen.
case-followed-note = Det som kan följa är inte beslutat. Ni har rätt att säga vad ni tycker.
case-start-title = Starta ett ärende
case-start-lead = Ett ärende följer lagens skeden och tidsgränser. Det ses av den som handlägger det.
case-process = Vilken process
case-start-consequence = Tidsgränserna börjar löpa nu, och det är ditt.
case-start = Starta
case-second-reader = Lagen kräver någon som inte har handlagt ärendet. En kollega på mottagningen säger att det är klart.
case-tell-later = Anmälaren vill få återkoppling. Om utredning inleds kan inte berättas än, eftersom det inte är beslutat. Det går när ärendet har kommit till { $stages }. Enligt { $section }.
