# 故障
fault-bad-request = 请求有误：{ $detail }
fault-unauthenticated = 令牌或登录状态无效（可能已过期）。不带 Authorization 头和 Cookie 即可读取公开内容。
fault-forbidden = 您无权进行此操作。请用有权限的账号登录，或在 Authorization: Bearer … 中提供其令牌。
fault-cross-origin = 该页面不属于本服务，其地址也不在允许使用登录会话的来源（cors_origins）之列。
fault-rate-limited = 请求过于频繁，请在 { $detail } 秒后重试。
fault-busy = 系统繁忙，请稍后再试。
fault-database-unavailable = 数据库暂时无法连接，请稍后再试。
fault-storage-full = 磁盘已满，腾出空间之前无法写入。
fault-storage-read-only = 磁盘或数据库处于只读状态，目前只能读取。
fault-index-unavailable = 检索索引正在建立，请稍后再试。
fault-not-yet-fresh = 检索索引未能在限定时间内达到 atLeast 要求的进度。请重试，或不带 atLeast。
fault-timeout = 请求耗时过长，已中止。请减少一次请求的内容。
fault-internal = 服务内部出错。详情见日志，编号 { $id }。

# 请求
request-json = 请求不是格式正确的 JSON：{ $detail }
request-shape = 请求必须是带有 "query" 的 JSON 对象，或由这种对象组成的列表。
request-no-query = 请求缺少 "query"。
request-member = "{ $member }" 的类型不对："query" 与 "operationName" 应为字符串，"variables" 与 "extensions" 应为对象。
request-batch = 批量请求须包含 1 至 { $most } 个请求。
variable-missing = 缺少必需的变量 ${ $name }（类型 { $type }）。
request-get-changes = GET 只能用于查询。变更（mutation）请用 POST 发送。
request-subscription = 订阅（subscription）须在根上直接写出一个字段，不经片段。

# 限制
limit-query-bytes = 查询文本超过 { $most } 字节。请把长文本放入变量。
limit-depth = 查询嵌套超过 { $most } 层。
limit-fields = 查询选取的字段超过 { $most } 个（片段中的字段按使用次数计算）。
limit-directives = 查询中的指令超过 { $most } 个。
limit-cycle = 片段 { $fragment } 包含了自身。
introspection-off = 此服务未开放 schema 查询。可用 `qiao schema` 打印，或将设置 introspection（QIAO_INTROSPECTION=true）打开。
limit-aliases = 查询中的别名超过 { $most } 个（片段中的别名按使用次数计算）。
limit-tokens = 查询文本超过 { $most } 个词法单元。请把列表放入变量。
limit-cost = 查询代价为 { $cost }，上限为 { $most }（字段数乘以列表可能的行数）。请减小每页数量或减少字段。

# 分页、标识、筛选
page-size = { $argument } 必须在 0 到 { $most } 之间，现为 { $given }。
page-both-ends = first 与 last 只能给出一个。
page-cursor = { $argument } 不是此列表在此排序下的游标。游标只适用于它所来自的列表、对象和排序。
id-malformed = “{ $given }”不是有效的标识。标识形如 need_42、manager_42、organization_42 或 achievement_42。
filter-too-many = { $argument } 超过 { $most } 个值。
filter-unknown = { $argument } 中的“{ $given }”不在可选值之列。
text-too-long = 文本有 { $given } 个字符，最多读取 { $most } 个。
assignment-needs = 一次指派可包含 1 到 { $most } 项需求，现为 { $given } 项。
assignment-range = { $argument } 必须在 { $least } 到 { $most } 之间，现为 { $given }。
assignment-twice = 需求“{ $given }”重复出现。
assignment-no-need = 没有需求“{ $given }”。

# 输入中的问题
problem-required = 此项必填。
problem-required-in-one-language = 此项必填，中文或英文至少一种。
problem-not-wanted = 此处不应填写。
problem-too-long = 共 { $is } 个字符，最多允许 { $most } 个。
problem-too-many = 共 { $is } 项，最多允许 { $most } 项。
problem-out-of-range = 必须在 { $least } 到 { $most } 之间。
problem-reversed = 终点早于起点。
problem-past = 该日期已过。
problem-unknown = “{ $given }”不在可选值之列。
problem-no-record = 没有“{ $given }”这条记录。
problem-repeated = “{ $given }”重复出现。
problem-taken = “{ $given }”已被另一条记录使用。
problem-control-character = 含有无法保存的控制字符。
problem-malformed = 格式不符，示例：{ $example }。
problem-reserved = 此项只能由登记员或管理员填写。
problem-outdated = 已有新版本：{ $current }。请阅读并同意新版本。
problem-not-needed = 您已经可以阅读该记录的全部内容。
problem-wrong-status = 当前状态 { $is } 不允许此操作。
problem-weak-password = 这个密码太容易被猜到。至少 10 个字符，不能只是常见词语、姓名、日期、键盘顺序，或您自己的登录名与姓名；例如可用几个互不相干的词。
problem-wrong-password = 这不是该账号的密码。
problem-spent = 该令牌不存在、已用过或已过期，请重新索取。
problem-last-one = 这是 { $of } 的最后一个：请先指定另一个。
problem-mismatch = 与应当重复的内容不一致。

# 写入的其他答复
stale = 记录已被他人修改，现为第 { $version } 版。请查看后重试。
not-found = 没有这条记录。
log-in-refused = 登录名或密码不正确。

# Log-in at an OpenID provider
oidc-bad-return = 登录后要返回的地址不属于本服务。请从本服务的页面重新登录。
oidc-foreign = 这个请求不是从本服务的页面发出的。请从本服务的页面操作。
oidc-not-logged-in = 请先登录要关联的账号，再关联外部身份。
oidc-expired = 这次登录已过期、已使用过，或不是在这个浏览器中开始的。请重新登录。
oidc-cancelled = 您在身份提供方取消了登录。如需登录，请重试。
oidc-refused = 身份提供方拒绝了这次登录。请重试；若仍不行，请把下面的代码告诉管理员。
oidc-unreachable = 暂时无法与身份提供方正常通信。请稍后重试；若仍不行，请把下面的代码告诉管理员。
oidc-unproved = 无法确认身份提供方给出的身份。请重试；若仍不行，请把下面的代码告诉管理员。
oidc-unknown = 这个身份还没有账号。请先用密码登录并关联，或请管理员开通。
oidc-closed = 这个账号已停用或注销。如有疑问，请联系管理员。
oidc-elsewhere = 这个身份已关联到另一个账号。请先在那个账号解除关联。
oidc-last-way = 这个账号没有密码，解除关联后将无法登录。请先设置密码。
oidc-busy = 正在登录的人太多。请稍后重试。
oidc-internal = 服务出错了，已记录。请稍后重试。

# 服务器自身的答复
http-not-found = 此处没有内容。API 位于 /graphql，API 浏览器位于 /explorer。
http-method-not-allowed = 此地址不支持该方法：/graphql 支持 POST 与 GET，其他地址支持 GET。
http-body-too-large = 请求体过大。
http-body-compressed = 不接受压缩的请求体：请直接发送原文，不要带 Content-Encoding。
http-unsupported-media-type = 请以 application/json 发送请求体。
http-busy = 服务暂时无法答复，请稍后再试。
http-bad-request = 无法理解该请求。
http-internal = 服务出错，已记入日志。
http-timeout = 请求耗时过长，已中止。

# 匹配理由
reason-word-name = “{ $term }”出现在名称中
reason-word-title = “{ $term }”出现在标题中
reason-word-body = “{ $term }”出现在正文中
reason-word-topic = “{ $term }”出现在领域或关键词中
reason-word-work = “{ $term }”出现在代表作或成果中
reason-within = { $said }（“{ $within }”的一部分）
reason-topic = 文意相近
reason-unknown = { $part }：未公开说明，按一半计分
reason-field-same = 领域相同：{ $field }
reason-field-within = 领域相近：需求为{ $asked }，供方为{ $offered }
reason-field-sibling = 同属{ $top }：需求为{ $asked }，供方为{ $offered }
reason-field-none = 领域不同：需求为{ $asked }，供方为{ $offered }
reason-region-within = 位于需求要求的地区（{ $asked }）：{ $offered }
reason-region-same = 地区相同：{ $offered }
reason-region-province = 同省（自治区、直辖市）：需求方为{ $asked }，供方为{ $offered }
reason-region-country = 同一国家：需求方为{ $asked }，供方为{ $offered }
reason-region-apart = 不在同一国家或地区：需求方为{ $asked }，供方为{ $offered }
reason-mode = 合作方式一致：{ $modes }
reason-mode-none = 没有一致的合作方式
reason-maturity = 成熟度 { $offered }，需求要求 { $asked }
reason-language = 共同的工作语言：{ $languages }
reason-language-none = 工作语言中没有需求所用的{ $languages }
reason-partner = 合作方类型符合需求：{ $kinds }
reason-partner-none = 合作方类型不在需求要求之列：{ $kinds }
reason-indicator-met = { $name }：要求 { $target }，实测 { $measured }，达到
reason-indicator-missed = { $name }：要求 { $target }，实测 { $measured }，差 { $miss }%
reason-indicator-unknown = { $name }：要求 { $target }，没有可比的实测值
reason-indicators-more = 另有 { $count } 项指标没有可比的实测值或未列出
reason-rights-settled = 权属已明确
reason-rights-unsettled = 权属未明确
reason-rights-in-progress = 正在办理赋权，权属尚未明确
reason-rights-unknown = 未说明权属已明确
reason-capacity = 还可承接 { $free } 个项目
reason-capacity-none = 已满负荷，目前不能再承接
reason-freshness = 信息更新于 { $days } 天前
reason-conflict = 利益冲突：与发布需求的是同一机构，或在该机构任职
reason-conflict-none = 未发现利益冲突
reason-track = 公开的成交项目与案例 { $cases } 项，其中成功 { $well } 项
reason-track-none = 尚无公开业绩，按新人计分
fit-field = 技术领域
fit-region = 地区
fit-mode = 合作方式
fit-maturity = 技术成熟度
fit-language = 工作语言
fit-partner = 合作方类型
fit-indicators = 技术指标
fit-rights = 权属
fit-capacity = 承接余量
fit-freshness = 更新时间
fit-conflict = 利益冲突
fit-track = 业绩
mode-assignment = 转让
mode-licence = 许可
mode-equity = 作价投资
mode-development = 技术开发
mode-consulting = 技术咨询
mode-service = 技术服务
kind-enterprise = 企业
kind-university = 高等院校
kind-research-institute = 研发机构
kind-medical-institution = 医疗卫生机构
kind-transfer-agency = 技术转移机构
kind-association = 协会或联盟
kind-government-body = 政府部门
kind-park = 园区
kind-incubator = 孵化器
kind-proof-of-concept-platform = 概念验证平台
kind-pilot-platform = 中试平台
kind-public-technology-platform = 公共技术平台
kind-science-park = 大学科技园
kind-ip-firm = 知识产权服务机构
kind-law-firm = 律师事务所
kind-accounting-firm = 会计师事务所
kind-investor = 投资机构
kind-guarantor = 贷款担保机构
kind-training-base = 培养基地
kind-media = 媒体
kind-other = 其他机构

# 为何不在前列
quoted = “{ $term }”
why-not-rank = 在 { $total } 个候选中排第 { $rank }。
why-not-behind = 在 { $total } 个候选中排第 { $rank }，比第十名少 { $gap } 分。
why-not-not-shown = 不是候选：尚未公开，或刚刚公开。
why-not-no-text = 需求中没有可供匹配的词。
why-not-poster = 不是候选：需求由其发布。
why-not-filtered = 被筛选条件排除：{ $conditions }。
why-not-no-shared-word = 不是候选：其公开内容与需求没有共同的词。
why-not-words = 排在前面的有、而它没有的需求用词：{ $words }。
missing-word = 排在前面的 { $compared } 个中有 { $having } 个含“{ $term }”，平均得 { $points } 分
missing-fit = { $said }（最多可再得 { $points } 分）
change-word = 最有效的一项改变：公开内容中写明“{ $term }”，约可再得 { $points } 分，升至第 { $rank }。
change-fit = 最有效的一项改变：{ $part }，最多可再得 { $points } 分，升至第 { $rank }。
change-condition = 去掉这一条件，它将排第 { $rank }：{ $condition }。
condition-kind = 类型
condition-activity = 服务内容
condition-level = 水平
condition-status = 状态
condition-tag = 标签
condition-organization = 机构
condition-free-capacity = 公开说明尚有承接余量

# 需求改进建议
advice-no-title = 请填写标题：标题中的词最重要。
advice-vague-title = 请在标题中写明要解决什么：材料、部件、工艺、效果。目前的标题几乎没有能与其他需求区分的词。
advice-vague-text = 请具体描述需求：对象、工况、效果、已尝试的办法。目前的文字几乎没有能与其他需求区分的词。
advice-nothing-public = 请在标题或摘要中写明要点：其余内容并非对所有人公开，不公开的内容无法被人找到。
advice-no-indicators = 请写明技术指标及目标值：成果将逐项与之比较。
advice-no-target = 请写明目标值：目前任何数值都能达到这一目标。
advice-no-unit = 请写明单位：没有单位的数值无法与有单位的比较。
advice-no-fields = 请选择技术领域。
advice-no-modes = 请选择合作方式。
advice-no-maturity = 请写明可接受的技术成熟度。
advice-no-region = 如对合作方所在地区有要求，请写明。
advice-no-partner = 请写明希望的合作方类型。
advice-no-english = 请补充英文标题和摘要：不读中文的人看不懂这条需求。
advice-no-chinese = 请补充中文标题和摘要：不读英文的人看不懂这条需求。
advice-common = 许多需求都有、区分不了什么的词：{ $words }。
advice-proposed = 候选所属的有：{ $codes }。
advice-effect = 在这方面符合的候选最多可多得 { $points } 分。
advice-effect-tried = 采用其中第一项，最佳候选将多得 { $points } 分。
