account-title = Min konto
account-profile = Oplysninger
account-name = Navn
account-name-hint = Sådan som andre skal se det.
account-language = Sprog
account-rhythm = E-mail om nyheder
account-rhythm-hint = Brevet siger, at noget venter, aldrig hvad eller om hvem.
account-password = Adgangskode
account-password-old = Nuværende adgangskode
account-password-consequence = Alle andre browsere logges ud.
account-password-button = Skift adgangskode
account-wrong-password = Adgangskoden passer ikke.
account-factor = Kode ved login
account-factor-on = Kontoen er beskyttet af en autentificeringsapp.
account-factor-off = Kontoen er kun beskyttet af adgangskoden. En autentificeringsapp gør den meget sikrere.
account-factor-set-up = Tilføj app
account-factor-renew = Skift app
account-factor-renew-consequence = Du tilføjer den nye app lige efter. Alle andre browsere logges ud.
account-factor-remove = Fjern app
account-sessions = Logget ind i
account-session-this = denne browser
account-session-unknown = Ukendt browser
account-sessions-end = Log alle andre ud
account-recovery-left =
    { $count ->
        [one] { $count } gendannelseskode er tilbage.
       *[other] { $count } gendannelseskoder er tilbage.
    }
