# Time
when-today = I dag { $time }
when-yesterday = I går { $time }
age-years =
    { $years ->
        [0] under 1 år
       *[other] { $years } år
    }
days-left =
    { $days ->
        [0] sista dagen
        [one] { $days } dag kvar
       *[other] { $days } dagar kvar
    }
days-old =
    { $days ->
        [one] { $days } dag gammal
       *[other] { $days } dagar gammal
    }
as-of = per { $when }
until-date = till { $when }
since-date = sedan { $when }

# Common
yes = Ja
no = Nej
save = Spara
cancel = Avbryt
back = Tillbaka
required-mark = (obligatoriskt)
optional-mark = (frivilligt)
missing = Uppgift saknas
hidden-value = Skyddad uppgift
someone = Någon
name-unknown = Namn saknas
name-hidden = Skyddat namn
telephone = Telefon
email = E-post
search = Sök
show-more = Visa fler
error-summary =
    { $count ->
        [one] En uppgift behöver rättas
       *[other] { $count } uppgifter behöver rättas
    }
error-required = Fyll i det här fältet.
error-too-long = Texten är för lång. Den får vara högst { $limit } tecken.
error-email = Skriv en hel e-postadress, till exempel namn@exempel.se.
error-date = Skriv ett datum som finns, till exempel 2026-11-21.
error-choose = Välj ett av alternativen.
limit-hint = Högst { $limit } tecken.
page-of = Sida { $page } av { $pages }
page-previous = Föregående
page-next = Nästa
page-navigation = Sidor

# Codes: sector
sector-school = Skola
sector-social_services = Socialtjänst
sector-health = Hälso- och sjukvård
sector-psychiatry = Barnpsykiatri
sector-police = Polis
sector-labour_and_welfare = Arbete och försörjning
sector-voluntary = Civilsamhälle
sector-protected = Skyddad

# Codes: a hat's role
role-practitioner = Yrkesverksam
role-data_steward = Dataförvaltare
role-agency_admin = Verksamhetens administratör
role-data_protection_officer = Dataskyddsombud
role-manager = Chef
role-partnership_admin = Administratör för samverkan
role-child = Barn eller ung
role-guardian = Vårdnadshavare eller familj

# Codes: how one says that one works with a child
stated-teacher = Lärare
stated-school_health = Elevhälsa
stated-case_worker = Handläggare
stated-clinician = Behandlare
stated-health_visitor = Barnhälsovård
stated-family_support = Stöd till familjen
stated-police = Polis
stated-voluntary_leader = Ledare
stated-other = Annat

# Codes: exposure
exposure-open = Visas för kretsen
exposure-contact_via_coordinator = Kontakt genom samordnaren
exposure-hidden = Dold för andra

# Codes: coordinators
coordinator-named_person = Trygghetsperson
coordinator-lead_professional = Samordnare
coordinator-child_coordinator = Barnkoordinator

# Codes: relations
relation-mother = Mamma
relation-father = Pappa
relation-parent = Förälder
relation-guardian = Vårdnadshavare
relation-foster_parent = Familjehemsförälder
relation-sibling = Syskon
relation-relative = Släkting

# Codes: sex
sex-female = Flicka eller kvinna
sex-male = Pojke eller man
sex-other = Annat

# Codes: grounds for sharing
ground-guardian_consent = Vårdnadshavarens samtycke
ground-own_consent = Barnets eller den unges eget samtycke
ground-legal_basis = Rättslig grund

# Codes: levels of protected identity
level-marked = Sekretessmarkering
level-protected_population_registration = Skyddad folkbokföring
level-fictitious = Skyddade personuppgifter
level-confidential_address = Fortrolig adress (Norge)
level-strictly_confidential_address = Strängt fortrolig adress (Norge)
level-name_and_address_protection = Namn- och adresskydd (Danmark)

# Codes: states
hand_over_state-offered = Väntar på svar
hand_over_state-accepted = Tagits över
hand_over_state-declined = Avböjd
hand_over_state-withdrawn = Återtagen
hand_over_state-lapsed = Inte besvarad i tid
invitation_state-sent = Väntar på svar
invitation_state-accepted = Antagen
invitation_state-declined = Avböjd
invitation_state-withdrawn = Återtagen
invitation_state-expired = Har gått ut

# Codes: how often e-mail comes
rhythm-at_once = Genast
rhythm-daily = En gång om dagen
rhythm-weekly = En gång i veckan
rhythm-never = Aldrig

# Codes: what happened in a circle. $who is a person with agency, an agency, or "someone".
event-joined = { $who } gick med i kretsen
event-left = { $who } lämnade kretsen
event-invited = { $who } bjöd in någon till kretsen
event-invitation_received = { $who } bjuder in dig till en krets
event-invitation_accepted = { $who } tackade ja till inbjudan
event-invitation_declined = { $who } tackade nej till inbjudan
event-hand_over_offered = { $who } vill lämna över en samordnande roll
event-hand_over_accepted = { $who } tog över en samordnande roll
event-hand_over_declined = { $who } avböjde en samordnande roll
event-hand_over_withdrawn = { $who } tog tillbaka ett överlämnande
event-hand_over_lapsed = Ett överlämnande besvarades inte i tid och gick tillbaka
event-attention_raised = { $who } ber kretsen titta
event-attention_closed = { $who } har tagit hand om det som kretsen ombads titta på
event-sharing_recorded = { $who } antecknade en grund för delning
event-sharing_withdrawn = { $who } återkallade en grund för delning
event-consent_asked = Du är tillfrågad om ett samtycke
event-consent_declined = Ett samtycke har avböjts
event-disclosure_review = Ett beslut om att dela ska prövas på nytt
event-feed_joined = { $who } kom till genom verksamhetens lista
event-feed_left = { $who } står inte längre i verksamhetens lista
event-records_joined = Uppgifter om barnet från olika håll fördes ihop
event-records_parted = Uppgifter som hörde till ett annat barn flyttades härifrån
event-coordinator_kept = Uppgifter fördes ihop, och en samordnande roll som fanns två gånger har nu en innehavare
event-question_asked = Dataförvaltaren frågar om era uppgifter
event-glass_broken = { $who } öppnade en krets i ett nödläge
event-alert_raised = En regel ber dig titta
event-signal_noted = { $who } noterade en styrka eller en oro
who-of-agency = { $name } ({ $agency })
choose = Välj
source-overdue = Försenad

# Codes: what was done
action-search_person = Sökte efter en person
action-view_circle = Öppnade kretsen
action-view_existence = Såg att det finns en krets
action-view_protected = Såg skyddade uppgifter
action-declare_involvement = Anmälde sig till kretsen
action-leave_circle = Lämnade kretsen
action-invite = Bjöd in någon till kretsen
action-record_sharing = Antecknade eller återkallade en grund för delning
action-ask_consent = Frågade om samtycke, eller såg svaren
action-give_consent = Gav, avböjde eller återkallade ett samtycke, eller såg dem
action-decide_disclosure = Beslutade att dela eller inte dela, eller såg besluten
action-set_exposure = Ändrade vem som ser verksamhetens kontakt
action-offer_hand_over = Erbjöd ett uppdrag som samordnare
action-answer_hand_over = Svarade på ett erbjudet uppdrag
action-raise_attention = Bad kretsen titta, eller tog hand om det
action-note_signal = Noterade en styrka eller en oro, eller såg det egna
action-view_signals = Såg styrkor och oro
action-answer_alert = Såg eller besvarade en uppmaning
action-manage_alert_rules = Hanterade regler för uppmaningar
action-manage_local_law = Hanterade lokala regler om tidsgränser
action-raise_alert = En regel bad en människa titta
action-view_who_looked = Såg vem som har tittat
action-review_links = Granskade om uppgifter gäller samma person
action-manage_linking = Ändrade gränserna för koppling
action-view_link_quality = Såg hur väl kopplingen träffar
action-import_feed = Lämnade eller såg en lista
action-manage_api_keys = Skapade, återkallade eller såg nycklar till system
action-manage_accounts = Skötte konton och roller
action-view_mail_queue = Såg e-post som inte kom fram
action-view_access_record = Läste åtkomstloggen
action-view_counts = Såg verksamhetens antal
action-view_my_day = Såg sin dag eller sina barn
action-manage_own_account = Ändrade sitt eget konto
action-break_glass = Öppnade kretsen i ett nödläge
action-review_break_glass = Granskade en öppning i nödläge

# Codes: why
purpose-support = För att ge eller samordna stöd
purpose-own_access = För att se egna uppgifter
purpose-link_quality = För att avgöra om uppgifter gäller samma person
purpose-administration = För att driva tjänsten
purpose-supervision = För att kontrollera att reglerna följs

# Codes: by which means
means-page = På en sida
means-export = Som fil
means-api = Från ett annat system
means-command_line = Från kommandoraden
means-job = Av servern själv

# Codes: concern reports, cases, reminders
role-duty_officer = Mottagning
event-concern_received = En orosanmälan har kommit in
event-concern_unopened = Ingen har öppnat en orosanmälan
event-case_given = Du har fått ett ärende
event-task_given = Du har fått en uppgift
event-reminder_soon = Något ska snart vara klart
event-reminder_due = Något ska vara klart nu
event-reminder_over = En tidsgräns har gått ut
action-send_concern = Gjorde en orosanmälan, eller såg hur det gått
action-receive_concerns = Såg eller öppnade orosanmälningar
action-work_case = Såg eller arbetade med ett ärende
action-oversee_cases = Såg var verksamhetens ärenden står
action-follow_case = Såg var det egna ärendet står
action-view_operations = Såg vad som är fel i driften
