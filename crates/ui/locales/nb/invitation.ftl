invitation-title = Inviter til kretsen
invitation-lead = Til noen som ikke er på Kring. E-posten inneholder bare en lenke: ikke noe navn og ingenting om barnet.
invitation-organisation = Tjeneste eller forening
invitation-organisation-hint = Så kretsen vet hvem som er invitert.
invitation-language = Språk i e-posten
invitation-consequence = Lenken kan brukes én gang og gjelder i { $days } dager. Den som svarer, trenger ingen konto.
invitation-send = Send invitasjon
