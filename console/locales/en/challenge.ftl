# Open challenges
notice-challenge-planned = The terms are saved.
notice-challenge-done = Done.
notice-challenge-objected = Your objection is handed in.
notice-challenge-answered = The objection is answered.
notice-challenge-moved-on = The challenge has moved on; this can no longer be done.

challenge-titled = Open challenge: { $title }
challenge-one = Open challenge
challenge-closes = Closes on { $date }
challenge-bids =
    { $count ->
        [one] One bid
       *[other] { $count } bids
    }
challenge-plan = Write the terms
challenge-plan-lead = The terms can be changed until the challenge is announced; afterwards only the closing time can be put off.
challenge-announce = Announce
challenge-extend = Put off the closing time
challenge-cancel = Cancel the challenge
challenge-nominate = Nominate
challenge-recall = Take the nomination back
challenge-award = Make the award
challenge-fail = End without an award
challenge-bid = Bid
challenge-own-bid = My bid
challenge-way = How far the challenge has come
challenge-sealed = Until the closing time bids are sealed for everyone, whoever posted the need and administrators included. The hash that is published at hand-in proves later that nothing was changed.
challenge-terms = Terms
challenge-bounty = Bounty
challenge-closing = Closing time
challenge-closing-hint = In Beijing time.
challenge-closing-problem = Enter the day and the time of closing.
challenge-notice = Public notice
challenge-notice-days = Days of public notice
challenge-notice-until = until { $date }
challenge-days =
    { $days ->
        [one] One day
       *[other] { $days } days
    }
challenge-panel = Panel
challenge-panel-none = Nobody was named
challenge-panel-hint = One person in each line: the log-in name of a reviewer, or anybody’s account number, such as account_12. The panel reads all bids once they are opened, and does not bid.
challenge-conditions = Conditions
challenge-conditions-zh = Conditions in Chinese
challenge-conditions-en = Conditions in English
challenge-conditions-hint = Who may bid, and what it takes.
challenge-shows-count = Show the number of bids and their hashes before closing
challenge-shows-count-hint = Then everyone can check that none was added or removed later. Otherwise even the number is secret; whoever has a hash can still look it up.
challenge-save = Save
challenge-nominees = Nominated
challenge-awarded = Awarded
challenge-unnamed = A bidder that is not public
challenge-objections = Objections
challenge-objections-of = { $count } in all, { $waiting } waiting for an answer
challenge-upheld = Upheld
challenge-rejected = Rejected
challenge-answer = Answer
challenge-reject = Reject it
challenge-uphold = Uphold it
challenge-object = Object
challenge-object-text = Object to the nomination
challenge-object-hint = Give facts and grounds; whoever posted the need reads and answers. At most 2,000 characters.
challenge-object-log-in = Log in to object
challenge-register = Published hashes
challenge-register-lead = Each text that is handed in has a hash. Whoever gets the text after the opening can verify it.
challenge-register-table = All published hashes
challenge-register-none = Nothing was handed in yet
challenge-register-hidden = The number of bids is secret until they are opened; whoever has a hash can look it up
challenge-standing = Standing
challenge-announce-text = The terms stand from then on, and sealed bids are taken.
challenge-extend-text = The closing time can only be put off. Bids stay sealed until then.
challenge-cancel-text = Bids that were handed in are never opened then.
challenge-nominate-text = Choose one to five bids. While they are on public notice everyone with an account may object.
challenge-recall-text = The review goes on, and the nominees read why.
challenge-award-text = The award can be made once the public notice is over and every objection was answered and none upheld.
challenge-award-others =
    { $count ->
        [one] One bid is still undecided; it gets the reason below.
       *[other] { $count } bids are still undecided; they get the reason below.
    }
challenge-fail-text = Every bidder reads the reason.
challenge-stale-text = It is now: { $status }. What you typed is still below.
