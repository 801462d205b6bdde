# The command line, where it speaks to whoever delivers a list
command-made-store = Opprettet lageret i { $folder }
command-made-partnership = Opprettet samarbeidet { $name } (land { $country }; et annet med --country)
command-made-agency = Opprettet tjenesten { $name } ({ $sector })
command-test-numbers = Alle fødselsnumre i filen hører til publiserte testserier: bare testnumre tas imot her.
command-same = Filen er allerede lest inn: ingenting endres.
command-landed = Listen gjelder.
command-waits = Listen VENTER på tjenestens administrator.
command-as-of = Gjelder per { $date }, SHA-256 { $sha256 }
command-lines = Linjer: { $accepted } lest, { $rejected } kunne ikke leses, { $warnings } verdt å se på
command-records = Poster: { $added } nye, { $changed } endrede, { $unchanged } uendrede, { $ending } avsluttet av { $current }
command-linked = Koblet straks: { $linked }, mulige dubletter å vurdere: { $reviews }
command-unknown-staff = Linjer der fagpersonen ikke står i noen personalliste: { $count }
command-confirm = Se på den på siden, eller kjør samme kommando igjen med --confirm.
command-line = Linje { $line }: { $reason }
command-more = … og flere: --rejected FIL skriver dem til en fil.
command-rejected = Linjer som ikke kunne leses: { $file }

# Why the command line does not go on
command-error-open = { $file } kunne ikke åpnes: { $error }
command-error-kind = --kind er clients eller staff.
command-error-mode = --mode er complete eller delta.
command-error-day = --{ $option } er en dag: ÅÅÅÅ-MM-DD.
command-error-partnership = --partnership er et ord av a–z, 0–9 og bindestrek.
command-error-country = --country er se, no, dk eller sct.
command-error-agency = --agency er et ord av a–z, 0–9, - og _, for eksempel school.
command-error-sector = --sector er ingen av: { $sectors }.
command-error-new-agency = { $agency } er en ny tjeneste: oppgi hva slags med --sector.
