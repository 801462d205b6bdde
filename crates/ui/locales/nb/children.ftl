children-title = Mine barn
children-count =
    { $count ->
        [0] Du arbeider ikke med noe barn ifølge listene.
        [one] Ett barn som du arbeider med.
       *[other] { $count } barn som du arbeider med.
    }
children-search = Søk etter et annet barn
children-filter = Vis bare navn som inneholder
children-filter-do = Vis
children-none = Her er det ingen barn ennå
children-none-hint = Barna kommer hit når tjenestens liste nevner deg, eller når du selv blir med i en krets.
children-no-match = Ingen navn inneholder «{ $name }»
children-no-match-hint = Det gjelder bare barn du arbeider med. Skjermede navn søkes ikke her.
children-attention = Kretsen er bedt om å se nærmere
children-closed = Venter på grunnlag for deling
children-narrow = { $shown } av { $total } vises. Skriv mer av navnet for å se færre.
