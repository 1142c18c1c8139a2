# 谢绝与终止

no-list = 谢绝与终止
no-list-lead = 从匹配到落地，每一次婉拒、撤回、未采纳与终止，都写明原因和一句话说明；仅列出您所在一方参与的事项。
no-filters = 筛选
no-reason = 原因
no-phase = 环节
no-side = 由哪一方提出
no-none = 还没有谢绝或终止
no-none-lead = 有人婉拒、撤回或终止时，原因会列在这里。
no-none-filtered = 没有符合条件的记录
