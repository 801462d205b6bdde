# What a child or guardian sees first.
family-title = Min familie
family-lead = Se, hvem der er omkring barnet, og hvem der har set.
family-own = Mig
family-circle = Kredsen
family-who-looked = Hvem der har set
family-empty = Her er ikke noget at vise endnu.
family-empty-ask = Spørg den, der hjælper jer, hvis I ventede at se noget.
family-signals = Notér noget
