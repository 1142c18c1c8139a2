# Pages that say what went wrong
fault-home = To the home page
fault-number = Number in the log: { $id }
fault-wait = Try again in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.
fault-not-found-title = There is nothing here
fault-not-found-text = This address does not exist, or what is there is not shown to you.
fault-log-in-title = Please log in
fault-log-in-text = This page is for people who have logged in.
fault-forbidden-title = You may not see this
fault-forbidden-text = Your account has no right to this. An administrator can give it, if you need it.
fault-ended-title = Your session has ended
fault-ended-text = It ended before the form was sent, so nothing was changed. Log in and send it again.
fault-foreign-title = The form was not accepted
fault-foreign-text = It was not sent from a page of this service, and for safety nothing was done. Open the page here and send it again.
fault-limited-title = Too many requests
fault-limited-text = Wait a moment; what you typed was not sent.
fault-senseless-title = This request makes no sense
fault-senseless-text = Something in the address or in the form is wrong.
fault-too-large-title = Too much was sent
fault-too-large-text = Shorten it and try again: a form may hold up to 1 MB.
fault-unavailable-title = The service cannot answer now
fault-unavailable-text = Try again in a moment. Nothing of yours is lost.
fault-failed-title = Something failed on our side
fault-failed-text = The failure is in the log. Try again in a moment.
