concern-title = Send bekymringsmelding
concern-choose-lead = Hvilken kommune vil du melde til?
concern-choose-nobody = Her tar ingen imot bekymringsmeldinger ennå. Ring barnevernet der barnet bor.
concern-lead = Fortell { $place } hva du er bekymret for. Du trenger ikke være sikker. De som tar imot meldingen, finner ut hva barnet trenger.
concern-danger-now = Er et barn i fare akkurat nå?
concern-call-emergency = Ring { $number }
concern-call-office = Du kan også ringe { $name }:
concern-to = Hvem skal motta den?
concern-part-what = Hva du er bekymret for
concern-words = Hva har du sett eller hørt?
concern-words-hint = Med egne ord: hva som skjedde, når, og hva barnet har sagt. Skriv hva du vet og hva du tror, og hva som er hva.
concern-danger = Jeg tror at barnet er i fare nå
concern-danger-hint = Meldingen merkes da som hastesak.
concern-files = Filer
concern-files-hint = PDF, bilder i JPEG eller PNG, eller ren tekst. Høyst { $count } filer, høyst { $each } MB hver og { $all } MB til sammen.
concern-part-child = Barnet
concern-child-name = Barnets navn
concern-child-name-hint = Hvis du ikke vet det, skriv hvor barnet er å finne.
concern-child-born = Født
concern-child-number = Fødselsnummer
concern-child-number-hint = La stå tomt hvis du ikke er sikker.
concern-child-where = Hvor barnet bor eller går på skole
concern-part-you = Du
concern-reporter = Du melder som
concern-reporter-private = Privatperson
concern-reporter-professional = I yrket
concern-reporter-hint-private = Nabo, slektning, venn eller familien selv.
concern-reporter-hint-professional = Du møter barnet i arbeidet og kan ha meldeplikt.
concern-anonymous = Jeg vil ikke si hvem jeg er
concern-anonymous-hint = Da kan ingen spørre deg om mer, og det du skriver om deg selv nedenfor, lagres ikke. Familien kan gjette hvem som meldte ut fra det du skriver.
concern-name = Navnet ditt
concern-name-hint = Familien har som regel rett til å vite hvem som meldte.
concern-role = Hvor du jobber, og som hva
concern-own-name = Du melder i eget navn og for din tjeneste.
concern-wants-feedback = Jeg vil vite hva som skjer videre
concern-wants-feedback-hint = Du får vite så langt loven tillater: med koden på kvitteringen.
concern-consequence = Når du sender den, mottas den straks, og du får en kvittering. Noen åpner den og vurderer raskt om barnet trenger beskyttelse.
concern-nothing-kept = Kring lagrer ingenting om den på denne enheten.
concern-send = Send meldingen
concern-have-reference = Jeg har meldt og har en kode
concern-sent-title = Meldingen er mottatt
concern-sent-lead = Takk. Den venter på at noen åpner den, og de som er på vakt, har fått beskjed.
concern-reference = Koden din
concern-reference-hint = Skriv den ned. Den vises bare nå, og viser ingenting om barnet.
concern-files-received =
    { $count ->
        [one] Én fil fulgte med meldingen.
       *[other] { $count } filer fulgte med meldingen.
    }
concern-what-now = Du trenger ikke gjøre noe mer. Du kan bli spurt om mer hvis du har sagt hvem du er.
concern-danger-later = Hvis barnet er i fare før det, ring { $number }.
concern-state-title = Hva har skjedd med meldingen min?
concern-state-lead = Koden viser det loven lar deg få vite, og ingenting om barnet.
concern-state-private = En privatperson kan få vite at meldingen er mottatt, og ikke mer.
concern-state-professional = Mer står her når det er avgjort og du kan få vite det.
concern-more-to-tell = Har du mer å fortelle? Ring:
concern-state-show = Vis
concern-reference-example = Tolv bokstaver og tall, for eksempel K7QF-2M9P-4TXC.
concern-told-received = Mottatt
concern-told-opened = Undersøkelse er åpnet
concern-told-not_opened = Undersøkelse åpnes ikke
concern-told-running = En undersøkelse pågikk allerede
concern-told-followed_up = Barn og familie følges opp
concern-queue-title = Bekymringsmeldinger
concern-queue-lead = En melding venter til et navngitt menneske har åpnet den. Ingenting av innholdet vises før det.
concern-waiting = Venter på å bli åpnet
concern-waiting-none = Ingen melding venter.
concern-report-number = Melding { $number }
concern-danger-tag = I fare nå
concern-received-when = mottatt { $when }
concern-open = Åpne meldingen
concern-open-consequence = Når du åpner den, er den din: navnet ditt og tidspunktet står der til du gir den videre.
concern-opened = Åpnet
concern-opened-none = Ingen melding er åpnet ennå.
concern-sent-list-title = Meldinger vi har sendt
concern-sent-list-lead = Det din tjeneste har sendt, og når hver ble mottatt, åpnet og avgjort. Mottakeren ser den samme listen.
concern-sent-none = Din tjeneste har ikke sendt noen ennå.
concern-table = Tabell over meldinger
concern-column-number = Nummer
concern-column-to = Til
concern-column-way = Vei inn
concern-column-received = Mottatt
concern-column-opened = Åpnet
concern-column-decided = Avsluttet
concern-column-stage = Steg
concern-not-opened = Ikke åpnet
concern-not-decided = Ikke ennå
concern-way-public = Åpent skjema
concern-way-inside = Fra en annen tjeneste
concern-way-api = Fra et annet system
concern-ago-minutes =
    { $minutes ->
        [one] 1 minutt
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
       *[other] { $days } dager
    }
concern-opened-already = { $who } har allerede åpnet den.
concern-open-first = Ingen har åpnet meldingen ennå. Åpne den fra listen.
concern-born-in-the-future = Dagen ligger i fremtiden. La stå tomt for et ufødt barn.
concern-number-wrong = Det er ikke et gyldig nummer. La stå tomt hvis du ikke er sikker.
concern-which-child = Skriv barnets navn, eller hvor det er å finne.
concern-not-anonymous = Den som melder i yrket, sier hvem de er.
concern-who-are-you = Skriv navnet ditt, eller at du ikke vil si hvem du er.
concern-no-such-reference = Ingen melding har den koden. Se etter at den er skrevet som på kvitteringen.
