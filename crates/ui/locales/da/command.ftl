# The command line, where it speaks to whoever delivers a list
command-made-store = Oprettede lageret i { $folder }
command-made-partnership = Oprettede samarbejdet { $name } (land { $country }; et andet med --country)
command-made-agency = Oprettede forvaltningen { $name } ({ $sector })
command-test-numbers = Alle personnumre i filen hører til offentliggjorte testserier: kun testnumre modtages her.
command-same = Filen er allerede indlæst: intet ændres.
command-landed = Listen gælder.
command-waits = Listen VENTER på forvaltningens administrator.
command-as-of = Gælder pr. { $date }, SHA-256 { $sha256 }
command-lines = Linjer: { $accepted } læst, { $rejected } kunne ikke læses, { $warnings } værd at se på
command-records = Poster: { $added } nye, { $changed } ændrede, { $unchanged } uændrede, { $ending } afsluttet af { $current }
command-linked = Koblet straks: { $linked }, mulige dubletter at gennemgå: { $reviews }
command-unknown-staff = Linjer, hvis fagperson ikke står på nogen personaleliste: { $count }
command-confirm = Se på den på siden, eller kør samme kommando igen med --confirm.
command-line = Linje { $line }: { $reason }
command-more = … og flere: --rejected FIL skriver dem til en fil.
command-rejected = Linjer, der ikke kunne læses: { $file }

# Why the command line does not go on
command-error-open = { $file } kunne ikke åbnes: { $error }
command-error-kind = --kind er clients eller staff.
command-error-mode = --mode er complete eller delta.
command-error-day = --{ $option } er en dag: ÅÅÅÅ-MM-DD.
command-error-partnership = --partnership er et ord af a–z, 0–9 og bindestreg.
command-error-country = --country er se, no, dk eller sct.
command-error-agency = --agency er et ord af a–z, 0–9, - og _, for eksempel school.
command-error-sector = --sector er ingen af: { $sectors }.
command-error-new-agency = { $agency } er en ny forvaltning: angiv dens art med --sector.
