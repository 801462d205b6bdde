# Why one sees or may do something, and why not: the words of the rules in packs/*/policy.cedar.

# Said where no rule allows it and none says why.
policy-no-rule = Ingen regel ger dig rätt till detta.

# The circle
policy-circle-with-consent = Du ser kretsen för att du är aktiv i den och det finns ett samtycke till delning som omfattar din verksamhet.
policy-circle-with-legal-basis = Du ser kretsen för att du är aktiv i den och det finns en antecknad rättslig grund som omfattar din verksamhet.
policy-circle-coordinator = Du ser kretsen för att du är samordnare eller trygghetsperson för barnet.
policy-existence-agency-knows = Du får veta att kretsen finns för att din verksamhet arbetar med barnet.
policy-existence-offered = Du får veta att kretsen finns för att någon vill lämna över ett uppdrag till dig.
policy-search-practitioner = Du får söka med namn och födelsedatum eller personnummer för att du är yrkesverksam. Sökningen antecknas.
policy-declare-involvement = Du får anmäla att du arbetar med barnet. Kretsen får veta det, och det öppnar ingenting i sig.
policy-leave-circle = Du får lämna kretsen för att du är med i den.
policy-act-in-circle = Du får göra detta för att du är med i kretsen eller samordnar den.
policy-exposure-own-agency = Du får välja vem som ser detta för att det gäller din egen verksamhet.
policy-offer-hand-over = Du får göra detta för att du har uppdraget, eller för att ingen har det och du ser kretsen.
policy-answer-hand-over = Du får svara för att uppdraget har erbjudits dig.

# Why not, in the circle
policy-not-in-circle = Din verksamhet arbetar med barnet, men du är inte med i kretsen. Anmäl att du arbetar med barnet för att gå med.
policy-no-ground = Du är med i kretsen, men det finns inget samtycke och ingen rättslig grund som omfattar din verksamhet i dag.
policy-consent-outgrown = Vårdnadshavaren har samtyckt, men den unge är nu så gammal att hen själv bestämmer. Fråga den unge.
policy-self-declared-waits = Du har själv anmält att du arbetar med barnet. Kretsen öppnas när någon annan i den har antecknat ett samtycke eller en rättslig grund som namnger din verksamhet.
policy-coordinator-hands-over-first = Du har ett uppdrag som samordnare. Lämna över det innan du lämnar kretsen.
policy-role-opens-nothing = Uppdraget ger i sig ingen rätt att se kretsen. Det krävs ett samtycke eller en rättslig grund som omfattar din verksamhet.

# Protected identity
policy-existence-hidden = Personen har en skyddsnivå som kräver särskild behörighet.
policy-protected-cleared-in-circle = Du ser skyddade uppgifter för att du har särskild behörighet och får se kretsen.
policy-protected-cleared-in-lists = Du ser namnen på personer med skyddade uppgifter för att du har särskild behörighet.
policy-protected-cleared-in-review = Du ser namn och nummer vid granskningen för att du har särskild behörighet.
policy-protected-own = Du ser dina egna uppgifter.
policy-never-linked = Uppgifter om den här personen får aldrig kopplas ihop med andra.
policy-no-invitation-outside = Inget meddelande om en person med den här skyddsnivån får skickas ut.

# Child and family
policy-own-circle = Det här är din egen krets.
policy-own-log = Du har rätt att se vilka som har tittat på dina uppgifter.
policy-child-through-guardian = Du kan se din krets tillsammans med din vårdnadshavare. När du blir äldre kan du öppna den själv.
policy-guardian-with-custody = Du ser barnets krets för att du är vårdnadshavare.
policy-guardian-without-custody = Du är inte antecknad som vårdnadshavare för barnet.
policy-guardian-time-over = Den unge är nu så gammal att hen själv bestämmer vem som ser kretsen.

# Desk work
policy-steward-reviews-links = Du granskar möjliga dubbletter för att uppgifterna ska vara riktiga.
policy-agency-admin-feeds = Du sköter din egen verksamhets listor.
policy-agency-admin-api-keys = Du sköter nycklarna till din egen verksamhets system.
policy-manager-counts = Du ser din egen verksamhets antal, aldrig enskilda personer.
policy-officer-reads-access-record = Du läser åtkomstloggen för att kontrollera att reglerna följs.
policy-admin-runs-partnership = Du sköter konton och utskick. Du ser inga barn.
policy-link-quality-is-known = Du ser hur väl kopplingen träffar, i antal. Du ser inga barn.
policy-own-day = Det här är din egen sida.
policy-own-account = Det här är dina egna inställningar.
policy-family-follows-case = Du ser var ditt eller ditt barns ärende står när den som handlägger har öppnat det för dig.
policy-anybody-at-work-reports = Alla som arbetar med barn får göra en orosanmälan.
policy-duty-officer-receives = Du tar emot orosanmälningar för din verksamhet.
policy-duty-officer-works-case = Du tar emot orosanmälningar för din verksamhet och ser dess ärenden.
policy-handler-works-case = Du handlägger detta ärende, eller ersätter den som gör det.
policy-case-of-protected = Ärenden om någon med skyddade personuppgifter är för behörig personal.
policy-duty-officer-searches = Du söker barnet som en anmälan gäller.
policy-manager-oversees-cases = Du ser var verksamhetens ärenden står och vem som handlägger, inte barnen.
policy-admin-sees-operations = Du ser vad som är fel i driften.

# Emergencies
policy-break-glass-may = I ett nödläge får du öppna kretsen för en timme, och svarar för det efteråt.
policy-break-glass = Du ser kretsen för att du har öppnat den i ett nödläge. Det granskas efteråt.
policy-protected-cleared-in-emergency = Du ser skyddade uppgifter för att du har särskild behörighet och har öppnat kretsen i ett nödläge.
policy-officer-reviews-break-glass = Du granskar öppningar i nödläge för att reglerna ska följas.
# Styrkor, oro och uppmaningar
policy-note-signal-in-circle = Du får notera detta för att du är med i kretsen eller samordnar den.
policy-note-signal-own = Du får notera detta för att det handlar om dig.
policy-note-signal-guardian = Du får notera detta för att du har vårdnaden.
policy-signals-with-ground = Du ser detta för att du är med i kretsen och en grund för delning omfattar din verksamhet.
policy-signals-coordinator = Du ser detta för att du är barnets trygghetsperson eller samordnare.
policy-admin-manages-alert-rules = Du hanterar regler för uppmaningar. Du ser antal, inga barn.
policy-admin-keeps-local-law = Du hanterar partnerskapets lokala regler om tidsgränser. Ingen av dem handlar om en person.
policy-ask-consent-in-circle = Du är i kretsen, eller samordnar den, och får be familjen om samtycke och se vad den svarar.
policy-give-consent-own = Du är gammal nog att själv samtycka.
policy-give-consent-guardian = Du har vårdnaden om barnet, och i barnets ålder samtycker vårdnadshavare.
policy-consent-too-young = Du är för ung för att samtycka själv. Vårdnadshavare svarar.
policy-consent-no-longer-the-guardians = Barnet är så gammalt att barnet själv samtycker.
policy-decide-disclosure-in-circle = Du är i kretsen, eller samordnar den, och får besluta att dela eller inte dela. Du svarar för det med ditt namn.
