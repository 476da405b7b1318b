/**
 * Whether a claim is worth showing beside a sentence that the dossier does not cover: the two share a name, other than
 * the subject's, a year or another number. Common words alone, such as "started" or "research", make no claim close.
 *
 * @param subject name of the dossier's subject
 */
export function sharesNameOrNumber(claim: string, sentence: string, subject: string): boolean {
  const known = new Set(namesIn(subject))
  const inClaim = new Set(namesIn(claim))
  return namesIn(sentence).some((name) => !known.has(name) && inClaim.has(name))
}

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
