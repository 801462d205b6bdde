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
