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
