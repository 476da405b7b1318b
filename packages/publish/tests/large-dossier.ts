import { chance } from '@/tests/browser/storage/chance'

/** Number of topics in a part. */
const IN_PART = 20
/** Maximum number of sources, and of names, in a dossier. */
const MOST = 10_000

/**
 * Returns a portable dossier with invented claims, the same at each call. It has a source and a name for every twenty
 * claims, up to the limits of a file; the bundled dossier has them for every five.
 *
 * @param inTopic number of claims in a topic
 */
export function largeDossier(claims: number, inTopic = 100): object {
  const { below } = chance(20_260_331)
  const others = Math.max(1, Math.min(MOST, Math.ceil(claims / 20)))
  const names = Array.from({ length: others }, (_, n) => ({
    name: `${TRADES[n % TRADES.length]} of ${placeOf(n)}`,
    kind: KINDS[n % KINDS.length],
  }))
  const topics = Array.from({ length: Math.ceil(claims / inTopic) }, (_, n) => `Box ${n + 1}: ${placeOf(n)}`)
  return {
    subject: { name: 'Ada Example', aliases: ['Example'], kind: 'person' },
    ...{ version: '1', asOf: '2026-01-31' },
    introduction: 'The letters of **Ada Example**, [the first](#/claim/letter-0) of them from 1700.',
    parts: Array.from({ length: Math.ceil(topics.length / IN_PART) }, (_, n) => ({
      ...{ name: `Shelf ${n + 1}`, about: '', topics: topics.slice(n * IN_PART, (n + 1) * IN_PART) },
    })),
    entities: names,
    sources: Array.from({ length: others }, (_, n) => ({
      ...{ n: n + 1, title: `Letters of Ada Example, volume ${n + 1}`, publisher: `Archive of ${placeOf(n)}` },
      ...{ tier: [1, 2, 2.5, 3][n % 4], url: `https://letters.example/${n + 1}`, date: String(1800 + (n % 200)) },
    })),
    claims: Array.from({ length: claims }, (_, n) => {
      const year = String(1700 + below(300))
      const [from, to] = [names[below(others)]?.name, names[below(others)]?.name]
      return {
        ...{ id: `letter-${n}`, topic: topics[Math.floor(n / inTopic)] },
        text: `Ada Example wrote letter ${n} to the ${from} in ${year}, and the ${to} had a copy of it.`,
        ...{ time: year, sources: [...new Set([1 + below(others), 1 + below(others)])] },
        slots: [{ type: 'date', value: year, single: true }],
        ...(n % 20 === 0 ? { status: 'uncertain', notes: ['The year is not certain.'] } : {}),
      }
    }),
  }
}

const TRADES = ['Mill', 'Library', 'Works', 'School', 'Bank', 'Harbour', 'Museum', 'Press', 'Observatory', 'Foundry']
const KINDS = ['organisation', 'work', 'product', 'organisation']

/** Returns a name of two syllables, with a number once all pairs of syllables are used. */
function placeOf(n: number): string {
  const [first, last] = [FIRST[n % FIRST.length], LAST[Math.floor(n / FIRST.length) % LAST.length]]
  const more = Math.floor(n / (FIRST.length * LAST.length))
  return `${first}${last}${more === 0 ? '' : ` ${more + 1}`}`
}

const FIRST = ['Ash', 'Bel', 'Cor', 'Dun', 'El', 'Fen', 'Gar', 'Hol', 'Kel', 'Lor', 'Mar', 'Nor', 'Pel', 'Ros', 'Tor']
const LAST = ['berg', 'by', 'dale', 'ford', 'gate', 'ham', 'hurst', 'mere', 'mouth', 'stead', 'ton', 'wick', 'worth']
