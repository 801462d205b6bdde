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
        [0] sidste dag
        [one] { $days } dag tilbage
       *[other] { $days } dage tilbage
    }
days-old =
    { $days ->
        [one] { $days } dag gammel
       *[other] { $days } dage gammel
    }
as-of = pr. { $when }
until-date = til { $when }
since-date = siden { $when }

# Common
yes = Ja
no = Nej
save = Gem
cancel = Annuller
back = Tilbage
required-mark = (skal udfyldes)
optional-mark = (valgfrit)
missing = Oplysning mangler
hidden-value = Beskyttet oplysning
someone = Nogen
name-unknown = Navn mangler
name-hidden = Beskyttet navn
telephone = Telefon
email = E-mail
search = Søg
show-more = Vis flere
error-summary =
    { $count ->
        [one] Én oplysning skal rettes
       *[other] { $count } oplysninger skal rettes
    }
error-required = Udfyld dette felt.
error-too-long = Teksten er for lang. Den må højst være { $limit } tegn.
error-email = Skriv en hel e-mailadresse, for eksempel navn@eksempel.dk.
error-date = Skriv en dato, der findes, for eksempel 2026-11-21.
error-choose = Vælg en af mulighederne.
limit-hint = Højst { $limit } tegn.
page-of = Side { $page } af { $pages }
page-previous = Forrige
page-next = Næste
page-navigation = Sider

# Codes: sector
sector-school = Skole
sector-social_services = Socialforvaltning
sector-health = Sundhed
sector-psychiatry = Børne- og ungdomspsykiatri
sector-police = Politi
sector-labour_and_welfare = Job og ydelser
sector-voluntary = Civilsamfund
sector-protected = Beskyttet

# Codes: a hat's role
role-practitioner = Fagperson
role-data_steward = Dataansvarlig medarbejder
role-agency_admin = Forvaltningens administrator
role-data_protection_officer = Databeskyttelsesrådgiver
role-manager = Leder
role-partnership_admin = Administrator for samarbejdet
role-child = Barn eller ung
role-guardian = Forældremyndighedsindehaver eller familie

# Codes: how one says that one works with a child
stated-teacher = Lærer
stated-school_health = Skolesundhed
stated-case_worker = Sagsbehandler
stated-clinician = Behandler
stated-health_visitor = Sundhedsplejerske
stated-family_support = Familiestøtte
stated-police = Politi
stated-voluntary_leader = Frivillig leder
stated-other = Andet

# Codes: exposure
exposure-open = Vises for kredsen
exposure-contact_via_coordinator = Kontakt via tovholderen
exposure-hidden = Skjult for andre

# Codes: coordinators
coordinator-named_person = Fast kontaktperson
coordinator-lead_professional = Tovholder
coordinator-child_coordinator = Børnekoordinator

# Codes: relations
relation-mother = Mor
relation-father = Far
relation-parent = Forælder
relation-guardian = Værge
relation-foster_parent = Plejeforælder
relation-sibling = Søskende
relation-relative = Slægtning

# Codes: sex
sex-female = Pige eller kvinde
sex-male = Dreng eller mand
sex-other = Andet

# Codes: grounds for sharing
ground-guardian_consent = Samtykke fra forældremyndighedsindehaveren
ground-own_consent = Barnets eller den unges eget samtykke
ground-legal_basis = Retsgrundlag

# Codes: levels of protected identity
level-marked = Svensk sekretessmarkering
level-protected_population_registration = Beskyttet folkeregistrering (svensk)
level-fictitious = Beskyttede oplysninger
level-confidential_address = Fortrolig adresse (Norge)
level-strictly_confidential_address = Strengt fortrolig adresse (Norge)
level-name_and_address_protection = Navne- og adressebeskyttelse

# Codes: states
hand_over_state-offered = Venter på svar
hand_over_state-accepted = Overtaget
hand_over_state-declined = Afslået
hand_over_state-withdrawn = Trukket tilbage
hand_over_state-lapsed = Ikke besvaret i tide
invitation_state-sent = Venter på svar
invitation_state-accepted = Accepteret
invitation_state-declined = Afslået
invitation_state-withdrawn = Trukket tilbage
invitation_state-expired = Udløbet

# Codes: how often e-mail comes
rhythm-at_once = Med det samme
rhythm-daily = En gang om dagen
rhythm-weekly = En gang om ugen
rhythm-never = Aldrig

# Codes: what happened in a circle. $who is a person with agency, an agency, or "someone".
event-joined = { $who } kom med i kredsen
event-left = { $who } forlod kredsen
event-invited = { $who } inviterede nogen til kredsen
event-invitation_received = { $who } inviterer dig til en kreds
event-invitation_accepted = { $who } sagde ja til invitationen
event-invitation_declined = { $who } sagde nej til invitationen
event-hand_over_offered = { $who } vil overdrage en koordinerende rolle
event-hand_over_accepted = { $who } overtog en koordinerende rolle
event-hand_over_declined = { $who } sagde nej til en koordinerende rolle
event-hand_over_withdrawn = { $who } trak en overdragelse tilbage
event-hand_over_lapsed = En overdragelse blev ikke besvaret i tide og gik tilbage
event-attention_raised = { $who } beder kredsen se nærmere
event-attention_closed = { $who } har fulgt op på det, kredsen blev bedt om at se på
event-sharing_recorded = { $who } registrerede et grundlag for deling
event-sharing_withdrawn = { $who } trak et grundlag for deling tilbage
event-consent_asked = Du er spurgt om et samtykke
event-consent_declined = Et samtykke er afslået
event-disclosure_review = En beslutning om at dele skal vurderes igen
event-feed_joined = { $who } kom til gennem forvaltningens liste
event-feed_left = { $who } står ikke længere på forvaltningens liste
event-records_joined = Oplysninger om barnet fra forskellige steder blev samlet
event-records_parted = Oplysninger, der hørte til et andet barn, blev flyttet herfra
event-coordinator_kept = Oplysninger blev samlet, og en koordinerende rolle, der fandtes to gange, har nu én indehaver
event-question_asked = Den dataansvarlige medarbejder spørger om jeres oplysninger
event-glass_broken = { $who } åbnede en kreds i en nødsituation
event-alert_raised = En regel beder dig se nærmere
event-signal_noted = { $who } noterede en styrke eller en bekymring
who-of-agency = { $name } ({ $agency })
choose = Vælg
source-overdue = Forsinket

# Codes: what was done
action-search_person = Søgte efter en person
action-view_circle = Åbnede kredsen
action-view_existence = Så, at der findes en kreds
action-view_protected = Så beskyttede oplysninger
action-declare_involvement = Meldte sig til kredsen
action-leave_circle = Forlod kredsen
action-invite = Inviterede nogen til kredsen
action-record_sharing = Noterede eller tilbagekaldte et grundlag for deling
action-ask_consent = Spurgte om samtykke, eller så svarene
action-give_consent = Gav, afslog eller tilbagekaldte et samtykke, eller så dem
action-decide_disclosure = Besluttede at dele eller ikke dele, eller så beslutningerne
action-set_exposure = Ændrede, hvem der ser forvaltningens kontakt
action-offer_hand_over = Tilbød en rolle som koordinator
action-answer_hand_over = Svarede på en tilbudt rolle
action-raise_attention = Bad kredsen se på noget, eller tog hånd om det
action-note_signal = Noterede en styrke eller en bekymring, eller så sit eget
action-view_signals = Så styrker og bekymringer
action-answer_alert = Så eller besvarede en opfordring
action-manage_alert_rules = Administrerede regler for opfordringer
action-manage_local_law = Administrerede lokale regler om frister
action-raise_alert = En regel bad et menneske se nærmere
action-view_who_looked = Så, hvem der har set
action-review_links = Vurderede, om oplysninger gælder samme person
action-manage_linking = Ændrede grænserne for kobling
action-view_link_quality = Så, hvor godt koblingen rammer
action-import_feed = Leverede eller så en liste
action-manage_api_keys = Oprettede, trak tilbage eller så nøgler til systemer
action-manage_accounts = Administrerede konti og roller
action-view_mail_queue = Så e-mails, der ikke kom frem
action-view_access_record = Læste adgangsloggen
action-view_counts = Så forvaltningens antal
action-view_my_day = Så sin dag eller sine børn
action-manage_own_account = Ændrede sin egen konto
action-break_glass = Åbnede kredsen i en nødsituation
action-review_break_glass = Gennemgik en åbning i en nødsituation

# Codes: why
purpose-support = For at give eller koordinere støtte
purpose-own_access = For at se egne oplysninger
purpose-link_quality = For at afgøre, om oplysninger gælder samme person
purpose-administration = For at drive tjenesten
purpose-supervision = For at kontrollere, at reglerne følges

# Codes: by which means
means-page = På en side
means-export = Som fil
means-api = Fra et andet system
means-command_line = Fra kommandolinjen
means-job = Af serveren selv

# Codes: concern reports, cases, reminders
role-duty_officer = Modtagelse
event-concern_received = En underretning er kommet ind
event-concern_unopened = Ingen har åbnet en underretning
event-case_given = Du har fået en sag
event-task_given = Du har fået en opgave
event-reminder_soon = Noget skal snart være færdigt
event-reminder_due = Noget skal være færdigt nu
event-reminder_over = En frist er udløbet
action-send_concern = Lavede en underretning eller så, hvad der skete
action-receive_concerns = Så eller åbnede underretninger
action-work_case = Så eller arbejdede med en sag
action-oversee_cases = Så, hvor myndighedens sager står
action-follow_case = Så, hvor egen sag står
action-view_operations = Så, hvad der er galt i driften
