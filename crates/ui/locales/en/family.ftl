# What a child or guardian sees first.
family-title = My family
family-lead = See who is around the child, and who has looked.
family-own = Me
family-circle = The circle
family-who-looked = Who has looked
family-empty = There is nothing to show here yet.
family-empty-ask = Ask the person who helps you if you expected to see something.
family-signals = Note something
