import { ClaimIds } from '@/lib/dossier/format/claim-id'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { plainWords } from '@/lib/dossier/format/plain-words'
import { writeMarks, textOfClaim } from '@/lib/dossier/format/mark-syntax'
import type { Passage } from '@/lib/dossier/format/research'
import { createEngine } from '@/lib/engine'
import { mapDefined } from '@/lib/text/lists'
import { relationOf, countShared, statementPartsOf, type StatementParts } from '@/lib/research/align-claims'
import { sameFactIn, sameFactPrompt } from './questions'
import { toPlainText, quotedIn } from '@/packages/judges/quotation'
import { askEngine } from '@/packages/publish/checks/check-examples'
import type { CandidateFinding, SourcePage } from './findings'
import type { ClaimChangeEntry } from './journal'
import { draftedClaim } from './drafted-claim'
import { claimsOf, removeClaims, type Pass } from './state'

/**
 * Merges the findings of a pass into the dossier. A finding that states the fact of a claim adds a source to it; one
 * with another value replaces the claim only if its page has changed; any other becomes a new claim.
 */
export async function mergeFindings(
  pass: Pass,
  pages: readonly SourcePage[],
  candidates: readonly CandidateFinding[],
): Promise<void> {
  const { state, on, folder, changes, model } = pass
  const { research } = state
  const names = [state.subject.name, ...state.subject.aliases]
  const partsOf = (text: string): StatementParts => statementPartsOf(text, names)
  const withdrawn = (kind: 'done' | 'review'): ClaimChangeEntry[] =>
    folder.all(kind).flatMap(({ changes: all }) => all.filter((change) => change.kind === 'withdrawn'))
  // Claims that a person withdrew stay out, and no id is used again.
  const withdrawnParts = withdrawn('review').map(({ text }) => partsOf(text))
  const ids = new ClaimIds()
  for (const { id } of claimsOf(state)) ids.fromGiven(id)
  for (const { claim } of [...withdrawn('done'), ...withdrawn('review')]) ids.fromGiven(claim)
  const statements = new Map(claimsOf(state).map((claim) => [claim, partsOf(textOfClaim(claim))]))
  const engine = state.dossier && createEngine(state.dossier)
  const passagesLost = lostPassages(pass, pages)

  for (const candidate of candidates) {
    const { source } = candidate.page
    const statement = partsOf(candidate.claim)
    if (withdrawnParts.some((other) => relationOf(statement, other) === 'same')) continue
    const isLost = ({ id }: AuthoredClaim): boolean =>
      passagesLost.some((passage) => passage.claim === id && passage.source === source)
    const related = (kind: 'same' | 'other-value'): AuthoredClaim[] =>
      mapDefined(statements, ([claim, own]) => (relationOf(statement, own) === kind ? claim : null))
    let known = related('same')[0] ?? knownToEngine(candidate.claim, statement)
    const isChanged = ({ id }: AuthoredClaim): boolean => changes.get(id)?.kind === 'changed'
    const outdated = related('other-value').filter((claim) => isLost(claim) && !isChanged(claim))
    // If several claims could be replaced, none is.
    let [replaced] = outdated.length === 1 ? outdated : []
    if (!known && !replaced) [known, replaced] = await askModel(candidate.claim, statement, isLost)
    if (known) {
      const isFurther = !known.sources.includes(source)
      if (isFurther || isLost(known))
        recordChange('confirmed', known, `source ${source} says it ${isFurther ? 'too' : 'in other words'}`)
      addEvidence(known, candidate)
    } else if (replaced) {
      const { id, sources, slots, section } = replaced
      const before = textOfClaim(replaced)
      Object.assign(replaced, draft(candidate, id, sources, section))
      statements.set(replaced, statement)
      supersede(replaced, slots, candidate)
      dropOutdated(replaced, partsOf(before), statement)
      addEvidence(replaced, candidate)
      recordChange('changed', replaced, `the page of source ${source} says so now`, before)
    } else {
      const added = draft(candidate, ids.fromWords(candidate.claim, names), [source], candidate.section)
      const topic = state.topics.find((topic) => topic.topic === candidate.section)
      if (topic) topic.claims.push(added)
      else state.topics.push({ topic: candidate.section, claims: [added] })
      statements.set(added, statement)
      addEvidence(added, candidate)
      recordChange('new', added, `found in source ${source}`)
    }
  }
  dropLost()

  function recordChange(kind: ClaimChangeEntry['kind'], claim: AuthoredClaim, why: string, before?: string): void {
    const { kind: known = 'confirmed' } = changes.get(claim.id) ?? {}
    if (known !== 'confirmed') return
    changes.set(claim.id, { kind, claim: claim.id, text: textOfClaim(claim), before, why })
  }

  /** Returns the claim that supports a text by the engine. Names, values and denials, which it may miss, must agree. */
  function knownToEngine(text: string, statement: StatementParts): AuthoredClaim | undefined {
    if (engine === null || state.dossier === null) return undefined
    const { verdict, claims } = askEngine(engine, state.dossier, text)
    const nearest = verdict === 'supported' ? claimsOf(state).find(({ id }) => id === claims[0]) : undefined
    const own = nearest && statements.get(nearest)
    const saysNoMore =
      own?.isDenied === statement.isDenied &&
      statement.values.join('|') === own.values.join('|') &&
      [...statement.names].every((name) => own.names.has(name))
    return saysNoMore ? nearest : undefined
  }

  /** Asks for a claim that the statement rewords (first) or changes (second). If values differ, "same" is a change. */
  async function askModel(text: string, statement: StatementParts, isLost: (claim: AuthoredClaim) => boolean) {
    const near = [...statements]
      .map(([claim, own]) => ({ claim, own, shared: countShared(statement, own) }))
      .filter(({ claim }) => isLost(claim) && !changes.has(claim.id))
      .sort((a, b) => b.shared - a.shared)
    for (const { claim, own } of near.slice(0, MOST_ASKED)) {
      const answer = sameFactIn(await model.ask(sameFactPrompt(state.subject.name, textOfClaim(claim), text)))
      const isEqual = own.isDenied === statement.isDenied && own.values.join('|') === statement.values.join('|')
      if (answer !== 'other') return answer === 'same' && isEqual ? [claim, undefined] : [undefined, claim]
    }
    return []
  }

  function draft({ claim, wordings }: CandidateFinding, id: string, sources: number[], section: string): AuthoredClaim {
    const own = partsOf(claim)
    // `dossier check` reports a wording that another claim has as an error.
    const taken = new Set(
      [claim, ...claimsOf(state).flatMap((claim) => [claim.text, ...claim.phrasings])].map(plainWords),
    )
    const free = wordings.filter((wording) => {
      const plain = plainWords(wording)
      return relationOf(own, partsOf(wording)) === 'same' && !taken.has(plain) && taken.add(plain)
    })
    const phrasings = free.map((text) => writeMarks({ text, marks: [] }))
    return { ...draftedClaim(claim, { id, sources, section }, names), phrasings }
  }

  function addEvidence(claim: AuthoredClaim, { quote, page, asks }: CandidateFinding): void {
    const { source, sha256, published } = page
    if (!claim.sources.includes(source)) claim.sources.push(source)
    delete claim.unsourced
    const own = research.passages.filter((passage) => passage.claim === claim.id && passage.source === source)
    const passage: Passage = { claim: claim.id, source, quote, accessed: on, sha256 }
    if (!own.some((known) => known.quote === quote))
      research.passages.push(published === null ? passage : { ...passage, published })
    const question = research.questions.find((question) => question.asks === asks)
    if (question && !question.claims.includes(claim.id)) question.claims.push(claim.id)
  }

  /** Records the values that a claim had before, as superseded values of a settled conflict. */
  function supersede(claim: AuthoredClaim, before: AuthoredClaim['slots'], { asks, page }: CandidateFinding): void {
    const { source } = page
    for (const [at, { value }] of before.entries()) {
      const now = claim.slots[at]?.value
      if (now === undefined || now === value) continue
      research.conflicts.push({
        asks: asks ?? `Which value is right: ${textOfClaim(claim)}`,
        claims: [claim.id],
        values: [
          { value: now, sources: [source] },
          { value, sources: [source], superseded: true },
        ],
        state: 'settled',
        on,
        why: `The page of source ${source} was changed.`,
      })
    }
  }

  /** Removes the passages of a changed claim that have its earlier value, and their sources. */
  function dropOutdated({ id, sources }: AuthoredClaim, before: StatementParts, now: StatementParts): void {
    const old = before.values.filter((value) => !now.values.includes(value))
    research.passages = research.passages.filter(({ claim, source, quote }) => {
      const isLost = passagesLost.some((lost) => lost.quote === quote)
      const isOld = claim === id && !isLost && partsOf(quote).values.some((value) => old.includes(value))
      if (isOld) sources.splice(0, sources.length, ...sources.filter((n) => n !== source))
      return !isOld
    })
  }

  /** Removes the lost passages, their sources where no other passage remains, and claims without sources. */
  function dropLost(): void {
    research.passages = research.passages.filter((passage) => !passagesLost.includes(passage))
    for (const claim of claimsOf(state)) {
      const left = research.passages.filter((passage) => passage.claim === claim.id)
      const own = passagesLost.filter((passage) => passage.claim === claim.id)
      const bare = own.map(({ source }) => source).filter((n) => !left.some(({ source }) => source === n))
      claim.sources = claim.sources.filter((n) => !bare.includes(n))
      if (bare.length > 0) {
        const isGone = claim.sources.length === 0
        const why = `source ${bare.join(', ')} does not say it any more`
        recordChange(isGone ? 'withdrawn' : 'changed', claim, isGone ? `the page of ${why}` : why)
      } else if (own.length === 0 && left.some(({ accessed }) => accessed === on))
        recordChange('confirmed', claim, 'its words are still on their pages')
    }
    const gone = [...changes.values()].filter(({ kind }) => kind === 'withdrawn')
    removeClaims(state, new Set(gone.map(({ claim }) => claim)))
  }
}

const MOST_ASKED = 5

/** Returns the passages that are no longer on a page that was read. A passage that is gets the date of this pass. */
function lostPassages({ state: { research }, on }: Pass, pages: readonly SourcePage[]): Passage[] {
  const passedByPerson = new Set(
    research.reviews.filter(({ isPerson, verdict }) => isPerson && verdict === 'passed').map(({ claim }) => claim),
  )
  const plain = new Map(pages.map((page) => [page, toPlainText(page.text)]))
  return research.passages.filter((passage) => {
    const page = pages.find(({ source, state }) => source === passage.source && state === 'opened')
    const words = page && plain.get(page)
    if (!page || !words) return false
    const isThere = quotedIn(words, passage.quote) !== null
    if (isThere) Object.assign(passage, { accessed: on, sha256: page.sha256 })
    return !isThere && page.isRead && !passedByPerson.has(passage.claim)
  })
}
