# Styrker og bekymringer på de otte dele af trivselshjulet
signal-title = Styrker og bekymringer
signal-lead = Det, som de omkring barnet har noteret. Det er til for at blive læst: intet regnes sammen til point.
signal-lead-own = Her er det, du selv har noteret. Ingen andre i familien ser det. Barnets tovholder ser det, og medarbejdere, der må se kredsen.
signal-none = Der er ikke noteret noget endnu
signal-none-here = Intet noteret
signal-open = Styrker og bekymringer
signal-note-title = Notér en styrke eller en bekymring
signal-note-lead = Det tager 20 sekunder. Skriv mere en anden gang, hvis du vil.
signal-direction = Hvad vil du notere?
signal-direction-strength = En styrke
signal-direction-worry = En bekymring
signal-indicator = Hvad handler det om?
signal-indicator-safe = Tryg
signal-indicator-healthy = Sund
signal-indicator-achieving = Lærer
signal-indicator-nurtured = Får omsorg
signal-indicator-active = Aktiv
signal-indicator-respected = Respekteret
signal-indicator-responsible = Ansvarlig
signal-indicator-included = Inkluderet
signal-hint-safe = Beskyttet mod at lide overlast
signal-hint-healthy = I krop og sind
signal-hint-achieving = Lærer og udvikler sig
signal-hint-nurtured = Bliver passet på derhjemme
signal-hint-active = Leger, rører sig, er med
signal-hint-respected = Bliver lyttet til
signal-hint-responsible = Har en opgave at udfylde
signal-hint-included = Hører til
signal-words = Med en linje ord
signal-words-hint = Højst { $limit } tegn. Det, du selv har set eller hørt.
signal-consequence = De, der må se kredsen, læser det. Den, der er tovholder, får at vide, at der er noget nyt. Kan nogen være i fare, laver du en underretning i stedet.
signal-consequence-family = Barnets tovholder læser det, og medarbejdere, der må se kredsen. Ingen andre i familien ser det.
signal-send = Notér
signal-looks = Måder at se på
signal-look-wheel = Hjul
signal-look-triangle = Trekant
signal-look-list = Liste
signal-side-development = Barnets udvikling
signal-side-people = Hvad barnet behøver fra andre
signal-side-world = Verden omkring barnet
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
signal-by-child = Barnet eller den unge
signal-by-guardian = En forældremyndighedsindehaver
signal-by-you = Dig
signal-hidden = Vises kun for dit eget arbejdssted
signal-rules = Hvornår ville regler have bedt nogen se nærmere?
signal-rules-lead = De regler, der er slået til, og kladder, der prøves, på det, der er kendt om barnet.
signal-rules-never = De seneste { $days } dage ville den ikke have bedt nogen se nærmere.
signal-rules-asked = Den ville have bedt nogen se nærmere den { $days }.
