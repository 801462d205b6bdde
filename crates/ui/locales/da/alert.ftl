# En regel beder et menneske se nærmere
alert-title = En regel beder dig se nærmere
alert-lead = Dette afgør intet. Se, tal med dem, der kender barnet, og sig, hvad der kom ud af det.
alert-card = En regel beder dig se nærmere
alert-open = Se hvorfor
alert-rule-heading = Reglen
alert-facts = Det, der opfyldte reglen
alert-quiet = { $agency } har ikke fortalt om nogen kontakt siden { $date }
alert-moved = En liste angav en anden adresse eller husstand den { $date }
alert-attendance = { $agency }, fra { $from } til { $to }
alert-look = Nogen i en forvaltning uden for kredsen søgte efter barnet den { $date }
alert-gone =
    { $count ->
        [one] { $count }, som du ikke længere må se
       *[other] { $count }, som du ikke længere må se
    }
alert-raised = Kom { $when }, ved version { $version } af reglen
alert-to-child = Til barnets side
alert-to-signals = Styrker og bekymringer
alert-answer = Hvad kom der ud af det?
alert-outcome = Udfald
alert-outcome-looked_at = Set på, mere er ikke nødvendigt
alert-outcome-meeting_called = Et møde er indkaldt
alert-outcome-support_changed = Støtten er ændret
alert-outcome-concern_reported = En underretning er lavet
alert-outcome-other = Noget andet
alert-words = Med nogle ord
alert-words-hint = Højst { $limit } tegn. Skal udfyldes ved »noget andet«.
alert-consequence = Opfordringen lukkes for alle, der har fået den. Den kommer kun igen, hvis noget nyt opfylder reglen.
alert-send = Gem udfaldet
alert-answered = { $by } svarede { $when }
alert-answered-already = En anden har allerede svaret.

# En regel i en sætning
alert-sentence = Hvis { $when }: bed { $tell } se nærmere.
alert-sentence-uncoordinated = Hvis { $when }, og ingen er tovholder for barnet: bed { $tell } se nærmere.
alert-and = { $one }, og { $more }
alert-further = Betingelse { $n } (valgfri)
alert-further-hint = Alle betingelser skal være opfyldt samtidig. Lad det stå tomt, hvis én er nok.
alert-error-twice = Betingelsen findes allerede i reglen.
alert-tell-named_person = den faste kontaktperson
alert-tell-lead_professional = tovholderen
alert-tell-coordinator = den, der koordinerer
alert-when-worry =
    { $agencies ->
        [one] mindst én forvaltning
       *[other] mindst { $agencies } forvaltninger
    } har noteret { $count ->
        [one] mindst én bekymring
       *[other] mindst { $count } bekymringer
    } { $about } inden for { $days } dage
alert-when-strength =
    { $agencies ->
        [one] mindst én forvaltning
       *[other] mindst { $agencies } forvaltninger
    } har noteret { $count ->
        [one] mindst én styrke
       *[other] mindst { $count } styrker
    } { $about } inden for { $days } dage
alert-about = på »{ $indicator }«
alert-about-any = på hvad som helst
alert-when-missed_contact = en forvaltning inden for { $sector } ikke har fortalt om nogen kontakt i mere end { $days } dage
alert-when-missed_contact-any = en forvaltning, der plejer at fortælle om kontakter, ikke har gjort det i mere end { $days } dage
alert-when-moved = barnets adresse eller husstand er ændret inden for { $days } dage
alert-when-attendances =
    { $count ->
        [one] mindst én indsats
       *[other] mindst { $count } indsatser
    } i { $agencies ->
        [one] mindst én forvaltning
       *[other] mindst { $agencies } forvaltninger
    } er begyndt inden for { $days } dage og sluttet inden for { $lasting ->
        [one] { $lasting } dag
       *[other] { $lasting } dage
    }
alert-when-looked_elsewhere =
    { $count ->
        [one] mindst én nøjagtig søgning
       *[other] mindst { $count } nøjagtige søgninger
    } efter barnet er foretaget uden for kredsen inden for { $days } dage

# Administratorens sider
alert-rules-title = Regler for opfordringer
alert-rules-lead = En regel beder et menneske se nærmere. Den giver ingen point, rangordner ingen og afgør intet. Regler er slået fra, indtil du slår dem til.
alert-rules-none = Der er ingen regel endnu.
alert-rules-new = Skriv en regel
alert-rules-examples = Regler, der følger med Kring
alert-rules-examples-lead = De er eksempler. Overtag en, prøv den på dage, der er gået, og slå den til, hvis den passer til jer.
alert-adopt = Overtag som kladde
alert-rule-title = Regel for opfordring
alert-new-title = En ny regel
alert-new-lead = En regel har op til tre betingelser, som alle skal være opfyldt, og kan læses højt.
alert-versions = Versioner
alert-version = Version { $version }
alert-version-made = skrevet { $when }
alert-state-draft = Kladde
alert-state-on = Til
alert-state-off = Fra
alert-switch-on = Slå til
alert-switch-off = Slå fra
alert-switch-consequence = Fra nu af prøves reglen, når noget noteres, og én gang om dagen. En anden version af samme regel slås fra.
alert-try = Prøv på de seneste { $days } dage
alert-try-lead = Kun antal: du ser intet barn. Af kontakter er den seneste kendt, af tovholdere dem, der har en rolle i dag.
alert-tried =
    { $fired ->
        [0] Den ville ikke have slået til de seneste { $days } dage. { $children } børn er prøvet.
        [one] Den ville have slået til én gang de seneste { $days } dage. { $children } børn er prøvet.
       *[other] Den ville have slået til { $fired } gange de seneste { $days } dage, omkring { $around } af de { $children } børn, der er prøvet.
    }
alert-new-version = Skriv en ny version
alert-new-version-hint = Den version, der er slået til, gælder, indtil du slår den nye til.
alert-kind = Hvad skal være opfyldt?
alert-kind-signals = Styrker eller bekymringer
alert-kind-missed_contact = Ingen kontakt længe
alert-kind-moved = Barnet er flyttet
alert-kind-attendances = Korte indsatser i flere forvaltninger
alert-kind-looked_elsewhere = Søgninger uden for kredsen
alert-indicator = På hvilken del af hjulet?
alert-indicator-hint = Lad stå åbent for hvilken som helst.
alert-direction = Hvilken slags?
alert-at_least = Mindst hvor mange?
alert-agencies = Fra mindst hvor mange forvaltninger?
alert-lasting = Slut inden for hvor mange dage?
alert-sector = Hvilken slags tilbud?
alert-sector-hint = Lad stå åbent for hvilken som helst.
alert-days = Inden for, eller i mere end, hvor mange dage?
alert-uncoordinated = Kun når ingen er tovholder for barnet
alert-uncoordinated-hint = Ingen er fast kontaktperson, tovholder eller børnekoordinator.
alert-tell = Hvem skal bedes se nærmere?
alert-tell-hint = Har ingen den rolle, bedes den, der ellers koordinerer; koordinerer ingen, bedes kredsen.
alert-save = Gem som kladde
alert-error-number = Skriv et helt tal fra { $from } til { $to }.
alert-rule-changed = En anden har ændret reglen, siden du åbnede siden. Åbn den igen for at se, hvad der gælder nu.
