# API 浏览器
explorer-panes = 窗格
explorer-query = 查询
explorer-offers = 可填写的字段
explorer-with = 随查询发送
explorer-answer = 运行结果
explorer-docs = 文档
explorer-trail = 文档位置
explorer-find = 在文档中查找
explorer-doc = 文档内容
explorer-script = API 浏览器需要 JavaScript。API 本身不需要，可用任何程序访问 /graphql。
