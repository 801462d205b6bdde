# Styrker og bekymringer på de åtte delene av trivselshjulet
signal-title = Styrker og bekymringer
signal-lead = Det de rundt barnet har notert. Det er til for å leses: ingenting regnes sammen til poeng.
signal-lead-own = Her er det du selv har notert. Ingen andre i familien ser det. Barnets koordinator ser det, og ansatte som får se kretsen.
signal-none = Ingenting er notert ennå
signal-none-here = Ingenting notert
signal-open = Styrker og bekymringer
signal-note-title = Noter en styrke eller en bekymring
signal-note-lead = Det tar 20 sekunder. Skriv mer en annen gang om du vil.
signal-direction = Hva vil du notere?
signal-direction-strength = En styrke
signal-direction-worry = En bekymring
signal-indicator = Hva handler det om?
signal-indicator-safe = Trygg
signal-indicator-healthy = Frisk
signal-indicator-achieving = Mestrer
signal-indicator-nurtured = Får omsorg
signal-indicator-active = Aktiv
signal-indicator-respected = Respektert
signal-indicator-responsible = Tar ansvar
signal-indicator-included = Inkludert
signal-hint-safe = Beskyttet mot skade
signal-hint-healthy = I kropp og sinn
signal-hint-achieving = Lærer og vokser
signal-hint-nurtured = Blir tatt vare på hjemme
signal-hint-active = Leker, rører seg, er med
signal-hint-respected = Blir lyttet til
signal-hint-responsible = Har en oppgave å fylle
signal-hint-included = Hører til
signal-words = Med en linje ord
signal-words-hint = Høyst { $limit } tegn. Det du selv har sett eller hørt.
signal-consequence = De som får se kretsen, leser det. Den som koordinerer, får vite at det er noe nytt. Kan noen være i fare, sender du en bekymringsmelding i stedet.
signal-consequence-family = Barnets koordinator leser det, og ansatte som får se kretsen. Ingen andre i familien ser det.
signal-send = Noter
signal-looks = Måter å se på
signal-look-wheel = Hjul
signal-look-triangle = Trekant
signal-look-list = Liste
signal-side-development = Barnets utvikling
signal-side-people = Hva barnet trenger fra andre
signal-side-world = Verden rundt barnet
signal-child = Barnet
signal-strengths =
    { $count ->
        [one] { $count } styrke
       *[other] { $count } styrker
    }
signal-worries =
    { $count ->
        [one] { $count } bekymring
       *[other] { $count } bekymringer
    }
signal-by-child = Barnet eller ungdommen
signal-by-guardian = En foresatt
signal-by-you = Du
signal-hidden = Vises bare for din egen tjeneste
signal-rules = Når ville regler ha bedt noen se nærmere?
signal-rules-lead = Reglene som er på, og utkast som prøves, på det som er kjent om barnet.
signal-rules-never = De siste { $days } dagene ville den ikke ha bedt noen se nærmere.
signal-rules-asked = Den ville ha bedt noen se nærmere { $days }.
