# How two records compare: the codes of the linking engine.
evidence-equal = equal
evidence-equal-folded = equal but for accents and spelling
evidence-one-edit = one letter apart
evidence-part-of = the one is part of the other
evidence-swapped = given name and surname swapped
evidence-day-month-swapped = day and month swapped
evidence-partial = equal as far as both are known
evidence-missing = missing
evidence-withheld = not compared: protected
evidence-different = different
evidence-contradicts = different, and both are permanent numbers
evidence-same-agency = both come from the same agency
evidence-short-form = short form or nickname
evidence-sounds-alike = spelt differently, sounds alike
evidence-similar = a few letters apart
evidence-near = close: a day, a month, a year or one digit apart
evidence-other-flat = same house, another flat
evidence-same-street = same street, another house
evidence-nobody-else = nobody else in the household fits
evidence-other-of-household = a twin, sibling or namesake fits as well
evidence-before = before anything is compared

# What is compared.
evidence-field-national-id = National id
evidence-field-given = Given name
evidence-field-surname = Surname
evidence-field-born = Born
evidence-field-sex = Sex
evidence-field-address = Address
evidence-field-postcode = Postcode
evidence-field-city = City
evidence-field-phone = Telephone
evidence-field-agency = Agency
evidence-field-household = Household
evidence-field-prior = Starting point

# How many have the value on which both agree.
evidence-rarity-rare = rare
evidence-rarity-common = common
# One line of the page for address, postcode, city, telephone and household
evidence-home = Home and household together
