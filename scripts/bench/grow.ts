import type { Claim, Dossier } from '@/lib/dossier/schema'
import { firstNames, places } from '@/lib/text/words'
import { chance } from './chance'
import { adjectives, firmKinds, months, nouns, patterns, roles, syllables, verbs, workKinds } from './words'

/**
 * The dossier with a number of claims: a sample over all topics, or invented claims, the same ones each time. Invented
 * claims have no phrasings and slots, as in a real large dossier.
 *
 * @param cut maximum number of the dossier's own claims, so that two sizes differ only in invented ones
 */
export function grow(dossier: Dossier, claims: number, cut: number): Dossier {
  const own = Math.min(claims, cut, dossier.claims.length)
  const kept = dossier.claims.filter(
    (_, i, all) => Math.floor(((i + 1) * own) / all.length) > Math.floor((i * own) / all.length),
  )
  const write = writer(dossier)
  const invented = Array.from({ length: claims - own }, (_, n): Claim => ({
    id: `invented-${n}`,
    topic: kept[n % kept.length]?.topic ?? '',
    text: write(n),
    marks: [],
    status: 'established',
    sources: [],
    notes: [],
    slots: [],
    phrasings: [],
  }))
  return { ...dossier, claims: [...kept, ...invented] }
}

/** Returns a generator of claims. Some names are in the dossier, most are unknown. */
function writer({ subject, entities }: Dossier): (n: number) => string {
  const next = chance(20_260_331)
  const any = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? ''
  /** As words are drawn in texts: the first of a list is some ten times as common as the fiftieth. */
  const common = (list: readonly string[]): string =>
    list[Math.floor(flatness * (1 + list.length / flatness) ** next() - flatness)] ?? ''
  const shuffled = (words: Iterable<string>): string[] =>
    [...words]
      .filter((word) => /^[a-z]{5,}$/.test(word))
      .map((word) => ({ word: word.charAt(0).toUpperCase() + word.slice(1), at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ word }) => word)
  const known = (...kinds: string[]): string[] => entities.filter((e) => kinds.includes(e.kind)).map((e) => e.name)
  const [firms, works, givenNames, towns] = [
    known('organisation'),
    known('work', 'product', 'course'),
    shuffled(firstNames),
    shuffled(places),
  ]
  const invent = (): string => any(syllables.first) + (next() < 0.6 ? any(syllables.middle) : '') + any(syllables.last)
  const families = Array.from({ length: 3000 }, invent)
  const name = (): string => `${common(givenNames)} ${common(families)}`

  const fill: Record<string, () => string> = {
    who: () => (next() < 0.7 ? (subject.aliases[0] ?? subject.name) : name()),
    name,
    firm: () => (next() < 0.3 ? common(firms) : `${invent()} ${common(firmKinds)}`),
    work: () => (next() < 0.3 ? common(works) : `${invent()} ${any(workKinds)}`),
    things: () => `${common(adjectives)} ${plural(common(nouns))}`,
    nouns: () => plural(common(nouns)),
    noun: () => common(nouns),
    adjective: () => common(adjectives),
    verb: () => common(verbs),
    role: () => common(roles),
    town: () => common(towns),
    month: () => any(months),
    year: () => String(1995 + Math.floor(next() * 31)),
    day: () => String(1 + Math.floor(next() * 28)),
    number: () => String(2 + Math.floor(next() ** 4 * 5000)),
  }
  return (n) =>
    (patterns[n % patterns.length] ?? '')
      .replace(/\{(\w+)\}/g, (_, part: string) => fill[part]?.() ?? '')
      .replace(/\ba (?=[aeio]|u(?!ni|se))/g, 'an ')
}

const flatness = 5

const plural = (noun: string): string =>
  /[^aeou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
