# The access record for the data protection officer.
audit-title = Adgangsloggen
audit-lead = Hver læsning, søgning og ændring, med hvem, hvad og på hvilket grundlag. Også at du læser her, noteres.
audit-chain = Kæden
audit-records = Poster
audit-linked = Lænket
audit-waiting = 
    { $count ->
        [one] { $count } venter
       *[other] { $count } venter
    }
audit-signed = Signerede kontrolpunkter
audit-hash = Seneste hash
audit-verify = Kontrollér kæden
audit-export = Eksportér alt (JSON-linjer)
audit-sound = Kæden er hel. Kontrollerede led: { $links }. Kontrollerede signaturer: { $signed }.
audit-broken = Kæden er brudt efter nummer { $after }. Noget dér eller tidligere er ændret eller fjernet.
audit-false-head = Det signerede kontrolpunkt ved nummer { $seq } passer ikke til kæden.
audit-beside =
    { $count ->
        [one] Én post står uden for kæden: den er lagt ind uden om Kring.
       *[other] { $count } poster står uden for kæden: de er lagt ind uden om Kring.
    }
audit-lost =
    { $count ->
        [one] Én post forsvandt, før den var kædet sammen med de andre.
       *[other] { $count } poster forsvandt, før de var kædet sammen med de andre.
    }
audit-filter = Vælg poster
audit-from = Fra og med
audit-until = Til og med
audit-action = Handling
audit-refused-only = Kun det, der blev afvist
audit-show = Vis
audit-show-all = Vis alle
audit-empty = Ingen poster passer til valget.
audit-newest = Poster, nyeste først
audit-pseudonyms = Personer og konti vises med korte betegnelser, som altid er de samme.
audit-named = Navnene vises på denne side. Beskyttede identiteter beholder deres betegnelse.
audit-when = Hvornår
audit-who = Hvem
audit-what = Hvad
audit-whom = Hvem det gælder
audit-why = Hvorfor
audit-system = Systemet
audit-refused = Afvist
audit-more = 
    { $count ->
        [one] og { $count } mere
       *[other] og { $count } mere
    }
audit-reason-given = Begrundelse: { $reason }
audit-older = Ældre
audit-names = Vis navnene
audit-names-consequence = Navnene vises for denne side. Begrundelsen gemmes i loggen, og de nævnte kan se, at du har set.
audit-reason = Begrundelse
audit-reason-hint = Skriv hvorfor, for eksempel et journalnummer. Skriv ingen navne.
audit-names-show = Vis navnene
audit-error-reason-short = Skriv en begrundelse på mindst ti tegn.
audit-error-reason-long = Begrundelsen må højst være på 500 tegn.
