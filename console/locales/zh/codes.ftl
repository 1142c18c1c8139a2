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
NoCandidateCause-NO_SHARED_WORD = 与需求没有共同的词

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
