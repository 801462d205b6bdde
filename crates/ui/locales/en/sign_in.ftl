sign_in-title = Sign in
sign_in-lead = Kring shows who works with a child, to those who need to know.
sign_in-password = Password
sign_in-button = Sign in
sign_in-forgotten = Forgotten your password?
sign_in-wrong = The email address and the password do not belong together.
