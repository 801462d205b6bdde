account-title = My account
account-profile = Details
account-name = Name
account-name-hint = As others should see it.
account-language = Language
account-rhythm = Email about news
account-rhythm-hint = The letter says that something waits, never what or about whom.
account-password = Password
account-password-old = Current password
account-password-consequence = Every other browser is signed out.
account-password-button = Change password
account-wrong-password = The password is wrong.
account-factor = Code when signing in
account-factor-on = An authenticator app protects the account.
account-factor-off = Only the password protects the account. An authenticator app makes it much safer.
account-factor-set-up = Add an app
account-factor-renew = Change app
account-factor-renew-consequence = You add the new app right afterwards. Every other browser is signed out.
account-factor-remove = Remove the app
account-sessions = Signed in on
account-session-this = this browser
account-session-unknown = Unknown browser
account-sessions-end = Sign out all others
account-recovery-left =
    { $count ->
        [one] { $count } recovery code is left.
       *[other] { $count } recovery codes are left.
    }
