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
