/** Words that carry no content in an index: particles, copulas, pronouns, punctuation-like fillers. */
export const INDEX_STOPWORDS: ReadonlySet<string> = new Set(
  (
    '的 了 和 与 及 或 在 是 为 以 对 于 等 中 上 下 由 被 把 将 并 而 且 也 都 就 还 又 之 其 该 此 这 那 着 过 地 得 ' +
    '到 从 向 至 按 按照 根据 通过 进行 以及 及其 有关 相关 我 你 他 她 它 我们 你们 他们 一个 个 们'
  ).split(' '),
)

/** Words that only make a sentence a question or a chat; they must not steer a search. */
export const QUESTION_WORDS: ReadonlySet<string> = new Set(
  (
    '多少 几 哪些 哪个 哪家 哪几 哪 哪儿 哪里 什么 怎么 怎样 怎么样 如何 为什么 为何 谁 吗 呢 吧 啊 呀 么 嘛 ' +
    '是不是 有没有 会不会 要不要 能不能 可不可以 能否 是否 可以 请 请问 问 想 问一下 一下 知道 告诉 说说 介绍 ' +
    '要 会 能 打算 准备 计划要 给 让 叫 都叫 做 搞 弄 有 没有 没 说 提到 讲 讲到 写 写的 规定 包括 分别 各 各是 ' +
    '啥 啥意思 有啥 咋 咋办 咋整 咋样 咋弄 能不 行不 ' +
    '一共 总共 现在 目前 眼下 手头 已经 具体 到底 究竟 时候 意思 回事 通俗 解释 办 这个 那个 这些 那些 这件 这类 那会儿 那阵子 ' +
    '两个 哪两个 哪两家 哪三家 哪四类 几个 几家 几类 多大 多远 多久 达到 应该 需要 建多少 东西 事 里 里面 方面 年'
  ).split(' '),
)
