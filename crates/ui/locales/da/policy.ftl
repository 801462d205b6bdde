# Why one sees or may do something, and why not: the words of the rules in packs/*/policy.cedar.

# Said where no rule allows it and none says why.
policy-no-rule = Ingen regel giver dig ret til dette.

# The circle
policy-circle-with-consent = Du ser kredsen, fordi du er aktiv i den, og der er et samtykke til deling, som omfatter dit arbejdssted.
policy-circle-with-legal-basis = Du ser kredsen, fordi du er aktiv i den, og der er noteret et retsgrundlag, som omfatter dit arbejdssted.
policy-circle-coordinator = Du ser kredsen, fordi du er tovholder eller fast kontaktperson for barnet.
policy-existence-agency-knows = Du må vide, at kredsen findes, fordi dit arbejdssted arbejder med barnet.
policy-existence-offered = Du må vide, at kredsen findes, fordi nogen vil overdrage en opgave til dig.
policy-search-practitioner = Du må søge med navn og fødselsdato eller CPR-nummer, fordi du er fagperson. Søgningen bliver noteret.
policy-declare-involvement = Du må oplyse, at du arbejder med barnet. Kredsen får det at vide, og det åbner ikke for noget i sig selv.
policy-leave-circle = Du må forlade kredsen, fordi du er med i den.
policy-act-in-circle = Du må gøre dette, fordi du er med i kredsen eller er tovholder for den.
policy-exposure-own-agency = Du må vælge, hvem der ser dette, fordi det gælder dit eget arbejdssted.
policy-offer-hand-over = Du må gøre dette, fordi du har opgaven, eller fordi ingen har den, og du kan se kredsen.
policy-answer-hand-over = Du må svare, fordi opgaven er tilbudt dig.

# Why not, in the circle
policy-not-in-circle = Dit arbejdssted arbejder med barnet, men du er ikke med i kredsen. Oplys, at du arbejder med barnet, for at komme med.
policy-no-ground = Du er med i kredsen, men der er hverken samtykke eller retsgrundlag, som omfatter dit arbejdssted i dag.
policy-consent-outgrown = Forældremyndighedsindehaveren har givet samtykke, men den unge er nu gammel nok til selv at bestemme. Spørg den unge.
policy-self-declared-waits = Du har selv oplyst, at du arbejder med barnet. Kredsen åbnes, når en anden i den har noteret et samtykke eller et retsgrundlag, som nævner dit arbejdssted.
policy-coordinator-hands-over-first = Du har en opgave som tovholder. Overdrag den, før du forlader kredsen.
policy-role-opens-nothing = Opgaven giver ikke i sig selv ret til at se kredsen. Der skal være et samtykke eller et retsgrundlag, som omfatter dit arbejdssted.

# Protected identity
policy-existence-hidden = Personen har et beskyttelsesniveau, som kræver særlig adgang.
policy-protected-cleared-in-circle = Du ser beskyttede oplysninger, fordi du har særlig adgang og må se kredsen.
policy-protected-cleared-in-lists = Du ser navnene på personer med beskyttelse, fordi du har særlig adgang.
policy-protected-cleared-in-review = Du ser navn og nummer ved gennemgangen, fordi du har særlig adgang.
policy-protected-own = Du ser dine egne oplysninger.
policy-never-linked = Oplysninger om denne person må aldrig kobles sammen med andre.
policy-no-invitation-outside = Ingen besked om en person med dette beskyttelsesniveau må sendes ud.

# Child and family
policy-own-circle = Det her er din egen kreds.
policy-own-log = Du har ret til at se, hvem der har kigget på dine oplysninger.
policy-child-through-guardian = Du kan se din kreds sammen med den, der har forældremyndigheden. Når du bliver ældre, kan du selv åbne den.
policy-guardian-with-custody = Du ser barnets kreds, fordi du har forældremyndigheden.
policy-guardian-without-custody = Du er ikke noteret som indehaver af forældremyndigheden.
policy-guardian-time-over = Den unge er nu gammel nok til selv at bestemme, hvem der ser kredsen.

# Desk work
policy-steward-reviews-links = Du gennemgår mulige dubletter, for at oplysningerne skal være rigtige.
policy-agency-admin-feeds = Du tager dig af dit eget arbejdssteds lister.
policy-agency-admin-api-keys = Du tager dig af nøglerne til dit eget tilbuds systemer.
policy-manager-counts = Du ser antal for dit eget arbejdssted, aldrig enkeltpersoner.
policy-officer-reads-access-record = Du læser loggen for at kontrollere, at reglerne følges.
policy-admin-runs-partnership = Du tager dig af konti og udsendelser. Du ser ingen børn.
policy-link-quality-is-known = Du ser, hvor godt koblingen rammer, i antal. Du ser ingen børn.
policy-own-day = Det her er din egen side.
policy-own-account = Det her er dine egne indstillinger.
policy-family-follows-case = Du ser, hvor din eller dit barns sag står, når den, der behandler den, har åbnet den for dig.
policy-anybody-at-work-reports = Alle, der arbejder med børn, må underrette.
policy-duty-officer-receives = Du modtager underretninger for din myndighed.
policy-duty-officer-works-case = Du modtager underretninger for din myndighed og ser dens sager.
policy-handler-works-case = Du behandler denne sag eller træder ind for den, der gør det.
policy-case-of-protected = Sager om nogen med navne- og adressebeskyttelse er for godkendt personale.
policy-duty-officer-searches = Du søger efter barnet, en underretning handler om.
policy-manager-oversees-cases = Du ser, hvor myndighedens sager står, og hvem der behandler dem, ikke børnene.
policy-admin-sees-operations = Du ser, hvad der er galt i driften.

# Emergencies
policy-break-glass-may = I en nødsituation må du åbne kredsen i en time og svarer for det bagefter.
policy-break-glass = Du ser kredsen, fordi du har åbnet den i en nødsituation. Det bliver gennemgået bagefter.
policy-protected-cleared-in-emergency = Du ser beskyttede oplysninger, fordi du har særlig adgang og har åbnet kredsen i en nødsituation.
policy-officer-reviews-break-glass = Du gennemgår åbninger i nødsituationer for at kontrollere, at reglerne følges.
# Styrker, bekymringer og opfordringer
policy-note-signal-in-circle = Du må notere dette, fordi du er med i kredsen eller er tovholder for den.
policy-note-signal-own = Du må notere dette, fordi det handler om dig.
policy-note-signal-guardian = Du må notere dette, fordi du har forældremyndighed.
policy-signals-with-ground = Du ser dette, fordi du er med i kredsen, og et grundlag for deling omfatter dit arbejdssted.
policy-signals-coordinator = Du ser dette, fordi du er barnets faste kontaktperson eller tovholder.
policy-admin-manages-alert-rules = Du administrerer regler for opfordringer. Du ser antal, ingen børn.
policy-admin-keeps-local-law = Du administrerer samarbejdets lokale regler om frister. Ingen af dem handler om en person.
policy-ask-consent-in-circle = Du er i kredsen, eller koordinerer den, og kan bede familien om samtykke og se, hvad den svarer.
policy-give-consent-own = Du er gammel nok til selv at samtykke.
policy-give-consent-guardian = Du har forældremyndigheden over barnet, og i barnets alder samtykker forældremyndighedsindehavere.
policy-consent-too-young = Du er for ung til selv at samtykke. Forældremyndighedsindehavere svarer.
policy-consent-no-longer-the-guardians = Barnet er så gammelt, at barnet selv samtykker.
policy-decide-disclosure-in-circle = Du er i kredsen, eller koordinerer den, og kan beslutte at dele eller ikke dele. Du svarer for det med dit navn.
