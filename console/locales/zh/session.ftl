# 登录、注册、重设密码
session-log-in = 登录
session-login = 登录名
session-password = 密码
session-no-account = 还没有账号？
session-register = 注册
session-forgotten = 忘记密码？请联系管理员，管理员可以为您生成一次性的重设链接。
session-log-in-empty = 请填写登录名和密码。
session-log-in-limited = 尝试次数过多，请在 { $seconds } 秒后再试。
session-register-lead = 注册后可以查看对注册用户开放的内容、申请保密协议，也可以由机构负责人加入其机构。
session-register-limited = 短时间内注册次数过多，请在 { $seconds } 秒后再试。您填写的内容仍在下方，密码需要重新输入。
session-register-closed = 本站未开放自助注册，请联系管理员开通账号。
session-login-hint = 邮箱，或 3–254 个字母、数字及 . _ @ + -；不区分大小写。
session-name = 姓名
session-name-hint = 别人如何称呼您，最多 128 字。
session-password-hint = 10–256 个字符，不能是容易猜到的密码，也不能包含登录名或姓名。一句您记得住的话就很好。
session-have-account = 已有账号？
session-reset = 重设密码
session-reset-lead = 使用管理员给您的一次性重设码设置新密码。设置后，该账号的所有登录都会退出。
session-reset-token = 重设码
session-reset-token-hint = 一小时内有效，只能使用一次。
session-new-password = 新密码
session-reset-send = 设置新密码
session-to-log-in = 返回登录

notice-logged-out = 已退出登录。
notice-registered = 账号已建立。
notice-password-set = 新密码已设置，请用新密码登录。
