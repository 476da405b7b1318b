/**
 * Whether a claim is worth showing beside a sentence that the dossier does not cover: both have a name, a place, a year or another
 * number besides the subject. Common words alone, such as "started" or "research", make no claim close.
 *
 * @param subject name of the dossier's subject
 */
export function isClose(claim: string, sentence: string, subject: string): boolean {
  const known = new Set(namesIn(subject))
  const inClaim = new Set(namesIn(claim))
  return namesIn(sentence).some((name) => !known.has(name) && inClaim.has(name))
}

/** Capitalised words but the first of a sentence, words with inner capitals, and numbers. */
function namesIn(text: string): string[] {
  return [...text.matchAll(WORD)]
    .filter(
      ({ 0: word, index }) =>
        /\d/.test(word) || /.\p{Lu}/u.test(word) || (/^\p{Lu}/u.test(word) && !isFirst(text, index)),
    )
    .map(([word]) => word.replace(/['’]s$/, ''))
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*[\p{L}\p{N}]|\p{N}/gu

/** The first word of a sentence has a capital for that alone. */
function isFirst(text: string, at: number): boolean {
  return /(?:^|[.!?]["”’)]*\s+)["“‘(]*$/u.test(text.slice(0, at))
}
