invitation-title = Inviter til kredsen
invitation-lead = Til nogen, der ikke er på Kring. E-mailen indeholder kun et link: intet navn og intet om barnet.
invitation-organisation = Forvaltning eller forening
invitation-organisation-hint = Så kredsen ved, hvem der er inviteret.
invitation-language = Sprog i e-mailen
invitation-consequence = Linket kan bruges én gang og gælder i { $days } dage. Den, der svarer, behøver ingen konto.
invitation-send = Send invitation
