# 表单共有
form-problems = 有 { $count } 处需要修改
form-must = 必填
form-none = 不限
