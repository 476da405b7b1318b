import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import type { Passage, Research, Review } from '@/lib/dossier/format/research'
import { groupedBy, mapDefined } from '@/lib/text/lists'
import { safeUrl } from '@/lib/text/urls'
import { withTextFragment } from '@/lib/text/text-fragment'
import { objectionsIn } from '@/packages/judges/confidence'
import { quoted, type CitedSentence, type ReportList } from '@/packages/judges/not-covered'

/** Returns the decisions of the judges and of people. Each begins with its reason, and states nothing that does not hold. */
export function reviewNotes({ claims, sources, research }: Dossier): ReportList[] {
  const { passes = [], reviews = [], conflicts = [] } = research ?? {}
  const changes = passes.flatMap((pass) => pass.changes ?? [])
  const leftOutByReason = groupedBy(
    changes.filter(({ before }) => before === undefined),
    ({ section, passages = [], why }) => [section, why, ...numbersOf(passages)].join('\0'),
  )
  const byClaim = groupedBy(reviews, ({ claim = '' }) => claim)
  const upheld = claims.flatMap((claim) => {
    const own = byClaim.get(claim.id) ?? []
    const [against] = own.filter(({ verdict }) => verdict !== 'passed')
    const passed = own.findLast(({ verdict, judge }) => verdict === 'passed' && judge === against?.judge)
    const isUpheld = claim.status === 'established' && against && passed
    return isUpheld ? { claim, reason: argument([against, passed]) } : []
  })
  const settled = conflicts.filter(
    ({ state, values, why }) => state === 'settled' && why && !values.some(({ superseded }) => superseded),
  )
  const lists: ReportList[] = [
    {
      name: 'Left out',
      items: [...leftOutByReason.values()].map((own) => {
        const [{ section, why } = { why: '' }] = own
        const passages = own.flatMap((change) => change.passages ?? [])
        const titles = sources.filter(({ n }) => numbersOf(passages).includes(n)).map(({ title }) => quoted(title))
        const what = own.length === 1 ? 'A statement' : `${own.length} statements`
        const place = `${section === undefined ? '' : ` on ${section}`}${titles.length > 0 ? ` in ${titles.join(' and ')}` : ''}`
        return {
          text: `${what}${place}, because ${inSentence(why)}.`,
          sources: numbersOf(passages),
          passages: [...new Set(passages.flatMap((passage) => addressOf(passage, sources) ?? []))],
        }
      }),
    },
    {
      name: 'Changed',
      items: mapDefined(changes, ({ text, before, why }) => {
        if (text === undefined || before === undefined || before === text) return null
        return { text: `${sentence(why)} It was ${quoted(before)}, and is ${quoted(text)}.`, sources: [] }
      }),
    },
    { name: 'Told in spite of an objection', items: sentencesByReason(upheld, 'Told') },
    {
      name: 'Settled',
      items: settled.map(({ asks, why = '' }) => ({ text: `${asks} ${sentence(why)}`, sources: [] })),
    },
  ]
  return lists.filter(({ items }) => items.length > 0)
}

/** Returns the address at which the browser shows a passage; null for a page without one. */
function addressOf({ source, quote }: Pick<Passage, 'source' | 'quote'>, sources: Dossier['sources']): string | null {
  const url = safeUrl(sources.find(({ n }) => n === source)?.url)
  return url && withTextFragment(url, { exact: quote, prefix: '', suffix: '' })
}

const numbersOf = (passages: readonly { source: number }[]): number[] => [
  ...new Set(passages.map(({ source }) => source)),
]

/** Returns the claims in doubt, each reason first: the votes, or what the notes of the claim say. */
export function doubtLines(claims: readonly Claim[], research: Research | undefined): CitedSentence[] {
  const doubted = claims.filter(({ status }) => status === 'uncertain')
  const withReasons = doubted.map((claim) => {
    const votes = research?.reviews.filter((vote) => vote.claim === claim.id) ?? []
    const against = objectionsIn(votes)
    const passed = votes.filter(({ verdict, judge }) => verdict === 'passed' && judge === against[0]?.judge)
    const notes = claim.notes.map((note) => note.replace(/^(?:Evidence|Consistency|Completeness): /, ''))
    const reason = against.length > 0 ? argument([...against, ...passed]) : notes.join(' ')
    return { claim, reason }
  })
  return sentencesByReason(withReasons, 'In doubt')
}

const inSentence = (words: string): string =>
  words.replace(/\.$/, '').replace(/^(?:The|A|It|No|All)\b/, (word) => word.toLowerCase())
const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`

const argument = (votes: readonly Review[]): string =>
  votes
    .map(({ verdict, why, by }, at) => {
      const reason = at > 0 ? inSentence(why) : why.replace(/\.$/, '')
      return `${verdict === 'passed' ? 'but ' : ''}${reason} (${by})`
    })
    .join('; ')

function sentencesByReason(items: readonly { claim: Claim; reason: string }[], label: string): CitedSentence[] {
  return [...groupedBy(items, ({ reason }) => reason)].map(([reason, own]) => ({
    text: `${reason === '' ? '' : `${sentence(reason)} `}${label}: ${own.map(({ claim }) => quoted(claim.text)).join(', ')}.`,
    sources: [...new Set(own.flatMap(({ claim }) => claim.sources))].sort((a, b) => a - b),
  }))
}
