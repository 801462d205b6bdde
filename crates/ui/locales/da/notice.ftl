notice-title = Beskeder
notice-none = Ingen beskeder
notice-none-hint = Her står, hvad der sker i kredse, som du er med i.
notice-all-seen = Markér alle som set
notice-new = Ny
notice-read = Læs
notice-closed = Noget skete i en kreds, som ikke længere er åben for dig
notice-link =
    { $count ->
        [0] Alle beskeder
        [one] Én ny besked
       *[other] { $count } nye beskeder
    }
