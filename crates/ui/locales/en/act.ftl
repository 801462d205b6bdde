act-by-name = This stands in the circle under your name, but your contact is not shown to the circle. Make it visible first.
