password-ask-title = Nytt passord
password-ask-lead = Skriv e-postadressen du logger inn med, så sender vi en lenke.
password-ask-button = Send lenke
password-choose-title = Velg et passord
password-choose-lead = Minst 12 tegn. Noen ord etter hverandre er lette å huske og vanskelige å gjette.
password-new = Nytt passord
password-link-used = Lenken er allerede brukt eller gjelder ikke lenger. Be om en ny.
