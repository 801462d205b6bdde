# Who has looked, for the person and the guardians.
who_looked-title = Vem som har tittat
who_looked-heading = Vem som har tittat
who_looked-heading-own = Vem som har tittat på dig
who_looked-heading-name = Vem som har tittat på { $name }
who_looked-lead = Allt som har öppnats, sökts eller ändrats, det senaste först.
who_looked-to-circle = Kretsen
who_looked-empty = Ingen har tittat än.
who_looked-you = Du själv
who_looked-masked = Någon i kretsen (fråga samordnaren)
who_looked-system = Systemet
who_looked-role-of-agency = { $role }, { $agency }
who_looked-refused = Nekades
who_looked-older = Äldre
who_looked-ask = Undrar du över något här? Fråga samordnaren, eller dataskyddsombudet i kommunen.
who_looked-kept-back = Något hålls tillbaka här enligt ett beslut av dataskyddsombudet. Du kan fråga ombudet om det.
