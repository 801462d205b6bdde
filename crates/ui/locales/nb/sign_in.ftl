sign_in-title = Logg inn
sign_in-lead = Kring viser hvem som arbeider med et barn, for dem som trenger å vite det.
sign_in-password = Passord
sign_in-button = Logg inn
sign_in-forgotten = Glemt passordet?
sign_in-wrong = E-postadressen og passordet hører ikke sammen.
