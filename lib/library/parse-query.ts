import { foldWords } from '@/lib/text/fold-words'

/** One thing that a note must hold, or with `isNot` must not. `value` is folded and never empty. */
export interface Term {
  field: 'any' | 'tag' | 'verdict' | 'site'
  value: string
  isNot: boolean
}

/**
 * Reads what was typed: words, "exact phrases", -without, tag:…, verdict:…, site:… (also with quotes, also with a minus). All
 * of them must hold. What is begun and not ended (`tag:`, `"`) asks for nothing yet.
 */
export function parseQuery(typed: string): Term[] {
  const terms: Term[] = []
  for (const [, minus = '', field = '', phrase, word = ''] of typed.replace(/[“”„«»]/g, '"').matchAll(token)) {
    if (phrase === undefined && isBegun.test(word)) continue
    const value = foldWords(phrase ?? word)
    if (value !== '') terms.push({ field: fieldOf(field), value, isNot: minus !== '' })
  }
  return terms
}

const token = /(?<!\S)(-(?=\S))?(?:(tag|verdict|site):(?=\S))?(?:"([^"]*)"?|(\S+))/giu
const isBegun = /^(?:tag|verdict|site):$/i

function fieldOf(name: string): Term['field'] {
  const field = name.toLowerCase()
  return field === 'tag' || field === 'verdict' || field === 'site' ? field : 'any'
}
