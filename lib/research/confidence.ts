import type { ResearchQuestion, ResearchSection, Review, SourceAccess } from '@/lib/dossier/format/research'
import { isUnread } from '@/lib/dossier/browse/dossier-book'
import type { Source } from '@/lib/dossier/format/schema'
import { hostOf } from '@/lib/text/host-of'
import { JUDGE } from './evidence'

type Level = NonNullable<ResearchSection['confidence']>

/**
 * The confidence in a claim, by a written rule (docs/research.md). `low`: a vote against it failed, or no source was read. `high`: no
 * vote is in doubt, and a source of tier 1 was read, or two independent ones of tier 2.5 or better. `medium`: all else.
 *
 * @param votes the reviews of the claim
 * @param sources the sources of the claim
 * @param access how far sources were read; one that is not listed counts as opened
 */
export function confidenceOf(
  votes: readonly Review[],
  sources: readonly Source[],
  access: readonly SourceAccess[],
): Level {
  const isPassed = countedVotes(votes).every(({ verdict }) => verdict === 'passed')
  const read = sources.filter(({ n }) => !isUnread({ access: access.find(({ source }) => source === n) }))
  if (read.length === 0 || objectionsIn(votes).some(({ verdict }) => verdict === 'failed')) return 'low'
  const good = read.filter(({ tier = 3 }) => tier <= 2.5)
  const isWellFounded = good.some(({ tier }) => tier === 1) || independentSources(good) >= 2
  return isWellFounded && isPassed ? 'high' : 'medium'
}

/**
 * The votes against a claim. A model that has read its passages and passes it counts before the rules, which miss values
 * that a reader works out ("the next year"); the claim's confidence is not high then.
 */
export function objectionsIn(votes: readonly Review[]): Review[] {
  const counted = countedVotes(votes)
  const isRead = counted.some(
    ({ judge, verdict, by }) => judge === 'evidence' && verdict === 'passed' && by !== JUDGE.by,
  )
  return counted.filter(
    ({ judge, verdict, by }) => verdict !== 'passed' && !(isRead && judge === 'evidence' && by === JUDGE.by),
  )
}

/** The votes that count: of each judge the last vote of a person, or, where no person has voted, all. */
function countedVotes(votes: readonly Review[]): Review[] {
  return JUDGES.flatMap((judge) => {
    const own = votes.filter((vote) => vote.judge === judge)
    const last = own.findLast(({ isPerson }) => isPerson)
    return last ? [last] : own
  })
}
const JUDGES = ['evidence', 'consistency', 'completeness'] as const

/** Number of sources that do not share a host or a publisher. */
export function independentSources(sources: readonly Pick<Source, 'n' | 'url' | 'publisher'>[]): number {
  const groups: Set<string>[] = []
  for (const { n, url, publisher } of sources) {
    const host = hostOf(url ?? '')
    const own = new Set([
      ...(host === '' ? [] : [`host ${host}`]),
      ...(publisher === undefined ? [] : [`publisher ${publisher.trim().toLowerCase()}`]),
    ])
    if (own.size === 0) own.add(`source ${n}`)
    const joined = groups.filter((group) => [...own].some((name) => group.has(name)))
    for (const group of joined) {
      group.forEach((name) => own.add(name))
      groups.splice(groups.indexOf(group), 1)
    }
    groups.push(own)
  }
  return groups.length
}

/**
 * Confidence and depth of a section. Confidence: high where at least four of five claims have it and none is low, low where more
 * than a third is low. Depth: high with ten claims from three independent sources and no open question, low with fewer than four
 * claims or one source.
 */
export function sectionLevels(
  confidences: readonly Level[],
  sources: readonly Source[],
  questions: readonly ResearchQuestion[],
): { confidence: Level; depth: Level } {
  const count = (level: Level): number => confidences.filter((one) => one === level).length
  const of = confidences.length
  const independent = independentSources(sources)
  const isSure = count('low') === 0 && count('high') >= of * 0.8
  const isDeep = of >= 10 && independent >= 3 && questions.every(({ state }) => state !== 'open')
  return {
    confidence: count('low') > of / 3 ? 'low' : isSure ? 'high' : 'medium',
    depth: of < 4 || independent < 2 ? 'low' : isDeep ? 'high' : 'medium',
  }
}
