/**
 * Returns how many names, other than the subject's, years and other numbers a claim and a sentence share: how close they are.
 * Common words, such as "started" or "research", make no claim close.
 *
 * @param subject name of the dossier's subject
 */
export function countShared(claim: string, sentence: string, subject: string): number {
  const known = new Set(namesIn(subject))
  const inClaim = new Set(namesIn(claim))
  const shared = namesIn(sentence).filter((name) => !known.has(name) && inClaim.has(name))
  return new Set(shared).size
}

/** Whether a sentence is a judgement that no source can settle: words of praise or blame, and no figure. */
export const statesOpinion = (sentence: string): boolean => OPINION.test(sentence) && !/\d/.test(sentence)
const OPINION =
  /\b(?:in my (?:view|opinion)|I (?:think|believe)|arguably|(?:over|under)rated|one of the (?:most|best|greatest)|the (?:best|greatest|worst)|brilliant|legendary|visionary|genius|inspiring|amazing|gifted|remarkabl[ey]|extraordinary|changed the way)\b/i

/** Returns capitalised words, except at the start of a sentence, words with inner capitals, and words with digits. */
function namesIn(text: string): string[] {
  return [...text.matchAll(WORD)]
    .filter(
      ({ 0: word, index }) =>
        /\d/.test(word) || /.\p{Lu}/u.test(word) || (/^\p{Lu}/u.test(word) && !isFirst(text, index)),
    )
    .map(([word]) => word.replace(/['’]s$/, ''))
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*[\p{L}\p{N}]|\p{N}/gu

/** Whether a word begins a sentence: its capital then does not show that it is a name. */
function isFirst(text: string, at: number): boolean {
  return /(?:^|[.!?]["”’)]*\s+)["“‘(]*$/u.test(text.slice(0, at))
}
