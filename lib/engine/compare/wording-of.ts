import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'

/** Whether a sentence is one of a claim's wordings, word for word; the subject's name does not matter. */
export function isWordingOf(reading: ParsedSentence, { readings }: AnalysedClaim): boolean {
  const said = wordsWithoutSubject(reading)
  return readings.some((own) => wordsWithoutSubject(own) === said)
}

function wordsWithoutSubject({ words, items }: ParsedSentence): string {
  const isSubject = (word: ParsedSentence['words'][number]): boolean =>
    items.some((i) => i.type === 'subject' && word.start < i.end && word.end > i.start)
  return words
    .filter((word) => !isSubject(word))
    .map((word) => word.lower)
    .join(' ')
}
