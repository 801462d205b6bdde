# The access record for the data protection officer.
audit-title = Innsynsloggen
audit-lead = Hver lesing, hvert søk og hver endring, med hvem, hva og på hvilket grunnlag. Også at du leser her, registreres.
audit-chain = Kjeden
audit-records = Poster
audit-linked = Lenket
audit-waiting = 
    { $count ->
        [one] { $count } venter
       *[other] { $count } venter
    }
audit-signed = Signerte kontrollpunkter
audit-hash = Siste hash
audit-verify = Kontroller kjeden
audit-export = Eksporter alt (JSON-linjer)
audit-sound = Kjeden er hel. Kontrollerte lenker: { $links }. Kontrollerte signaturer: { $signed }.
audit-broken = Kjeden er brutt etter nummer { $after }. Noe der eller tidligere er endret eller fjernet.
audit-false-head = Det signerte kontrollpunktet ved nummer { $seq } stemmer ikke med kjeden.
audit-beside =
    { $count ->
        [one] Én post står utenfor kjeden: den er lagt inn utenom Kring.
       *[other] { $count } poster står utenfor kjeden: de er lagt inn utenom Kring.
    }
audit-lost =
    { $count ->
        [one] Én post forsvant før den var lenket.
       *[other] { $count } poster forsvant før de var lenket.
    }
audit-filter = Velg poster
audit-from = Fra og med
audit-until = Til og med
audit-action = Handling
audit-refused-only = Bare det som ble avslått
audit-show = Vis
audit-show-all = Vis alle
audit-empty = Ingen poster passer til valget.
audit-newest = Poster, nyeste først
audit-pseudonyms = Personer og kontoer vises med korte betegnelser som alltid er de samme.
audit-named = Navnene vises på denne siden. Beskyttede identiteter beholder betegnelsen sin.
audit-when = Når
audit-who = Hvem
audit-what = Hva
audit-whom = Hvem det gjelder
audit-why = Hvorfor
audit-system = Systemet
audit-refused = Avslått
audit-more = 
    { $count ->
        [one] og { $count } til
       *[other] og { $count } til
    }
audit-reason-given = Begrunnelse: { $reason }
audit-older = Eldre
audit-names = Vis navnene
audit-names-consequence = Navnene vises for denne siden. Begrunnelsen lagres i loggen, og de som nevnes, kan se at du har sett.
audit-reason = Begrunnelse
audit-reason-hint = Skriv hvorfor, for eksempel et saksnummer. Skriv ingen navn.
audit-names-show = Vis navnene
audit-error-reason-short = Skriv en begrunnelse på minst ti tegn.
audit-error-reason-long = Begrunnelsen kan være på høyst 500 tegn.
