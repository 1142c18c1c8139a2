# 各种代码的名称

AccessVia-SESSION = 网页登录
AccessVia-TOKEN = API 令牌
AccessVia-ADMIN_TOKEN = 管理员令牌

AccountStatus-ACTIVE = 正常
AccountStatus-BLOCKED = 已停用
AccountStatus-ERASED = 已注销

AchievementForm-INVENTION_PATENT = 发明专利
AchievementForm-UTILITY_MODEL = 实用新型
AchievementForm-SOFTWARE_COPYRIGHT = 软件著作权
AchievementForm-TECHNICAL_SECRET = 技术秘密
AchievementForm-NEW_VARIETY = 新品种
AchievementForm-PROTOTYPE = 样机样品
AchievementForm-PAPER = 论文
AchievementForm-OTHER = 其他

AchievementLevel-INTERNATIONAL_LEADING = 国际领先
AchievementLevel-INTERNATIONAL_ADVANCED = 国际先进
AchievementLevel-DOMESTIC_LEADING = 国内领先
AchievementLevel-DOMESTIC_ADVANCED = 国内先进
AchievementLevel-OTHER = 其他

AchievementOrder-NEWEST = 最新录入
AchievementOrder-UPDATED = 最近更新
AchievementOrder-NAME = 名称
AchievementOrder-TRL = 技术成熟度

AchievementPart-DESCRIPTION = 详细描述
AchievementPart-INDICATORS = 技术指标

Activity-DISCLOSURE = 成果披露
Activity-ACHIEVEMENT_DISCOVERY = 成果挖掘
Activity-NEED_DISCOVERY = 需求挖掘
Activity-NURTURING = 培育
Activity-INCUBATION = 孵化
Activity-MATURATION = 熟化
Activity-EVALUATION = 评价
Activity-PROMOTION = 推广
Activity-TRANSACTION = 交易

AdviceCode-NO_TITLE = 没有标题
AdviceCode-VAGUE_TITLE = 标题过于笼统
AdviceCode-VAGUE_TEXT = 描述过于笼统
AdviceCode-NOTHING_PUBLIC = 没有公开内容
AdviceCode-NO_INDICATORS = 没有技术指标
AdviceCode-NO_TARGET = 指标没有目标值
AdviceCode-NO_UNIT = 指标没有单位
AdviceCode-NO_FIELDS = 没有技术领域
AdviceCode-NO_MODES = 没有合作方式
AdviceCode-NO_MATURITY = 没有成熟度要求
AdviceCode-NO_REGION = 没有地区
AdviceCode-NO_PARTNER = 没有合作方要求
AdviceCode-ONE_LANGUAGE = 只有一种语言

AffiliationMode-FULL_TIME = 全职
AffiliationMode-PART_TIME = 兼职
AffiliationMode-DUAL = 双聘
AffiliationMode-STARTUP_LEAVE = 离岗创业

AgreementSide-REQUESTER = 申请方
AgreementSide-OWNER = 所有方

AgreementStatus-REQUESTED = 待审批
AgreementStatus-GRANTED = 已同意
AgreementStatus-REFUSED = 已拒绝
AgreementStatus-WITHDRAWN = 已撤回
AgreementStatus-EXPIRED = 已到期

AssignmentAim-FIT = 总匹配分最高
AssignmentAim-SHARE = 各需求满足度均衡

AssignmentLack-NO_CANDIDATES = 没有其他候选
AssignmentLack-CONFLICT = 均有利益冲突
AssignmentLack-FULL = 均已满负荷
AssignmentLack-TOO_WEAK = 匹配度过低
AssignmentLack-TAKEN = 已派往其他需求
AssignmentLack-BARRED = 均有利益冲突、曾婉拒或已排除

AssignmentRole-LEAD = 牵头人
AssignmentRole-SPECIALIST = 专员

AuditAction-ACCOUNT_CREATED = 创建账号
AuditAction-ACCOUNT_BLOCKED = 停用账号
AuditAction-ACCOUNT_UNBLOCKED = 恢复账号
AuditAction-ACCOUNT_ERASED = 注销账号
AuditAction-PASSWORD_CHANGED = 修改密码
AuditAction-PASSWORD_RESET_CREATED = 签发密码重置
AuditAction-PASSWORD_RESET = 重置密码
AuditAction-LOGGED_OUT_EVERYWHERE = 全部退出登录
AuditAction-ROLE_GRANTED = 授予角色
AuditAction-ROLE_REMOVED = 收回角色
AuditAction-MEMBER_SET = 设置成员
AuditAction-MEMBER_REMOVED = 移除成员
AuditAction-TOKEN_CREATED = 创建令牌
AuditAction-TOKEN_REVOKED = 撤销令牌
AuditAction-AGREEMENT_REQUESTED = 申请协议
AuditAction-AGREEMENT_GRANTED = 同意协议
AuditAction-AGREEMENT_REFUSED = 拒绝协议
AuditAction-AGREEMENT_WITHDRAWN = 撤回协议
AuditAction-DATA_EXPORTED = 导出数据
AuditAction-IDENTITY_LINKED = 绑定单位账号
AuditAction-IDENTITY_UNLINKED = 解绑单位账号
AuditAction-MANAGER_LINKED = 关联经理人档案
AuditAction-MANAGER_UNLINKED = 取消关联档案

CandidateCondition-KIND = 类型
CandidateCondition-FIELD = 技术领域
CandidateCondition-REGION = 地区
CandidateCondition-LANGUAGE = 工作语言
CandidateCondition-MODE = 合作方式
CandidateCondition-ACTIVITY = 服务活动
CandidateCondition-LEVEL = 成果水平
CandidateCondition-STATUS = 状态
CandidateCondition-TAG = 标签
CandidateCondition-ORGANIZATION = 所属机构
CandidateCondition-FREE_CAPACITY = 尚有余力

Competence-TECHNICAL_BACKGROUND = 技术背景
Competence-LAW = 法务
Competence-FINANCE = 金融
Competence-MANAGEMENT = 管理
Competence-INTELLECTUAL_PROPERTY = 知识产权
Competence-BUSINESS_INSIGHT = 商业洞察力
Competence-RESOURCE_ORGANIZATION = 资源组织能力
Competence-PRACTICAL_EXPERIENCE = 实务经验

Empowerment-NONE = 未赋权
Empowerment-IN_PROGRESS = 赋权办理中
Empowerment-DONE = 已赋权

ErasedProfile-KEEP = 保留公开
ErasedProfile-UNPUBLISH = 不再公开

FirstChoiceOutcome-KEPT = 已获得首选
FirstChoiceOutcome-CONFLICT = 首选有利益冲突
FirstChoiceOutcome-FULL = 首选已满负荷
FirstChoiceOutcome-TAKEN = 首选已派往其他需求
FirstChoiceOutcome-EXCLUDED = 首选已排除
FirstChoiceOutcome-DECLINED = 首选曾婉拒

FirstOfKind-NONE = 否
FirstOfKind-FIRST_SET = 首台（套）
FirstOfKind-FIRST_BATCH = 首批次
FirstOfKind-FIRST_VERSION = 首版次

IndexerActivity-FOLLOWING = 正常跟进
IndexerActivity-FAILING = 遇到故障，正在重试
IndexerActivity-STOPPED = 已停止

IpExclusivity-EXCLUSIVE = 独占
IpExclusivity-SOLE = 排他
IpExclusivity-NON_EXCLUSIVE = 普通
IpExclusivity-NEGOTIABLE = 可协商

IpKind-INVENTION_PATENT = 发明专利
IpKind-UTILITY_MODEL = 实用新型
IpKind-DESIGN = 外观设计
IpKind-SOFTWARE_COPYRIGHT = 软件著作权
IpKind-PLANT_VARIETY = 植物新品种
IpKind-LAYOUT_DESIGN = 集成电路布图设计
IpKind-OTHER = 其他

IpOwnership-NEED_SIDE = 需方所有
IpOwnership-SUPPLY_SIDE = 供方所有
IpOwnership-SHARED = 双方共有
IpOwnership-NEGOTIABLE = 可协商

IpStatus-PENDING = 审查中
IpStatus-GRANTED = 已授权
IpStatus-EXPIRED = 已届满
IpStatus-LAPSED = 已失效

Language-ZH = 中文
Language-EN = 英文

LegalNature-PUBLIC_INSTITUTION = 事业单位
LegalNature-STATE_OWNED_ENTERPRISE = 国有企业
LegalNature-PRIVATE_ENTERPRISE = 民营企业
LegalNature-FOREIGN_ENTERPRISE = 外资企业
LegalNature-SOCIAL_ORGANIZATION = 社会组织
LegalNature-GOVERNMENT = 机关
LegalNature-PARTNERSHIP = 合伙
LegalNature-OTHER = 其他

Level-PUBLIC = 公开
Level-REGISTERED = 注册用户可见
Level-AGREEMENT = 签协议后可见

ManagerKind-DISCOVERER = 挖矿型
ManagerKind-INCUBATOR = 孵化运营型
ManagerKind-INVESTOR = 资产运营型

ManagerLoad-FREE = 空闲
ManagerLoad-PARTLY = 在办未满
ManagerLoad-FULL = 已满

ManagerOrder-NEWEST = 最新登记
ManagerOrder-UPDATED = 最近更新
ManagerOrder-NAME = 姓名
ManagerOrder-CAPACITY = 空余名额最多

ManagerPart-CONTACT = 联系方式
ManagerPart-BIOGRAPHY = 个人简介
ManagerPart-WORKS = 代表作
ManagerPart-LOAD = 在办数量

MatchBy-FIT = 综合匹配
MatchBy-TEXT = 仅按文本

MatchPart-NAME = 名称
MatchPart-TITLE = 标题
MatchPart-BODY = 正文
MatchPart-TOPIC = 领域与关键词
MatchPart-WORK = 代表作与成果

MemberRole-READER = 查看者
MemberRole-EDITOR = 编辑者
MemberRole-OWNER = 负责人

MoveReason-TOO_EARLY = 技术过早
MoveReason-BENEFIT_UNCLEAR = 效益不清
MoveReason-NO_COMMERCIAL_ROUTE = 无商业化路径
MoveReason-DESCRIPTION_UNCLEAR = 描述不清
MoveReason-INDICATOR_NOT_MET = 指标未达到
MoveReason-IP_UNCLEAR = 知识产权不清
MoveReason-PRICE = 价格
MoveReason-TIMING = 时间不合
MoveReason-CAPACITY = 精力不足
MoveReason-CONFLICT_OF_INTEREST = 利益冲突
MoveReason-DUPLICATE = 重复
MoveReason-OTHER = 其他

Necessity-MUST = 必须
Necessity-WISH = 期望

NeedKind-PROBLEM = 难题攻关
NeedKind-ACQUISITION = 成果引进
NeedKind-JOINT_RESEARCH = 联合研发
NeedKind-PILOT = 中试
NeedKind-CONSULTING = 咨询
NeedKind-TESTING = 检测
NeedKind-OPEN_CHALLENGE = 揭榜挂帅
NeedKind-TALENT = 人才

NeedOrder-NEWEST = 最新发布
NeedOrder-UPDATED = 最近更新
NeedOrder-DEADLINE = 截止日期
NeedOrder-TITLE = 标题
NeedOrder-WAITING = 等待最久

NeedPart-ORGANIZATION = 需求单位
NeedPart-DESCRIPTION = 详细描述
NeedPart-INDICATORS = 技术指标
NeedPart-BUDGET = 预算
NeedPart-DECISION_OWNER = 决策人

NeedMilestone-PUBLISHED = 需求发布
NeedMilestone-MATCHED = 技术匹配
NeedMilestone-INTRODUCED = 引荐
NeedMilestone-NEGOTIATED = 对接谈判
NeedMilestone-CONTRACTED = 签约
NeedMilestone-LANDED = 项目落地
NeedStatus-DRAFT = 草稿
NeedStatus-SUBMITTED = 待审核
NeedStatus-PUBLISHED = 已发布
NeedStatus-MATCHING = 匹配中
NeedStatus-NEGOTIATING = 洽谈中
NeedStatus-CONTRACTED = 已签约
NeedStatus-LANDED = 已落地
NeedStatus-WITHDRAWN = 已撤回
NeedStatus-EXPIRED = 已过期
NeedStatus-CLOSED = 已关闭

NoCandidateCause-NO_TEXT = 需求没有可匹配的文字
NoCandidateCause-NOT_SHOWN = 未公开或刚刚公开
NoCandidateCause-POSTER = 是该需求的发布方
NoCandidateCause-FILTERED = 被筛选条件排除
NoCandidateCause-NO_SHARED_WORD = 与需求既无共同的词，文意也不相近

Noun-NEED = 需求
Noun-MANAGER = 技术经理人
Noun-ORGANIZATION = 机构
Noun-ACHIEVEMENT = 成果

Operator-LT = <
Operator-LE = ≤
Operator-EQ = =
Operator-GE = ≥
Operator-GT = >
Operator-RANGE = 区间

OrganizationKind-ENTERPRISE = 企业
OrganizationKind-UNIVERSITY = 高等院校
OrganizationKind-RESEARCH_INSTITUTE = 研发机构
OrganizationKind-MEDICAL_INSTITUTION = 医疗卫生机构
OrganizationKind-TRANSFER_AGENCY = 技术转移机构
OrganizationKind-ASSOCIATION = 协会/联盟
OrganizationKind-GOVERNMENT_BODY = 政府部门
OrganizationKind-PARK = 园区
OrganizationKind-INCUBATOR = 孵化器
OrganizationKind-PROOF_OF_CONCEPT_PLATFORM = 概念验证平台
OrganizationKind-PILOT_PLATFORM = 中试平台
OrganizationKind-PUBLIC_TECHNOLOGY_PLATFORM = 公共技术平台
OrganizationKind-SCIENCE_PARK = 大学科技园
OrganizationKind-IP_FIRM = 知识产权服务机构
OrganizationKind-LAW_FIRM = 律师事务所
OrganizationKind-ACCOUNTING_FIRM = 会计师事务所
OrganizationKind-INVESTOR = 投资机构
OrganizationKind-GUARANTOR = 贷款担保机构
OrganizationKind-TRAINING_BASE = 培养基地
OrganizationKind-MEDIA = 媒体
OrganizationKind-OTHER = 其他

OrganizationOrder-NEWEST = 最新登记
OrganizationOrder-UPDATED = 最近更新
OrganizationOrder-NAME = 名称

OrganizationPart-CONTACT = 联系方式
OrganizationPart-PROFILE = 机构简介

PartnerSize-ANY = 不限
PartnerSize-SMALL = 小型
PartnerSize-MEDIUM = 中型
PartnerSize-LARGE = 大型

Payment-LUMP_SUM = 一次性支付
Payment-INSTALMENTS = 分期支付
Payment-ROYALTY = 提成支付
Payment-ENTRY_FEE_AND_ROYALTY = 入门费加提成

ReasonKind-WORD = 文字
ReasonKind-TOPIC = 主题
ReasonKind-FIELD = 技术领域
ReasonKind-REGION = 地区
ReasonKind-MODE = 合作方式
ReasonKind-MATURITY = 成熟度
ReasonKind-LANGUAGE = 语言
ReasonKind-PARTNER = 合作方
ReasonKind-INDICATORS = 技术指标
ReasonKind-RIGHTS = 权属
ReasonKind-CAPACITY = 余力
ReasonKind-FRESHNESS = 新近程度
ReasonKind-CONFLICT = 利益关联
ReasonKind-TRACK = 业绩

RegionKind-COUNTRY = 国家或地区
RegionKind-PROVINCE = 省级
RegionKind-PREFECTURE = 地级

RightHolder-ORGANIZATION = 单位
RightHolder-FINDERS = 完成人
RightHolder-SHARED = 共有
RightHolder-UNSETTLED = 未确定

Role-ADMINISTRATOR = 管理员
Role-REGISTRAR = 登记员
Role-REVIEWER = 评审专家
Role-DASHBOARD = 看板用户
Role-MATCHMAKER = 对接专员

Status-DRAFT = 草稿
Status-PUBLISHED = 已公开
Status-WITHDRAWN = 已撤回

SuggestionMatch-NAME = 名称
SuggestionMatch-ALIAS = 别名
SuggestionMatch-PINYIN = 拼音
SuggestionMatch-ABBREVIATION = 缩写
SuggestionMatch-TYPO = 近似拼写

TokenScope-CONFIDENTIAL = 读取草稿与协议内容
TokenScope-WRITE = 写入记录
TokenScope-MANAGE = 管理账号、成员、令牌与协议

TransferMode-ASSIGNMENT = 转让
TransferMode-LICENCE = 许可
TransferMode-EQUITY = 作价投资
TransferMode-DEVELOPMENT = 技术开发
TransferMode-CONSULTING = 技术咨询
TransferMode-SERVICE = 技术服务

WorkKind-DEAL = 成交项目
WorkKind-REPORT = 报告
WorkKind-CASE = 案例

ProfilePart-HEADLINE = 一句话介绍
ProfilePart-BIOGRAPHY = 个人简介
ProfilePart-PROFILE = 机构简介
ProfilePart-SUMMARY = 摘要
ProfilePart-DESCRIPTION = 详细描述
ProfilePart-SECOND_LANGUAGE = 第二种语言
ProfilePart-FIELDS = 技术领域
ProfilePart-REGION = 地区
ProfilePart-LANGUAGES = 工作语言
ProfilePart-LOAD = 在办情况
ProfilePart-WORKS = 代表作
ProfilePart-ACTIVITIES = 服务活动
ProfilePart-COMPETENCES = 能力
ProfilePart-AFFILIATIONS = 任职
ProfilePart-CONTACT = 联系方式
ProfilePart-WEBSITE = 网站
ProfilePart-MODES = 合作方式
ProfilePart-MATURITY = 成熟度
ProfilePart-INDICATORS = 技术指标
ProfilePart-RIGHTS = 权属

CredentialKind-TITLE = 职称
CredentialKind-TRAINING = 培训证书
CredentialKind-RTTP = 注册技术转移经理人（RTTP）
CredentialKind-RECOGNITION = 认定

CredentialLevel-ASSISTANT_ENGINEER = 助理工程师
CredentialLevel-ENGINEER = 工程师
CredentialLevel-SENIOR_ENGINEER = 高级工程师
CredentialLevel-PROFESSORATE_SENIOR_ENGINEER = 正高级工程师
CredentialLevel-JUNIOR = 初级
CredentialLevel-INTERMEDIATE = 中级
CredentialLevel-SENIOR = 高级
AppealDecision-UPHOLD = 支持申诉
AppealDecision-REJECT = 驳回申诉
AppealOutcome-UPHELD = 申诉成立
AppealOutcome-REJECTED = 申诉被驳回
AppealOutcome-WITHDRAWN = 申诉已撤回
ChainSubject-INTRODUCTION = 引荐
ChainSubject-SLIP = 佣金约定
ChainSubject-CHALLENGE = 揭榜挂帅
ChainSubject-PROPOSAL = 方案
ChainSubject-EVALUATION = 评价
ChainSubject-ENGAGEMENT = 对接项目
ChainSubject-TASK = 任务
ChainSubject-TRANSLATION = 翻译稿
ChainSubject-CONTRACT = 技术合同
ChainSubject-SETTLEMENT = 结算
ChainSubject-POINT = 积分
Ledger-CONTRIBUTION = 贡献积分
Ledger-CREDIT = 信用积分
PointKind-ENTRY = 记分
PointKind-CORRECTION = 更正
PointKind-APPEAL = 申诉
PointKind-OUTCOME = 申诉结果

# 对接项目与翻译稿
EngagementAct-NEGOTIATE = 进入谈判
EngagementAct-CONTRACT = 确认签约
EngagementAct-LAND = 确认落地
EngagementAct-CLOSE = 关闭项目
EngagementForm-ONE_TO_ONE = 一对一
EngagementForm-ONE_TO_MANY = 一对多
EngagementOrigin-INTRODUCTION = 由引荐而来
EngagementOrigin-PROPOSAL = 由方案而来
EngagementOrigin-DIRECT = 直接委托
EngagementStage-MATCHING = 组队匹配
EngagementStage-NEGOTIATING = 对接谈判
EngagementStage-CONTRACTED = 已签约
EngagementStage-LANDED = 已落地
EngagementStage-CLOSED = 未成交关闭
TeamAct-JOIN = 加入团队
TeamAct-DECLINE = 谢绝
TeamAct-WITHDRAW = 撤回邀请
TeamAct-LEAVE = 退出团队
TeamAct-RELEASE = 解除任职
TeamAct-EXPIRE = 任期届满
TeamRole-LEAD = 牵头经理人
TeamRole-SPECIALIST = 专家
TeamStatus-INVITED = 待答复
TeamStatus-ACTIVE = 在任
TeamStatus-DECLINED = 已谢绝
TeamStatus-WITHDRAWN = 邀请已撤回
TeamStatus-ENDED = 已离任
TextFate-SAME = 未变
TextFate-REMOVED = 删除
TextFate-ADDED = 新增
TranslatedField-TITLE = 标题
TranslatedField-SUMMARY = 摘要
TranslatedField-DESCRIPTION = 详细描述
TranslationAct-OFFER = 作者签署
TranslationAct-SIGN = 签署
TranslationAct-RETURN = 退回
TranslationStatus-WRITTEN = 作者未签
TranslationStatus-OFFERED = 待企业签署
TranslationStatus-SIGNED = 双方已签
TranslationStatus-RETURNED = 企业已退回
WorkAct-FINISH = 完成
WorkAct-DROP = 取消
WorkAct-REOPEN = 重新打开
WorkStatus-OPEN = 进行中
WorkStatus-DONE = 已完成
WorkStatus-DROPPED = 已取消

IntroductionAct-ACCEPT = 接受
IntroductionAct-DECLINE = 婉拒
IntroductionAct-WITHDRAW = 撤回
IntroductionAct-END = 终止
IntroductionAct-OFFER_SLIP = 提出佣金约定
IntroductionAct-SIGN_SLIP = 签署佣金约定
IntroductionAct-DECLINE_SLIP = 拒绝佣金约定

IntroductionStatus-PROPOSED = 待回应
IntroductionStatus-ACCEPTED = 已接受
IntroductionStatus-DECLINED = 已婉拒
IntroductionStatus-WITHDRAWN = 已撤回
IntroductionStatus-LAPSED = 逾期关闭
IntroductionStatus-ENDED = 已终止

Side-ENTERPRISE = 需求方
Side-MANAGER = 技术经理人
Side-SUPPLIER = 成果供给方
Side-MATCHMAKER = 对接专员
Side-REVIEWER = 评审专家
Side-REGISTRAR = 登记员
Side-OPERATOR = 管理员
Side-SERVICE = 系统

ChallengeAct-PLAN = 拟定榜单
ChallengeAct-ANNOUNCE = 发榜
ChallengeAct-EXTEND = 延期
ChallengeAct-CANCEL = 取消榜单
ChallengeAct-CLOSE = 启封
ChallengeAct-NOMINATE = 提名公示
ChallengeAct-RECALL = 撤销提名
ChallengeAct-AWARD = 定榜
ChallengeAct-FAIL = 流榜
ChallengeStatus-PLANNED = 筹备中
ChallengeStatus-OPEN = 揭榜中
ChallengeStatus-REVIEW = 评审中
ChallengeStatus-NOTICE = 公示中
ChallengeStatus-AWARDED = 已中榜
ChallengeStatus-FAILED = 未中榜
ChallengeStatus-CANCELLED = 已取消
CommitmentStanding-STANDS = 有效
CommitmentStanding-REPLACED = 已被新版本替代
CommitmentStanding-WITHDRAWN = 已撤回
ProposalAct-HAND_IN = 提交
ProposalAct-SEAL = 密封提交
ProposalAct-REVISE = 提交新版本
ProposalAct-WITHDRAW = 撤回
ProposalAct-OPEN = 启封
ProposalAct-DECLINE = 不予采纳
ProposalAct-ACCEPT = 采纳
ProposalAct-NOMINATE = 提名
ProposalAct-RECALL = 撤销提名
ProposalAct-AWARD = 定榜
ProposalStatus-DRAFT = 草稿
ProposalStatus-SEALED = 已密封
ProposalStatus-SUBMITTED = 已提交
ProposalStatus-NOMINATED = 拟中榜
ProposalStatus-AWARDED = 已采纳
ProposalStatus-DECLINED = 未采纳
ProposalStatus-WITHDRAWN = 已撤回

BetterOfTwo-FIRST = 前者更好
BetterOfTwo-SECOND = 后者更好
BetterOfTwo-NEITHER = 相当

CriterionKind-INDICATOR = 由指标计算
CriterionKind-JUDGED = 评审打分

EvaluationAct-PREPARE = 准备评价
EvaluationAct-REVISE = 修改
EvaluationAct-INVITE = 邀请评审
EvaluationAct-REMOVE = 移出评审
EvaluationAct-OPEN = 开始评审
EvaluationAct-CLOSE = 结束评审
EvaluationAct-DECIDE = 作出决定
EvaluationAct-CANCEL = 取消

EvaluationMethod-SCORES = 加权评分
EvaluationMethod-PAIRS = 两两比较

EvaluationOutcome-ACCEPTED = 采纳
EvaluationOutcome-DECLINED = 未采纳

EvaluationStatus-DRAFT = 准备中
EvaluationStatus-OPEN = 评审中
EvaluationStatus-CLOSED = 评审结束
EvaluationStatus-DECIDED = 已决定
EvaluationStatus-CANCELLED = 已取消

MarkVerdict-MET = 达到
MarkVerdict-MISSED = 未达到
MarkVerdict-UNKNOWN = 未承诺

ReviewerConflict-OWN_PROPOSAL = 提交了方案
ReviewerConflict-BIDDER_MEMBER = 投标单位成员
ReviewerConflict-BIDDER_AFFILIATED = 在投标单位任职
ReviewerConflict-BIDDER_ACHIEVEMENT = 负责投标单位的成果
ReviewerConflict-POSTER_MEMBER = 需求方成员
ReviewerConflict-POSTER_AFFILIATED = 在需求方任职
ReviewerConflict-POSTER_ACHIEVEMENT = 负责需求方的成果

ReviewerStatus-INVITED = 已邀请
ReviewerStatus-ACCEPTED = 已接受
ReviewerStatus-DECLINED = 已谢绝
ReviewerStatus-SUBMITTED = 已提交
ReviewerStatus-REMOVED = 不再邀请

# Contracts and settlements
ClauseState-FILLED = 已填写
ClauseState-MISSING = 缺少
ClauseState-NOT_NEEDED = 不需要
ContractAct-CHANGE = 修改
ContractAct-SIGN = 签署
ContractAct-CONCLUDE = 成立
ContractAct-REGISTER = 登记
ContractAct-SETTLE = 分配
ContractAct-PAY = 支付
ContractAct-REVERSE = 冲销
ContractAct-END = 终止
ContractFileKind-DRAFT = 合同文本
ContractFileKind-REGISTRATION = 登记信息
ContractFileKind-LEDGER = 分录
ContractFileKind-STATEMENTS = 对账单
ContractKind-DEVELOPMENT = 技术开发
ContractKind-TRANSFER = 技术转让
ContractKind-LICENCE = 技术许可
ContractKind-CONSULTING = 技术咨询
ContractKind-SERVICE = 技术服务
ContractStatus-DRAFT = 起草中
ContractStatus-SIGNED = 已签订
ContractStatus-REGISTERED = 已登记
ContractStatus-ENDED = 已终止
EntryKind-SETTLEMENT = 分配
EntryKind-PAYMENT = 支付
EntryKind-REVERSAL = 冲销
FileFormat-DOCX = DOCX
FileFormat-CSV = CSV
FileFormat-XLSX = XLSX
LedgerAccount-PAYER = 付款方
LedgerAccount-COST = 成本补偿
LedgerAccount-CASH = 已付款项
LedgerAccount-SUPPLIER = 成果供方
LedgerAccount-INVENTOR = 成果完成人
LedgerAccount-AGENCY = 技术转移机构
LedgerAccount-MANAGER = 技术经理人
LedgerAccount-ENTERPRISE = 需方
LedgerAccount-COMMISSION = 佣金
PartyRole-BUYER = 买方
PartyRole-SELLER = 卖方
PartyRole-INTERMEDIARY = 中介方
PostingSide-DEBIT = 借
PostingSide-CREDIT = 贷
SettlementEvent-SIGNING = 合同签订
SettlementEvent-RECEIPT = 款项到账
SettlementEvent-MILESTONE = 里程碑完成
SettlementEvent-ROYALTY = 提成结算
SettlementEvent-PAYMENT = 支付
SettlementEvent-CORRECTION = 更正
SettlementPart-NET = 净收入
SettlementPart-REWARD = 奖励总额
SettlementPart-STAFF = 转移人员奖励
SettlementPart-SUPPLIER = 成果供方
SettlementPart-INVENTOR = 成果完成人
SettlementPart-AGENCY = 技术转移机构
SettlementPart-MANAGER = 技术经理人
SettlementPart-ENTERPRISE = 需方
SettlementPart-COMMISSION = 佣金
SigningSide-ENTERPRISE = 需方
SigningSide-MANAGER = 技术经理人（代供方）
SigningSide-SUPPLIER = 供方
SlipBase-CONTRACT_AMOUNT = 合同总金额
SlipBase-TECHNOLOGY_AMOUNT = 技术交易额
SlipBase-PAYMENTS_RECEIVED = 实际到账金额
SlipBase-NET_INCOME = 净收入

SlipEvent-CONTRACT_SIGNED = 合同签订
SlipEvent-FIRST_PAYMENT = 首笔到账
SlipEvent-EACH_PAYMENT = 每笔到账
SlipEvent-ACCEPTED = 验收通过
SlipEvent-LANDED = 项目落地
SlipEvent-OTHER = 其他

SlipKind-RATE = 按比例
SlipKind-AMOUNT = 固定金额
SlipKind-NONE = 不收佣金

SlipPayee-MANAGER = 被引荐的技术经理人
SlipPayee-MATCHMAKER = 引荐的对接专员

SlipPayer-ENTERPRISE = 需求方
SlipPayer-SUPPLIER = 成果供给方
SlipPayer-BOTH = 双方各半

SlipStatus-OFFERED = 待对方签署
SlipStatus-SIGNED = 双方已签署
SlipStatus-DECLINED = 已拒绝
SlipStatus-REPLACED = 已被新版替代
SlipStatus-LAPSED = 逾期失效
ClauseNecessity-USUAL = 通常应有
ClauseNecessity-IF_PATENTS = 涉及专利时
ClauseNecessity-IF_ROYALTY = 涉及提成时
ClauseNecessity-OPTIONAL = 可选
