# What a child or guardian sees first.
family-title = Min familj
family-lead = Se vilka som finns runt barnet, och vem som har tittat.
family-own = Jag
family-circle = Kretsen
family-who-looked = Vem som har tittat
family-empty = Här finns inget att visa än.
family-empty-ask = Fråga den som hjälper er om ni väntade er att se något.
family-signals = Notera något
