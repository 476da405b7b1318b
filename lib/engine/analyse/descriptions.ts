import type { Word } from '@/lib/text/words'
import type { GazetteerEntry } from './parsed-sentence'

export interface Description {
  kind: 'org' | 'person'
  /** The noun that describes: "company", "carmaker", "scientist". */
  noun: string
  end: number
  text: string
}

/** Returns the description at a word: "the company", "the former researcher" ("the", up to two words, a noun). */
export function descriptionAt(words: readonly Word[], i: number): Description | null {
  if (words[i]?.lower !== 'the') return null
  for (let n = 1; n <= 3; n++) {
    const word = words[i + n]
    if (!word) return null
    const kindOfPerson = personNouns.has(word.lower) ? 'person' : null
    const kind = n === 1 && isOrganisationNoun(word.lower) ? 'org' : kindOfPerson
    if (!kind) continue
    const text = words.slice(i, i + n + 1).map((w) => w.raw)
    return { kind, noun: word.lower, end: word.end, text: text.join(' ') }
  }
  return null
}

/** Whether a noun fits an organisation: "the university" is not a firm, "the carmaker" only a car maker. */
export function isTradeNoun(noun: string, name: string, described: ReadonlyMap<string, GazetteerEntry>): boolean {
  const isSchool = /\b(University|College|School|Institute|Academy)\b/.test(name)
  if (schoolNouns.has(noun)) return isSchool
  if (tradeNouns.has(noun)) return described.get(noun)?.name === name
  return !isSchool || noun === 'organisation' || noun === 'organization'
}

/**
 * Returns, by trade ("carmaker"), the organisation that a dossier means: of those in claims with this word, the one
 * named at least twice as often as any other. A claim with several counts for each in part.
 *
 * @param texts for each claim, its wordings and their organisations
 */
export function findOrganisationsByTrade(
  texts: readonly { text: string; organisations: GazetteerEntry[] }[],
): Map<string, GazetteerEntry> {
  const described = new Map<string, GazetteerEntry>()
  for (const noun of tradeNouns) {
    const counts = new Map<GazetteerEntry, number>()
    const pattern = new RegExp(`\\b${noun}\\b`, 'i')
    for (const { text, organisations } of texts) {
      if (!pattern.test(text)) continue
      for (const entry of organisations) counts.set(entry, (counts.get(entry) ?? 0) + 1 / organisations.length)
    }
    const [best, next] = [...counts].sort((a, b) => b[1] - a[1])
    if (best && best[1] >= 2 * (next?.[1] ?? 0)) described.set(noun, best[0])
  }
  return described
}

const schoolNouns = new Set('university college school academy institute'.split(' '))
/** Nouns that fit few organisations, so the dossier decides which one they mean (`findOrganisationsByTrade`). */
const tradeNouns = new Set(
  'carmaker automaker chipmaker manufacturer publisher bank airline newspaper studio retailer broadcaster museum hospital'.split(
    ' ',
  ),
)
const generalOrganisationNouns = new Set(
  'company firm startup start-up lab laboratory organisation organization business venture employer'.split(' '),
)
const isOrganisationNoun = (noun: string): boolean =>
  schoolNouns.has(noun) || tradeNouns.has(noun) || generalOrganisationNouns.has(noun)
const personNouns = new Set(
  (
    'researcher scientist engineer educator programmer entrepreneur author academic pioneer inventor mathematician physicist ' +
    'chemist officer admiral developer designer expert founder specialist laureate'
  ).split(' '),
)
