/**
 * Returns how many names, other than the subject's, and figures a claim and a sentence share: how close they are. Common
 * words, such as "started" or "research", and dates make no claim close: many things happened in February 2024.
 *
 * @param subject name of the dossier's subject
 */
export function countShared(claim: string, sentence: string, subject: string): number {
  const known = new Set(wordsOfNames(subject).flat())
  const inClaim = new Set(wordsOfNames(claim).flat())
  const shared = wordsOfNames(sentence).map((words) =>
    words.filter((word) => !known.has(word) && inClaim.has(word)).join(' '),
  )
  return new Set(shared.filter(Boolean)).size
}

/** Whether a sentence is a judgement that no source can settle: words of praise or blame, and no figure. */
export const statesOpinion = (sentence: string): boolean => OPINION_WORDS.test(sentence) && !/\d/.test(sentence)
const OPINION_WORDS =
  /\b(?:in my (?:view|opinion)|I (?:think|believe)|arguably|(?:over|under)rated|one of the (?:most|best|greatest)|the (?:best|greatest|worst)|brilliant|legendary|visionary|genius|inspiring|amazing|gifted|remarkabl[ey]|extraordinary|changed the way)\b/i

/**
 * Returns the words of each name and figure: capitalised words, except at the start of a sentence, words with inner
 * capitals, and words with digits. "San Francisco" is one name.
 */
function wordsOfNames(text: string): string[][] {
  const names: string[][] = []
  let end = -1
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (DATE_WORD.test(word) || isDayOfMonth(text, index, index + word.length) || !looksLikeName(word, text, index))
      continue
    if (text.slice(end, index) !== ' ') names.push([])
    names.at(-1)?.push(word.replace(/['’]s$/, ''))
    end = index + word.length
  }
  return names
}

/** Months, and four digits that are a year; the engine's own forms of dates would be most of the panel. */
const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const DATE_WORD = new RegExp(String.raw`^(?:${months}|(?:1[6-9]|20)\d\d)$`)
const isDayOfMonth = (text: string, start: number, end: number): boolean =>
  /^\d{1,2}$/.test(text.slice(start, end)) &&
  (new RegExp(`(?:${months}) $`).test(text.slice(0, start)) || new RegExp(`^ (?:${months})`).test(text.slice(end)))

const looksLikeName = (word: string, text: string, at: number): boolean =>
  /\d/.test(word) || /.\p{Lu}/u.test(word) || (/^\p{Lu}/u.test(word) && !beginsSentence(text, at))

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*[\p{L}\p{N}]|\p{N}/gu

/** Whether a word begins a sentence: its capital then does not show that it is a name. */
function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?]["”’)]*\s+)["“‘(]*$/u.test(text.slice(0, at))
}
