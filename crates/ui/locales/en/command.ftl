# The command line, where it speaks to whoever delivers a list
command-made-store = Made the store in { $folder }
command-made-partnership = Made the partnership { $name } (country { $country }; another with --country)
command-made-agency = Made the agency { $name } ({ $sector })
command-test-numbers = All national ids in this file are of published test series: only test numbers are taken here.
command-same = This file has landed already: nothing changes.
command-landed = The list is in force.
command-waits = The list WAITS for the agency’s administrator.
command-as-of = As of { $date }, SHA-256 { $sha256 }
command-lines = Lines: { $accepted } read, { $rejected } not read, { $warnings } worth a look
command-records = Records: { $added } new, { $changed } changed, { $unchanged } unchanged, { $ending } ended of { $current }
command-linked = Linked at once: { $linked }, possible duplicates to review: { $reviews }
command-unknown-staff = Lines whose practitioner no staff list names: { $count }
command-confirm = Look at it on the page, or run the same again with --confirm.
command-line = Line { $line }: { $reason }
command-more = … and more: --rejected FILE writes them to a file.
command-rejected = Lines that were not read: { $file }

# Why the command line does not go on
command-error-open = { $file } could not be opened: { $error }
command-error-kind = --kind is clients or staff.
command-error-mode = --mode is complete or delta.
command-error-day = --{ $option } is a day: YYYY-MM-DD.
command-error-partnership = --partnership is a word of a-z, 0-9 and hyphens.
command-error-country = --country is se, no, dk or sct.
command-error-agency = --agency is a word of a-z, 0-9, - and _, such as school.
command-error-sector = --sector is none of: { $sectors }.
command-error-new-agency = { $agency } is a new agency: say its kind with --sector.
