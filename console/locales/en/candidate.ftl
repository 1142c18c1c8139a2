# Candidates: what all pages share
candidate-comma = {", "}
candidate-score = match score
candidate-legend = What scores are made of
candidate-why = Why: { $count ->
    [one] one reason
   *[other] { $count } reasons
}
candidate-most = of { $points }
candidate-word = “{ $word }” in { $parts }
candidate-more-words = { $count ->
    [one] one more word: { $words }
   *[other] { $count } more words: { $words }
}
candidate-full = no free capacity
candidate-conflict = conflict of interest
candidate-rights-open = rights not settled
candidate-load = engagements { $load }
candidate-deadline = due { $date }
candidate-budget-from = from { $amount }
candidate-budget-to = up to { $amount }
candidate-from-headline = {"In one line: "}
candidate-from-biography = {"Biography: "}
candidate-from-summary = {"Summary: "}
candidate-from-description = {"Description: "}
candidate-from-profile = {"Profile: "}
candidate-from-text = {"Text: "}
candidate-letter-WORD = Wo
candidate-letter-TOPIC = To
candidate-letter-FIELD = Fi
candidate-letter-REGION = Re
candidate-letter-MODE = Mo
candidate-letter-MATURITY = Ma
candidate-letter-LANGUAGE = La
candidate-letter-PARTNER = Pa
candidate-letter-INDICATORS = In
candidate-letter-RIGHTS = Ri
candidate-letter-CAPACITY = Ca
candidate-letter-FRESHNESS = Fr
candidate-letter-CONFLICT = Co
candidate-letter-TRACK = Tr
