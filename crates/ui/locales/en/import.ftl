# Importing lists: what makes a whole file wrong
import-error-empty = The file is empty.
import-error-workbook = The file is a spreadsheet workbook. Open it there and save it as CSV.
import-error-zip = The file is a zip archive. Unpack it and choose the list inside.
import-error-compressed = The file is compressed. Unpack it and choose the list.
import-error-pdf = The file is a PDF, not a list. Export the list as CSV.
import-error-image = The file is a picture, not a list.
import-error-markup = The file is a web page or a document (HTML, XML, JSON or RTF), not a list. Export the list as CSV.
import-error-binary = The file is not text and cannot be read as a list.
import-error-too-large = The file is larger than { $megabytes } MB. Split it into several deliveries.
import-error-record-too-long = The record that begins on line { $line } is longer than { $kilobytes } kB. Line breaks are missing, or a quotation mark is never closed.
import-error-too-many-columns = The file has { $found } columns. At most { $max } can be read.
import-error-no-header = The file has no row of column names that is recognised.
import-error-missing-columns = Columns are missing: { $missing }. The file has: { $found }
import-error-other-agency = The list belongs to another agency: { $named }
import-error-unreadable = The file could not be read to its end. Try again.

# What a column holds
import-field-record_id = The agency's record id
import-field-given_name = Given name
import-field-surname = Surname
import-field-full_name = Name
import-field-birth_date = Date of birth
import-field-sex = Sex
import-field-address = Address
import-field-postcode = Postcode
import-field-city = City
import-field-phone = Telephone
import-field-email = E-mail
import-field-national_id = National id
import-field-country = Country
import-field-staff_id = Staff id
import-field-role = Role
import-field-from = From
import-field-to = To
import-field-last_contact = Last contact
import-field-entry_point = Entry point
import-field-protection = Protected identity
import-field-exposure = Visibility
import-field-language = Language
import-field-agency = Agency
import-field-recorded_on = Recorded on
import-field-guardian1_name = Guardian 1: name
import-field-guardian1_national_id = Guardian 1: national id
import-field-guardian1_relation = Guardian 1: relation
import-field-guardian1_custody = Guardian 1: custody
import-field-guardian2_name = Guardian 2: name
import-field-guardian2_national_id = Guardian 2: national id
import-field-guardian2_relation = Guardian 2: relation
import-field-guardian2_custody = Guardian 2: custody
import-field-title = Title
import-field-unit = Unit

# Why a number is no national id
import-id-empty = The number is missing.
import-id-not-a-number = The number holds more than digits. It is not used for linking.
import-id-length = The number has the wrong number of digits. It is not used for linking.
import-id-date = The number holds no possible date. It is not used for linking.
import-id-check-digit = The check digit is wrong. The number is not used for linking.
import-id-temporary = The number is temporary or local.
import-id-ambiguous = The number fits more than one country. Give the country.

# What to say of an accepted file as a whole
import-note-mixed-encoding = The file mixes encodings. Check names with letters beyond a to z.

# Why a line was rejected
import-line-columns = The line has { $found } columns, but the header has { $expected }.
import-line-too-long = The value is longer than { $max } characters.
import-line-no-record-id = The record id is missing.
import-line-duplicate = The same id is already on line { $first }.
import-line-nobody = The line has neither a name nor a valid national id.
import-line-birth-ahead = The date of birth is more than { $months } months ahead.
import-line-other-agency = The line belongs to another agency.
import-line-no-staff-id = The staff id is missing.
import-line-no-name = The name is missing.

# What to look at in an accepted line
import-warning-hidden-characters = Invisible characters were removed.
import-warning-mojibake = The text seems to have been read in the wrong encoding before it came here.
import-warning-placeholder-name = The name is a placeholder and was read as missing.
import-warning-date-unreadable = The date could not be read and was left out.
import-warning-date-incomplete = The date is incomplete and was left out.
import-warning-date-order = The date can be read in two ways. Set the order of year, month and day in the agency's column profile.
import-warning-birth-ahead = The date of birth is ahead. The record is read as an unborn child.
import-warning-birth-too-old = The date of birth is more than { $years } years back and was left out.
import-warning-end-before-start = The end is before the start.
import-warning-contact-ahead = The last contact is ahead and was left out.
import-warning-country-unknown = The country is not recognised. The partnership's country is used.
import-warning-id-birth-differs = The number and the date of birth do not agree. Both are kept.
import-warning-id-sex-differs = The number and the sex do not agree. Both are kept.
import-warning-id-temporary = The number is temporary or local. It is kept but not used for linking.
import-warning-id-test = The number belongs to a test series and is not used for linking.
import-warning-id-real = The number does not belong to a test series. Only test numbers are used here.
import-warning-phone-unreadable = The telephone number could not be read and was left out.
import-warning-phone-several = There are several telephone numbers. The first is used.
import-warning-email-unreadable = The e-mail address is not valid and was left out.
import-warning-postcode-unknown = The postcode does not have the country's form. It is kept as written.
import-warning-protection-unclear = The protection is unclear. The person is read as protected.
import-warning-exposure-unclear = The visibility is unclear. The contact is read as hidden.
import-warning-relation-unknown = The relation is not recognised.
import-warning-sex-unreadable = The sex is not recognised.
import-warning-yes-no-unreadable = The answer is neither yes nor no.
import-warning-unknown-practitioner = The member of staff is not in the agency's staff list.

# The file of rejected lines: its own two columns
import-rejected-column-line = Line in the file
import-rejected-column-reason = Reason

# Why a delivery waits or is refused
import-wait-many-end = The list would end { $ended } of { $current } current clients, more than { $percent }%. It waits for the agency's administrator.
import-wait-nobody-listed = The list has no accepted lines and would end { $ended } of { $current } current clients. It waits for the agency's administrator.
import-wait-unreadable = Lines whose record id cannot be read: { $unreadable }. They may be those that the list would end, { $ended } of { $current } current clients. It waits for the agency's administrator.
import-refused-older = The list is as of { $as_of }, but a complete list as of { $last } has already been read.
import-refused-as-of-ahead = The day as of which the list holds is ahead.
import-refused-coverage = The period that the list covers ends before it begins.
import-refused-over = The delivery is over: it no longer waits to land. Deliver the list again.
import-refused-busy = Another delivery is landing. Try again in a while.
import-refused-internal = Something went wrong on our side. Nothing has changed; try again.
