# The access record for the data protection officer.
audit-title = Åtkomstloggen
audit-lead = Varje läsning, sökning och ändring, med vem, vad och på vilken grund. Även att du läser här antecknas.
audit-chain = Kedjan
audit-records = Poster
audit-linked = Länkade
audit-waiting = 
    { $count ->
        [one] { $count } väntar
       *[other] { $count } väntar
    }
audit-signed = Signerade kontrollpunkter
audit-hash = Senaste hash
audit-verify = Kontrollera kedjan
audit-export = Exportera allt (JSON-rader)
audit-sound = Kedjan är hel. Kontrollerade länkar: { $links }. Kontrollerade signaturer: { $signed }.
audit-broken = Kedjan är bruten efter nummer { $after }. Något där eller tidigare har ändrats eller tagits bort.
audit-false-head = Den signerade kontrollpunkten vid nummer { $seq } stämmer inte med kedjan.
audit-beside =
    { $count ->
        [one] En post står utanför kedjan: den har lagts in vid sidan av Kring.
       *[other] { $count } poster står utanför kedjan: de har lagts in vid sidan av Kring.
    }
audit-lost =
    { $count ->
        [one] En post försvann innan den hade länkats.
       *[other] { $count } poster försvann innan de hade länkats.
    }
audit-filter = Välj poster
audit-from = Från och med
audit-until = Till och med
audit-action = Händelse
audit-refused-only = Bara det som nekades
audit-show = Visa
audit-show-all = Visa alla
audit-empty = Inga poster passar in på valet.
audit-newest = Poster, nyast först
audit-pseudonyms = Personer och konton visas med korta beteckningar som alltid är desamma.
audit-named = Namnen visas på den här sidan. Skyddade identiteter behåller sin beteckning.
audit-when = När
audit-who = Vem
audit-what = Vad
audit-whom = Vem det gäller
audit-why = Varför
audit-system = Systemet
audit-refused = Nekades
audit-more = 
    { $count ->
        [one] och { $count } till
       *[other] och { $count } till
    }
audit-reason-given = Skäl: { $reason }
audit-older = Äldre
audit-names = Visa namnen
audit-names-consequence = Namnen visas för den här sidan. Skälet sparas i loggen, och de som nämns kan se att du har tittat.
audit-reason = Skäl
audit-reason-hint = Skriv varför, till exempel ett diarienummer. Skriv inga namn.
audit-names-show = Visa namnen
audit-error-reason-short = Skriv ett skäl på minst tio tecken.
audit-error-reason-long = Skälet får vara högst 500 tecken.
