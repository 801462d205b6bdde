# How two records compare: the codes of the linking engine.
evidence-equal = lika
evidence-equal-folded = lika utan accent och skrivsätt
evidence-one-edit = en bokstav skiljer
evidence-part-of = den ena är en del av den andra
evidence-swapped = för- och efternamn omkastade
evidence-day-month-swapped = dag och månad omkastade
evidence-partial = lika så långt båda är kända
evidence-missing = saknas
evidence-withheld = jämförs inte: skyddad uppgift
evidence-different = olika
evidence-contradicts = olika, och båda är varaktiga nummer
evidence-same-agency = båda kommer från samma verksamhet
evidence-short-form = kortform eller smeknamn
evidence-sounds-alike = stavas olika, låter lika
evidence-similar = några bokstäver skiljer
evidence-near = nära: en dag, en månad, ett år eller en siffra skiljer
evidence-other-flat = samma hus, annan lägenhet
evidence-same-street = samma gata, annat hus
evidence-nobody-else = ingen annan i hushållet passar
evidence-other-of-household = en tvilling, ett syskon eller en namne passar lika bra
evidence-before = innan något jämförs

# What is compared.
evidence-field-national-id = Personnummer
evidence-field-given = Förnamn
evidence-field-surname = Efternamn
evidence-field-born = Född
evidence-field-sex = Kön
evidence-field-address = Adress
evidence-field-postcode = Postnummer
evidence-field-city = Postort
evidence-field-phone = Telefon
evidence-field-agency = Verksamhet
evidence-field-household = Hushåll
evidence-field-prior = Utgångsläge

# How many have the value on which both agree.
evidence-rarity-rare = ovanligt
evidence-rarity-common = vanligt
# One line of the page for address, postcode, city, telephone and household
evidence-home = Hem och hushåll tillsammans
