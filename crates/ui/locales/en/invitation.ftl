invitation-title = Invite to the circle
invitation-lead = For someone who is not on Kring. The email holds only a link: no name and nothing about the child.
invitation-organisation = Agency or organisation
invitation-organisation-hint = So that the circle knows who is invited.
invitation-language = Language of the email
invitation-consequence = The link can be used once and works for { $days } days. No account is needed to answer.
invitation-send = Send the invitation
