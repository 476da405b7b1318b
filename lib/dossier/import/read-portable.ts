import { claimSchema, type Claim } from '@/lib/dossier/format/schema'
import { withReason } from '@/lib/dossier/format/unsourced'
import { writeMarks } from '@/lib/dossier/format/mark-syntax'
import { ClaimKeeper } from './claim-keeper'
import { listOf, readLeniently } from './lenient'
import { LIMITS } from '@/lib/dossier/format/file-limits'
import type { ProblemList } from './problem-list'
import { readEntities, readHead, readSources, recordOf } from './read-parts'
import type { ImportOptions, ImportProgress } from './types'

/** Reads a portable dossier (one JSON file). Faulty claims, sources and names are left out one by one. */
export function* readPortable(text: string, options: ImportOptions, problems: ProblemList): ImportProgress {
  const parsed = parseJson(text, problems)
  if (parsed === undefined) return { ok: false, problems: problems.all }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed) || !Object.hasOwn(parsed, 'claims'))
    return problems.refuse({ code: 'not-a-dossier', reason: 'it has no claims' })
  yield 0.1
  const file = parsed as Record<string, unknown>
  const head = readHead(file, options, problems)
  if (!head) return { ok: false, problems: problems.all }
  const sources = readSources(file.sources, 'sources', problems)
  const entities = readEntities(file.entities, 'entities', problems)
  const keeper = new ClaimKeeper(new Set(sources.map(({ n }) => n)), problems)
  const claims = listOf(file.claims, 'claims', LIMITS.claims, problems)
  for (const [index, value] of claims.entries()) {
    const place = `claims[${index}]`
    const claim = readLeniently(claimSchema, withId(value), place, 'bad-claim', problems)
    if (claim) keeper.keep(authored(claim), claim.topic.trim() || 'Whole dossier', place)
    if (index % 100 === 0) yield 0.1 + (0.8 * index) / claims.length
  }
  const found = { form: 'portable' as const, head, topics: keeper.result(), sources, entities, cited: claims.length }
  return recordOf(file, found, problems)
}

function parseJson(text: string, problems: ProblemList): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const [, position] = /position (\d+)/.exec(message) ?? []
    const [, said] = /line (\d+)/.exec(message) ?? []
    const line = said ? Number(said) : position ? text.slice(0, Number(position)).split('\n').length : undefined
    problems.refuse({ code: 'not-json', line, reason: message.replace(/\s+/g, ' ').slice(0, 120) })
    return undefined
  }
}

/** An id is made later where there is none. */
function withId(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { id } = value as Record<string, unknown>
  return typeof id === 'string' && id !== '' ? value : { ...value, id: '-' }
}

/** The form that people write, of which the compiler makes this one again. */
function authored(whole: Claim): Record<string, unknown> {
  const { topic: _topic, marks, phrasings, slots, time, ...claim } = whole
  const full = slots.every(({ value }) => value.trim() !== '') ? slots : []
  return {
    ...claim,
    ...withReason(whole),
    ...(claim.id === '-' ? { id: undefined } : {}),
    ...(time === undefined ? {} : { time }),
    slots: full,
    text: marked({ text: claim.text, marks: full.length > 0 ? marks : [] }),
    phrasings: phrasings.map((one) => marked({ text: one.text, marks: full.length > 0 ? one.marks : [] })),
  }
}

function marked(text: Parameters<typeof writeMarks>[0]): string {
  try {
    return writeMarks(text)
  } catch (error) {
    // Marks that overlap or are outside the text.
    if (error instanceof RangeError) return writeMarks({ text: text.text, marks: [] })
    throw error
  }
}
