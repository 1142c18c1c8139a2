# What forms share
form-problems = { $count ->
    [one] One thing needs to be changed
   *[other] { $count } things need to be changed
}
form-must = required
form-none = any
