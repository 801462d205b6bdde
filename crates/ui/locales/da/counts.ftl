# Counts of one agency for its manager.
counts-title = Forvaltningen i tal
counts-children = Børn
counts-involvements = Igangværende kontakter
counts-without-named-person = Børn uden fast kontaktperson
counts-practitioners = Fagpersoner
counts-list = Seneste liste
counts-no-list = Ingen liste leveret
counts-few = Færre end { $count }
counts-nearly-all = Alle undtagen færre end { $count }
counts-small = Antal under { $count } vises ikke, så ingen enkelt person kan genkendes.
