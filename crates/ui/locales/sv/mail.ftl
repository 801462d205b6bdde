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
