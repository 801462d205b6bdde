children-title = My children
children-count =
    { $count ->
        [0] The lists name no child that you work with.
        [one] One child that you work with.
       *[other] { $count } children that you work with.
    }
children-search = Search for another child
children-filter = Show only names that contain
children-filter-do = Show
children-none = There are no children here yet
children-none-hint = Children come here when your agency’s list names you, or when you join a circle yourself.
children-no-match = No name contains “{ $name }”
children-no-match-hint = This holds only for children that you work with. Protected names are not searched here.
children-attention = The circle is asked to look
children-closed = Waits for a ground for sharing
children-narrow = { $shown } of { $total } are shown. Write more of the name to see fewer.
