search-title = Søk etter barn
search-label = Hvem leter du etter?
search-hint = Navn, fødselsdato eller fødselsnummer, i valgfri rekkefølge. Små skrivefeil gjør ingenting.
search-hits =
    { $count ->
        [one] Ett barn
       *[other] { $count } barn
    }
search-own = Du arbeider med barnet
search-agency = Din tjeneste
search-near = Lignende navn
search-more = Det kan være flere. Skriv mer av navnet, eller legg til fødselsdato.
search-nobody = Ingen treff blant barn som du eller tjenesten din arbeider med
search-nobody-hint = Skriv hele navnet og fødselsdatoen, eller fødselsnummeret, for å spørre om barnet er kjent hos andre.
search-elsewhere = Er det ingen av dem? Skriv hele navnet og fødselsdatoen, eller fødselsnummeret, for å spørre om barnet er kjent hos andre.
search-known = Barnet er kjent
search-known-means = En av kildene nedenfor arbeider med et barn med de opplysningene. Hvilken, og mer om barnet, vises ikke.
search-known-join = Arbeider du selv med barnet, kan du si det. Kretsen får vite at du har spurt, og kan slippe deg inn.
search-join = Be om å bli med
search-not-known = Barnet er ikke kjent hos kildene du har lov til å spørre
search-not-known-means = Svaret gjelder nøyaktig det du skrev, det listene dekker, og dagen de er fra. Skjermede tjenester blir aldri spurt.
search-asked = Kilder som ble spurt
search-asked-nobody = Ingen tjeneste har levert noen liste ennå.
search-recorded = Søket er notert, og familien kan se det. Spørsmål utenfor egen tjeneste er begrenset til { $limit } på et kvarter.
search-error-empty = Skriv et navn, en fødselsdato eller et fødselsnummer.
search-error-words = Det er for mange ord. Skriv høyst åtte.
search-error-number = Nummeret stemmer ikke. Kontroller sifrene.
search-error-date = Datoen kan ikke leses. Skriv hele fødselsdatoen, for eksempel 14.03.2017.
search-error-future = Fødselsdatoen ligger for langt fram i tid.
search-error-two = Skriv én fødselsdato og ett nummer, ikke flere.
