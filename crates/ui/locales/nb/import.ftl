# Importing lists: what makes a whole file wrong
import-error-empty = Filen er tom.
import-error-workbook = Filen er en arbeidsbok fra et regneark. Åpne den der og lagre som CSV.
import-error-zip = Filen er et zip-arkiv. Pakk det ut og velg listen i det.
import-error-compressed = Filen er komprimert. Pakk den ut og velg listen.
import-error-pdf = Filen er en PDF, ikke en liste. Eksporter listen som CSV.
import-error-image = Filen er et bilde, ikke en liste.
import-error-markup = Filen er en nettside eller et dokument (HTML, XML, JSON eller RTF), ikke en liste. Eksporter listen som CSV.
import-error-binary = Filen er ikke tekst og kan ikke leses som en liste.
import-error-too-large = Filen er større enn { $megabytes } MB. Del den opp i flere leveranser.
import-error-record-too-long = Posten som begynner på linje { $line }, er lengre enn { $kilobytes } kB. Linjeskift mangler, eller et anførselstegn er ikke avsluttet.
import-error-too-many-columns = Filen har { $found } kolonner. Høyst { $max } kan leses.
import-error-no-header = Filen har ingen rad med kolonnenavn som gjenkjennes.
import-error-missing-columns = Kolonner mangler: { $missing }. Filen har: { $found }
import-error-other-agency = Listen hører til en annen tjeneste: { $named }
import-error-unreadable = Filen kunne ikke leses til slutten. Prøv igjen.

# What a column holds
import-field-record_id = Tjenestens post-ID
import-field-given_name = Fornavn
import-field-surname = Etternavn
import-field-full_name = Navn
import-field-birth_date = Fødselsdato
import-field-sex = Kjønn
import-field-address = Adresse
import-field-postcode = Postnummer
import-field-city = Poststed
import-field-phone = Telefon
import-field-email = E-post
import-field-national_id = Fødselsnummer
import-field-country = Land
import-field-staff_id = Medarbeiderens ID
import-field-role = Rolle
import-field-from = Fra
import-field-to = Til
import-field-last_contact = Siste kontakt
import-field-entry_point = Inngang
import-field-protection = Adressesperre
import-field-exposure = Synlighet
import-field-language = Språk
import-field-agency = Tjeneste
import-field-recorded_on = Registrert
import-field-guardian1_name = Foresatt 1: navn
import-field-guardian1_national_id = Foresatt 1: fødselsnummer
import-field-guardian1_relation = Foresatt 1: relasjon
import-field-guardian1_custody = Foresatt 1: foreldreansvar
import-field-guardian2_name = Foresatt 2: navn
import-field-guardian2_national_id = Foresatt 2: fødselsnummer
import-field-guardian2_relation = Foresatt 2: relasjon
import-field-guardian2_custody = Foresatt 2: foreldreansvar
import-field-title = Tittel
import-field-unit = Enhet

# Why a number is no national id
import-id-empty = Nummeret mangler.
import-id-not-a-number = Nummeret inneholder annet enn sifre. Det brukes ikke til kobling.
import-id-length = Nummeret har feil antall sifre. Det brukes ikke til kobling.
import-id-date = Nummeret inneholder ingen mulig dato. Det brukes ikke til kobling.
import-id-check-digit = Kontrollsifferet stemmer ikke. Nummeret brukes ikke til kobling.
import-id-temporary = Nummeret er midlertidig eller lokalt.
import-id-ambiguous = Nummeret passer til mer enn ett land. Oppgi landet.

# What to say of an accepted file as a whole
import-note-mixed-encoding = Filen blander tegnkodinger. Kontroller navn med æ, ø og å.

# Why a line was rejected
import-line-columns = Linjen har { $found } kolonner, men overskriften har { $expected }.
import-line-too-long = Verdien er lengre enn { $max } tegn.
import-line-no-record-id = Post-ID mangler.
import-line-duplicate = Samme ID finnes allerede på linje { $first }.
import-line-nobody = Verken navn eller gyldig fødselsnummer finnes på linjen.
import-line-birth-ahead = Fødselsdatoen ligger mer enn { $months } måneder fram i tid.
import-line-other-agency = Linjen hører til en annen tjeneste.
import-line-no-staff-id = Medarbeiderens ID mangler.
import-line-no-name = Navn mangler.

# What to look at in an accepted line
import-warning-hidden-characters = Usynlige tegn ble fjernet.
import-warning-mojibake = Teksten ser ut til å være lest med feil tegnkoding før den kom hit.
import-warning-placeholder-name = Navnet er en plassholder og ble lest som at navn mangler.
import-warning-date-unreadable = Datoen kunne ikke tolkes og ble utelatt.
import-warning-date-incomplete = Datoen er ikke fullstendig og ble utelatt.
import-warning-date-order = Datoen kan leses på to måter. Oppgi rekkefølgen av år, måned og dag i tjenestens kolonneprofil.
import-warning-birth-ahead = Fødselsdatoen ligger fram i tid. Posten leses som et ufødt barn.
import-warning-birth-too-old = Fødselsdatoen ligger mer enn { $years } år tilbake og ble utelatt.
import-warning-end-before-start = Slutten ligger før starten.
import-warning-contact-ahead = Siste kontakt ligger fram i tid og ble utelatt.
import-warning-country-unknown = Landet gjenkjennes ikke. Partnerskapets land brukes.
import-warning-id-birth-differs = Nummeret og fødselsdatoen stemmer ikke overens. Begge beholdes.
import-warning-id-sex-differs = Nummeret og kjønnet stemmer ikke overens. Begge beholdes.
import-warning-id-temporary = Nummeret er midlertidig eller lokalt. Det beholdes, men brukes ikke til kobling.
import-warning-id-test = Nummeret hører til en testserie og brukes ikke til kobling.
import-warning-id-real = Nummeret hører ikke til en testserie. Her brukes bare testnumre.
import-warning-phone-unreadable = Telefonnummeret kunne ikke tolkes og ble utelatt.
import-warning-phone-several = Det er flere telefonnumre. Det første brukes.
import-warning-email-unreadable = E-postadressen er ikke gyldig og ble utelatt.
import-warning-postcode-unknown = Postnummeret har ikke landets form. Det beholdes som skrevet.
import-warning-protection-unclear = Opplysningen om beskyttelse er uklar. Personen leses som beskyttet.
import-warning-exposure-unclear = Synligheten er uklar. Kontakten leses som skjult.
import-warning-relation-unknown = Relasjonen gjenkjennes ikke.
import-warning-sex-unreadable = Kjønnet gjenkjennes ikke.
import-warning-yes-no-unreadable = Svaret er verken ja eller nei.
import-warning-unknown-practitioner = Medarbeideren finnes ikke i tjenestens personalliste.

# The file of rejected lines: its own two columns
import-rejected-column-line = Linje i filen
import-rejected-column-reason = Årsak

# Why a delivery waits or is refused
import-wait-many-end = Listen ville avslutte { $ended } av { $current } pågående, mer enn { $percent } %. Den venter på tjenestens administrator.
import-wait-nobody-listed = Listen har ingen godtatte linjer og ville avslutte { $ended } av { $current } pågående. Den venter på tjenestens administrator.
import-wait-unreadable = Linjer der post-ID ikke kan leses: { $unreadable }. De kan gjelde dem som listen ville avslutte, { $ended } av { $current } pågående. Den venter på tjenestens administrator.
import-refused-older = Listen gjelder { $as_of }, men en fullstendig liste per { $last } er allerede lest inn.
import-refused-as-of-ahead = Dagen som listen gjelder for, ligger fram i tid.
import-refused-coverage = Perioden som listen dekker, slutter før den begynner.
import-refused-over = Leveransen er avsluttet og venter ikke lenger. Lever listen på nytt.
import-refused-busy = En annen leveranse leses inn akkurat nå. Prøv igjen om litt.
import-refused-internal = Noe gikk galt hos oss. Ingenting er endret; prøv igjen.
