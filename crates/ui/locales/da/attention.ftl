attention-title = Bed kredsen se nærmere
attention-lead = Skriv, hvad du har set eller undrer dig over. Alle i kredsen kan læse det her på siden.
attention-words = Hvad skal kredsen se nærmere på?
attention-words-hint = Højst { $limit } tegn. Skriv det, du selv har set. En underretning laver du i dit eget system.
attention-consequence =
    { $count ->
        [one] Én person får besked uden indhold og læser det her.
       *[other] { $count } personer får besked uden indhold og læser det her.
    }
