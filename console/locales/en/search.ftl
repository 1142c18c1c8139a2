# Search
search-title = Search
search-title-words = Search: { $words }
search-begin = What are you looking for?
search-begin-text = Type words, a name (pinyin works too) or an institution’s short name – or paste the description of a problem.
search-nouns = Kinds of records
search-everything = Everything
search-total = { $count ->
    [one] One result
   *[other] { $shown } results
}
search-in-list = Open as a list
search-results = Results
search-empty = Nothing found
search-empty-text = Try fewer or more common words, or remove some filters.
search-suggestions = Suggestions
search-in-noun = Search in { $noun }
search-from = { $part }:{" "}
TextPart-title = Title
TextPart-name = Name
TextPart-headline = Headline
TextPart-summary = Summary
TextPart-description = Description
TextPart-biography = Biography
TextPart-profile = Profile
TextPart-works = Representative works
TextPart-indicators = Indicators
TextPart-translations = Translation
TextPart-keywords = Keywords
TextPart-aliases = Other names
TextPart-tags = Tags
TextPart-fields = Technology fields
TextPart-achievements = Achievements
