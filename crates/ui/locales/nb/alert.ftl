# En regel ber et menneske se nærmere
alert-title = En regel ber deg se nærmere
alert-lead = Dette avgjør ingenting. Se, snakk med dem som kjenner barnet, og si hva det ble til.
alert-card = En regel ber deg se nærmere
alert-open = Se hvorfor
alert-rule-heading = Regelen
alert-facts = Det som oppfylte regelen
alert-quiet = { $agency } har ikke fortalt om noen kontakt siden { $date }
alert-moved = En liste oppga en annen adresse eller husstand { $date }
alert-attendance = { $agency }, fra { $from } til { $to }
alert-look = Noen i en tjeneste utenfor kretsen søkte etter barnet { $date }
alert-gone =
    { $count ->
        [one] { $count } som du ikke lenger får se
       *[other] { $count } som du ikke lenger får se
    }
alert-raised = Kom { $when }, ved versjon { $version } av regelen
alert-to-child = Til barnets side
alert-to-signals = Styrker og bekymringer
alert-answer = Hva ble det til?
alert-outcome = Utfall
alert-outcome-looked_at = Sett på, mer trengs ikke
alert-outcome-meeting_called = Et møte er innkalt
alert-outcome-support_changed = Støtten er endret
alert-outcome-concern_reported = En bekymringsmelding er sendt
alert-outcome-other = Noe annet
alert-words = Med noen ord
alert-words-hint = Høyst { $limit } tegn. Trengs for «noe annet».
alert-consequence = Oppfordringen lukkes for alle som har fått den. Den kommer tilbake bare hvis noe nytt oppfyller regelen.
alert-send = Lagre utfallet
alert-answered = { $by } svarte { $when }
alert-answered-already = Noen andre har allerede svart.

# En regel i en setning
alert-sentence = Hvis { $when }: be { $tell } se nærmere.
alert-sentence-uncoordinated = Hvis { $when }, og ingen koordinerer rundt barnet: be { $tell } se nærmere.
alert-and = { $one }, og { $more }
alert-further = Vilkår { $n } (valgfritt)
alert-further-hint = Alle vilkår må være oppfylt samtidig. La stå tomt hvis ett er nok.
alert-error-twice = Vilkåret finnes allerede i regelen.
alert-tell-named_person = barnets faste kontakt
alert-tell-lead_professional = koordinatoren
alert-tell-coordinator = den som koordinerer
alert-when-worry =
    { $agencies ->
        [one] minst én tjeneste
       *[other] minst { $agencies } tjenester
    } har notert { $count ->
        [one] minst én bekymring
       *[other] minst { $count } bekymringer
    } { $about } innen { $days } dager
alert-when-strength =
    { $agencies ->
        [one] minst én tjeneste
       *[other] minst { $agencies } tjenester
    } har notert { $count ->
        [one] minst én styrke
       *[other] minst { $count } styrker
    } { $about } innen { $days } dager
alert-about = på «{ $indicator }»
alert-about-any = på hva som helst
alert-when-missed_contact = en tjeneste innen { $sector } ikke har fortalt om noen kontakt på mer enn { $days } dager
alert-when-missed_contact-any = en tjeneste som pleier å fortelle om kontakter, ikke har gjort det på mer enn { $days } dager
alert-when-moved = barnets adresse eller husstand er endret innen { $days } dager
alert-when-attendances =
    { $count ->
        [one] minst ett tiltak
       *[other] minst { $count } tiltak
    } i { $agencies ->
        [one] minst én tjeneste
       *[other] minst { $agencies } tjenester
    } har begynt innen { $days } dager og sluttet innen { $lasting ->
        [one] { $lasting } dag
       *[other] { $lasting } dager
    }
alert-when-looked_elsewhere =
    { $count ->
        [one] minst ett nøyaktig søk
       *[other] minst { $count } nøyaktige søk
    } etter barnet er gjort utenfor kretsen innen { $days } dager

# Administratorens sider
alert-rules-title = Regler for oppfordringer
alert-rules-lead = En regel ber et menneske se nærmere. Den gir ingen poeng, rangerer ingen og avgjør ingenting. Regler er av til du slår dem på.
alert-rules-none = Det finnes ingen regel ennå.
alert-rules-new = Skriv en regel
alert-rules-examples = Regler som følger med Kring
alert-rules-examples-lead = De er eksempler. Ta over en, prøv den på dager som har vært, og slå den på hvis den passer for dere.
alert-adopt = Ta over som utkast
alert-rule-title = Regel for oppfordring
alert-new-title = En ny regel
alert-new-lead = En regel har opptil tre vilkår som alle må være oppfylt, og kan leses høyt.
alert-versions = Versjoner
alert-version = Versjon { $version }
alert-version-made = skrevet { $when }
alert-state-draft = Utkast
alert-state-on = På
alert-state-off = Av
alert-switch-on = Slå på
alert-switch-off = Slå av
alert-switch-consequence = Fra nå av prøves regelen når noe noteres, og én gang om dagen. En annen versjon av samme regel slås av.
alert-try = Prøv på de siste { $days } dagene
alert-try-lead = Bare antall: du ser ingen barn. Av kontakter er den siste kjent, av koordinatorer de som har en rolle i dag.
alert-tried =
    { $fired ->
        [0] Den ville ikke ha slått til de siste { $days } dagene. { $children } barn er prøvd.
        [one] Den ville ha slått til én gang de siste { $days } dagene. { $children } barn er prøvd.
       *[other] Den ville ha slått til { $fired } ganger de siste { $days } dagene, rundt { $around } av de { $children } barna som er prøvd.
    }
alert-new-version = Skriv en ny versjon
alert-new-version-hint = Versjonen som er på, gjelder til du slår på den nye.
alert-kind = Hva skal være oppfylt?
alert-kind-signals = Styrker eller bekymringer
alert-kind-missed_contact = Ingen kontakt på lenge
alert-kind-moved = Barnet har flyttet
alert-kind-attendances = Korte tiltak i flere tjenester
alert-kind-looked_elsewhere = Søk utenfor kretsen
alert-indicator = På hvilken del av hjulet?
alert-indicator-hint = La stå åpent for hvilken som helst.
alert-direction = Hvilket slag?
alert-at_least = Minst hvor mange?
alert-agencies = Fra minst hvor mange tjenester?
alert-lasting = Slutt innen hvor mange dager?
alert-sector = Hva slags tjeneste?
alert-sector-hint = La stå åpent for hvilken som helst.
alert-days = Innen, eller på mer enn, hvor mange dager?
alert-uncoordinated = Bare når ingen koordinerer rundt barnet
alert-uncoordinated-hint = Ingen er barnets faste kontakt, koordinator eller barnekoordinator.
alert-tell = Hvem skal bes om å se nærmere?
alert-tell-hint = Har ingen den rollen, bes den som koordinerer i stedet; koordinerer ingen, bes kretsen.
alert-save = Lagre som utkast
alert-error-number = Skriv et helt tall fra { $from } til { $to }.
alert-rule-changed = Noen andre har endret regelen siden du åpnet siden. Åpne den igjen for å se hva som gjelder nå.
