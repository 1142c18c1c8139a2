//! Words that say nothing about what a text is about. In a Chinese collection English function words
//! are rare, so that their weight would be high: without this list they decide English queries.

/// English articles, prepositions, conjunctions, pronouns and auxiliaries. "it" and "us" are not among
/// them: in Chinese texts they are information technology and a country.
const ENGLISH: &str = "a about after all also an and any are as at be been between both but by can could \
    did do does during each for from had has have he her his how i if in into is its may more most no not \
    of on one only or other our over she should so some such than that the their them then there these \
    they this those through to under up was we were what when where which while who will with without \
    would you your";

/// Chinese particles, conjunctions, prepositions and pronouns.
const CHINESE: &str = "的 地 得 了 着 过 和 与 及 或 而 且 并 但 等 在 是 对 为 以 于 从 由 向 把 被 将 让 使 \
    之 其 该 此 这 那 有 也 都 就 又 还 很 更 最 不 可 能 会 要 所 个 们 我 你 他 她 它 我们 他们 它们 以及 \
    并且 而且 或者 但是 因此 所以 因为 由于 如果 其中 其他 通过 进行 可以 能够 具有 对于 关于 根据 按照 一种 \
    一个 这个 这些 那些 本 各 某 每 上 下 中 内 外 时 后 前";

/// Whether an English word says nothing.
pub(super) fn is_english(word: &str) -> bool {
    ENGLISH.split_whitespace().any(|stop| stop == word)
}

/// All of them.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    ENGLISH.split_whitespace().chain(CHINESE.split_whitespace())
}
