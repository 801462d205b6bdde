# The command line, where it speaks to whoever delivers a list
command-made-store = Skapade lagret i { $folder }
command-made-partnership = Skapade samverkan { $name } (land { $country }; ett annat med --country)
command-made-agency = Skapade verksamheten { $name } ({ $sector })
command-test-numbers = Alla personnummer i filen hör till publicerade testserier: bara testnummer tas emot här.
command-same = Filen är redan inläst: ingenting ändras.
command-landed = Listan gäller.
command-waits = Listan VÄNTAR på verksamhetens administratör.
command-as-of = Gäller { $date }, SHA-256 { $sha256 }
command-lines = Rader: { $accepted } lästa, { $rejected } kunde inte läsas, { $warnings } värda att titta på
command-records = Poster: { $added } nya, { $changed } ändrade, { $unchanged } oförändrade, { $ending } avslutade av { $current }
command-linked = Kopplade genast: { $linked }, möjliga dubbletter att granska: { $reviews }
command-unknown-staff = Rader vars handläggare ingen personallista nämner: { $count }
command-confirm = Titta på den på sidan, eller kör samma kommando igen med --confirm.
command-line = Rad { $line }: { $reason }
command-more = … och fler: --rejected FIL skriver dem till en fil.
command-rejected = Rader som inte kunde läsas: { $file }

# Why the command line does not go on
command-error-open = { $file } kunde inte öppnas: { $error }
command-error-kind = --kind är clients eller staff.
command-error-mode = --mode är complete eller delta.
command-error-day = --{ $option } är en dag: ÅÅÅÅ-MM-DD.
command-error-partnership = --partnership är ett ord av a–z, 0–9 och bindestreck.
command-error-country = --country är se, no, dk eller sct.
command-error-agency = --agency är ett ord av a–z, 0–9, - och _, till exempel school.
command-error-sector = --sector är inget av: { $sectors }.
command-error-new-agency = { $agency } är en ny verksamhet: ange dess slag med --sector.
