# How two records compare: the codes of the linking engine.
evidence-equal = like
evidence-equal-folded = like uten aksent og skrivemåte
evidence-one-edit = én bokstav skiller
evidence-part-of = den ene er en del av den andre
evidence-swapped = for- og etternavn byttet om
evidence-day-month-swapped = dag og måned byttet om
evidence-partial = like så langt begge er kjent
evidence-missing = mangler
evidence-withheld = sammenlignes ikke: skjermet opplysning
evidence-different = ulike
evidence-contradicts = ulike, og begge er varige numre
evidence-same-agency = begge kommer fra samme tjeneste
evidence-short-form = kortform eller kallenavn
evidence-sounds-alike = skrives ulikt, lyder likt
evidence-similar = noen bokstaver skiller
evidence-near = nær: en dag, en måned, et år eller ett siffer skiller
evidence-other-flat = samme hus, annen leilighet
evidence-same-street = samme gate, annet hus
evidence-nobody-else = ingen andre i husholdningen passer
evidence-other-of-household = en tvilling, et søsken eller en navnebror passer like godt
evidence-before = før noe sammenlignes

# What is compared.
evidence-field-national-id = Fødselsnummer
evidence-field-given = Fornavn
evidence-field-surname = Etternavn
evidence-field-born = Født
evidence-field-sex = Kjønn
evidence-field-address = Adresse
evidence-field-postcode = Postnummer
evidence-field-city = Poststed
evidence-field-phone = Telefon
evidence-field-agency = Tjeneste
evidence-field-household = Husholdning
evidence-field-prior = Utgangspunkt

# How many have the value on which both agree.
evidence-rarity-rare = sjeldent
evidence-rarity-common = vanlig
# One line of the page for address, postcode, city, telephone and household
evidence-home = Hjem og husholdning til sammen
