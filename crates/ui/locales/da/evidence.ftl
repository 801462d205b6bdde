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
evidence-short-form = kortform eller kælenavn
evidence-sounds-alike = staves forskelligt, lyder ens
evidence-similar = få bogstaver til forskel
evidence-near = tæt på: en dag, en måned, et år eller ét ciffer til forskel
evidence-other-flat = samme hus, anden lejlighed
evidence-same-street = samme gade, andet hus
evidence-nobody-else = ingen andre i husstanden passer
evidence-other-of-household = en tvilling, en søskende eller en navnebror passer lige så godt
evidence-before = før noget sammenlignes

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
evidence-field-household = Husstand
evidence-field-prior = Udgangspunkt

# How many have the value on which both agree.
evidence-rarity-rare = sjældent
evidence-rarity-common = almindeligt
# One line of the page for address, postcode, city, telephone and household
evidence-home = Hjem og husstand til sammen
