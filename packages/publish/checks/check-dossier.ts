import { defined } from '@/lib/text/defined'
import { conflictingClaimsIn } from './rivals'
import { claimPath, type AuthoredDossier, type CompileProblem } from '@/lib/dossier/format/compile'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { readMarks } from '@/lib/dossier/format/mark-syntax'
import { plainWords } from '@/lib/dossier/format/plain-words'
import { unprovenCells } from '@/packages/judges/prove-sentence'

/** An error makes the check fail; a warning needs a person's judgement. */
export interface CheckProblem extends CompileProblem {
  level: 'error' | 'warning'
}

/**
 * Checks whether a valid dossier is well written: sources, marks, examples, wording, status, and contradicting claims
 * as far as detectable. Runs without the engine; `npm run dossier -- check` also tests the examples with the engine.
 */
export function checkDossier(authored: AuthoredDossier): CheckProblem[] {
  const problems: CheckProblem[] = []
  const claims = authored.claims.flatMap(({ file, content }) =>
    content.claims.map((claim): ClaimInFile => ({ file: claimPath(file), claim })),
  )
  const say: ReportProblem = ({ file, claim }, message, level = 'error') =>
    problems.push(defined({ level, file, claim: claim?.id, message }))
  for (const check of DOSSIER_RULES) check(claims, authored, say)
  return problems
}

interface ClaimInFile {
  file: string
  claim: AuthoredClaim
}

/** Reports a problem of a file, or of a claim in it. An error by default. */
type ReportProblem = (
  at: { file: string; claim?: Pick<AuthoredClaim, 'id'> },
  message: string,
  level?: CheckProblem['level'],
) => void

/** One rule of the check. It reports in the order of the files. */
type DossierRule = (claims: readonly ClaimInFile[], authored: AuthoredDossier, say: ReportProblem) => void

const SOURCES_FILE = { file: 'sources.yaml' }

/** A claim without a source, or a source without a claim, needs a reason. */
const checkSources: DossierRule = (claims, { sources }, say) => {
  const used = new Set(claims.flatMap(({ claim }) => claim.sources))
  for (const placed of claims) {
    const { sources: own, unsourced } = placed.claim
    if (new Set(own).size < own.length) say(placed, 'a source is named twice')
    if (own.length === 0 && unsourced === undefined)
      say(placed, 'it has no source: name one, or say why under "unsourced"')
    if (own.length > 0 && unsourced !== undefined) say(placed, 'it has sources and yet says why it has none')
  }
  for (const { n, unused } of sources) {
    if (!used.has(n) && unused === undefined) say(SOURCES_FILE, `no claim uses source ${n}: say why under "unused"`)
    if (used.has(n) && unused !== undefined) say(SOURCES_FILE, `source ${n} is called unused, but a claim uses it`)
  }
}

/** Finds duplicates: a repeated phrasing adds nothing, and one shared by two claims confuses the engine. */
const checkWording: DossierRule = (claims, _, say) => {
  const said = new Map<string, { id: string; what: string }>()
  for (const placed of claims) {
    const { claim } = placed
    const sentences = [
      { what: 'text', text: claim.text },
      ...claim.phrasings.map((text, index) => ({ what: `phrasing ${index + 1}`, text })),
      ...claim.examples.contradicts.map(({ text }, index) => ({ what: `contradicting example ${index + 1}`, text })),
    ]
    const claimTopics = new Set<string>()
    for (const { what, text } of sentences) {
      const key = plainWords(text)
      const before = said.get(key)
      claimTopics.add(key)
      if (before === undefined) said.set(key, { id: claim.id, what })
      else {
        const other = before.id === claim.id ? before.what : `${before.what} of ${before.id}`
        say(placed, `${what} repeats ${other}: “${text}”`)
      }
    }
    // An example may also fit other claims, so it is compared only with the sentences of its own claim.
    for (const text of claim.examples.unrelated) {
      const key = plainWords(text)
      if (claimTopics.has(key)) say(placed, `an unrelated example repeats: “${text}”`)
      claimTopics.add(key)
    }
  }
}

/** Doubts must be explained, and vague values must not count as single by accident. */
const checkTrust: DossierRule = (claims, _, say) => {
  for (const placed of claims) {
    const { status, notes, slots } = placed.claim
    if (status !== 'established' && notes.length === 0)
      say(placed, `it is ${status}, so a note has to say what the doubt is`)
    for (const [slot, { type, value, single }] of slots.entries()) {
      if (!single || !FREE_WORDING_TYPES.has(type)) continue
      // A reason is never the only one, and words can always be rephrased; neither is a contradiction.
      if (type === 'reason') say(placed, `slot ${slot}: a reason is never the only one, so it cannot be single`)
      else if (value.split(/\s+/).length > 4)
        say(placed, `slot ${slot}: “${value}” is free wording; is single: true right?`, 'warning')
    }
  }
}

const FREE_WORDING_TYPES: ReadonlySet<string> = new Set(['other', 'reason', 'term', 'role'])

const checkResearch: DossierRule = (claims, { research, sources }, say) => {
  if (research === null) return
  const ids = new Set(claims.map(({ claim }) => claim.id))
  const numbers = new Set(sources.map(({ n }) => n))
  const sections = new Set(claims.map(({ claim }) => claim.section))
  const headings = new Set(research.sections.map(({ section }) => section))
  const { questions, conflicts, passages, reviews, access, tables = [] } = research
  const reportError = (message: string) => say({ file: 'research.yaml' }, message)
  const namedParts = [
    ...[...questions, ...conflicts, ...tables.flatMap(({ rows }) => rows)].flatMap((part) => part.claims),
    ...[...passages, ...reviews].flatMap(({ claim }) => claim ?? []),
  ]
  const citedNumbers = [
    ...[...access, ...passages].map(({ source }) => source),
    ...conflicts.flatMap(({ values }) => values.flatMap((value) => value.sources)),
  ]
  for (const id of namedParts) if (!ids.has(id)) reportError(`it names the claim ${id}, but there is no such claim`)
  for (const n of citedNumbers) if (!numbers.has(n)) reportError(`it names source ${n}, which is not in sources.yaml`)
  const texts = new Map(
    claims.map(({ claim: { id, text } }) => {
      const read = readMarks(text)
      return [id, read.ok ? read.value.text : text]
    }),
  )
  for (const { name, rows } of tables)
    for (const cell of rows.flatMap((row) => unprovenCells(row, texts)))
      reportError(`the table “${name}” has “${cell}”, which the claims of its row do not say`)
  for (const { section, covers } of research.sections)
    for (const heading of covers.length > 0 ? covers : [section])
      if (!sections.has(heading)) reportError(`it has a section “${heading}”, but no claim is in it`)
  for (const { section } of [...questions, ...reviews, ...tables])
    if (section !== undefined && !headings.has(section))
      reportError(`a question, a review or a table is on “${section}”, which is no section of the research`)
}

/** Checks that the claims and topics named by the introduction, the parts and the timeline exist. */
const checkReading: DossierRule = (claims, { dossier, introduction }, say) => {
  const at = { file: 'dossier.yaml' }
  const ids = new Set(claims.map(({ claim }) => claim.id))
  const topics = new Set(dossier.topics)
  for (const [, id = ''] of (introduction ?? '').matchAll(/\]\(#\/claim\/([^)\s]+)\)/g))
    if (!ids.has(id)) say({ file: 'introduction.md' }, `it links to ${id}, but there is no such claim`)
  for (const [what, groups] of [
    ['parts', dossier.parts ?? []],
    ['lanes', dossier.lanes ?? []],
  ] as const) {
    for (const { name, topics: own } of groups)
      for (const topic of own) if (!topics.has(topic)) say(at, `${what}, ${name}: there is no topic ${topic}`)
    if (groups.length === 0) continue
    const placed = new Set(groups.flatMap((group) => group.topics))
    for (const topic of topics) if (!placed.has(topic)) say(at, `${topic} is in none of the ${what}`, 'warning')
  }
  for (const { name, milestones } of dossier.lanes ?? [])
    for (const { claim } of milestones) if (!ids.has(claim)) say(at, `lanes, ${name}: there is no claim ${claim}`)
}

/** Checks that each slot is marked in a text, and that the wrong words of each example are in it. */
const checkMarks: DossierRule = (claims, _, say) => {
  for (const placed of claims) {
    const { claim } = placed
    const marked = new Set<number>()
    for (const source of [claim.text, ...claim.phrasings]) {
      const read = readMarks(source)
      for (const { slot } of read.ok ? read.value.marks : []) marked.add(slot)
    }
    for (const [slot, { type, value }] of claim.slots.entries())
      // A polarity slot states whether the claim is a negation, so it has no words in the text.
      if (type !== 'polarity' && !marked.has(slot))
        say(placed, `slot ${slot} (${value}) has no mark in the text or a phrasing`)
    for (const [index, { text, slot, wrong }] of claim.examples.contradicts.entries()) {
      const where = `contradicting example ${index + 1}`
      if (slot !== null && slot >= claim.slots.length) say(placed, `${where}: there is no slot ${slot}`)
      if (!text.includes(wrong)) say(placed, `${where}: its wrong words “${wrong}” are not in it`)
    }
  }
}

const checkRivals: DossierRule = (claims, _, say) => {
  for (const { placed, other, values } of conflictingClaimsIn(claims)) say(placed, `contradicts ${other.id}: ${values}`)
}

const DOSSIER_RULES: readonly DossierRule[] = [
  checkSources,
  checkMarks,
  checkWording,
  checkTrust,
  checkRivals,
  checkReading,
  checkResearch,
]
