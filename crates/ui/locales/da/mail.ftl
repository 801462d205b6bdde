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
    En medarbejder i en forvaltning eller forening inviterer dig til et samarbejde. Åbn linket for at se, hvem der spørger, og svare. Du behøver ikke en konto.

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
mail-title = E-mail
mail-lead = Breve, som ikke kom frem, og breve, som venter. Intet brev siger, hvad det handler om.
mail-sent =
    { $count ->
        [one] Ét brev er sendt de seneste 30 dage.
       *[other] { $count } breve er sendt de seneste 30 dage.
    }
mail-dead = Kom ikke frem
mail-dead-none = Alle breve er kommet frem eller venter på deres tur.
mail-queued = Venter
mail-queued-none = Ingen breve venter.
mail-again = Prøv igen
mail-again-to = Prøv igen til { $address }
mail-attempts =
    { $count ->
        [one] ét forsøg
       *[other] { $count } forsøg
    }
mail-next = Næste forsøg: { $when }
mail-template-news = Beskeder
mail-template-invitation = Invitation
mail-demo-title = Demoens e-mail
mail-demo-lead = I en demo sendes ingen breve. De skrives til en mappe og vises her.
mail-demo-none = Ingen breve endnu. De kommer, når noget sker i en kreds.
mail-demo-to = Til { $address }
mail-demo-open = Åbn linket
