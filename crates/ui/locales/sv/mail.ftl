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
