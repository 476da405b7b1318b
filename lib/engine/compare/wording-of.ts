import type { NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'

/** Whether a sentence is one of a claim's wordings, word for word; forms of a name are one word, the subject is none. */
export function isWordingOf(reading: ParsedSentence, { readings }: AnalysedClaim): boolean {
  const said = comparableWords(reading)
  return readings.some((own) => comparableWords(own) === said)
}

function comparableWords({ words, items }: ParsedSentence): string {
  const named = items.filter((i): i is NamedItem => i.type === 'subject' || ('id' in i && i.known && !i.pronoun))
  let last: NamedItem | undefined
  return words
    .flatMap((word) => {
      const name = named.find((i) => word.start < i.end && word.end > i.start)
      const isNext = name !== undefined && name === last
      last = name
      return !name ? word.lower : name.type === 'subject' || isNext ? [] : `#${name.id}`
    })
    .join(' ')
}
