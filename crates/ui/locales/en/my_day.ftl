my_day-title = My day
my_day-waiting = Waiting for you
my_day-waiting-nothing = Nothing is waiting for you right now.
my_day-offer = Become { $role } for { $name }?
my_day-invited = { $who } invites you to a circle
my_day-invited-hint = You see around whom when you have accepted.
my_day-invited-accept = Join
my_day-invited-decline = Not me
my_day-new = New in my circles
my_day-new-nothing = Nothing new since you last looked.
my_day-news-more =
    { $more ->
        [one] { $first }, and { $more } more item.
       *[other] { $first }, and { $more } more items.
    }
my_day-all =
    { $count ->
        [0] My children
        [one] My child
       *[other] All my { $count } children
    }
my_day-overdue =
    { $days ->
        [one] The list from { $name } is { $days } day old. “No support” may mean “not fetched”.
       *[other] The list from { $name } is { $days } days old. “No support” may mean “not fetched”.
    }
my_day-overdue-never = { $name } has never delivered a list. “No support” may mean “not fetched”.
my_day-due = Due
my_day-due-nothing = No case or task is yours.
