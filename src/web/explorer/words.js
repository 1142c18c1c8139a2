// What the scripts say, in both languages.

const WORDS = {
  zh: {
    examples: "示例", tidy: "整理", run: "运行", ask: "查询", answer: "结果", docs: "文档",
    variables: "变量", headers: "请求头", find: "在文档中查找", choose: "选择一个示例……",
    ready: "按 Ctrl+Enter 运行查询。", running: "正在运行……", unreachable: "无法连接服务。",
    variablesWrong: "变量不是 JSON 对象：", headersWrong: "请求头不是 JSON 对象：", noSchema: "无法读取 schema：", noSchemaStill: " 查询仍可运行，只是没有文档和补全。",
    fields: "字段", values: "取值", inputs: "输入字段", types: "可能的类型", implements: "实现", root: "Schema",
    queries: "可查询的内容", mutations: "可执行的变更", found: "找到", nothing: "没有找到。", usual: "默认",
    errors: "有错误", needed: "必填",
  },
  en: {
    examples: "Examples", tidy: "Tidy", run: "Run", ask: "Query", answer: "Result", docs: "Docs",
    variables: "Variables", headers: "Headers", find: "Search the documentation", choose: "Choose an example…",
    ready: "Press Ctrl+Enter to run the query.", running: "Running…", unreachable: "The service cannot be reached.",
    variablesWrong: "The variables are no JSON object: ", headersWrong: "The headers are no JSON object: ",
    noSchema: "The schema cannot be read: ",
    noSchemaStill: " Queries run all the same, without documentation and completion.", fields: "Fields", values: "Values", inputs: "Input fields",
    types: "Possible types", implements: "Implements", root: "Schema", queries: "What can be asked",
    mutations: "What can be changed", found: "Found", nothing: "Nothing found.", usual: "default", errors: "with errors",
    needed: "required",
  },
};

// The page is in one language: the console's head switches it.
export const language = document.documentElement.lang.startsWith("en") ? "en" : "zh";

export function word(key) {
  return WORDS[language][key] ?? key;
}

export function speak() {
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = word(element.dataset.word);
  }
}
