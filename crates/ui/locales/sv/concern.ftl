concern-title = Gör en orosanmälan
concern-choose-lead = Till vilken kommun vill du anmäla?
concern-choose-nobody = Här tar ingen emot orosanmälningar än. Ring socialtjänsten där barnet bor.
concern-lead = Berätta för { $place } vad som oroar dig. Du behöver inte vara säker. De som tar emot den utreder vad barnet behöver.
concern-danger-now = Är ett barn i fara just nu?
concern-call-emergency = Ring { $number }
concern-call-office = Du kan också ringa { $name }:
concern-to = Vem ska ta emot den?
concern-part-what = Vad som oroar dig
concern-words = Vad har du sett eller hört?
concern-words-hint = Med egna ord: vad som hände, när, och vad barnet har sagt. Skriv vad du vet och vad du tror, och vilket som är vilket.
concern-danger = Jag tror att barnet är i fara nu
concern-danger-hint = Anmälan märks då som brådskande.
concern-files = Filer
concern-files-hint = PDF, bilder i JPEG eller PNG, eller ren text. Högst { $count } filer, högst { $each } MB var och { $all } MB tillsammans.
concern-part-child = Barnet
concern-child-name = Barnets namn
concern-child-name-hint = Om du inte vet, skriv var barnet finns.
concern-child-born = Född
concern-child-number = Personnummer
concern-child-number-hint = Hoppa över om du inte är säker.
concern-child-where = Var barnet bor eller går i skola
concern-part-you = Du
concern-reporter = Du anmäler som
concern-reporter-private = Privatperson
concern-reporter-professional = I yrket
concern-reporter-hint-private = Granne, släkting, vän eller familjen själv.
concern-reporter-hint-professional = Du möter barnet i ditt arbete och kan ha anmälningsskyldighet.
concern-anonymous = Jag vill inte säga vem jag är
concern-anonymous-hint = Då kan ingen fråga dig mer, och det du skriver nedan om dig själv sparas inte. Familjen kan gissa vem som anmält av det du skriver.
concern-name = Ditt namn
concern-name-hint = Familjen har som regel rätt att få veta vem som anmält.
concern-role = Var du arbetar, och som vad
concern-own-name = Du anmäler i eget namn och för din verksamhet.
concern-wants-feedback = Jag vill veta hur det går
concern-wants-feedback-hint = Du får veta så långt lagen tillåter: med koden på ditt kvitto.
concern-consequence = När du skickar den tas den emot genast och du får ett kvitto. Någon öppnar den och bedömer skyndsamt om barnet behöver skydd.
concern-nothing-kept = Kring sparar inget om den på den här enheten.
concern-send = Skicka anmälan
concern-have-reference = Jag har anmält och har en kod
concern-sent-title = Anmälan är mottagen
concern-sent-lead = Tack. Den väntar på att någon öppnar den, och jouren har fått veta.
concern-reference = Din kod
concern-reference-hint = Skriv upp den. Den visas bara nu, och visar inget om barnet.
concern-files-received =
    { $count ->
        [one] En fil kom med anmälan.
       *[other] { $count } filer kom med anmälan.
    }
concern-what-now = Du behöver inte göra något mer. Du kan få frågor om du har sagt vem du är.
concern-danger-later = Om barnet är i fara dessförinnan, ring { $number }.
concern-state-title = Hur har det gått med min anmälan?
concern-state-lead = Koden visar det som lagen låter dig veta, och inget om barnet.
concern-state-private = En privatperson får veta att anmälan har kommit in, och inte mer.
concern-state-professional = Mer står här när det är beslutat och du får veta.
concern-more-to-tell = Har du mer att berätta? Ring:
concern-state-show = Visa
concern-reference-example = Tolv bokstäver och siffror, till exempel K7QF-2M9P-4TXC.
concern-told-received = Mottagen
concern-told-opened = En utredning har inletts
concern-told-not_opened = Ingen utredning inleds
concern-told-running = En utredning pågick redan
concern-told-followed_up = Barn och familj följs upp
concern-queue-title = Orosanmälningar
concern-queue-lead = En anmälan väntar tills en namngiven människa har öppnat den. Inget av innehållet visas innan dess.
concern-waiting = Väntar på att öppnas
concern-waiting-none = Ingen anmälan väntar.
concern-report-number = Anmälan { $number }
concern-danger-tag = I fara nu
concern-received-when = mottagen { $when }
concern-open = Öppna anmälan
concern-open-consequence = När du öppnar den är den din: ditt namn och tiden står där tills du lämnar över den.
concern-opened = Öppnade
concern-opened-none = Ingen anmälan har öppnats än.
concern-sent-list-title = Anmälningar vi har skickat
concern-sent-list-lead = Det din verksamhet har skickat, och när var och en togs emot, öppnades och avgjordes. Mottagaren ser samma lista.
concern-sent-none = Din verksamhet har inte skickat någon än.
concern-table = Tabell över anmälningar
concern-column-number = Nummer
concern-column-to = Till
concern-column-way = Väg in
concern-column-received = Mottagen
concern-column-opened = Öppnad
concern-column-decided = Avslutad
concern-column-stage = Skede
concern-not-opened = Inte öppnad
concern-not-decided = Inte än
concern-way-public = Öppet formulär
concern-way-inside = Från en annan verksamhet
concern-way-api = Från ett annat system
concern-ago-minutes =
    { $minutes ->
        [one] 1 minut
       *[other] { $minutes } minuter
    }
concern-ago-hours =
    { $hours ->
        [one] 1 timme
       *[other] { $hours } timmar
    }
concern-ago-days =
    { $days ->
        [one] 1 dag
       *[other] { $days } dagar
    }
concern-opened-already = { $who } har redan öppnat den.
concern-open-first = Ingen har öppnat anmälan än. Öppna den i listan.
concern-born-in-the-future = Dagen ligger i framtiden. Lämna tomt för ett ofött barn.
concern-number-wrong = Det är inget giltigt nummer. Lämna tomt om du inte är säker.
concern-which-child = Skriv barnets namn, eller var det finns.
concern-not-anonymous = Den som anmäler i yrket säger vem den är.
concern-who-are-you = Skriv ditt namn, eller att du inte vill säga vem du är.
concern-no-such-reference = Ingen anmälan har den koden. Se efter att den är skriven som på kvittot.
