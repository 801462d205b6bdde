# The child's page
circle-title = Kretsen
circle-around = Kretsen rundt { $name }
circle-around-child = Kretsen rundt barnet
circle-child = Barnet
circle-born = Født { $date }
circle-lives-with = Bor hos { $who }
circle-language = Språk: { $language }
circle-and = { $first } og { $last }

# Acting
circle-actions = Hva du kan gjøre
circle-join = Bli med i kretsen
circle-invite = Inviter til kretsen
circle-attention = Be kretsen se nærmere
circle-hand-over = Gi videre en rolle
circle-leave = Forlat kretsen
circle-record-sharing = Registrer et grunnlag
circle-no-ground-ask = Spør familien, eller beslutt
circle-no-ground-ask-lead = Familien kan si ja på sin egen side eller på papir. Er samtykke ikke grunnlaget, skriver du en beslutning.

# Facts strip
circle-no-holder = Ingen har rollen ennå
circle-no-holder-hint = Noen i kretsen kan ta den.
circle-next = Neste
circle-next-nothing = Ingenting venter akkurat nå
circle-next-hand-over = Svar på overføring
circle-next-attention =
    { $count ->
        [one] Kretsen er bedt om å se nærmere
       *[other] Kretsen er bedt om å se nærmere på { $count } ting
    }
circle-next-of = { $name } · { $days }
circle-sources = Kilder
circle-sources-found = Finnes hos { $found } av { $all }
circle-sources-oldest = Eldste liste er per { $date }

# The drawing
circle-drawing-size =
    { $count ->
        [0] Ingen er med i kretsen ennå.
        [one] Én kontakt.
       *[other] { $count } kontakter.
    }
circle-drawing-sector = { $sector }: { $count }.
circle-drawing-same = Listen nedenfor sier det samme.
circle-masked = Skjermet kontakt
circle-masked-role = Spør koordinatoren
circle-masked-hint = Noen er med i kretsen, men vises ikke. Den faste kontakten eller koordinatoren vet hvordan de nås.
circle-mark-solid = kontakt de siste 90 dagene
circle-mark-dotted = ingen kjent kontakt på 90 dager
circle-mark-ring = koordinerende rolle
circle-mark-lock = skjermet

# The list
circle-list = Alle i kretsen
circle-empty = Ingen er med i kretsen ennå
circle-empty-hint = Tjenestenes lister sier ikke at noen arbeider med barnet. Listene dekker det som står under Kilder.
circle-you = Du
circle-guest = Gjest utenfra
circle-hidden = Vises bare for dere
circle-quiet = Ingen kontakt på lenge
circle-since = Siden { $date }
circle-last-contact = siste kontakt { $date }
circle-last-unknown = siste kontakt ukjent
circle-as-of = per { $date }
circle-entry-point = Vei inn: { $text }
circle-call = Ring { $name }, { $phone }
circle-write = Skriv til { $name }, { $email }

# About the child
circle-about = Opplysninger
circle-national-id = Fødselsnummer
circle-address = Adresse
circle-family = Familie og husstand
circle-family-nobody = Ingen kilde har sagt hvem som hører til familien.
circle-custody = foreldreansvar
circle-same-household = samme husstand
circle-other-household = annen husstand

# Waiting
circle-attention-by = { $who } ber kretsen se nærmere
circle-attention-close = Fulgt opp
circle-attention-close-hint = Kretsen får vite at det er fulgt opp.
circle-offer = { $role }: { $to } er spurt
circle-offer-you = Vil du ta rollen { $role }?
circle-offer-holds = { $from } har rollen til svaret kommer.
circle-offer-nobody-holds = Ingen har rollen før svaret kommer.
circle-offer-accept = Overta
circle-offer-decline = Ikke jeg
circle-offer-withdraw = Trekk tilbake
circle-invitations = Inviterte
circle-invitation-line = { $organisation }, invitert av { $by }
circle-invitation-until = Lenken gjelder til { $date }

# Latest, sources, grounds
circle-latest = Sist i kretsen
circle-latest-nothing = Ingenting har skjedd i kretsen ennå.
circle-found-in = Finnes i listen fra
circle-not-found-in = Finnes ikke i listen fra
circle-not-found-means = «Finnes ikke» gjelder listens dato og det listen dekker. Skjermede tjenester nevnes aldri her.
circle-found-nowhere = Ingen liste nevner barnet.
circle-covers = dekker { $from } til { $to }
circle-sharing = Grunnlag for deling
circle-sharing-none = Ingen grunnlag for deling er registrert.
circle-sharing-by = Gitt av { $who }
circle-sharing-until = Gjelder til { $date }
circle-sharing-open = Gjelder inntil videre
circle-why = Hvorfor ser jeg dette?
circle-why-not = Hvorfor ser jeg ikke mer?
circle-why-recorded = Det er registrert at du har åpnet siden. Familien kan se det.

# Protected identity
circle-protected = Skjermede opplysninger: { $level }
circle-protected-hint = Det som er skjermet, vises ikke her. Si ingenting om hvor barnet bor eller oppholder seg, og la ikke utskrifter ligge.

# Outside of the circle
circle-outside-title = Det finnes en krets
circle-outside-lead = Tjenesten din arbeider med barnet. Det gjør andre også. Du er ikke med i kretsen og ser derfor ikke hvem.
circle-outside-ask = Slik spør du
circle-outside-ask-hint = Ring eller skriv til den som holder kretsen samlet. Si hvem du er og hvorfor du spør.
circle-outside-ask-nobody = Ingen holder kretsen samlet ennå. Spør i din egen tjeneste hvem som har kontakten, eller si her nedenfor at du arbeider med barnet.
circle-outside-declare = Arbeider du selv med barnet?

# In the circle, but nothing allows to share it
circle-no-ground-title = Kretsen kan ikke vises ennå
circle-no-ground-lead = Du er med i kretsen, men det er ikke registrert noe grunnlag for å vise deg den: verken samtykke eller rettslig grunnlag.
circle-no-ground-do = Registrer grunnlaget
circle-no-ground-wait = En annen i kretsen må registrere et grunnlag som nevner tjenesten din. Du får et varsel når det er gjort.
circle-sharing-withdraw = Trekk tilbake
circle-exposure = Vår synlighet
