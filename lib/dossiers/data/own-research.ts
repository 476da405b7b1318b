import type { AuthoredClaim, AuthoredSource } from '@/lib/dossier/format/authoring'
import { emptyResearch, type Research } from '@/lib/dossier/format/research'
import { webAddress } from '@/lib/dossier/format/web-address'
import { sourceKeyOf } from './rebase'
import type { ClaimPassage } from './types'

export interface OwnResearch {
  claims: ReadonlyMap<string, { claim: AuthoredClaim }>
  retired: ReadonlySet<string>
  passages: { claim: string; passage: ClaimPassage }[]
  /** Ids of the user's claims that answer a question, by the text of the question. */
  questions: Map<string, Set<string>>
}

/**
 * Adds the user's work to the research of a dossier: passages with the pages that were opened, and questions with the
 * claims that answer them.
 * @param sources sources of the dossier and of the user
 */
export function withOwnResearch(
  research: Research | undefined,
  { passages, questions, claims, retired }: OwnResearch,
  sources: readonly AuthoredSource[],
): Research | undefined {
  if (passages.length === 0 && questions.size === 0) return research
  const former = research ?? emptyResearch([AUTHOR])
  const numbers = new Map(sources.map((source) => [sourceKeyOf(source), source.n]))
  const isThere = (claim: string): boolean => claims.has(claim) && !retired.has(claim)
  const ownPassages = passages.flatMap(({ claim, passage: { quote, url, accessed } }) => {
    const source = numbers.get(sourceKeyOf({ n: 0, title: '', url: webAddress(url) ?? url }))
    const isCited = source !== undefined && claims.get(claim)?.claim.sources.includes(source)
    return isCited && isThere(claim) ? [{ claim, source, quote, accessed }] : []
  })
  const accessDays = new Map(ownPassages.map(({ source, accessed }) => [source, accessed]))
  const machineMade = new Set(former.access.flatMap((one) => (one.machineMade ? one.source : [])))
  const idsByQuestion = new Map([...questions].map(([asks, ids]) => [asks, [...ids].filter(isThere)]))
  const knownQuestions = new Set(former.questions.map(({ asks }) => asks))
  return {
    ...former,
    by: [
      ...former.by,
      ...(ownPassages.length > 0 && !former.by.some(({ name }) => name === AUTHOR.name) ? [AUTHOR] : []),
    ],
    passages: [...former.passages, ...ownPassages],
    access: [
      ...former.access.filter(({ source }) => !accessDays.has(source)),
      ...[...accessDays].map(([source, on]) => ({
        ...{ source, state: 'opened' as const, on },
        ...(machineMade.has(source) ? { machineMade: true as const } : {}),
      })),
    ],
    questions: [
      ...former.questions.map((question) => ({
        ...question,
        claims: [...new Set([...question.claims, ...(idsByQuestion.get(question.asks) ?? [])])],
      })),
      ...[...idsByQuestion].flatMap(([asks, ids]) =>
        knownQuestions.has(asks) ? [] : [{ asks, state: 'open' as const, claims: ids }],
      ),
    ],
  }
}

/** Returns a question about a sentence of a page, in English, the language of dossiers. */
export function questionOn(sentence: string): string {
  return `Is this right: “${sentence}”`
}

/** How the user is named as an author in dossiers that are shared. */
const AUTHOR: Research['by'][number] = { name: 'A reader', kind: 'person', about: 'Added claims while reading.' }
