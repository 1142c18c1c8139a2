clash-none = 现在的内容与您填写的相同。
clash-table = 现在的内容与您填写的内容
clash-part = 不同之处
clash-now = 现在的内容（他人所改）
clash-typed = 您填写的内容
