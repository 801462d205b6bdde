notice-title = Varsler
notice-none = Ingen varsler
notice-none-hint = Her står det som skjer i kretser du er med i.
notice-all-seen = Merk alle som sett
notice-new = Nytt
notice-read = Les
notice-closed = Noe skjedde i en krets som ikke lenger er åpen for deg
notice-link =
    { $count ->
        [0] Alle varsler
        [one] Ett nytt varsel
       *[other] { $count } nye varsler
    }
