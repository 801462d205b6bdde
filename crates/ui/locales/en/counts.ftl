# Counts of one agency for its manager.
counts-title = The agency in numbers
counts-children = Children
counts-involvements = Current involvements
counts-without-named-person = Children without a named person
counts-practitioners = Practitioners
counts-list = Newest list
counts-no-list = No list delivered
counts-few = Fewer than { $count }
counts-nearly-all = All but fewer than { $count }
counts-small = Numbers below { $count } are not shown, so that nobody can be recognised.
