# 账户
account-title = 我的账户
account-parts = 账户各页
account-trail = 位置
account-profile = 个人
account-tokens = API 令牌
account-agreements = 保密协议
account-access = 查阅记录
account-data = 我的数据
account-actions = 操作
account-comma = 、
account-save = 保存
account-open = 查看
account-me = 本人
account-pages = 翻页
account-previous = 上一页
account-next = 下一页
account-status = 状态
account-role = 角色
account-granted = 授予日期
account-organization = 机构
account-unknown-record = 您看不到该记录
account-date-needed = 请填写有效日期，例如 2027-06-30。

account-person = 个人信息
account-number = 账号编号
account-number-hint = 机构负责人凭此编号把您加为成员。
account-since = 注册日期
account-logged-in = 最近登录
account-manager = 经理人档案
account-no-manager = 此账号没有关联技术经理人档案
account-stale = 您的信息刚在别处被修改过，现在显示的是最新版本。请核对后再保存。

account-memberships = 我的机构
account-memberships-table = 机构与角色
account-no-memberships = 您还不是任何机构的成员
account-no-memberships-hint = 请把上面的账号编号告诉所在机构的负责人，由其把您加为成员。
account-members-open = 成员与令牌
account-roles = 我的系统角色

account-sessions = 登录状态
account-sessions-hint = 不认识的登录请立即结束，并修改密码。API 令牌不受影响。
account-sessions-table = 已登录的浏览器
account-end-all = 全部退出
account-browser = 浏览器
account-session-began = 登录时间
account-session-seen = 最近使用
account-session-ends = 到期
account-session-this = 本次登录
account-session-end = 结束

account-password = 修改密码
account-password-old = 当前密码
account-password-effect = 修改后，其他浏览器上的登录会全部退出。
account-password-change = 修改密码
account-password-limited = 尝试次数过多，请在 { $seconds } 秒后再试。

account-tokens-own = 我的令牌
account-tokens-lead = 令牌让程序以您的名义调用 API。没有任何授权的令牌只能读取公开与注册可见的内容。
account-tokens-table = 令牌列表
account-tokens-none = 还没有令牌
account-tokens-none-hint = 需要让程序访问时，在下方创建。
account-tokens-organizations = 机构令牌：
account-tokens-of-organization = 机构令牌
account-token-new = 新建令牌
account-token-name = 用途
account-token-name-hint = 例如“每日同步脚本”，最多 128 字。
account-token-scopes = 授权范围
account-token-scopes-hint = 只勾选程序确实需要的，令牌的权限不会超过您自己。
account-token-no-scopes = 仅公开与注册可见的内容
account-token-made = 创建
account-token-used = 最近使用
account-token-never = 从未使用
account-token-ends = 到期
account-token-ends-hint = 一年以内；不填为 90 天。
account-token-for = 归属
account-token-for-me = 我本人
account-token-role = 机构令牌的角色
account-token-create = 创建令牌
account-token-revoke = 撤销
account-token-revoked = 已撤销
account-token-done = 令牌“{ $name }”已创建
account-token-once = 请立即复制并妥善保存。离开本页后将无法再次查看。
account-copy = 复制
account-copied = 已复制

account-organization-page = 机构主页
account-members = 成员
account-members-lead = 查看者可读取机构的全部内容，编辑者可修改其记录，负责人还可决定保密协议、成员与令牌。
account-members-table = 成员列表
account-member-role-of = { $name } 的角色
account-member-remove = 移除
account-member-leave = 退出机构
account-member-add = 添加成员
account-member-who = 账号编号或登录名
account-member-who-hint = 形如 account_7，对方可在“我的账户”中看到。
account-member-who-login-hint = 编号形如 account_7。
account-member-unknown = 没有这个账号，请与对方核对编号。

account-received = 他人的申请
account-received-lead = 有人申请阅读您或您机构的保密内容。同意后，对方可在有效期内阅读；每次阅读都有记录。
account-received-none = 还没有人提出申请
account-received-table = 他人的申请列表
account-asked = 我的申请
account-asked-none = 您还没有申请过
account-asked-none-hint = 在需求、成果或档案页面上，遇到“签协议后可见”的内容时可以申请。
account-asked-table = 我的申请列表
account-holdings-more = 每家机构只列出最新的 { $count } 项需求和成果；更早的请从该记录的页面进入。
account-record = 记录
account-requester = 申请人
account-purpose = 用途
account-requested = 申请日期
account-decided = 决定时间
account-reason = 原因
account-holds-until = 有效期至
account-until = 至 { $day }
account-withdrawn = 撤回时间
account-text-version = 协议文本版本
account-agreement = 保密协议
account-agreement-what = 协议内容
account-agreement-stale = 该协议的状态刚发生变化，现在显示的是最新状态。请核对后再决定。
account-decide = 处理
account-grant = 同意
account-grant-lead = 对方可以阅读该记录中“签协议后可见”的内容，您可以随时撤回。
account-grant-hint = 最长三年；不填为一年。
account-refuse = 拒绝
account-refuse-lead = 对方会看到原因和说明。
account-reason-needed = 请选择原因。
account-sentence = 说明
account-sentence-hint = 用一句话说明原因，最多 500 字，对方可以看到。
account-withdraw = 撤回协议
account-withdraw-lead = 撤回后立即生效，对方不能再阅读；已有的查阅记录保留。
account-withdraw-request = 撤回后，对方不会再看到这份申请待处理；需要时可以重新申请。

account-access-title = 谁读过保密内容
account-access-lead = 他人每次阅读您或您机构“签协议后可见”的内容都会记录。本机构成员的阅读不计入。
account-access-none = 还没有人读过
account-access-none-hint = 有人依据协议阅读保密内容后，会出现在这里。
account-access-all = 全部 { $count } 条
account-access-of = { $name } 的查阅记录
account-holdings-none = 没有由您负责的记录
account-holdings-none-hint = 您拥有经理人档案或成为机构负责人后，这里会显示谁读过其中的保密内容。
account-record-page = 记录页面
account-reads-table = 查阅记录列表
account-read-at = 时间
account-read-by = 阅读者
account-read-parts = 内容
account-read-via = 途径
account-read-in-matching = 匹配理由

account-export = 导出
account-export-lead = 下载本服务存储的关于您的全部信息（JSON 文件）：账号、档案、角色、成员资格、登录、令牌、协议、查阅记录和审计记录。密码和令牌本身只存摘要，不在其中。
account-export-more = 每个列表每份最多 5,000 行。文件名中有 more-follows 时，请继续下载下一份。导出会记入审计日志。
account-export-part = 第几份
account-export-download = 下载
account-erase = 注销账号
account-erase-teaser = 永久注销账号，并删除一切能表明您身份的信息。
account-erase-open = 查看注销的后果
account-erase-lead = { $name }，注销无法撤销。请先看清会删除什么、会保留什么。
account-erase-goes = 会删除
account-erase-goes-list =
    姓名、登录名和密码
    所有登录、API 令牌和绑定的单位账号
    系统角色和机构成员资格
    您申请的保密协议立即失效，用途说明一并删除
account-erase-stays = 会保留，但不再指向您
account-erase-stays-list =
    审计记录和查阅记录，只留账号编号
    您为机构处理过的需求进展，只留账号编号
    您写的翻译稿，与需求或成果一起保留
    机构的需求和成果，它们属于机构
account-erase-refused = 如果您是某个机构唯一的负责人，或唯一的管理员，需要先指定他人接替。
account-erase-profile = 您的经理人档案
account-erase-login = 输入登录名 { $login } 以确认
account-erase-login-needed = 请输入登录名。
account-erase-understood = 我知道注销后无法恢复
account-erase-understand = 请勾选确认。
account-erase-send = 永久注销
account-erase-no = 不注销

notice-account-saved = 已保存。
notice-account-password = 密码已修改，其他浏览器上的登录已退出。
notice-account-session-ended = 该登录已结束。
notice-account-logged-out = 所有登录都已退出。
notice-account-token-revoked = 令牌已撤销，立即失效。
notice-account-member-set = 成员已保存。
notice-account-member-removed = 成员已移除。
notice-account-left = 您已退出该机构。
notice-account-granted = 已同意，对方现在可以阅读。
notice-account-refused = 已拒绝，对方会看到原因。
notice-account-withdrawn = 协议已撤回。
notice-account-erased = 账号已注销。
