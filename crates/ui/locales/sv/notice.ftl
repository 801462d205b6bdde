notice-title = Notiser
notice-none = Inga notiser
notice-none-hint = Här står vad som händer i kretsar som du är med i.
notice-all-seen = Markera alla som sedda
notice-new = Ny
notice-read = Läs
notice-closed = Något hände i en krets som inte längre är öppen för dig
notice-link =
    { $count ->
        [0] Alla notiser
        [one] En ny notis
       *[other] { $count } nya notiser
    }
