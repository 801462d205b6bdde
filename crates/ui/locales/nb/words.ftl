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
        [0] siste dag
        [one] { $days } dag igjen
       *[other] { $days } dager igjen
    }
days-old =
    { $days ->
        [one] { $days } dag gammel
       *[other] { $days } dager gammel
    }
as-of = per { $when }
until-date = til { $when }
since-date = siden { $when }

# Common
yes = Ja
no = Nei
save = Lagre
cancel = Avbryt
back = Tilbake
required-mark = (må fylles ut)
optional-mark = (valgfritt)
missing = Opplysning mangler
hidden-value = Skjermet opplysning
someone = Noen
name-unknown = Navn mangler
name-hidden = Skjermet navn
telephone = Telefon
email = E-post
search = Søk
show-more = Vis flere
error-summary =
    { $count ->
        [one] Én opplysning må rettes
       *[other] { $count } opplysninger må rettes
    }
error-required = Fyll ut dette feltet.
error-too-long = Teksten er for lang. Den kan ha høyst { $limit } tegn.
error-email = Skriv en hel e-postadresse, for eksempel navn@eksempel.no.
error-date = Skriv en dato som finnes, for eksempel 2026-11-21.
error-choose = Velg ett av alternativene.
limit-hint = Høyst { $limit } tegn.
page-of = Side { $page } av { $pages }
page-previous = Forrige
page-next = Neste
page-navigation = Sider

# Codes: sector
sector-school = Skole
sector-social_services = Sosialtjeneste og barnevern
sector-health = Helsetjeneste
sector-psychiatry = Barne- og ungdomspsykiatri
sector-police = Politi
sector-labour_and_welfare = Arbeid og velferd
sector-voluntary = Frivillig sektor
sector-protected = Skjermet

# Codes: a hat's role
role-practitioner = Fagperson
role-data_steward = Dataforvalter
role-agency_admin = Tjenestens administrator
role-data_protection_officer = Personvernombud
role-manager = Leder
role-partnership_admin = Administrator for samarbeidet
role-child = Barn eller ungdom
role-guardian = Foresatt eller familie

# Codes: how one says that one works with a child
stated-teacher = Lærer
stated-school_health = Skolehelsetjeneste
stated-case_worker = Saksbehandler
stated-clinician = Behandler
stated-health_visitor = Helsesykepleier
stated-family_support = Familiestøtte
stated-police = Politi
stated-voluntary_leader = Leder i frivilligheten
stated-other = Annet

# Codes: exposure
exposure-open = Vises for kretsen
exposure-contact_via_coordinator = Kontakt via koordinatoren
exposure-hidden = Skjult for andre

# Codes: coordinators
coordinator-named_person = Barnets faste kontakt
coordinator-lead_professional = Koordinator
coordinator-child_coordinator = Barnekoordinator

# Codes: relations
relation-mother = Mor
relation-father = Far
relation-parent = Forelder
relation-guardian = Foresatt
relation-foster_parent = Fosterforelder
relation-sibling = Søsken
relation-relative = Slektning

# Codes: sex
sex-female = Jente eller kvinne
sex-male = Gutt eller mann
sex-other = Annet

# Codes: grounds for sharing
ground-guardian_consent = Foresattes samtykke
ground-own_consent = Barnets eller ungdommens eget samtykke
ground-legal_basis = Rettslig grunnlag

# Codes: levels of protected identity
level-marked = Svensk sekretessmarkering
level-protected_population_registration = Skjermet folkeregistrering (svensk)
level-fictitious = Skjermede opplysninger
level-confidential_address = Fortrolig adresse
level-strictly_confidential_address = Strengt fortrolig adresse
level-name_and_address_protection = Navne- og adressebeskyttelse (Danmark)

# Codes: states
hand_over_state-offered = Venter på svar
hand_over_state-accepted = Overtatt
hand_over_state-declined = Avslått
hand_over_state-withdrawn = Trukket tilbake
hand_over_state-lapsed = Ikke besvart i tide
invitation_state-sent = Venter på svar
invitation_state-accepted = Godtatt
invitation_state-declined = Avslått
invitation_state-withdrawn = Trukket tilbake
invitation_state-expired = Utløpt

# Codes: how often e-mail comes
rhythm-at_once = Med en gang
rhythm-daily = En gang om dagen
rhythm-weekly = En gang i uken
rhythm-never = Aldri

# Codes: what happened in a circle. $who is a person with agency, an agency, or "someone".
event-joined = { $who } ble med i kretsen
event-left = { $who } forlot kretsen
event-invited = { $who } inviterte noen til kretsen
event-invitation_received = { $who } inviterer deg til en krets
event-invitation_accepted = { $who } takket ja til invitasjonen
event-invitation_declined = { $who } takket nei til invitasjonen
event-hand_over_offered = { $who } vil gi fra seg en koordinerende rolle
event-hand_over_accepted = { $who } overtok en koordinerende rolle
event-hand_over_declined = { $who } takket nei til en koordinerende rolle
event-hand_over_withdrawn = { $who } trakk tilbake en overføring
event-hand_over_lapsed = En overføring ble ikke besvart i tide og gikk tilbake
event-attention_raised = { $who } ber kretsen se nærmere
event-attention_closed = { $who } har fulgt opp det kretsen ble bedt om å se på
event-sharing_recorded = { $who } registrerte et grunnlag for deling
event-sharing_withdrawn = { $who } trakk tilbake et grunnlag for deling
event-consent_asked = Du er spurt om et samtykke
event-consent_declined = Et samtykke er avslått
event-disclosure_review = En beslutning om å dele skal vurderes på nytt
event-feed_joined = { $who } kom til gjennom tjenestens liste
event-feed_left = { $who } står ikke lenger i tjenestens liste
event-records_joined = Opplysninger om barnet fra ulike steder ble satt sammen
event-records_parted = Opplysninger som gjaldt et annet barn, ble flyttet herfra
event-coordinator_kept = Opplysninger ble satt sammen, og en koordinerende rolle som fantes to ganger, har nå én innehaver
event-question_asked = Dataforvalteren spør om opplysningene deres
event-glass_broken = { $who } åpnet en krets i en nødsituasjon
event-alert_raised = En regel ber deg se nærmere
event-signal_noted = { $who } noterte en styrke eller en bekymring
who-of-agency = { $name } ({ $agency })
choose = Velg
source-overdue = Forsinket

# Codes: what was done
action-search_person = Søkte etter en person
action-view_circle = Åpnet kretsen
action-view_existence = Så at det finnes en krets
action-view_protected = Så beskyttede opplysninger
action-declare_involvement = Meldte seg til kretsen
action-leave_circle = Forlot kretsen
action-invite = Inviterte noen til kretsen
action-record_sharing = Førte opp eller trakk tilbake et grunnlag for deling
action-ask_consent = Spurte om samtykke, eller så svarene
action-give_consent = Ga, avslo eller trakk tilbake et samtykke, eller så dem
action-decide_disclosure = Besluttet å dele eller ikke dele, eller så beslutningene
action-set_exposure = Endret hvem som ser tjenestens kontakt
action-offer_hand_over = Tilbød en rolle som koordinator
action-answer_hand_over = Svarte på en tilbudt rolle
action-raise_attention = Ba kretsen se på noe, eller tok hånd om det
action-note_signal = Noterte en styrke eller en bekymring, eller så egne notater
action-view_signals = Så styrker og bekymringer
action-answer_alert = Så eller besvarte en oppfordring
action-manage_alert_rules = Forvaltet regler for oppfordringer
action-manage_local_law = Forvaltet lokale regler om frister
action-raise_alert = En regel ba et menneske se nærmere
action-view_who_looked = Så hvem som har sett
action-review_links = Vurderte om opplysninger gjelder samme person
action-manage_linking = Endret grensene for kobling
action-view_link_quality = Så hvor godt koblingen treffer
action-import_feed = Leverte eller så en liste
action-manage_api_keys = Laget, trakk tilbake eller så nøkler til systemer
action-manage_accounts = Forvaltet kontoer og roller
action-view_mail_queue = Så e-post som ikke kom fram
action-view_access_record = Leste innsynsloggen
action-view_counts = Så tjenestens antall
action-view_my_day = Så dagen sin eller barna sine
action-manage_own_account = Endret sin egen konto
action-break_glass = Åpnet kretsen i en nødsituasjon
action-review_break_glass = Gikk gjennom en åpning i nødsituasjon

# Codes: why
purpose-support = For å gi eller samordne støtte
purpose-own_access = For å se egne opplysninger
purpose-link_quality = For å avgjøre om opplysninger gjelder samme person
purpose-administration = For å drive tjenesten
purpose-supervision = For å kontrollere at reglene følges

# Codes: by which means
means-page = På en side
means-export = Som fil
means-api = Fra et annet system
means-command_line = Fra kommandolinjen
means-job = Av serveren selv

# Codes: concern reports, cases, reminders
role-duty_officer = Mottak
event-concern_received = En bekymringsmelding har kommet inn
event-concern_unopened = Ingen har åpnet en bekymringsmelding
event-case_given = Du har fått en sak
event-task_given = Du har fått en oppgave
event-reminder_soon = Noe skal snart være ferdig
event-reminder_due = Noe skal være ferdig nå
event-reminder_over = En frist er ute
action-send_concern = Sendte en bekymringsmelding, eller så hva som skjedde
action-receive_concerns = Så eller åpnet bekymringsmeldinger
action-work_case = Så eller arbeidet med en sak
action-oversee_cases = Så hvor tjenestens saker står
action-follow_case = Så hvor egen sak står
action-view_operations = Så hva som er galt i driften
