# Letters: no name, number or reason in them.
mail-news-subject = Noget nyt venter i Kring
mail-news-body =
    { $count ->
        [one] Én hændelse venter på dig i Kring.
       *[other] { $count } hændelser venter på dig i Kring.
    }

    { $link }

    Brevet siger ikke, hvad det handler om. Det ser du, når du er logget ind. Hvor tit brevene kommer, vælger du under Min konto.
mail-invitation-subject = En invitation venter i Kring
mail-invitation-body =
    En medarbejder i en myndighed eller forening inviterer dig til et samarbejde. Åbn linket for at se, hvem der spørger, og svare. Du behøver ikke en konto.

    { $link }

    Linket gælder i { $days } dage og kan besvares én gang. Hvis du ikke ventede brevet, kan du se bort fra det.
mail-not-dead = Brevet står allerede i køen igen.
mail-account-subject = Din konto i Kring
mail-account-body =
    Du har fået en konto i Kring. Åbn linket, og vælg en adgangskode.

    { $link }

    Linket gælder i syv dage og kan bruges én gang. Ventede du ikke dette brev, kan du se bort fra det.
mail-password-subject = Vælg en ny adgangskode i Kring
mail-password-body =
    Nogen, formentlig du, har bedt om en ny adgangskode. Åbn linket, og vælg den.

    { $link }

    Linket gælder i to timer og kan bruges én gang. Bad du ikke om det, kan du se bort fra brevet; din adgangskode gælder som før.
