import { wholeWordsPattern } from './mentions'

/**
 * Whether a word with a capital says only what a thing is: a text has it behind an article, and as the head of a longer
 * name. "The Act" is one beside "Clean Air Act", "the Treaty" beside "Treaty of Versailles".
 */
export function isKindWord(word: string, text: string): boolean {
  if (/[^\p{L}-]/u.test(word)) return false
  let isHead = false
  let alone = 0
  let behindArticle = 0
  for (const { index } of text.matchAll(wholeWordsPattern(word, 'gu'))) {
    const before = WORD_BEFORE.exec(text.slice(Math.max(0, index - LONGEST_WORD), index))?.[1] ?? ''
    const after = text.slice(index + word.length, index + word.length + LONGEST_WORD)
    if (/^ \p{Lu}/u.test(after)) continue
    const isArticle = ARTICLE.test(before)
    if (BEGINS_NAME.test(after) || (/^\p{Lu}/u.test(before) && !isArticle && !STANDS_BEFORE_NAME.test(before)))
      isHead = true
    else {
      alone += 1
      if (isArticle) behindArticle += 1
    }
  }
  return isHead && behindArticle * 2 > alone
}

const LONGEST_WORD = 30
const WORD_BEFORE = /(?<![\p{L}\p{N}])([\p{L}'&-]+) $/u
const ARTICLE = /^(?:the|an?|this|that|its|their|each|every|any|such|both)$/i
const BEGINS_NAME = /^ of (?:the )?\p{Lu}/u
/** Words before a name that are no part of it: that of a ship or a river, and the first word of a sentence. */
const STANDS_BEFORE_NAME =
  /^(?:(?!(?:US|UK|EU|UN)$)\p{Lu}{2,5}|River|Lake|Mount|Comet|Hurricane|Typhoon|Cyclone|In|On|At|By|Of|For|From|To|With|When|While|After|Before|Under|And|But|If|As)$/u
