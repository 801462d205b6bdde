children-title = Mine børn
children-count =
    { $count ->
        [0] Du arbejder ikke med noget barn ifølge listerne.
        [one] Ét barn, som du arbejder med.
       *[other] { $count } børn, som du arbejder med.
    }
children-search = Søg efter et andet barn
children-filter = Vis kun navne, der indeholder
children-filter-do = Vis
children-none = Her er endnu ingen børn
children-none-hint = Børnene kommer hertil, når din forvaltnings liste nævner dig, eller når du selv går med i en kreds.
children-no-match = Intet navn indeholder »{ $name }«
children-no-match-hint = Det gælder kun børn, du arbejder med. Beskyttede navne søges ikke her.
children-attention = Kredsen er bedt om at se nærmere
children-closed = Venter på grundlag for deling
children-narrow = { $shown } af { $total } vises. Skriv mere af navnet for at se færre.
