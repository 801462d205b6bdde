# The child's page
circle-title = Kredsen
circle-around = Kredsen omkring { $name }
circle-around-child = Kredsen omkring barnet
circle-child = Barnet
circle-born = Født { $date }
circle-lives-with = Bor hos { $who }
circle-language = Sprog: { $language }
circle-and = { $first } og { $last }

# Acting
circle-actions = Hvad du kan gøre
circle-join = Gå med i kredsen
circle-invite = Inviter til kredsen
circle-attention = Bed kredsen se nærmere
circle-hand-over = Giv en rolle videre
circle-leave = Forlad kredsen
circle-record-sharing = Registrer et grundlag
circle-no-ground-ask = Spørg familien, eller beslut
circle-no-ground-ask-lead = Familien kan sige ja på sin egen side eller på papir. Er samtykke ikke grundlaget, skriver du en beslutning.

# Facts strip
circle-no-holder = Ingen har rollen endnu
circle-no-holder-hint = Nogen i kredsen kan tage den.
circle-next = Næste
circle-next-nothing = Intet venter lige nu
circle-next-hand-over = Svar på overdragelse
circle-next-attention =
    { $count ->
        [one] Kredsen er bedt om at se nærmere
       *[other] Kredsen er bedt om at se nærmere på { $count } ting
    }
circle-next-of = { $name } · { $days }
circle-sources = Kilder
circle-sources-found = Findes hos { $found } af { $all }
circle-sources-oldest = Ældste liste er pr. { $date }

# The drawing
circle-drawing-size =
    { $count ->
        [0] Ingen er med i kredsen endnu.
        [one] Én kontakt.
       *[other] { $count } kontakter.
    }
circle-drawing-sector = { $sector }: { $count }.
circle-drawing-same = Listen nedenfor siger det samme.
circle-masked = Beskyttet kontakt
circle-masked-role = Spørg tovholderen
circle-masked-hint = Nogen er med i kredsen, men vises ikke. Kontaktpersonen eller tovholderen ved, hvordan de nås.
circle-mark-solid = kontakt de seneste 90 dage
circle-mark-dotted = ingen kendt kontakt i 90 dage
circle-mark-ring = koordinerende rolle
circle-mark-lock = beskyttet

# The list
circle-list = Alle i kredsen
circle-empty = Ingen er med i kredsen endnu
circle-empty-hint = Forvaltningernes lister siger ikke, at nogen arbejder med barnet. Listerne dækker det, der står under Kilder.
circle-you = Dig
circle-guest = Gæst udefra
circle-hidden = Vises kun for jer
circle-quiet = Ingen kontakt længe
circle-since = Siden { $date }
circle-last-contact = seneste kontakt { $date }
circle-last-unknown = seneste kontakt ukendt
circle-as-of = pr. { $date }
circle-entry-point = Vej ind: { $text }
circle-call = Ring til { $name }, { $phone }
circle-write = Skriv til { $name }, { $email }

# About the child
circle-about = Oplysninger
circle-national-id = CPR-nummer
circle-address = Adresse
circle-family = Familie og husstand
circle-family-nobody = Ingen kilde har sagt, hvem der hører til familien.
circle-custody = forældremyndighed
circle-same-household = samme husstand
circle-other-household = anden husstand

# Waiting
circle-attention-by = { $who } beder kredsen se nærmere
circle-attention-close = Fulgt op
circle-attention-close-hint = Kredsen får at vide, at det er fulgt op.
circle-offer = { $role }: { $to } er spurgt
circle-offer-you = Vil du tage rollen { $role }?
circle-offer-holds = { $from } har rollen, til svaret kommer.
circle-offer-nobody-holds = Ingen har rollen, før svaret kommer.
circle-offer-accept = Overtag
circle-offer-decline = Ikke mig
circle-offer-withdraw = Træk tilbage
circle-invitations = Inviterede
circle-invitation-line = { $organisation }, inviteret af { $by }
circle-invitation-until = Linket gælder til { $date }

# Latest, sources, grounds
circle-latest = Senest i kredsen
circle-latest-nothing = Der er endnu ikke sket noget i kredsen.
circle-found-in = Findes på listen fra
circle-not-found-in = Findes ikke på listen fra
circle-not-found-means = »Findes ikke« gælder listens dato og det, listen dækker. Beskyttede tilbud nævnes aldrig her.
circle-found-nowhere = Ingen liste nævner barnet.
circle-covers = dækker { $from } til { $to }
circle-sharing = Grundlag for deling
circle-sharing-none = Der er ikke registreret noget grundlag for deling.
circle-sharing-by = Givet af { $who }
circle-sharing-until = Gælder til { $date }
circle-sharing-open = Gælder indtil videre
circle-why = Hvorfor ser jeg dette?
circle-why-not = Hvorfor ser jeg ikke mere?
circle-why-recorded = Det er registreret, at du har åbnet siden. Familien kan se det.

# Protected identity
circle-protected = Beskyttede oplysninger: { $level }
circle-protected-hint = Det beskyttede vises ikke her. Sig intet om, hvor barnet bor eller opholder sig, og lad ikke udskrifter ligge fremme.

# Outside of the circle
circle-outside-title = Der findes en kreds
circle-outside-lead = Din forvaltning arbejder med barnet. Det gør andre også. Du er ikke med i kredsen og ser derfor ikke hvem.
circle-outside-ask = Sådan spørger du
circle-outside-ask-hint = Ring eller skriv til den, der holder kredsen samlet. Sig, hvem du er, og hvorfor du spørger.
circle-outside-ask-nobody = Ingen holder endnu kredsen samlet. Spørg i din egen forvaltning, hvem der har kontakten, eller sig herunder, at du arbejder med barnet.
circle-outside-declare = Arbejder du selv med barnet?

# In the circle, but nothing allows to share it
circle-no-ground-title = Kredsen kan endnu ikke vises
circle-no-ground-lead = Du er med i kredsen, men der er ikke registreret noget grundlag for at vise dig den: hverken samtykke eller retsgrundlag.
circle-no-ground-do = Registrer grundlaget
circle-no-ground-wait = En anden i kredsen skal registrere et grundlag, der nævner din forvaltning. Du får besked, når det er gjort.
circle-sharing-withdraw = Træk tilbage
circle-exposure = Vores synlighed
