import { ClaimIds } from '@/lib/dossier/format/claim-id'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { plainWords } from '@/lib/dossier/format/plain-words'
import { readMarks, writeMarks } from '@/lib/dossier/format/mark-syntax'
import type { Passage } from '@/lib/dossier/format/research'
import { claimOf, withDetails } from '@/lib/dossiers/data/claim-draft'
import { createEngine } from '@/lib/engine'
import { relationOf, statementOf, type Statement } from '@/lib/research/align-claims'
import { plainPage, quotedIn } from '@/lib/research/quotation'
import { askEngine } from '@/tools/publish/ask-engine'
import type { Candidate } from './findings'
import type { ResearchPage } from './pages'
import { freeWordings, type ResearchState, type TopicClaim } from './state'

/** A change of a pass. No pass changes or withdraws a claim without saying why. */
export interface Change {
  kind: 'new' | 'changed' | 'confirmed' | 'withdrawn'
  claim: string
  text: string
  /** The text before. */
  before?: string
  why: string
}

export interface MergeInput {
  candidates: readonly Candidate[]
  /** The pages that were read to their end in this pass, with the numbers of their sources. */
  pages: readonly { page: ResearchPage; source: number; isRead: boolean }[]
  /** Ids of claims that were withdrawn: they are never used again. */
  withdrawn: readonly string[]
  /** Texts of claims that a person has withdrawn: they do not come back. */
  refused: readonly string[]
  on: string
}

/**
 * Brings the findings of a pass into the dossier. A finding that says what a claim says becomes a further source of it; one with
 * another value replaces the claim only where the page that bore the claim out has changed; all else is a new claim.
 * A claim whose last passage is gone from its pages is withdrawn.
 */
export function mergeFindings(state: ResearchState, input: MergeInput): Change[] {
  const changes = new Map<string, Change>()
  const names = [state.subject.name, ...state.subject.aliases]
  const lost = lostPassages(state, input)
  const refused = input.refused.map((text) => statementOf(text, names))
  const find = finder(state, names)
  const ids = new ClaimIds()
  for (const id of [...state.claims.map(({ claim }) => claim.id), ...input.withdrawn]) ids.fromGiven(id)
  const sourceOf = new Map(input.pages.map(({ page, source }) => [page.key, source]))
  const say = (change: Change): void => {
    const before = changes.get(change.claim)
    if (before === undefined || before.kind === 'confirmed') changes.set(change.claim, change)
  }

  for (const candidate of input.candidates) {
    const source = sourceOf.get(candidate.page.key)
    const isRefused = (other: Statement): boolean => relationOf(statementOf(candidate.claim, names), other) === 'same'
    if (source === undefined || refused.some(isRefused)) continue
    const { known, rivals } = find(candidate.claim)
    const outdated = rivals.filter(
      ({ claim }) => isLostOn(claim.id, source) && changes.get(claim.id)?.kind !== 'changed',
    )
    // Where two claims could be meant, neither is.
    const replaced = outdated.length === 1 ? outdated[0] : undefined
    if (known !== null) {
      const isNew = !known.claim.sources.includes(source)
      const isReworded = isLostOn(known.claim.id, source)
      bear(known, candidate, source)
      const why = isNew ? `source ${source} says it too` : `source ${source} says it in other words`
      if (isNew || isReworded) say({ kind: 'confirmed', claim: known.claim.id, text: textOf(known.claim), why })
    } else if (replaced !== undefined) {
      const { id, sources, slots } = replaced.claim
      const before = textOf(replaced.claim)
      Object.assign(replaced.claim, draft(candidate, id, sources, replaced.topic))
      find.add(replaced)
      supersede(replaced, slots, candidate, source)
      bear(replaced, candidate, source)
      const why = `the page of source ${source} says so now`
      say({ kind: 'changed', claim: id, text: candidate.claim, before, why })
    } else {
      const id = ids.fromText(candidate.claim)
      const added = { topic: candidate.section, claim: draft(candidate, id, [source], candidate.section) }
      state.claims.push(added)
      find.add(added)
      bear(added, candidate, source)
      say({ kind: 'new', claim: id, text: candidate.claim, why: `found in source ${source}` })
    }
  }
  dropLost()
  return [...changes.values()]

  function draft({ claim, wordings }: Candidate, id: string, sources: number[], topic: string): AuthoredClaim {
    const given = { text: claim, topic, status: 'established' as const, notes: [], details: [] }
    const own = statementOf(claim, names)
    const others = wordings.filter((wording) => relationOf(own, statementOf(wording, names)) === 'same')
    const free = freeWordings([claim, ...others], state.claims).filter((wording) => wording !== claim)
    const phrasings = free.map((text) => writeMarks({ text, marks: [] }))
    return { ...claimOf(withDetails(given, names), id, sources), phrasings }
  }

  function bear({ claim }: TopicClaim, { quote, page, asks }: Candidate, source: number): void {
    if (!claim.sources.includes(source)) claim.sources.push(source)
    delete claim.unsourced
    const { passages, questions } = state.research
    const isThere = passages.some((one) => one.claim === claim.id && one.source === source && one.quote === quote)
    if (!isThere) passages.push(passageOf(claim.id, source, quote, page))
    const question = questions.find((one) => one.asks === asks)
    if (question && !question.claims.includes(claim.id)) question.claims.push(claim.id)
  }

  /** Keeps the values that a claim had before. */
  function supersede({ claim }: TopicClaim, before: AuthoredClaim['slots'], { asks }: Candidate, source: number): void {
    for (const [at, { value }] of before.entries()) {
      const now = claim.slots[at]?.value
      if (now === undefined || now === value) continue
      state.research.conflicts.push({
        asks: asks ?? `Which value is right: ${textOf(claim)}`,
        claims: [claim.id],
        values: [
          { value: now, sources: [source] },
          { value, sources: [source], superseded: true },
        ],
        ...{ state: 'settled', on: input.on, why: `The page of source ${source} was changed.` },
      })
    }
  }

  function passageOf(claim: string, source: number, quote: string, { sha256, published }: ResearchPage): Passage {
    return { claim, source, quote, accessed: input.on, sha256, ...(published === null ? {} : { published }) }
  }

  function isLostOn(claim: string, source: number): boolean {
    return [...lost].some((passage) => passage.claim === claim && passage.source === source)
  }

  /** Passages whose words are gone go; a claim that has no other one goes with them. */
  function dropLost(): void {
    const { research } = state
    research.passages = research.passages.filter((passage) => !lost.has(passage))
    const gone = new Set<string>()
    for (const { claim } of state.claims) {
      const own = [...lost].filter((passage) => passage.claim === claim.id)
      const left = research.passages.filter((passage) => passage.claim === claim.id)
      if (own.length > 0) {
        const bare = own.map(({ source }) => source).filter((n) => !left.some(({ source }) => source === n))
        claim.sources = claim.sources.filter((n) => !bare.includes(n))
        const text = textOf(claim)
        const numbers = bare.join(', ')
        if (claim.sources.length === 0) {
          gone.add(claim.id)
          say({
            kind: 'withdrawn',
            claim: claim.id,
            text,
            why: `the page of source ${numbers} does not say it any more`,
          })
        } else if (bare.length > 0)
          say({ kind: 'changed', claim: claim.id, text, why: `source ${numbers} does not say it any more` })
      } else if (left.some(({ accessed }) => accessed === input.on))
        say({ kind: 'confirmed', claim: claim.id, text: textOf(claim), why: 'its words are still on their pages' })
    }
    state.claims = state.claims.filter(({ claim }) => !gone.has(claim.id))
  }
}

/** The passages of earlier passes whose words are not on their page any more. Those that are get the day of this pass. */
function lostPassages({ research }: ResearchState, { pages, on }: MergeInput): Set<Passage> {
  const bySource = new Map(
    pages.map(({ page, source, isRead }) => [source, { page, isRead, plain: plainPage(page.text) }]),
  )
  const judgedByPerson = new Set(
    research.reviews.filter(({ isPerson, verdict }) => isPerson && verdict === 'passed').map(({ claim }) => claim),
  )
  const lost = new Set<Passage>()
  for (const passage of research.passages) {
    const read = bySource.get(passage.source)
    if (read?.page.state !== 'opened') continue
    if (quotedIn(read.plain, passage.quote) !== null) {
      Object.assign(passage, { accessed: on, sha256: read.page.sha256 })
    } else if (read.isRead && !judgedByPerson.has(passage.claim)) lost.add(passage)
  }
  return lost
}

interface Found {
  /** The claim that says the same. */
  known: TopicClaim | null
  /** Claims with another value for the same thing. */
  rivals: TopicClaim[]
}

/** Finds the claim that a statement repeats: by its words and values, and by the engine among the claims of earlier passes. */
function finder(
  state: ResearchState,
  names: readonly string[],
): ((text: string) => Found) & { add: (one: TopicClaim) => void } {
  const statements = new Map<TopicClaim, { plain: string; statement: Statement }>()
  const add = (one: TopicClaim): void => {
    const text = textOf(one.claim)
    statements.set(one, { plain: plainWords(text), statement: statementOf(text, names) })
  }
  for (const one of state.claims) add(one)
  const { dossier } = state
  const engine = dossier === null ? null : createEngine(dossier)
  const find = (text: string): Found => {
    const [plain, statement] = [plainWords(text), statementOf(text, names)]
    const rivals: TopicClaim[] = []
    for (const [one, own] of statements) {
      const relation = own.plain === plain ? 'same' : relationOf(statement, own.statement)
      if (relation === 'same') return { known: one, rivals: [] }
      if (relation === 'other-value') rivals.push(one)
    }
    if (engine === null || dossier === null) return { known: null, rivals }
    const { verdict, claims } = askEngine(engine, dossier, text)
    const nearest = verdict === 'supported' ? state.claims.find(({ claim }) => claim.id === claims[0]) : undefined
    const own = nearest && statements.get(nearest)?.statement
    return { known: nearest && own && saysNoMore(statement, own) ? nearest : null, rivals }
  }
  return Object.assign(find, { add })
}

/** The engine's "supported" is on the main statement: names, values and denials are compared here. */
function saysNoMore(statement: Statement, known: Statement): boolean {
  return (
    statement.isDenied === known.isDenied &&
    statement.values.join('|') === known.values.join('|') &&
    [...statement.names].every((name) => known.names.has(name))
  )
}

/** The text of a claim without marks. */
export function textOf({ text }: AuthoredClaim): string {
  const read = readMarks(text)
  return read.ok ? read.value.text : text
}
