import type { Detail, Finding } from '@/lib/schema/finding'

export const CLAIMS = [
  { id: 'left', text: 'Example left Harbour Works on 13 July 2022.' },
  { id: 'leave', text: 'Her leave began in March 2022.' },
]

/** A finding on a sentence, with these words of it as details. */
export function findingOn(quote: string, words: readonly string[], over: Partial<Finding> = {}): Finding {
  const start = 100
  const details = words.map((article): Detail => {
    const at = start + quote.indexOf(article)
    return {
      ...{ start: at, end: at + article.length, kind: 'date', verdict: 'differs', doubted: false, article },
      ...{ dossier: '13 July 2022', question: 'When she left', claim: 'left', slot: null },
    }
  })
  return {
    ...{ start, end: start + quote.length, quote, verdict: 'contradicted', partial: false, claims: ['left', 'leave'] },
    ...{ sources: [], newer: false, details },
    ...over,
  }
}

export const SENTENCE = 'She left the works in March 2022, after five years.'
export const finding = findingOn(SENTENCE, ['March 2022', 'five years'])
