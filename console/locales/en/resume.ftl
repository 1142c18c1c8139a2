# Going on after a session has ended
resume-text = What you typed is still here. Log in, and it is sent right away.
resume-login = Login name
resume-password = Password
resume-send = Log in and send it
resume-or = or
resume-elsewhere = Log in in another window
resume-then = (with your organization's account, for example) and come back here:
resume-send-now = I have logged in: send it
resume-typed = See what you typed
resume-who = Give your login name and password, or press the button below if you have logged in in another window.
resume-kept = What you typed is still here and can be sent again.
resume-again = Send it again
