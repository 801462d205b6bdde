# Who has looked, for the person and the guardians.
who_looked-title = Who has looked
who_looked-heading = Who has looked
who_looked-heading-own = Who has looked at you
who_looked-heading-name = Who has looked at { $name }
who_looked-lead = Everything that was opened, searched for or changed, the latest first.
who_looked-to-circle = The circle
who_looked-empty = Nobody has looked yet.
who_looked-you = You
who_looked-masked = Someone in the circle (ask the coordinator)
who_looked-system = The system
who_looked-role-of-agency = { $role }, { $agency }
who_looked-refused = Refused
who_looked-older = Older
who_looked-ask = Is something here unclear? Ask the coordinator, or the municipality’s data protection officer.
who_looked-kept-back = Something is kept back here by a decision of the data protection officer. You may ask the officer about it.
