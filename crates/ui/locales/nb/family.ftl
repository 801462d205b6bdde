# What a child or guardian sees first.
family-title = Min familie
family-lead = Se hvem som er rundt barnet, og hvem som har sett.
family-own = Meg
family-circle = Kretsen
family-who-looked = Hvem som har sett
family-empty = Her er det ingenting å vise ennå.
family-empty-ask = Spør den som hjelper dere, hvis dere ventet å se noe.
family-signals = Noter noe
