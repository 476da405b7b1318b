import type { Dossier } from '@/lib/dossier/format/schema'
import type { Review } from '@/lib/dossier/format/research'
import { groupedBy } from '@/lib/text/lists'
import { objectionsIn } from './confidence'
import type { ReportList } from './not-covered'

/** Returns the decisions of the judges against a vote or in spite of one: one sentence for each statement or reason. */
export function reviewNotes({ claims, research }: Dossier): ReportList[] {
  const { passes = [], reviews = [], conflicts = [] } = research ?? {}
  const changes = passes.flatMap((pass) => pass.changes ?? [])
  const changed = changes.filter(({ before, text }) => before !== undefined && before !== text)
  const byClaim = groupedBy(reviews, ({ claim = '' }) => claim)
  const votes = claims.map((claim) => ({ claim, own: byClaim.get(claim.id) ?? [] }))
  const doubted = votes.flatMap(({ claim: { text, status, sources }, own }) => {
    const against = objectionsIn(own)
    const passed = own.filter(({ verdict, judge }) => verdict === 'passed' && judge === against[0]?.judge)
    return status === 'uncertain' && against.length > 0 ? { text, sources, votes: [...against, ...passed] } : []
  })
  const upheld = votes.flatMap(({ claim: { text, status, sources }, own }) => {
    const [against] = own.filter(({ verdict }) => verdict !== 'passed')
    const passed = own.findLast(({ verdict, judge }) => verdict === 'passed' && judge === against?.judge)
    return status === 'established' && against && passed ? { text, sources, votes: [against, passed] } : []
  })
  const settled = conflicts.filter(
    ({ state, values, why }) => state === 'settled' && why && !values.some((one) => one.superseded),
  )
  const lists: ReportList[] = [
    {
      name: 'Left out',
      items: grouped(
        changes.filter(({ before }) => before === undefined),
        ({ why }) => why,
      ),
    },
    {
      name: 'Changed',
      items: changed.map(({ text, before, why }) => ({
        text: `It was ${quoted(before ?? '')}, and is ${quoted(text)}: ${sentence(why)}`,
        sources: [],
      })),
    },
    { name: 'In doubt', items: grouped(doubted, argument) },
    { name: 'Told in spite of an objection', items: grouped(upheld, argument) },
    {
      name: 'Settled',
      items: settled.map(({ asks, why = '' }) => ({ text: `${asks} ${sentence(why)}`, sources: [] })),
    },
  ]
  return lists.filter(({ items }) => items.length > 0)
}

const quoted = (text: string): string => `“${text.replace(/\.$/, '')}”`
const sentence = (words: string): string => `${words.replace(/\.$/, '')}.`

/** Returns votes as one sentence, each with its judge. */
const argument = ({ votes }: { votes: readonly Review[] }): string =>
  votes
    .map(({ verdict, why, by }, at) => {
      const reason = why
        .replace(/\.$/, '')
        .replace(/^(?:The|A|It|No|All)\b/, (word) => (at > 0 ? word.toLowerCase() : word))
      return `${verdict === 'passed' ? 'but ' : ''}${reason} (${by})`
    })
    .join('; ')

/** Returns a sentence for each reason, with the statements that it is about. */
function grouped<T extends { text: string; sources?: number[] }>(
  items: readonly T[],
  reasonOf: (item: T) => string,
): ReportList['items'] {
  return [...groupedBy(items, reasonOf)].map(([why, own]) => {
    const named = own.slice(0, MOST_NAMED).map(({ text }) => quoted(text))
    const more = own.length > MOST_NAMED ? ` and ${own.length - MOST_NAMED} more` : ''
    return {
      text: `${named.join(', ')}${more}: ${sentence(why)}`,
      sources: [...new Set(own.flatMap(({ sources = [] }) => sources))].sort((a, b) => a - b),
    }
  })
}
const MOST_NAMED = 5
