# Why one sees or may do something, and why not: the words of the rules in packs/*/policy.cedar.

# Said where no rule allows it and none says why.
policy-no-rule = Ingen regel gir deg rett til dette.

# The circle
policy-circle-with-consent = Du ser kretsen fordi du er aktiv i den, og det finnes et samtykke til deling som omfatter tjenesten din.
policy-circle-with-legal-basis = Du ser kretsen fordi du er aktiv i den, og det er registrert et rettslig grunnlag som omfatter tjenesten din.
policy-circle-coordinator = Du ser kretsen fordi du er koordinator eller fast kontakt for barnet.
policy-existence-agency-knows = Du får vite at kretsen finnes fordi tjenesten din arbeider med barnet.
policy-existence-offered = Du får vite at kretsen finnes fordi noen vil overføre et oppdrag til deg.
policy-search-practitioner = Du kan søke med navn og fødselsdato eller fødselsnummer fordi du er fagperson. Søket blir registrert.
policy-declare-involvement = Du kan melde fra om at du arbeider med barnet. Kretsen får vite det, og det åpner ingenting i seg selv.
policy-leave-circle = Du kan forlate kretsen fordi du er med i den.
policy-act-in-circle = Du kan gjøre dette fordi du er med i kretsen eller koordinerer den.
policy-exposure-own-agency = Du kan velge hvem som ser dette fordi det gjelder din egen tjeneste.
policy-offer-hand-over = Du kan gjøre dette fordi du har oppdraget, eller fordi ingen har det og du ser kretsen.
policy-answer-hand-over = Du kan svare fordi oppdraget er tilbudt deg.

# Why not, in the circle
policy-not-in-circle = Tjenesten din arbeider med barnet, men du er ikke med i kretsen. Meld fra om at du arbeider med barnet for å bli med.
policy-no-ground = Du er med i kretsen, men det finnes verken samtykke eller rettslig grunnlag som omfatter tjenesten din i dag.
policy-consent-outgrown = Foresatte har samtykket, men ungdommen er nå gammel nok til å bestemme selv. Spør ungdommen.
policy-self-declared-waits = Du har selv meldt fra om at du arbeider med barnet. Kretsen åpnes når noen andre i den har registrert et samtykke eller et rettslig grunnlag som nevner tjenesten din.
policy-coordinator-hands-over-first = Du har et oppdrag som koordinator. Overfør det før du forlater kretsen.
policy-role-opens-nothing = Oppdraget gir i seg selv ingen rett til å se kretsen. Det kreves et samtykke eller et rettslig grunnlag som omfatter tjenesten din.

# Protected identity
policy-existence-hidden = Personen har et beskyttelsesnivå som krever særskilt tilgang.
policy-protected-cleared-in-circle = Du ser skjermede opplysninger fordi du har særskilt tilgang og kan se kretsen.
policy-protected-cleared-in-lists = Du ser navnene på personer med skjermede opplysninger fordi du har særskilt tilgang.
policy-protected-cleared-in-review = Du ser navn og nummer ved gjennomgangen fordi du har særskilt tilgang.
policy-protected-own = Du ser dine egne opplysninger.
policy-never-linked = Opplysninger om denne personen skal aldri kobles sammen med andre.
policy-no-invitation-outside = Ingen melding om en person med dette beskyttelsesnivået skal sendes ut.

# Child and family
policy-own-circle = Dette er din egen krets.
policy-own-log = Du har rett til å se hvem som har sett på opplysningene dine.
policy-child-through-guardian = Du kan se kretsen din sammen med foresatte. Når du blir eldre, kan du åpne den selv.
policy-guardian-with-custody = Du ser barnets krets fordi du har foreldreansvar.
policy-guardian-without-custody = Du er ikke registrert med foreldreansvar for barnet.
policy-guardian-time-over = Ungdommen er nå gammel nok til selv å bestemme hvem som ser kretsen.

# Desk work
policy-steward-reviews-links = Du går gjennom mulige dubletter for at opplysningene skal være riktige.
policy-agency-admin-feeds = Du tar hånd om listene til din egen tjeneste.
policy-agency-admin-api-keys = Du tar hånd om nøklene til systemene i din egen tjeneste.
policy-manager-counts = Du ser antall for din egen tjeneste, aldri enkeltpersoner.
policy-officer-reads-access-record = Du leser innsynsloggen for å kontrollere at reglene følges.
policy-admin-runs-partnership = Du tar hånd om kontoer og utsendelser. Du ser ingen barn.
policy-link-quality-is-known = Du ser hvor godt koblingen treffer, i antall. Du ser ingen barn.
policy-own-day = Dette er din egen side.
policy-own-account = Dette er dine egne innstillinger.
policy-family-follows-case = Du ser hvor din eller barnets sak står når den som behandler saken, har åpnet den for deg.
policy-anybody-at-work-reports = Alle som arbeider med barn, kan sende bekymringsmelding.
policy-duty-officer-receives = Du tar imot bekymringsmeldinger for tjenesten din.
policy-duty-officer-works-case = Du tar imot bekymringsmeldinger for tjenesten din og ser sakene.
policy-handler-works-case = Du behandler denne saken, eller vikarierer for den som gjør det.
policy-case-of-protected = Saker om noen med adressesperre er for klarerte ansatte.
policy-duty-officer-searches = Du søker etter barnet en melding gjelder.
policy-manager-oversees-cases = Du ser hvor tjenestens saker står og hvem som behandler dem, ikke barna.
policy-admin-sees-operations = Du ser hva som er galt i driften.

# Emergencies
policy-break-glass-may = I en nødsituasjon kan du åpne kretsen i en time, og svarer for det etterpå.
policy-break-glass = Du ser kretsen fordi du har åpnet den i en nødsituasjon. Det blir gjennomgått etterpå.
policy-protected-cleared-in-emergency = Du ser beskyttede opplysninger fordi du har særskilt klarering og har åpnet kretsen i en nødsituasjon.
policy-officer-reviews-break-glass = Du går gjennom åpninger i nødsituasjoner for å kontrollere at reglene følges.
# Styrker, bekymringer og oppfordringer
policy-note-signal-in-circle = Du kan notere dette fordi du er med i kretsen eller koordinerer den.
policy-note-signal-own = Du kan notere dette fordi det handler om deg.
policy-note-signal-guardian = Du kan notere dette fordi du har foreldreansvar.
policy-signals-with-ground = Du ser dette fordi du er med i kretsen og et grunnlag for deling omfatter tjenesten din.
policy-signals-coordinator = Du ser dette fordi du er barnets faste kontakt eller koordinator.
policy-admin-manages-alert-rules = Du forvalter regler for oppfordringer. Du ser antall, ingen barn.
policy-admin-keeps-local-law = Du forvalter samarbeidets lokale regler om frister. Ingen av dem handler om en person.
policy-ask-consent-in-circle = Du er i kretsen, eller koordinerer den, og kan be familien om samtykke og se hva den svarer.
policy-give-consent-own = Du er gammel nok til å samtykke selv.
policy-give-consent-guardian = Du har foreldreansvar for barnet, og i barnets alder samtykker foresatte.
policy-consent-too-young = Du er for ung til å samtykke selv. Foresatte svarer.
policy-consent-no-longer-the-guardians = Barnet er så gammelt at barnet selv samtykker.
policy-decide-disclosure-in-circle = Du er i kretsen, eller koordinerer den, og kan beslutte å dele eller ikke dele. Du svarer for det med ditt navn.
