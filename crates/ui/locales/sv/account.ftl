account-title = Mitt konto
account-profile = Uppgifter
account-name = Namn
account-name-hint = Så som andra ska se det.
account-language = Språk
account-rhythm = E-post om nyheter
account-rhythm-hint = Brevet säger att något väntar, aldrig vad eller om vem.
account-password = Lösenord
account-password-old = Nuvarande lösenord
account-password-consequence = Alla andra webbläsare loggas ut.
account-password-button = Byt lösenord
account-wrong-password = Lösenordet stämmer inte.
account-factor = Kod vid inloggning
account-factor-on = Kontot skyddas av en autentiseringsapp.
account-factor-off = Kontot skyddas bara av lösenordet. En autentiseringsapp gör det mycket säkrare.
account-factor-set-up = Lägg till app
account-factor-renew = Byt app
account-factor-renew-consequence = Du lägger till den nya appen direkt efteråt. Alla andra webbläsare loggas ut.
account-factor-remove = Ta bort app
account-sessions = Inloggad i
account-session-this = den här webbläsaren
account-session-unknown = Okänd webbläsare
account-sessions-end = Logga ut alla andra
account-recovery-left =
    { $count ->
        [one] { $count } återställningskod är kvar.
       *[other] { $count } återställningskoder är kvar.
    }
