hat-title = Choose a role
hat-lead = The role decides what you see, and stands in the record of who has looked.
hat-choose = Choose
hat-on = Chosen now
hat-none-title = The account has no role
hat-none = Ask whoever manages accounts in your partnership to give you a role.
