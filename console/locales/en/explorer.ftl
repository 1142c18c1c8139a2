# The API explorer
explorer-panes = Panes
explorer-query = Query
explorer-offers = What fits here
explorer-with = Sent with the query
explorer-answer = What came back
explorer-docs = Documentation
explorer-trail = Place in the documentation
explorer-find = Search the documentation
explorer-doc = Text of the documentation
explorer-script = The explorer needs JavaScript. The API does not: ask /graphql with any program.
