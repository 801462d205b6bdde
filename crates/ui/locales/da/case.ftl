case-title = Sag
case-title-number = Sag { $number }
case-with = { $name } behandler sagen
case-with-duty-officers = Hos modtagelsen
case-line = Hvor sagen står
case-point-done = Færdig
case-point-now = Nu
case-point-next = Kan følge
case-clocks = Frister
case-no-clock = Ingen frist løber.
case-no-day = Straks; loven giver ingen dag
case-paused = Står stille
case-left =
    { $days ->
        [0] I dag er sidste dag, { $day }
        [one] 1 dag tilbage, { $day }
       *[other] { $days } dage tilbage, { $day }
    }
case-over =
    { $days ->
        [0] Fristen er udløbet, { $day }
        [one] Fristen udløb for 1 dag siden, { $day }
       *[other] Fristen udløb for { $days } dage siden, { $day }
    }
case-plan-over = Skulle være færdig; efter loven senest { $day }
case-over-tag = Fristen er udløbet
case-done = Færdig
case-resume = Løber videre
case-clock-more = Forlæng, sæt i bero, gælder ikke
case-reason = Begrundelse
case-fact = Dagen den regnes fra
case-give-fact = Regn fra den dag
case-until = Ny sidste dag
case-decided-by = Hvem besluttede
case-extend = Forlæng
case-extended = Til { $day }, af { $who }: { $reason }
case-pause = Sæt i bero
case-does-not-apply = Gælder ikke
case-ended-clocks =
    { $count ->
        [one] 1 frist er afsluttet
       *[other] { $count } frister er afsluttet
    }
case-clock-done = Færdig { $when }
case-clock-went-on = Afsluttet { $when }: sagen gik videre
case-clock-late = Afsluttet { $when }, efter fristens udløb
case-clock-not-apply = Gælder ikke, noteret { $when }: { $reason }
case-next = Hvad der kan gøres nu
case-ended = Sagen er afsluttet.
case-guard = Sådan er det:
case-consent = Hvem der samtykkede, og hvornår
case-reasons = Begrundelse
case-take-step = Gå videre til dette trin
case-history = Hvad der er besluttet
case-report = Underretningen
case-files = Filer, der fulgte med underretningen
case-files-hint = Hver hentning bliver noteret. Åbn en fil med samme forsigtighed som en fil fra en ukendt afsender.
case-report-child = Om
case-reporter = Fra
case-reporter-unknown = siger ikke, hvem de er
case-reporter-of = sendt af { $agency }
case-earlier = Tidligere underretninger
case-earlier-none = Ingen er kendt om dette barn eller om børn, der deler forælder eller forældremyndighedsindehaver med det. Sig, hvilket barn det er, for at listen er hel.
case-search-allowed = Underretninger må søges på barnet: { $section }
case-search-not-allowed = Underretninger må ikke søges på barnet: { $section }
case-feedback = Hvad underretteren ved
case-tell = Fortæl underretteren
case-tell-consequence = Det står på kvitteringens side. Efter { $section }.
case-tell-send = Fortæl
case-tell-nobody = Underretteren har ikke bedt om besked eller ikke sagt, hvem de er.
case-child = Barnet
case-child-unknown = Det er ikke sagt endnu, hvilket barn det er.
case-family-sees = Barn og forældre ser, hvor sagen står.
case-family-does-not-see = Barn og forældre ser ikke sagen. Lad dem se den, når de har fået besked.
case-family-show = Lad familien se, hvor sagen står
case-family-hide = Ikke længere
case-whose-title = Hvilket barn er det?
case-whose-other = Et andet barn
case-whose-lead = Søg efter barnet, underretningen handler om. Søgninger registreres.
case-whose-found = Fundet
case-whose-nobody = Ingen blev fundet. Sagen går videre uden; søg igen, når du ved mere.
case-whose-known = Et barn, som andre myndigheder arbejder med, passer nøjagtigt.
case-whose-take = Det er dette barn
case-whose-take-name = Det er { $name }
case-whose-consequence = Tidligere underretninger om barnet og dets søskende står så ved siden af.
case-whose-first = Sig først, hvilket barn det er.
case-for-cleared-staff = Barnets sager er for dem, der er godkendt til navne- og adressebeskyttelse. Giv sagen til en af dem.
case-transfer-for-cleared-staff = En af sagerne handler om et barn med navne- og adressebeskyttelse. Vælg en, der er godkendt til navne- og adressebeskyttelse.
case-give = Giv videre
case-give-to = Til hvem
case-give-consequence = Du ser ikke længere sagen, medmindre du har vagt; modtageren får besked.
case-changed-meanwhile = En anden har ændret sagen imens. Se på den igen; du ændrede ingenting.
case-refused = Lovpakken tillader det ikke.
case-mine-title = Mine sager
case-mine-lead = De sager, du behandler, dem der haster mest først.
case-mine-none = Du behandler ingen sager.
case-overview-title = Sager
case-overview-lead = Hvor myndighedens sager står. Intet barn nævnes her.
case-running = Løbende sager
case-running-none = Ingen sager løber.
case-column-next = Næste frist
case-column-age = Alder
case-column-who = Hvem
case-column-cases = Sager
case-column-over = Udløbne frister
case-column-month = Måned
case-column-kept = Overholdt
case-column-broken = Overskredet
case-duty-officers = Modtagelsen
case-loads = Hvor meget hver har
case-left-agency = er fratrådt
case-months = Frister pr. måned
case-months-none = Ingen frist er udløbet endnu.
case-transfer = Flyt sager
case-transfer-from = Fra
case-transfer-to = Til
case-transfer-from-one =
    { $count ->
        [one] { $name }, 1 sag
       *[other] { $name }, { $count } sager
    }
case-transfer-consequence = Alle løbende sager og åbne opgaver går over. Modtageren får besked.
case-followed-title = Hvor vores sag står
case-followed-lead = Hvad der er gjort, hvor sagen står nu, og hvad der kan følge.
case-followed-none = Ingen sag vises her. Spørg dem, der arbejder med jer, hvis I tror, at der er en.
case-followed-with = { $name } behandler sagen. Telefonnumre står i kredsen.
case-followed-note = Det, der kan følge, er ikke besluttet. I har ret til at sige, hvad I mener.
case-start-title = Start en sag
case-start-lead = En sag følger lovens trin og frister. Den ses af den, der behandler den.
case-process = Hvilken proces
case-start-consequence = Fristerne begynder nu, og den er din.
case-start = Start
case-second-reader = Loven kræver en, der ikke har behandlet sagen. En kollega i modtagelsen siger, at det er færdigt.
case-tell-later = Underretteren ønsker tilbagemelding. Om undersøgelse indledes, kan ikke fortælles endnu, for det er ikke afgjort. Det kan ske, når sagen er kommet til { $stages }. Efter { $section }.
