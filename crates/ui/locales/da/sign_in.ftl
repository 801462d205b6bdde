sign_in-title = Log ind
sign_in-lead = Kring viser, hvem der arbejder med et barn, for dem der har brug for at vide det.
sign_in-password = Adgangskode
sign_in-button = Log ind
sign_in-forgotten = Glemt adgangskoden?
sign_in-wrong = E-mailadressen og adgangskoden hører ikke sammen.
