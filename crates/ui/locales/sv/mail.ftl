# Letters: no name, number or reason in them.
mail-news-subject = Något nytt väntar i Kring
mail-news-body =
    { $count ->
        [one] En händelse väntar på dig i Kring.
       *[other] { $count } händelser väntar på dig i Kring.
    }

    { $link }

    Brevet säger inte vad det gäller. Det ser du när du har loggat in. Hur ofta breven kommer väljer du under Mitt konto.
mail-invitation-subject = En inbjudan väntar i Kring
mail-invitation-body =
    En medarbetare i en verksamhet bjuder in dig till ett samarbete. Öppna länken för att se vem som frågar och svara. Du behöver inget konto.

    { $link }

    Länken gäller i { $days } dagar och kan besvaras en gång. Väntade du dig inte brevet kan du bortse från det.
mail-not-dead = Brevet står redan i kön igen.
mail-account-subject = Ditt konto i Kring
mail-account-body =
    Du har fått ett konto i Kring. Öppna länken och välj ett lösenord.

    { $link }

    Länken gäller i sju dagar och kan användas en gång. Väntade du dig inte brevet kan du bortse från det.
mail-password-subject = Välj ett nytt lösenord i Kring
mail-password-body =
    Någon, troligen du, har bett om ett nytt lösenord. Öppna länken och välj det.

    { $link }

    Länken gäller i två timmar och kan användas en gång. Bad du inte om den kan du bortse från brevet; ditt lösenord gäller som förut.
mail-title = E-post
mail-lead = Brev som inte kom fram, och brev som väntar. Inget brev säger vad det gäller.
mail-sent =
    { $count ->
        [one] Ett brev har skickats de senaste 30 dagarna.
       *[other] { $count } brev har skickats de senaste 30 dagarna.
    }
mail-dead = Kom inte fram
mail-dead-none = Alla brev har kommit fram eller väntar på sin tur.
mail-queued = Väntar
mail-queued-none = Inget brev väntar.
mail-again = Försök igen
mail-again-to = Försök igen till { $address }
mail-attempts =
    { $count ->
        [one] ett försök
       *[other] { $count } försök
    }
mail-next = Nästa försök: { $when }
mail-template-news = Notiser
mail-template-invitation = Inbjudan
mail-demo-title = Demons e-post
mail-demo-lead = I en demo skickas inga brev. De skrivs till en mapp och visas här.
mail-demo-none = Inga brev än. De kommer när något händer i en krets.
mail-demo-to = Till { $address }
mail-demo-open = Öppna länken
