case-title = Sak
case-title-number = Sak { $number }
case-with = { $name } behandler saken
case-with-duty-officers = Hos mottaket
case-line = Hvor saken står
case-point-done = Ferdig
case-point-now = Nå
case-point-next = Kan følge
case-clocks = Frister
case-no-clock = Ingen frist løper.
case-no-day = Straks; loven gir ingen dag
case-paused = Står stille
case-left =
    { $days ->
        [0] I dag er siste dag, { $day }
        [one] 1 dag igjen, { $day }
       *[other] { $days } dager igjen, { $day }
    }
case-over =
    { $days ->
        [0] Fristen er ute, { $day }
        [one] Fristen gikk ut for 1 dag siden, { $day }
       *[other] Fristen gikk ut for { $days } dager siden, { $day }
    }
case-plan-over = Skulle vært ferdig; etter loven senest { $day }
case-over-tag = Fristen er ute
case-done = Ferdig
case-resume = Løper videre
case-clock-more = Forleng, stans, gjelder ikke
case-reason = Begrunnelse
case-fact = Dagen den regnes fra
case-give-fact = Regn fra den dagen
case-until = Ny siste dag
case-decided-by = Hvem besluttet
case-extend = Forleng
case-extended = Til { $day }, av { $who }: { $reason }
case-pause = Stans
case-does-not-apply = Gjelder ikke
case-ended-clocks =
    { $count ->
        [one] 1 frist er avsluttet
       *[other] { $count } frister er avsluttet
    }
case-clock-done = Ferdig { $when }
case-clock-went-on = Avsluttet { $when }: saken gikk videre
case-clock-late = Avsluttet { $when }, etter at fristen var ute
case-clock-not-apply = Gjelder ikke, notert { $when }: { $reason }
case-next = Hva som kan gjøres nå
case-ended = Saken er avsluttet.
case-guard = Slik er det:
case-consent = Hvem som samtykket, og når
case-reasons = Begrunnelse
case-take-step = Gå videre til dette steget
case-history = Hva som er besluttet
case-report = Bekymringsmeldingen
case-files = Filer som fulgte med meldingen
case-files-hint = Hver nedlasting blir notert. Åpne en fil med samme forsiktighet som en fil fra en ukjent avsender.
case-report-child = Om
case-reporter = Fra
case-reporter-unknown = sier ikke hvem de er
case-reporter-of = sendt av { $agency }
case-earlier = Tidligere meldinger
case-earlier-none = Ingen er kjent om dette barnet eller om barn som deler forelder eller foresatt med det. Si hvilket barn det er, for at listen skal bli hel.
case-search-allowed = Meldinger kan søkes på barnet: { $section }
case-search-not-allowed = Meldinger kan ikke søkes på barnet: { $section }
case-feedback = Hva melderen vet
case-tell = Fortell melderen
case-tell-consequence = Det står på kvitteringens side. Etter { $section }.
case-tell-send = Fortell
case-tell-nobody = Melderen har ikke bedt om å få vite noe, eller ikke sagt hvem de er.
case-child = Barnet
case-child-unknown = Det er ikke sagt ennå hvilket barn det er.
case-family-sees = Barn og foresatte ser hvor saken står.
case-family-does-not-see = Barn og foresatte ser ikke saken. La dem se når de har fått vite om den.
case-family-show = La familien se hvor saken står
case-family-hide = Ikke lenger
case-whose-title = Hvilket barn er det?
case-whose-other = Et annet barn
case-whose-lead = Søk etter barnet meldingen gjelder. Søk registreres.
case-whose-found = Funnet
case-whose-nobody = Ingen ble funnet. Saken går videre uten; søk igjen når du vet mer.
case-whose-known = Ett barn som andre tjenester arbeider med, stemmer nøyaktig.
case-whose-take = Det er dette barnet
case-whose-take-name = Det er { $name }
case-whose-consequence = Tidligere meldinger om barnet og søsken står da ved siden av.
case-whose-first = Si først hvilket barn det er.
case-for-cleared-staff = Barnets saker er for dem som er klarert for adressesperre. Gi saken til en av dem.
case-transfer-for-cleared-staff = En av sakene gjelder et barn med adressesperre. Velg noen som er klarert for adressesperre.
case-give = Gi videre
case-give-to = Til hvem
case-give-consequence = Du ser ikke lenger saken med mindre du er på vakt; mottakeren får beskjed.
case-changed-meanwhile = Noen andre har endret saken i mellomtiden. Se på den igjen; du endret ingenting.
case-refused = Lovpakken tillater det ikke.
case-mine-title = Mine saker
case-mine-lead = Sakene du behandler, de som haster mest først.
case-mine-none = Du behandler ingen saker.
case-overview-title = Saker
case-overview-lead = Hvor tjenestens saker står. Ingen barn nevnes her.
case-running = Løpende saker
case-running-none = Ingen saker løper.
case-column-next = Neste frist
case-column-age = Alder
case-column-who = Hvem
case-column-cases = Saker
case-column-over = Frister ute
case-column-month = Måned
case-column-kept = Holdt
case-column-broken = Brutt
case-duty-officers = Mottaket
case-loads = Hvor mye hver har
case-left-agency = har sluttet
case-months = Frister per måned
case-months-none = Ingen frist er løpt ut ennå.
case-transfer = Flytt saker
case-transfer-from = Fra
case-transfer-to = Til
case-transfer-from-one =
    { $count ->
        [one] { $name }, 1 sak
       *[other] { $name }, { $count } saker
    }
case-transfer-consequence = Alle løpende saker og åpne oppgaver går over. Mottakeren får beskjed.
case-followed-title = Hvor saken vår står
case-followed-lead = Hva som er gjort, hvor saken står nå, og hva som kan følge.
case-followed-none = Ingen sak vises her. Spør dem som arbeider med dere, hvis dere tror at det finnes en.
case-followed-with = { $name } behandler saken. Telefonnumre står i kretsen.
case-followed-note = Det som kan følge, er ikke bestemt. Dere har rett til å si hva dere mener.
case-start-title = Start en sak
case-start-lead = En sak følger lovens steg og frister. Den ses av den som behandler den.
case-process = Hvilken prosess
case-start-consequence = Fristene begynner å løpe nå, og den er din.
case-start = Start
case-second-reader = Loven krever noen som ikke har behandlet saken. En kollega på mottaket sier at det er ferdig.
case-tell-later = Melderen ønsker tilbakemelding. Om undersøkelse åpnes, kan ikke fortelles ennå, for det er ikke avgjort. Det går når saken har kommet til { $stages }. Etter { $section }.
