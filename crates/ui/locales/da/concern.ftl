concern-title = Lav en underretning
concern-choose-lead = Hvilken kommune vil du underrette?
concern-choose-nobody = Her modtager ingen underretninger endnu. Ring til kommunen, hvor barnet bor.
concern-lead = Fortæl { $place }, hvad der bekymrer dig. Du behøver ikke være sikker. De, der modtager den, finder ud af, hvad barnet har brug for.
concern-danger-now = Er et barn i fare lige nu?
concern-call-emergency = Ring { $number }
concern-call-office = Du kan også ringe til { $name }:
concern-to = Hvem skal modtage den?
concern-part-what = Hvad der bekymrer dig
concern-words = Hvad har du set eller hørt?
concern-words-hint = Med egne ord: hvad der skete, hvornår, og hvad barnet har sagt. Skriv, hvad du ved, og hvad du tror, og hvad der er hvad.
concern-danger = Jeg tror, at barnet er i fare nu
concern-danger-hint = Underretningen mærkes da som hastende.
concern-files = Filer
concern-files-hint = PDF, billeder i JPEG eller PNG, eller ren tekst. Højst { $count } filer, højst { $each } MB hver og { $all } MB tilsammen.
concern-part-child = Barnet
concern-child-name = Barnets navn
concern-child-name-hint = Hvis du ikke kender det, så skriv, hvor barnet kan findes.
concern-child-born = Født
concern-child-number = CPR-nummer
concern-child-number-hint = Lad det stå tomt, hvis du ikke er sikker.
concern-child-where = Hvor barnet bor eller går i skole
concern-part-you = Dig
concern-reporter = Du underretter som
concern-reporter-private = Privatperson
concern-reporter-professional = Fagperson
concern-reporter-hint-private = Nabo, slægtning, ven eller familien selv.
concern-reporter-hint-professional = Du møder barnet i dit arbejde og kan have underretningspligt.
concern-anonymous = Jeg vil ikke sige, hvem jeg er
concern-anonymous-hint = Så kan ingen spørge dig om mere, og det, du skriver om dig selv nedenfor, gemmes ikke. Familien kan gætte, hvem der har underrettet, ud fra det, du skriver.
concern-name = Dit navn
concern-name-hint = Familien har som regel ret til at vide, hvem der har underrettet.
concern-role = Hvor du arbejder, og som hvad
concern-own-name = Du underretter i eget navn og for din myndighed.
concern-wants-feedback = Jeg vil gerne vide, hvad der sker
concern-wants-feedback-hint = Du får besked, så langt loven tillader: med koden på din kvittering.
concern-consequence = Når du sender den, modtages den med det samme, og du får en kvittering. Nogen åbner den og vurderer hurtigt, om barnet skal beskyttes.
concern-nothing-kept = Kring gemmer intet om den på denne enhed.
concern-send = Send underretningen
concern-have-reference = Jeg har underrettet og har en kode
concern-sent-title = Underretningen er modtaget
concern-sent-lead = Tak. Den venter på, at nogen åbner den, og de vagthavende har fået besked.
concern-reference = Din kode
concern-reference-hint = Skriv den ned. Den vises kun nu og viser intet om barnet.
concern-files-received =
    { $count ->
        [one] Én fil fulgte med underretningen.
       *[other] { $count } filer fulgte med underretningen.
    }
concern-what-now = Du behøver ikke gøre mere. Du kan blive spurgt om mere, hvis du har sagt, hvem du er.
concern-danger-later = Hvis barnet er i fare inden da, ring { $number }.
concern-state-title = Hvad er der sket med min underretning?
concern-state-lead = Koden viser det, loven lader dig vide, og intet om barnet.
concern-state-private = En privatperson kan få at vide, at underretningen er modtaget, og ikke mere.
concern-state-professional = Her står mere, når det er afgjort, og du må få det at vide.
concern-more-to-tell = Har du mere at fortælle? Ring:
concern-state-show = Vis
concern-reference-example = Tolv bogstaver og tal, for eksempel K7QF-2M9P-4TXC.
concern-told-received = Modtaget
concern-told-opened = En undersøgelse er startet
concern-told-not_opened = Der startes ingen undersøgelse
concern-told-running = En undersøgelse var allerede i gang
concern-told-followed_up = Barn og familie følges op
concern-queue-title = Underretninger
concern-queue-lead = En underretning venter, til et navngivet menneske har åbnet den. Intet af indholdet vises før da.
concern-waiting = Venter på at blive åbnet
concern-waiting-none = Ingen underretning venter.
concern-report-number = Underretning { $number }
concern-danger-tag = I fare nu
concern-received-when = modtaget { $when }
concern-open = Åbn underretningen
concern-open-consequence = Når du åbner den, er den din: dit navn og tidspunktet står ved den, til du giver den videre.
concern-opened = Åbnede
concern-opened-none = Ingen underretning er åbnet endnu.
concern-sent-list-title = Underretninger vi har sendt
concern-sent-list-lead = Det, din myndighed har sendt, og hvornår hver blev modtaget, åbnet og afgjort. Modtageren ser den samme liste.
concern-sent-none = Din myndighed har ikke sendt nogen endnu.
concern-table = Tabel over underretninger
concern-column-number = Nummer
concern-column-to = Til
concern-column-way = Vej ind
concern-column-received = Modtaget
concern-column-opened = Åbnet
concern-column-decided = Afsluttet
concern-column-stage = Trin
concern-not-opened = Ikke åbnet
concern-not-decided = Ikke endnu
concern-way-public = Åben formular
concern-way-inside = Fra en anden myndighed
concern-way-api = Fra et andet system
concern-ago-minutes =
    { $minutes ->
        [one] 1 minut
       *[other] { $minutes } minutter
    }
concern-ago-hours =
    { $hours ->
        [one] 1 time
       *[other] { $hours } timer
    }
concern-ago-days =
    { $days ->
        [one] 1 dag
       *[other] { $days } dage
    }
concern-opened-already = { $who } har allerede åbnet den.
concern-open-first = Ingen har åbnet underretningen endnu. Åbn den fra listen.
concern-born-in-the-future = Dagen ligger i fremtiden. Lad det stå tomt for et ufødt barn.
concern-number-wrong = Det er ikke et gyldigt nummer. Lad det stå tomt, hvis du ikke er sikker.
concern-which-child = Skriv barnets navn, eller hvor det kan findes.
concern-not-anonymous = Den, der underretter som fagperson, siger, hvem de er.
concern-who-are-you = Skriv dit navn, eller at du ikke vil sige, hvem du er.
concern-no-such-reference = Ingen underretning har den kode. Se efter, om den er skrevet som på kvitteringen.
