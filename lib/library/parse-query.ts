import { foldWords } from '@/lib/text/fold-words'

/** A condition on notes, negated with `isNot`. `value` is folded and never empty. */
export interface Term {
  field: 'any' | 'tag' | 'verdict' | 'site'
  value: string
  isNot: boolean
}

/**
 * Parses a query: words, "exact phrases", -without, tag:…, verdict:…, site:… (also with quotes, also negated). All
 * conditions must hold. Incomplete ones (`tag:`, `"`) are ignored.
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
