# Letters: no name, number or reason in them.
mail-news-subject = Noe nytt venter i Kring
mail-news-body =
    { $count ->
        [one] Én hendelse venter på deg i Kring.
       *[other] { $count } hendelser venter på deg i Kring.
    }

    { $link }

    Brevet sier ikke hva det gjelder. Det ser du når du har logget inn. Hvor ofte brevene kommer, velger du under Min konto.
mail-invitation-subject = En invitasjon venter i Kring
mail-invitation-body =
    En ansatt i en virksomhet inviterer deg til et samarbeid. Åpne lenken for å se hvem som spør, og svare. Du trenger ingen konto.

    { $link }

    Lenken gjelder i { $days } dager og kan besvares én gang. Hvis du ikke ventet dette brevet, kan du se bort fra det.
mail-not-dead = Brevet står allerede i køen igjen.
mail-account-subject = Kontoen din i Kring
mail-account-body =
    Du har fått en konto i Kring. Åpne lenken og velg et passord.

    { $link }

    Lenken gjelder i sju dager og kan brukes én gang. Ventet du ikke dette brevet, kan du se bort fra det.
mail-password-subject = Velg et nytt passord i Kring
mail-password-body =
    Noen, trolig du, har bedt om et nytt passord. Åpne lenken og velg det.

    { $link }

    Lenken gjelder i to timer og kan brukes én gang. Ba du ikke om den, kan du se bort fra brevet; passordet ditt gjelder som før.
