search-title = Søg efter barn
search-label = Hvem leder du efter?
search-hint = Navn, fødselsdato eller CPR-nummer i vilkårlig rækkefølge. Små slåfejl gør ikke noget.
search-hits =
    { $count ->
        [one] Et barn
       *[other] { $count } børn
    }
search-own = Du arbejder med barnet
search-agency = Din forvaltning
search-near = Navnet ligner
search-more = Der kan være flere. Skriv mere af navnet, eller tilføj fødselsdatoen.
search-nobody = Ingen fundet blandt de børn, som du eller din forvaltning arbejder med
search-nobody-hint = Skriv hele navnet og fødselsdatoen, eller CPR-nummeret, for at spørge, om barnet er kendt hos andre.
search-elsewhere = Er det ikke et af dem? Skriv hele navnet og fødselsdatoen, eller CPR-nummeret, for at spørge, om barnet er kendt hos andre.
search-known = Barnet er kendt
search-known-means = En af kilderne nedenfor arbejder med et barn med de oplysninger. Hvilken, og mere om barnet, vises ikke.
search-known-join = Arbejder du selv med barnet, kan du sige det. Kredsen får at vide, at du har spurgt, og kan lukke dig ind.
search-join = Bed om at være med
search-not-known = Barnet er ikke kendt hos de kilder, du må spørge
search-not-known-means = Svaret gælder præcis det, du skrev, det, som listerne dækker, og den dag, de er fra. Beskyttede tilbud bliver aldrig spurgt.
search-asked = Kilder, der blev spurgt
search-asked-nobody = Ingen forvaltning har leveret en liste endnu.
search-recorded = Søgningen er noteret, og familien kan se den. Spørgsmål uden for din egen forvaltning er begrænset til { $limit } på et kvarter.
search-error-empty = Skriv et navn, en fødselsdato eller et CPR-nummer.
search-error-words = Det er for mange ord. Skriv højst otte.
search-error-number = Nummeret passer ikke. Kontrollér cifrene.
search-error-date = Datoen kan ikke læses. Skriv hele fødselsdatoen, for eksempel 14.03.2017.
search-error-future = Fødselsdatoen ligger for langt ude i fremtiden.
search-error-two = Skriv én fødselsdato og ét nummer, ikke flere.
