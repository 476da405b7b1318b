import type { ResearchQuestion, Review } from '@/lib/dossier/format/research'
import type { Dossier } from '@/lib/dossier/format/schema'
import { createDossierBook, restsOnUnread, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import { independentSources } from './confidence'
import { JUDGE } from './evidence'

/**
 * The completeness judge: sections without claims or on one source, claims whose sources nobody opened, and open questions. Each gap
 * is a vote, and a question for the next pass where nobody asks it yet.
 */
export function judgeCompleteness(dossier: Dossier, on: string): { reviews: Review[]; questions: ResearchQuestion[] } {
  const book = createDossierBook(dossier)
  const { sections = [], questions = [] } = dossier.research ?? {}
  const reviews: Review[] = []
  const next = new Map<string, ResearchQuestion>()
  const asked = new Set(questions.map(({ asks }) => asks))
  const propose = (asks: string, section: string | undefined, claims: string[]): void => {
    const heading = sections.find((one) => one.section === section || one.covers.includes(section ?? ''))?.section
    if (!asked.has(asks))
      next.set(asks, { asks, state: 'open', ...(heading === undefined ? {} : { section: heading }), claims })
  }
  for (const { section, covers } of sections) {
    const headings = new Set([section, ...covers])
    const claims = dossier.claims.filter((claim) => headings.has(claim.section ?? ''))
    const gap = gapOf(
      book,
      claims,
      questions.filter((question) => question.section === section),
    )
    if (gap === null) continue
    reviews.push({ section, judge: 'completeness', verdict: gap.verdict, why: gap.why, on, ...JUDGE })
    const ids = claims.map(({ id }) => id)
    if (gap.asks !== undefined) propose(gap.asks(section), section, ids.slice(0, MOST_NAMED))
  }
  for (const claim of dossier.claims) {
    if (!restsOnUnread(book, claim)) continue
    const why = 'None of its sources was opened.'
    reviews.push({ claim: claim.id, judge: 'completeness', verdict: 'doubtful', why, on, ...JUDGE })
    propose(`Which page that can be opened says this: ${claim.text}`, claim.section, [claim.id])
  }
  return { reviews, questions: [...next.values()] }
}

/** Ids that one question lists at most. */
const MOST_NAMED = 100

interface Gap {
  verdict: Review['verdict']
  why: string
  asks?: (section: string) => string
}

function gapOf(book: DossierBook, claims: Dossier['claims'], questions: readonly ResearchQuestion[]): Gap | null {
  if (claims.length === 0)
    return { verdict: 'failed', why: 'It has no claims.', asks: (section) => `What is known about “${section}”?` }
  const sources = book.sourcesOf(claims.flatMap((claim) => claim.sources))
  if (independentSources(sources) < 2)
    return {
      verdict: 'doubtful',
      why: 'All its claims rest on one source.',
      asks: (section) => `What does a second source say about “${section}”?`,
    }
  const open = questions.filter(({ state, claims: own }) => state === 'open' && own.length === 0).length
  if (open === 0) return null
  return { verdict: 'doubtful', why: open === 1 ? 'One question has no claim.' : `${open} questions have no claim.` }
}
