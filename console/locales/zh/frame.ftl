# 各页共有
frame-brand = 桥 Qiao
frame-description = 企业的技术需求，在这里遇到能够解决它的技术经理人、科技成果与机构。
frame-skip = 跳到正文
frame-navigation = 主导航
frame-needs = 技术需求
frame-log-in = 登录

notice-session-ended = 登录已过期，现在以访客身份浏览。
