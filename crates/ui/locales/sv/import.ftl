# Importing lists: what makes a whole file wrong
import-error-empty = Filen är tom.
import-error-workbook = Filen är en arbetsbok från ett kalkylprogram. Öppna den där och spara som CSV.
import-error-zip = Filen är ett zip-arkiv. Packa upp det och välj listan i det.
import-error-compressed = Filen är komprimerad. Packa upp den och välj listan.
import-error-pdf = Filen är en PDF, inte en lista. Exportera listan som CSV.
import-error-image = Filen är en bild, inte en lista.
import-error-markup = Filen är en webbsida eller ett dokument (HTML, XML, JSON eller RTF), inte en lista. Exportera listan som CSV.
import-error-binary = Filen är inte text och kan inte läsas som en lista.
import-error-too-large = Filen är större än { $megabytes } MB. Dela upp den i flera leveranser.
import-error-record-too-long = Posten som börjar på rad { $line } är längre än { $kilobytes } kB. Radbrytningar saknas, eller ett citattecken är inte avslutat.
import-error-too-many-columns = Filen har { $found } kolumner. Högst { $max } kan läsas.
import-error-no-header = Filen har ingen rad med kolumnnamn som känns igen.
import-error-missing-columns = Kolumner saknas: { $missing }. Filen har: { $found }
import-error-other-agency = Listan hör till en annan verksamhet: { $named }
import-error-unreadable = Filen kunde inte läsas till slut. Försök igen.

# What a column holds
import-field-record_id = Verksamhetens post-id
import-field-given_name = Förnamn
import-field-surname = Efternamn
import-field-full_name = Namn
import-field-birth_date = Födelsedatum
import-field-sex = Kön
import-field-address = Adress
import-field-postcode = Postnummer
import-field-city = Postort
import-field-phone = Telefon
import-field-email = E-post
import-field-national_id = Personnummer
import-field-country = Land
import-field-staff_id = Medarbetarens id
import-field-role = Roll
import-field-from = Från
import-field-to = Till
import-field-last_contact = Senaste kontakt
import-field-entry_point = Väg in
import-field-protection = Skyddade personuppgifter
import-field-exposure = Synlighet
import-field-language = Språk
import-field-agency = Verksamhet
import-field-recorded_on = Registrerad
import-field-guardian1_name = Vårdnadshavare 1: namn
import-field-guardian1_national_id = Vårdnadshavare 1: personnummer
import-field-guardian1_relation = Vårdnadshavare 1: relation
import-field-guardian1_custody = Vårdnadshavare 1: vårdnad
import-field-guardian2_name = Vårdnadshavare 2: namn
import-field-guardian2_national_id = Vårdnadshavare 2: personnummer
import-field-guardian2_relation = Vårdnadshavare 2: relation
import-field-guardian2_custody = Vårdnadshavare 2: vårdnad
import-field-title = Titel
import-field-unit = Enhet

# Why a number is no national id
import-id-empty = Numret saknas.
import-id-not-a-number = Numret innehåller annat än siffror. Det används inte för att koppla.
import-id-length = Numret har fel antal siffror. Det används inte för att koppla.
import-id-date = Numret innehåller inget möjligt datum. Det används inte för att koppla.
import-id-check-digit = Kontrollsiffran stämmer inte. Numret används inte för att koppla.
import-id-temporary = Numret är ett tillfälligt eller lokalt nummer.
import-id-ambiguous = Numret passar mer än ett land. Ange landet.

# What to say of an accepted file as a whole
import-note-mixed-encoding = Filen blandar teckenkodningar. Kontrollera namn med å, ä och ö.

# Why a line was rejected
import-line-columns = Raden har { $found } kolumner, men rubrikraden har { $expected }.
import-line-too-long = Värdet är längre än { $max } tecken.
import-line-no-record-id = Post-id saknas.
import-line-duplicate = Samma id finns redan på rad { $first }.
import-line-nobody = Varken namn eller giltigt personnummer finns på raden.
import-line-birth-ahead = Födelsedatumet ligger mer än { $months } månader framåt.
import-line-other-agency = Raden hör till en annan verksamhet.
import-line-no-staff-id = Medarbetarens id saknas.
import-line-no-name = Namn saknas.

# What to look at in an accepted line
import-warning-hidden-characters = Osynliga tecken togs bort.
import-warning-mojibake = Texten ser ut att ha lästs med fel teckenkodning innan den kom hit.
import-warning-placeholder-name = Namnet är en platshållare och lästes som att namn saknas.
import-warning-date-unreadable = Datumet kunde inte tolkas och utelämnades.
import-warning-date-incomplete = Datumet är inte helt och utelämnades.
import-warning-date-order = Datumet kan läsas på två sätt. Ange ordningen för år, månad och dag i verksamhetens kolumnprofil.
import-warning-birth-ahead = Födelsedatumet ligger framåt. Posten läses som ett ofött barn.
import-warning-birth-too-old = Födelsedatumet ligger mer än { $years } år bakåt och utelämnades.
import-warning-end-before-start = Slutet ligger före början.
import-warning-contact-ahead = Senaste kontakt ligger framåt och utelämnades.
import-warning-country-unknown = Landet känns inte igen. Partnerskapets land används.
import-warning-id-birth-differs = Numret och födelsedatumet stämmer inte överens. Båda behålls.
import-warning-id-sex-differs = Numret och könet stämmer inte överens. Båda behålls.
import-warning-id-temporary = Numret är tillfälligt eller lokalt. Det behålls men används inte för att koppla.
import-warning-id-test = Numret hör till en testserie och används inte för att koppla.
import-warning-id-real = Numret hör inte till en testserie. Här används bara testnummer.
import-warning-phone-unreadable = Telefonnumret kunde inte tolkas och utelämnades.
import-warning-phone-several = Flera telefonnummer finns. Det första används.
import-warning-email-unreadable = E-postadressen är inte giltig och utelämnades.
import-warning-postcode-unknown = Postnumret har inte landets form. Det behålls som skrivet.
import-warning-protection-unclear = Uppgiften om skydd är oklar. Personen läses som skyddad.
import-warning-exposure-unclear = Synligheten är oklar. Kontakten läses som dold.
import-warning-relation-unknown = Relationen känns inte igen.
import-warning-sex-unreadable = Könet känns inte igen.
import-warning-yes-no-unreadable = Svaret är varken ja eller nej.
import-warning-unknown-practitioner = Medarbetaren finns inte i verksamhetens personallista.

# The file of rejected lines: its own two columns
import-rejected-column-line = Rad i filen
import-rejected-column-reason = Orsak

# Why a delivery waits or is refused
import-wait-many-end = Listan skulle avsluta { $ended } av { $current } pågående, mer än { $percent } %. Den väntar på verksamhetens administratör.
import-wait-nobody-listed = Listan har inga godtagna rader och skulle avsluta { $ended } av { $current } pågående. Den väntar på verksamhetens administratör.
import-wait-unreadable = Rader vars post-id inte kan läsas: { $unreadable }. De kan gälla dem som listan skulle avsluta, { $ended } av { $current } pågående. Den väntar på verksamhetens administratör.
import-refused-older = Listan gäller { $as_of }, men en fullständig lista per { $last } är redan inläst.
import-refused-as-of-ahead = Dagen som listan gäller ligger framåt.
import-refused-coverage = Perioden som listan täcker slutar innan den börjar.
import-refused-over = Leveransen är avslutad och väntar inte längre. Lämna listan igen.
import-refused-busy = En annan leverans läses in just nu. Försök igen om en stund.
import-refused-internal = Något gick fel hos oss. Ingenting har ändrats; försök igen.
