search-title = Find a child
search-label = Who are you looking for?
search-hint = Name, birth date or national id, in any order. Small typing errors do no harm.
search-hits =
    { $count ->
        [one] One child
       *[other] { $count } children
    }
search-own = You work with the child
search-agency = Your agency
search-near = Similar name
search-more = There may be more. Write more of the name, or add the birth date.
search-nobody = Nobody found among the children you or your agency work with
search-nobody-hint = Write the full name and the birth date, or the national id, to ask whether the child is known to others.
search-elsewhere = None of these? Write the full name and the birth date, or the national id, to ask whether the child is known to others.
search-known = The child is known
search-known-means = One of the sources below works with a child with these details. Which one, and more about the child, is not shown.
search-known-join = If you work with the child yourself, you can say so. The circle is told that you have asked, and can let you in.
search-join = Ask to join
search-not-known = The child is not known to the sources that you may ask
search-not-known-means = The answer holds for exactly what you wrote, for what the lists cover and the day they are from. Protected agencies are never asked.
search-asked = Sources asked
search-asked-nobody = No agency has delivered a list yet.
search-recorded = The search is recorded, and the family can see it. Questions outside your own agency are limited to { $limit } in a quarter of an hour.
search-error-empty = Write a name, a birth date or a national id.
search-error-words = That is too many words. Write eight at most.
search-error-number = The number is not right. Check the digits.
search-error-date = The date cannot be read. Write the whole birth date, for example 14.03.2017.
search-error-future = The birth date lies too far ahead.
search-error-two = Write one birth date and one number, not several.
