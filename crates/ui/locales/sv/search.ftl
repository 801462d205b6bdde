search-title = Sök barn
search-label = Vem söker du?
search-hint = Namn, födelsedatum eller personnummer, i valfri ordning. Små skrivfel gör inget.
search-hits =
    { $count ->
        [one] Ett barn
       *[other] { $count } barn
    }
search-own = Du arbetar med barnet
search-agency = Din verksamhet
search-near = Liknande namn
search-more = Det kan finnas fler. Skriv mer av namnet eller lägg till födelsedatum.
search-nobody = Ingen träff bland barn som du eller din verksamhet arbetar med
search-nobody-hint = Skriv hela namnet och födelsedatum, eller personnummer, för att fråga om barnet är känt hos andra.
search-elsewhere = Är det inte något av dem? Skriv hela namnet och födelsedatum, eller personnummer, för att fråga om barnet är känt hos andra.
search-known = Barnet är känt
search-known-means = Någon av källorna nedan arbetar med ett barn med de uppgifterna. Vilken, och mer om barnet, visas inte.
search-known-join = Arbetar du själv med barnet kan du säga det. Kretsen får veta att du har frågat, och kan släppa in dig.
search-join = Be att få gå med
search-not-known = Barnet är inte känt hos de källor som du får fråga
search-not-known-means = Svaret gäller exakt de uppgifter du skrev, det som listorna täcker och den dag de är från. Verksamheter som är skyddade frågas aldrig.
search-asked = Källor som tillfrågades
search-asked-nobody = Ingen verksamhet har lämnat någon lista än.
search-recorded = Sökningen är antecknad, och familjen kan se den. Frågor utanför din egen verksamhet är begränsade till { $limit } på en kvart.
search-error-empty = Skriv ett namn, ett födelsedatum eller ett personnummer.
search-error-words = Det är för många ord. Skriv högst åtta.
search-error-number = Numret stämmer inte. Kontrollera siffrorna.
search-error-date = Datumet går inte att läsa. Skriv hela födelsedatumet, till exempel 2017-03-14.
search-error-future = Födelsedatumet ligger för långt fram i tiden.
search-error-two = Skriv ett födelsedatum och ett nummer, inte flera.
