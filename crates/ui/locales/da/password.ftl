password-ask-title = Ny adgangskode
password-ask-lead = Skriv den e-mailadresse, du logger ind med, så sender vi et link.
password-ask-button = Send link
password-choose-title = Vælg en adgangskode
password-choose-lead = Mindst 12 tegn. Nogle ord efter hinanden er lette at huske og svære at gætte.
password-new = Ny adgangskode
password-link-used = Linket er allerede brugt eller gælder ikke længere. Bed om et nyt.
