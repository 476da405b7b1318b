import { groupSources } from '@/lib/features/sources'
import type { Passage, ResearchQuestion, ResearchSection, Review, SourceAccess } from '@/lib/dossier/format/research'
import { isUnread } from '@/lib/schema/source-access'
import type { Claim, Source } from '@/lib/dossier/format/schema'
import { mapDefined } from '@/lib/text/lists'

type SectionLevel = NonNullable<ResearchSection['confidence']>

/** Returns the confidence in a claim, by the rule in docs/research.md. A source without access counts as opened. */
export function confidenceOf(
  votes: readonly Review[],
  sources: readonly Source[],
  access: readonly SourceAccess[],
  passages: readonly Passage[] = [],
): SectionLevel {
  const isPassed = countedVotes(votes).every(({ verdict }) => verdict === 'passed')
  const read = sources.filter(({ n }) => !isUnread({ access: access.find(({ source }) => source === n) }))
  if (read.length === 0 || objectionsIn(votes).some(({ verdict }) => verdict === 'failed')) return 'low'
  const good = read.filter(({ tier = 3 }) => tier <= 2.5)
  const isWellFounded = good.some(({ tier }) => tier === 1) || groupSources(good, passages).length >= 2
  return isWellFounded && isPassed ? 'high' : 'medium'
}

export const objectionsIn = (votes: readonly Review[]): Review[] =>
  countedVotes(votes).filter(({ verdict }) => verdict !== 'passed')

/** Returns the votes that count: for each judge the last vote of a person, or all votes if no person has voted. */
function countedVotes(votes: readonly Review[]): Review[] {
  return JUDGES.flatMap((judge) => {
    const own = votes.filter((vote) => vote.judge === judge)
    const last = own.findLast(({ isPerson }) => isPerson)
    return last ? [last] : own
  })
}
const JUDGES = ['evidence', 'consistency', 'completeness'] as const

/** Returns confidence and depth of a section, by the rules in docs/research.md. */
export function sectionLevels(
  confidences: readonly SectionLevel[],
  sources: readonly Source[],
  questions: readonly ResearchQuestion[],
): { confidence: SectionLevel; depth: SectionLevel } {
  const count = (level: SectionLevel): number => confidences.filter((confidence) => confidence === level).length
  const of = confidences.length
  const independent = groupSources(sources).length
  const isSure = count('low') === 0 && count('high') >= of * 0.8
  const isDeep = of >= 10 && independent >= 3 && questions.every(({ state }) => state !== 'open')
  return {
    confidence: levelOf(count('low') > of / 3, isSure),
    depth: levelOf(of < 4 || independent < 2, isDeep),
  }
}

function levelOf(isLow: boolean, isHigh: boolean): SectionLevel {
  if (isLow) return 'low'
  return isHigh ? 'high' : 'medium'
}

/** Begins the note of a section whose claims rest on one publisher. */
export const ONE_PUBLISHER = 'All its claims rest on one publisher: a page of another one would make them surer.'

/** Ends the note of a section without a source of tier 1. */
export const NO_FIRST_TIER = 'A source of tier 1 would raise the confidence.'

/** Returns why a section has its levels: what its claims rest on, what is in doubt, what would raise them. */
export function reviewNote(
  claims: readonly Pick<Claim, 'text' | 'sources' | 'status'>[],
  cited: readonly Source[],
  questions: readonly ResearchQuestion[],
): string {
  const alone = claims.filter(({ sources }) => groupSources(cited.filter(({ n }) => sources.includes(n))).length < 2)
  const best = Math.min(...mapDefined(cited, ({ tier }) => tier))
  const inDoubt = claims.filter(({ status }) => status !== 'established')
  const open = questions.filter(({ state }) => state === 'open')
  const count = groupSources(cited).length
  const such = (list: readonly { text: string }[]): string =>
    list[0] ? `, such as “${list[0].text.replace(/\.$/, '')}”` : ''
  const lines = [
    count < 2
      ? ONE_PUBLISHER
      : `${claims.length} claims rest on ${count} publishers that are independent${best < 9 ? `, the best of tier ${best}` : ''}; ${alone.length} of them on one alone${such(alone)}.`,
    inDoubt.length > 0 && `In doubt or disputed: ${inDoubt.length} of ${claims.length}${such(inDoubt)}.`,
    open[0] && `Open: “${open[0].asks}”${open.length > 1 ? `, and ${open.length - 1} more` : ''}`,
    best > 1 && best < 9 && NO_FIRST_TIER,
  ]
  return lines.filter(Boolean).join(' ').slice(0, 2000).toWellFormed()
}
