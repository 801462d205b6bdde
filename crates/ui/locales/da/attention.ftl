attention-title = Bed kredsen se nærmere
attention-lead = Skriv, hvad du har set eller undrer dig over. Alle i kredsen kan læse det her på siden.
attention-words = Hvad skal kredsen se nærmere på?
attention-words-hint = Højst { $limit } tegn. Skriv det, du selv har set. En underretning laver du i dit eget system.
attention-consequence = De, der må se kredsen, får en besked uden indhold og læser det her.
attention-closed-already = En anden har allerede noteret, at der er taget hånd om det.
