password-ask-title = New password
password-ask-lead = Enter the email address you sign in with, and we will send a link.
password-ask-button = Send link
password-choose-title = Choose a password
password-choose-lead = At least 12 characters. A few words in a row are easy to remember and hard to guess.
password-new = New password
password-link-used = The link has been used or no longer works. Ask for a new one.
