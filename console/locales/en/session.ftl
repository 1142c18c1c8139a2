# Log-in, registration, a new password
session-log-in = Log in
session-login = Login
session-password = Password
session-or = or
session-no-account = No account yet?
session-register = Register
session-forgotten = Forgotten your password? Ask an administrator for a one-time link to set a new one.
session-log-in-empty = Enter both your login and your password.
session-log-in-limited = Too many tries. Try again in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.
session-register-lead = With an account you read what is open to registered users, ask for agreements, and can be made a member of your organization by its owner.
session-register-limited = Too many registrations in a short time. Try again in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}. What you entered is still below; only the password has to be typed again.
session-register-closed = Registration is closed here. Ask an administrator for an account.
session-login-hint = An e-mail address, or 3 to 254 letters, digits and . _ @ + - in upper or lower case.
session-name = Name
session-name-hint = What others call you: up to 128 characters.
session-password-hint = 10 to 256 characters, not easy to guess, without your login or name in it. A sentence that you remember is a good one.
session-have-account = Have an account already?
session-reset = Set a new password
session-reset-lead = Use the one-time code that an administrator gave you. All sessions of the account end when the new password is set.
session-reset-token = One-time code
session-reset-token-hint = It holds for an hour and works once.
session-new-password = New password
session-reset-send = Set the password
session-to-log-in = Back to log-in

notice-logged-out = You have logged out.
notice-registered = Your account is ready.
notice-password-set = The new password is set. Log in with it.
