home-title = 首页
