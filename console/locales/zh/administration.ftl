# 管理
administration-title = 管理
administration-parts = 管理各页
administration-filter = 筛选
administration-apply = 应用
administration-all = 清除筛选
administration-none = 无
administration-back = 返回
administration-refresh = 刷新

administration-users = 用户
administration-users-count = 共 { $count } 个账号
administration-users-table = 账号列表
administration-users-none = 没有符合条件的账号
administration-users-none-hint = 登录名按开头查找，请缩短或换一个。
administration-login-begins = 登录名开头
administration-account = 账号
administration-log-about = 与此账号有关的审计记录
administration-log-by = 此账号的操作记录

administration-roles = 角色
administration-roles-table = 角色列表
administration-roles-none = 没有系统角色。
administration-scope = 范围
administration-role-grant = 授予角色
administration-role-remove = 收回
administration-role-needed = 请选择角色。
administration-role-hint = 对接专员需要指定一个地区或一个协会；其他角色两者都不填。
administration-region = 地区
administration-association = 协会
administration-memberships = 所属机构
administration-memberships-none = 不是任何机构的成员。
administration-members = 管理成员

administration-access = 登录与数据
administration-reset = 重设密码
administration-reset-lead = 生成一次性链接，由您转交本人。一小时内有效，之前的链接随即失效。
administration-reset-make = 生成链接
administration-reset-done = 重设链接已生成
administration-reset-once = 请立即复制并通过可靠途径交给本人。此链接只显示这一次，{ $moment } 失效。
administration-block = 停用账号
administration-block-do = 停用
administration-block-lead = 立即退出全部登录，令牌暂停使用，直到恢复。
administration-block-me = 不能停用自己的账号。
administration-unblock = 恢复账号
administration-unblock-lead = 账号可以重新登录，令牌恢复使用。
administration-export-lead = 应本人要求，下载所存储的关于此人的全部信息。导出会记入审计日志。
administration-erase = 注销账号
administration-erase-lead = 应本人要求，永久删除能表明其身份的信息。
administration-erase-who = 永久注销 { $name }（{ $login }）的账号，无法撤销。
administration-erase-list =
    删除姓名、登录名、密码、登录、令牌、角色和成员资格
    其申请的保密协议立即失效
    审计与查阅记录保留，只留账号编号
    唯一的机构负责人或唯一的管理员不能注销，须先指定他人接替
administration-erase-profile = 其经理人档案

administration-review = 需求审核
administration-review-count = { $count } 项需求待审核
administration-review-lead = 发布后所有人可见并参与匹配。不宜发布的，请写明原因退回，对方可以看到。
administration-review-none = 没有待审核的需求
administration-review-none-hint = 您负责范围内的机构提交需求后，会出现在这里。
administration-review-invalid = 还不能发布：
administration-review-stale = 该需求刚被修改过，请先查看最新内容再决定。
administration-handed-in = 最近更新
administration-deadline = 截止 { $day }
administration-publish = 发布
administration-send-back = 退回
administration-send-back-lead = 退回的需求会撤下，提交方可以看到原因和说明。

administration-taxonomy = 分类
administration-taxonomy-lead = 分类随本服务的版本提供，在此只能查看。数字是公开的需求和经理人数量，点击可查看列表。
administration-fields = 技术领域
administration-fields-table = 技术领域列表
administration-regions = 地区
administration-regions-lead = GB/T 2260 省级行政区；地级市和国家在筛选时可选。
administration-regions-table = 地区列表
administration-industries = 行业
administration-industries-table = 行业列表
administration-name-zh = 中文名称
administration-name-en = 英文名称
administration-code = 代码

administration-audit = 审计日志
administration-audit-count = 共 { $count } 条记录
administration-audit-lead = 记录一经写入不再更改，每条都包含上一条的摘要。校验命令：
administration-audit-none = 没有符合条件的记录
administration-audit-table = 审计记录列表
administration-number = 编号
administration-actor = 操作者
administration-actor-administrator = 管理令牌或命令行
administration-actor-anonymous = 访客
administration-action = 操作
administration-action-unknown = 由更新的版本写入
administration-subject = 对象
administration-since = 起始日期
administration-until = 截止日期
administration-detail = 说明
administration-digest = 摘要
administration-sessions-ended = 结束的登录
administration-identities = 单位账号

administration-index = 检索索引
administration-index-state = 索引状态
administration-index-lead = 数据以数据库为准，索引按变更日志跟进。完整检查命令：
administration-changes-behind = 条变更待处理
administration-seconds-behind = 秒，最早一条的等待时间
administration-indexer = 索引程序
administration-position = 已处理位置 / 日志末尾
administration-built = 当前索引建立于
administration-not-built = 尚未建立
administration-learned = 匹配模型依据
administration-records = { $count } 条记录
administration-surveyed = 需求统计依据的索引位置
administration-rebuild = 正在重建
administration-below = 全部
administration-service = 服务
administration-version = 版本
administration-registration-open = 对所有人开放
administration-registration-closed = 仅由管理员建立账号
administration-provider = 单位账号登录
administration-max-cost = 单次查询的代价上限
administration-service-lead = 这些是公开的设置。全部设置请在服务器上查看：

notice-administration-role-granted = 角色已授予。
notice-administration-role-removed = 角色已收回。
notice-administration-blocked = 账号已停用，登录已全部退出。
notice-administration-unblocked = 账号已恢复。
notice-administration-erased = 账号已注销。
notice-administration-published = 需求已发布。
notice-administration-sent-back = 需求已退回，提交方会看到原因。
