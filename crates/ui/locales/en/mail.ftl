# Letters: no name, number or reason in them.
mail-news-subject = Something new waits in Kring
mail-news-body =
    { $count ->
        [one] One event waits for you in Kring.
       *[other] { $count } events wait for you in Kring.
    }

    { $link }

    This letter does not say what it is about. You see that when you have signed in. How often letters come is your choice under My account.
mail-invitation-subject = An invitation waits in Kring
mail-invitation-body =
    A member of staff of an agency invites you to work together. Open the link to see who asks, and to answer. You need no account.

    { $link }

    The link holds for { $days } days and can be answered once. If you did not expect this letter you can ignore it.
mail-not-dead = The letter is in the queue again already.
mail-account-subject = Your account in Kring
mail-account-body =
    You have been given an account in Kring. Open the link and choose a password.

    { $link }

    The link works for seven days, once. If you did not expect this letter, you can ignore it.
mail-password-subject = Choose a new password in Kring
mail-password-body =
    Somebody, probably you, has asked for a new password. Open the link and choose it.

    { $link }

    The link works for two hours, once. If you did not ask for it, you can ignore this letter; your password stays as it is.
mail-title = E-mail
mail-lead = Letters that did not arrive, and letters that wait. No letter says what it is about.
mail-sent =
    { $count ->
        [one] One letter has been sent in the last 30 days.
       *[other] { $count } letters have been sent in the last 30 days.
    }
mail-dead = Did not arrive
mail-dead-none = All letters have arrived or wait for their turn.
mail-queued = Waiting
mail-queued-none = No letter waits.
mail-again = Try again
mail-again-to = Try again to { $address }
mail-attempts =
    { $count ->
        [one] one try
       *[other] { $count } tries
    }
mail-next = Next try: { $when }
mail-template-news = Notices
mail-template-invitation = Invitation
mail-demo-title = The demo’s e-mail
mail-demo-lead = A demo sends no letters. They are written to a folder and shown here.
mail-demo-none = No letters yet. They come when something happens in a circle.
mail-demo-to = To { $address }
mail-demo-open = Open the link
