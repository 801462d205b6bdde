# En regel ber en människa titta
alert-title = En regel ber dig titta
alert-lead = Det här avgör ingenting. Titta, tala med dem som känner barnet, och säg vad det blev av det.
alert-card = En regel ber dig titta
alert-open = Se varför
alert-rule-heading = Regeln
alert-facts = Det som uppfyllde regeln
alert-quiet = { $agency } har inte berättat om någon kontakt sedan { $date }
alert-moved = En lista angav en annan adress eller ett annat hushåll den { $date }
alert-attendance = { $agency }, från { $from } till { $to }
alert-look = Någon i en verksamhet utanför kretsen sökte efter barnet den { $date }
alert-gone =
    { $count ->
        [one] { $count } som du inte längre får se
       *[other] { $count } som du inte längre får se
    }
alert-raised = Kom { $when }, genom version { $version } av regeln
alert-to-child = Till barnets sida
alert-to-signals = Styrkor och oro
alert-answer = Vad blev det av det?
alert-outcome = Utfall
alert-outcome-looked_at = Tittat, inget mer behövs
alert-outcome-meeting_called = Ett möte är kallat
alert-outcome-support_changed = Stödet har ändrats
alert-outcome-concern_reported = En orosanmälan är gjord
alert-outcome-other = Något annat
alert-words = Med några ord
alert-words-hint = Högst { $limit } tecken. Behövs för ”något annat”.
alert-consequence = Uppmaningen stängs för alla som har fått den. Den kommer tillbaka bara om något nytt uppfyller regeln.
alert-send = Spara utfallet
alert-answered = { $by } svarade { $when }
alert-answered-already = Någon annan har redan svarat.

# En regel i en mening
alert-sentence = Om { $when }: be { $tell } titta.
alert-sentence-uncoordinated = Om { $when }, och ingen samordnar kring barnet: be { $tell } titta.
alert-and = { $one }, och { $more }
alert-further = Villkor { $n } (frivilligt)
alert-further-hint = Alla villkor måste vara uppfyllda samtidigt. Lämna tomt om ett räcker.
alert-error-twice = Villkoret finns redan i regeln.
alert-tell-named_person = trygghetspersonen
alert-tell-lead_professional = samordnaren
alert-tell-coordinator = den som samordnar
alert-when-worry =
    { $agencies ->
        [one] minst en verksamhet
       *[other] minst { $agencies } verksamheter
    } har noterat { $count ->
        [one] minst en oro
       *[other] minst { $count } orosmoment
    } { $about } inom { $days } dagar
alert-when-strength =
    { $agencies ->
        [one] minst en verksamhet
       *[other] minst { $agencies } verksamheter
    } har noterat { $count ->
        [one] minst en styrka
       *[other] minst { $count } styrkor
    } { $about } inom { $days } dagar
alert-about = på ”{ $indicator }”
alert-about-any = på vad som helst
alert-when-missed_contact = en verksamhet inom { $sector } inte har berättat om någon kontakt på mer än { $days } dagar
alert-when-missed_contact-any = en verksamhet som brukar berätta om kontakter inte har gjort det på mer än { $days } dagar
alert-when-moved = barnets adress eller hushåll har ändrats inom { $days } dagar
alert-when-attendances =
    { $count ->
        [one] minst en insats
       *[other] minst { $count } insatser
    } i { $agencies ->
        [one] minst en verksamhet
       *[other] minst { $agencies } verksamheter
    } har börjat inom { $days } dagar och slutat inom { $lasting ->
        [one] { $lasting } dag
       *[other] { $lasting } dagar
    }
alert-when-looked_elsewhere =
    { $count ->
        [one] minst en exakt sökning
       *[other] minst { $count } exakta sökningar
    } efter barnet har gjorts utanför kretsen inom { $days } dagar

# Administratörens sidor
alert-rules-title = Regler för uppmaningar
alert-rules-lead = En regel ber en människa titta. Den ger inga poäng, rangordnar ingen och avgör ingenting. Regler är av tills du sätter på dem.
alert-rules-none = Det finns ingen regel än.
alert-rules-new = Skriv en regel
alert-rules-examples = Regler som följer med Kring
alert-rules-examples-lead = De är exempel. Ta över en, pröva den på gångna dagar, och sätt på den om den passar er.
alert-adopt = Ta över som utkast
alert-rule-title = Regel för uppmaning
alert-new-title = En ny regel
alert-new-lead = En regel har upp till tre villkor som alla ska vara uppfyllda, och går att läsa högt.
alert-versions = Versioner
alert-version = Version { $version }
alert-version-made = skriven { $when }
alert-state-draft = Utkast
alert-state-on = På
alert-state-off = Av
alert-switch-on = Sätt på
alert-switch-off = Stäng av
alert-switch-consequence = Från och med nu prövas regeln när något noteras, och en gång om dagen. En annan version av samma regel stängs av.
alert-try = Pröva på de senaste { $days } dagarna
alert-try-lead = Bara antal: du ser inget barn. Av kontakter är den senaste känd, av samordnare de som har en roll i dag.
alert-tried =
    { $fired ->
        [0] Den skulle inte ha slagit till de senaste { $days } dagarna. { $children } barn har prövats.
        [one] Den skulle ha slagit till en gång de senaste { $days } dagarna. { $children } barn har prövats.
       *[other] Den skulle ha slagit till { $fired } gånger de senaste { $days } dagarna, kring { $around } av de { $children } barn som har prövats.
    }
alert-new-version = Skriv en ny version
alert-new-version-hint = Den version som är på fortsätter att gälla tills du sätter på den nya.
alert-kind = Vad ska vara uppfyllt?
alert-kind-signals = Styrkor eller oro
alert-kind-missed_contact = Ingen kontakt på länge
alert-kind-moved = Barnet har flyttat
alert-kind-attendances = Korta insatser i flera verksamheter
alert-kind-looked_elsewhere = Sökningar utanför kretsen
alert-indicator = På vilken del av hjulet?
alert-indicator-hint = Lämna öppet för vilken som helst.
alert-direction = Vilket slag?
alert-at_least = Minst hur många?
alert-agencies = Från minst hur många verksamheter?
alert-lasting = Slut inom hur många dagar?
alert-sector = Vilket slags verksamhet?
alert-sector-hint = Lämna öppet för vilken som helst.
alert-days = Inom, eller på mer än, hur många dagar?
alert-uncoordinated = Bara när ingen samordnar kring barnet
alert-uncoordinated-hint = Ingen är trygghetsperson, samordnare eller koordinator.
alert-tell = Vem ska ombes titta?
alert-tell-hint = Har ingen den rollen ombes den som samordnar i stället; samordnar ingen, ombes kretsen.
alert-save = Spara som utkast
alert-error-number = Skriv ett heltal från { $from } till { $to }.
alert-rule-changed = Någon annan har ändrat regeln sedan du öppnade sidan. Öppna den igen för att se vad som gäller nu.
