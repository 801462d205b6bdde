account-title = Min konto
account-profile = Opplysninger
account-name = Navn
account-name-hint = Slik andre skal se det.
account-language = Språk
account-rhythm = E-post om nyheter
account-rhythm-hint = Brevet sier at noe venter, aldri hva eller om hvem.
account-password = Passord
account-password-old = Nåværende passord
account-password-consequence = Alle andre nettlesere logges ut.
account-password-button = Bytt passord
account-wrong-password = Passordet stemmer ikke.
account-factor = Kode ved innlogging
account-factor-on = Kontoen er beskyttet av en autentiseringsapp.
account-factor-off = Kontoen er bare beskyttet av passordet. En autentiseringsapp gjør den mye sikrere.
account-factor-set-up = Legg til app
account-factor-renew = Bytt app
account-factor-renew-consequence = Du legger til den nye appen rett etterpå. Alle andre nettlesere logges ut.
account-factor-remove = Fjern app
account-sessions = Innlogget i
account-session-this = denne nettleseren
account-session-unknown = Ukjent nettleser
account-sessions-end = Logg ut alle andre
account-recovery-left =
    { $count ->
        [one] { $count } gjenopprettingskode er igjen.
       *[other] { $count } gjenopprettingskoder er igjen.
    }
