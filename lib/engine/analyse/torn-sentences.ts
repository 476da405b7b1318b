/**
 * Whether a sentence is only a piece of one by its brackets: "Buzz Aldrin) in 1969." A bracket around several sentences,
 * and the mark of a list item ("b) …"), are no sign of it.
 */
export function hasTornBracket(sentence: string): boolean {
  const text = sentence.replace(/^["'\s]*\(?[\p{L}\p{N}]{1,4}[.)]\s|[:;][-']?[()]/gu, '')
  let open = 0
  let torn = 0
  for (const { 0: sign, index } of text.matchAll(/[()[\]]/g)) {
    if (sign === '(' || sign === '[') open += index === 0 ? 0 : 1
    else if (open > 0) open--
    else torn += /^["'.!?]*$/.test(text.slice(index + 1)) || index === 0 ? 0 : 1
  }
  // A bracket at the start may be closed inside: "(Eagle) landed".
  return open > 0 || torn > (/^[([]/.test(text) ? 1 : 0)
}

/** Whether a sentence ends with an unlisted abbreviation, so that it may go on: "It was led by Cmdt." */
export const endsAbbreviated = (sentence: string): boolean =>
  /(?<![\p{L}\p{N}.]|\d\s)(?!(?:Ltd|Mfg)\.)\p{Lu}[bcdfghj-np-tv-xz]{2,4}\.$/u.test(sentence)

/** Whether a sentence goes on behind a break that was not understood: it has no end, and more of its block follows. */
export const isCutSentence = (sentence: string, between: string): boolean =>
  /[\p{L}\p{N}]$/u.test(sentence) && !/[·•]/.test(between)

/** Whether a sentence goes on in the next block: it has no end, and the block begins in the middle of a sentence. */
export function goesOnIn(sentence: string, next: string): boolean {
  if (!/^["'(]?[\p{Lu}\d]/u.test(sentence) || !/[\p{L}\p{N},]$/u.test(sentence)) return false
  const first = /^\p{Ll}[\p{L}'-]*/u.exec(next)?.[0] ?? ''
  return first !== '' && first === first.toLowerCase() && !(lowercaseStarts.test(first) && !unfinished.test(sentence))
}
/** Words in small letters that may begin a sentence of a careless writer. */
const lowercaseStarts = /^(?:i|he|she|it|they|we|you|his|her|this|that|there|so|but|also|yes|no|not)$/
const unfinished = /\b(?:an?|the|of|in|on|at|by|for|to|from|with|and|or|that|when|which|who|was|is|were|are|,)$/
