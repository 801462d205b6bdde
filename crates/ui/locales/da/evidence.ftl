# How two records compare: the codes of the linking engine.
evidence-equal = ens
evidence-equal-folded = ens uden accent og stavemåde
evidence-one-edit = ét bogstav til forskel
evidence-part-of = det ene er en del af det andet
evidence-swapped = for- og efternavn byttet om
evidence-day-month-swapped = dag og måned byttet om
evidence-partial = ens, så langt begge er kendt
evidence-missing = mangler
evidence-withheld = sammenlignes ikke: beskyttet oplysning
evidence-different = forskellige
evidence-contradicts = forskellige, og begge er varige numre
evidence-same-agency = begge kommer fra samme forvaltning

# What is compared.
evidence-field-national-id = CPR-nummer
evidence-field-given = Fornavn
evidence-field-surname = Efternavn
evidence-field-born = Født
evidence-field-sex = Køn
evidence-field-address = Adresse
evidence-field-postcode = Postnummer
evidence-field-city = By
evidence-field-phone = Telefon
evidence-field-agency = Forvaltning
