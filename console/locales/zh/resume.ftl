# 登录过期后继续提交
resume-text = 您填写的内容还在。重新登录后，会接着完成刚才的提交。
resume-login = 登录名
resume-password = 密码
resume-send = 登录并继续提交
resume-or = 或
resume-elsewhere = 在新窗口登录
resume-then = （例如用单位账号），再回到这里：
resume-send-now = 已经登录，继续提交
resume-typed = 看看填写了什么
resume-who = 请填写登录名和密码；如果已在别的窗口登录，请按下面的按钮。
resume-kept = 您填写的内容还在，可以再提交一次。
resume-again = 再提交一次
