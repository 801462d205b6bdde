# Styrkor och orosmoment på de åtta delarna av Må bra-hjulet
signal-title = Styrkor och oro
signal-lead = Vad de som finns runt barnet har noterat. Det är till för att läsas: inget räknas ihop till poäng.
signal-lead-own = Här är det du själv har noterat. Ingen annan i familjen ser det. Barnets samordnare ser det, och personal som får se kretsen.
signal-none = Inget är noterat än
signal-none-here = Inget noterat
signal-open = Styrkor och oro
signal-note-title = Notera en styrka eller en oro
signal-note-lead = Det tar 20 sekunder. Skriv mer en annan gång om du vill.
signal-direction = Vad vill du notera?
signal-direction-strength = En styrka
signal-direction-worry = En oro
signal-indicator = Vad handlar det om?
signal-indicator-safe = Trygg
signal-indicator-healthy = Må bra
signal-indicator-achieving = Utvecklas
signal-indicator-nurtured = Omhändertagen
signal-indicator-active = Aktiv
signal-indicator-respected = Respekterad
signal-indicator-responsible = Ansvarstagande
signal-indicator-included = Delaktig
signal-hint-safe = Skyddad från att fara illa
signal-hint-healthy = I kropp och själ
signal-hint-achieving = Lär sig och växer
signal-hint-nurtured = Får omsorg hemma
signal-hint-active = Leker, rör sig, är med
signal-hint-respected = Blir lyssnad på
signal-hint-responsible = Har en uppgift att fylla
signal-hint-included = Hör till
signal-words = Med en rad ord
signal-words-hint = Högst { $limit } tecken. Det du själv har sett eller hört.
signal-consequence = De som får se kretsen läser det. Den som samordnar får veta att det finns något nytt. Kan någon vara i fara gör du en orosanmälan i stället.
signal-consequence-family = Barnets samordnare läser det, och personal som får se kretsen. Ingen annan i familjen ser det.
signal-send = Notera
signal-looks = Sätt att titta
signal-look-wheel = Hjul
signal-look-triangle = Triangel
signal-look-list = Lista
signal-side-development = Barnets utveckling
signal-side-people = Vad barnet behöver av andra
signal-side-world = Världen runt barnet
signal-child = Barnet
signal-strengths =
    { $count ->
        [one] { $count } styrka
       *[other] { $count } styrkor
    }
signal-worries =
    { $count ->
        [one] { $count } oro
       *[other] { $count } orosmoment
    }
signal-by-child = Barnet eller den unge
signal-by-guardian = En vårdnadshavare
signal-by-you = Du
signal-hidden = Syns bara för din egen verksamhet
signal-rules = När skulle regler ha bett någon titta?
signal-rules-lead = De regler som är på, och utkast som prövas, på det som är känt om barnet.
signal-rules-never = De senaste { $days } dagarna skulle den inte ha bett någon titta.
signal-rules-asked = Den skulle ha bett någon titta den { $days }.
