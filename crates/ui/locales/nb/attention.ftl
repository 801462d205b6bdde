attention-title = Be kretsen se nærmere
attention-lead = Skriv hva du har sett eller lurer på. Alle i kretsen kan lese det her på siden.
attention-words = Hva skal kretsen se nærmere på?
attention-words-hint = Høyst { $limit } tegn. Skriv det du selv har sett. En bekymringsmelding sender du i ditt eget system.
attention-consequence = De som får se kretsen, får et varsel uten innhold og leser dette her.
attention-closed-already = Noen andre har allerede notert at det er tatt hånd om.
