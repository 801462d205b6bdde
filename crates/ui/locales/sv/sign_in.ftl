sign_in-title = Logga in
sign_in-lead = Kring visar vilka som arbetar med ett barn, för dem som behöver veta det.
sign_in-password = Lösenord
sign_in-button = Logga in
sign_in-forgotten = Glömt lösenordet?
sign_in-wrong = E-postadressen och lösenordet hör inte ihop.
