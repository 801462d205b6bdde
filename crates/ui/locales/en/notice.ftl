notice-title = Notices
notice-none = No notices
notice-none-hint = What happens in circles that you are in is told here.
notice-all-seen = Mark all as seen
notice-new = New
notice-read = Read
notice-closed = Something happened in a circle that is no longer open to you
notice-link =
    { $count ->
        [0] All notices
        [one] One new notice
       *[other] { $count } new notices
    }
