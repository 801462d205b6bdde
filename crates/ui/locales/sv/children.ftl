children-title = Mina barn
children-count =
    { $count ->
        [0] Du arbetar inte med något barn enligt listorna.
        [one] Ett barn som du arbetar med.
       *[other] { $count } barn som du arbetar med.
    }
children-search = Sök ett annat barn
children-filter = Visa bara namn som innehåller
children-filter-do = Visa
children-none = Här finns inga barn än
children-none-hint = Barnen kommer hit när din verksamhets lista nämner dig, eller när du själv går med i en krets.
children-no-match = Inget namn innehåller ”{ $name }”
children-no-match-hint = Det gäller bara barn som du arbetar med. Skyddade namn söks inte här.
children-attention = Kretsen är ombedd att titta
children-closed = Väntar på grund för delning
children-narrow = { $shown } av { $total } visas. Skriv mer av namnet för att se färre.
