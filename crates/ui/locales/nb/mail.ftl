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
    En ansatt i en tjeneste inviterer deg til et samarbeid. Åpne lenken for å se hvem som spør, og svare. Du trenger ingen konto.

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
mail-title = E-post
mail-lead = Brev som ikke kom fram, og brev som venter. Ingen brev sier hva det gjelder.
mail-sent =
    { $count ->
        [one] Ett brev er sendt de siste 30 dagene.
       *[other] { $count } brev er sendt de siste 30 dagene.
    }
mail-dead = Kom ikke fram
mail-dead-none = Alle brev er kommet fram eller venter på tur.
mail-queued = Venter
mail-queued-none = Ingen brev venter.
mail-again = Prøv igjen
mail-again-to = Prøv igjen til { $address }
mail-attempts =
    { $count ->
        [one] ett forsøk
       *[other] { $count } forsøk
    }
mail-next = Neste forsøk: { $when }
mail-template-news = Varsler
mail-template-invitation = Invitasjon
mail-demo-title = Demoens e-post
mail-demo-lead = I en demo sendes ingen brev. De skrives til en mappe og vises her.
mail-demo-none = Ingen brev ennå. De kommer når noe skjer i en krets.
mail-demo-to = Til { $address }
mail-demo-open = Åpne lenken
