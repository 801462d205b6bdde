invitation-title = Bjud in till kretsen
invitation-lead = Till någon som inte finns på Kring. E-brevet innehåller bara en länk: inget namn och ingenting om barnet.
invitation-organisation = Verksamhet eller förening
invitation-organisation-hint = Så att kretsen vet vem som är inbjuden.
invitation-language = Språk i e-brevet
invitation-consequence = Länken kan användas en gång och gäller i { $days } dagar. Den som svarar behöver inget konto.
invitation-send = Skicka inbjudan
