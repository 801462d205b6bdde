# Importing lists: what makes a whole file wrong
import-error-empty = Filen er tom.
import-error-workbook = Filen er en projektmappe fra et regneark. Åbn den der, og gem som CSV.
import-error-zip = Filen er et zip-arkiv. Pak det ud, og vælg listen i det.
import-error-compressed = Filen er komprimeret. Pak den ud, og vælg listen.
import-error-pdf = Filen er en PDF, ikke en liste. Eksportér listen som CSV.
import-error-image = Filen er et billede, ikke en liste.
import-error-markup = Filen er en webside eller et dokument (HTML, XML, JSON eller RTF), ikke en liste. Eksportér listen som CSV.
import-error-binary = Filen er ikke tekst og kan ikke læses som en liste.
import-error-too-large = Filen er større end { $megabytes } MB. Del den op i flere leverancer.
import-error-record-too-long = Posten, der begynder på linje { $line }, er længere end { $kilobytes } kB. Linjeskift mangler, eller et anførselstegn er ikke afsluttet.
import-error-too-many-columns = Filen har { $found } kolonner. Højst { $max } kan læses.
import-error-no-header = Filen har ingen række med kolonnenavne, der kan genkendes.
import-error-missing-columns = Kolonner mangler: { $missing }. Filen har: { $found }
import-error-other-agency = Listen hører til en anden forvaltning: { $named }
import-error-unreadable = Filen kunne ikke læses til ende. Prøv igen.

# What a column holds
import-field-record_id = Forvaltningens post-id
import-field-given_name = Fornavn
import-field-surname = Efternavn
import-field-full_name = Navn
import-field-birth_date = Fødselsdato
import-field-sex = Køn
import-field-address = Adresse
import-field-postcode = Postnummer
import-field-city = By
import-field-phone = Telefon
import-field-email = E-mail
import-field-national_id = CPR-nummer
import-field-country = Land
import-field-staff_id = Medarbejderens id
import-field-role = Rolle
import-field-from = Fra
import-field-to = Til
import-field-last_contact = Seneste kontakt
import-field-entry_point = Indgang
import-field-protection = Navne- og adressebeskyttelse
import-field-exposure = Synlighed
import-field-language = Sprog
import-field-agency = Forvaltning
import-field-recorded_on = Registreret
import-field-guardian1_name = Forældremyndighedsindehaver 1: navn
import-field-guardian1_national_id = Forældremyndighedsindehaver 1: CPR-nummer
import-field-guardian1_relation = Forældremyndighedsindehaver 1: relation
import-field-guardian1_custody = Forældremyndighedsindehaver 1: forældremyndighed
import-field-guardian2_name = Forældremyndighedsindehaver 2: navn
import-field-guardian2_national_id = Forældremyndighedsindehaver 2: CPR-nummer
import-field-guardian2_relation = Forældremyndighedsindehaver 2: relation
import-field-guardian2_custody = Forældremyndighedsindehaver 2: forældremyndighed
import-field-title = Titel
import-field-unit = Afdeling

# Why a number is no national id
import-id-empty = Nummeret mangler.
import-id-not-a-number = Nummeret indeholder andet end cifre. Det bruges ikke til kobling.
import-id-length = Nummeret har forkert antal cifre. Det bruges ikke til kobling.
import-id-date = Nummeret indeholder ingen mulig dato. Det bruges ikke til kobling.
import-id-check-digit = Kontrolcifferet passer ikke. Nummeret bruges ikke til kobling.
import-id-temporary = Nummeret er midlertidigt eller lokalt.
import-id-ambiguous = Nummeret passer til mere end ét land. Angiv landet.

# What to say of an accepted file as a whole
import-note-mixed-encoding = Filen blander tegnkodninger. Kontrollér navne med æ, ø og å.

# Why a line was rejected
import-line-columns = Linjen har { $found } kolonner, men overskriften har { $expected }.
import-line-too-long = Værdien er længere end { $max } tegn.
import-line-no-record-id = Post-id mangler.
import-line-duplicate = Samme id findes allerede på linje { $first }.
import-line-nobody = Hverken navn eller gyldigt CPR-nummer findes på linjen.
import-line-birth-ahead = Fødselsdatoen ligger mere end { $months } måneder ude i fremtiden.
import-line-other-agency = Linjen hører til en anden forvaltning.
import-line-no-staff-id = Medarbejderens id mangler.
import-line-no-name = Navn mangler.

# What to look at in an accepted line
import-warning-hidden-characters = Usynlige tegn blev fjernet.
import-warning-mojibake = Teksten ser ud til at være læst med forkert tegnkodning, før den kom hertil.
import-warning-placeholder-name = Navnet er en pladsholder og blev læst, som om navn mangler.
import-warning-date-unreadable = Datoen kunne ikke tolkes og blev udeladt.
import-warning-date-incomplete = Datoen er ikke fuldstændig og blev udeladt.
import-warning-date-order = Datoen kan læses på to måder. Angiv rækkefølgen af år, måned og dag i forvaltningens kolonneprofil.
import-warning-birth-ahead = Fødselsdatoen ligger i fremtiden. Posten læses som et ufødt barn.
import-warning-birth-too-old = Fødselsdatoen ligger mere end { $years } år tilbage og blev udeladt.
import-warning-end-before-start = Slutningen ligger før begyndelsen.
import-warning-contact-ahead = Seneste kontakt ligger i fremtiden og blev udeladt.
import-warning-country-unknown = Landet genkendes ikke. Partnerskabets land bruges.
import-warning-id-birth-differs = Nummeret og fødselsdatoen stemmer ikke overens. Begge beholdes.
import-warning-id-sex-differs = Nummeret og kønnet stemmer ikke overens. Begge beholdes.
import-warning-id-temporary = Nummeret er midlertidigt eller lokalt. Det beholdes, men bruges ikke til kobling.
import-warning-id-test = Nummeret hører til en testserie og bruges ikke til kobling.
import-warning-id-real = Nummeret hører ikke til en testserie. Her bruges kun testnumre.
import-warning-phone-unreadable = Telefonnummeret kunne ikke tolkes og blev udeladt.
import-warning-phone-several = Der er flere telefonnumre. Det første bruges.
import-warning-email-unreadable = E-mailadressen er ikke gyldig og blev udeladt.
import-warning-postcode-unknown = Postnummeret har ikke landets form. Det beholdes som skrevet.
import-warning-protection-unclear = Oplysningen om beskyttelse er uklar. Personen læses som beskyttet.
import-warning-exposure-unclear = Synligheden er uklar. Kontakten læses som skjult.
import-warning-relation-unknown = Relationen genkendes ikke.
import-warning-sex-unreadable = Kønnet genkendes ikke.
import-warning-yes-no-unreadable = Svaret er hverken ja eller nej.
import-warning-unknown-practitioner = Medarbejderen findes ikke i forvaltningens personaleliste.

# The file of rejected lines: its own two columns
import-rejected-column-line = Linje i filen
import-rejected-column-reason = Årsag

# Why a delivery waits or is refused
import-wait-many-end = Listen ville afslutte { $ended } af { $current } igangværende, mere end { $percent } %. Den venter på forvaltningens administrator.
import-wait-nobody-listed = Listen har ingen godkendte linjer og ville afslutte { $ended } af { $current } igangværende. Den venter på forvaltningens administrator.
import-wait-unreadable = Linjer, hvis post-id ikke kan læses: { $unreadable }. De kan gælde dem, som listen ville afslutte, { $ended } af { $current } igangværende. Den venter på forvaltningens administrator.
import-refused-older = Listen gælder { $as_of }, men en fuldstændig liste pr. { $last } er allerede indlæst.
import-refused-as-of-ahead = Dagen, som listen gælder for, ligger i fremtiden.
import-refused-coverage = Perioden, som listen dækker, slutter, før den begynder.
import-refused-over = Leverancen er afsluttet og venter ikke længere. Aflever listen igen.
import-refused-busy = En anden leverance indlæses lige nu. Prøv igen om lidt.
import-refused-internal = Noget gik galt hos os. Intet er ændret; prøv igen.
