import { z } from 'zod'
import { remarkSchema, sourceFileSchema, type AuthoredSource, type Remark } from '@/lib/dossier/format/authoring'
import { contactSchema, entitySchema, laneSchema, partSchema, type Entity } from '@/lib/dossier/format/schema'
import { researchSchema, type Research } from '@/lib/dossier/format/research'
import { listOf, readLeniently } from './lenient'
import { LIMITS } from '@/lib/dossier/format/file-limits'
import { faultOfName } from '@/lib/dossier/format/subject-name-fault'
import type { ProblemList } from './problem-list'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import type { ImportOptions, ImportResult } from './types'
import { webAddress } from '@/lib/dossier/format/web-address'

const subjectSchema = z.object({
  name: z.string().trim().min(1).max(200),
  aliases: z.array(z.unknown()).default([]),
  kind: z.string().trim().min(1).max(40).default('person'),
  pronoun: z.string().trim().min(1).max(20).optional(),
})
/** A file of claims as its reader found it. What is not given is as the file says. */
interface FoundParts extends Pick<ImportRecord, 'form' | 'topics' | 'sources'> {
  head: Pick<ImportRecord, 'subject' | 'asOf' | 'version'>
  entities?: Entity[]
  introduction?: unknown
  groups?: ReturnType<typeof groupsOf>
  /** The content of research.yaml. */
  research?: unknown
  /** How many claims the file has. */
  cited: number
}

/** The record of a file of claims; refused where none of them was kept. */
export function recordOf(file: Record<string, unknown>, found: FoundParts, problems: ProblemList): ImportResult {
  const { form, head, topics, sources, cited, introduction = file.introduction, groups = groupsOf(file) } = found
  if (topics.length === 0) return problems.refuse({ code: 'not-a-dossier', reason: 'none of its claims can be read' })
  const kept = topics.reduce((sum, topic) => sum + topic.claims.length, 0)
  const record = {
    form,
    ...head,
    topics,
    sources,
    entities: found.entities ?? readEntities(file.entities, 'entities', problems),
    remarks: remarksOf(file),
    introduction: typeof introduction === 'string' ? introduction.slice(0, LIMITS.words) : undefined,
    ...groups,
    research: readResearch(found.research ?? file.research, problems),
    counts: { cited, kept, uncited: 0, carried: 0 },
  }
  return { ok: true, record, problems: problems.all }
}

const isoDate = /^\d{4}(-\d{2}){0,2}$/

/** Whom a dossier file is about, and how old its knowledge is. */
export function readHead(
  file: Record<string, unknown>,
  options: ImportOptions,
  problems: ProblemList,
): Pick<ImportRecord, 'subject' | 'asOf' | 'version'> | null {
  const given = typeof file.subject === 'string' ? { name: file.subject } : file.subject
  const subject = readLeniently(
    subjectSchema,
    {
      ...(given as object),
      ...(options.subject === undefined ? {} : { name: options.subject }),
      ...(options.aliases === undefined ? {} : { aliases: options.aliases }),
    },
    'subject',
    'not-a-dossier',
    problems,
  )
  if (!subject) {
    problems.refuse({ code: 'not-a-dossier', place: 'subject', reason: 'it does not say whom it is about' })
    return null
  }
  const stated = typeof file.asOf === 'string' && isoDate.test(file.asOf) ? file.asOf : undefined
  const asOf = options.asOf ?? stated ?? options.today
  if (options.asOf === undefined && stated === undefined)
    problems.add({ level: 'noted', code: 'date-missing', place: 'asOf' })
  const version = typeof file.version === 'string' && file.version.trim() ? file.version.trim().slice(0, 100) : '0'
  const aliases = cleanAliases(subject.aliases, 'subject.aliases', problems).filter((alias) => alias !== subject.name)
  if (faultOfName(subject.name))
    problems.add({ level: 'noted', code: 'common-alias', place: 'subject.name', words: subject.name })
  return { subject: { ...subject, aliases }, asOf, version }
}

/** Names that can be looked for in pages. */
function cleanAliases(values: readonly unknown[], place: string, problems: ProblemList): string[] {
  const kept: string[] = []
  for (const value of values.slice(0, LIMITS.aliases)) {
    const name =
      typeof value === 'string'
        ? value
            .replace(/[\s\p{Cc}]+/gu, ' ')
            .trim()
            .slice(0, 200)
            .toWellFormed()
        : ''
    const fault = faultOfName(name)
    if (fault)
      problems.add({ level: 'dropped', code: fault, place, words: typeof value === 'string' ? name : typeof value })
    else if (!kept.includes(name)) kept.push(name)
  }
  if (values.length > LIMITS.aliases) problems.add({ level: 'dropped', code: 'too-many', place, words: 'names' })
  return kept
}

export function readSources(value: unknown, place: string, problems: ProblemList): AuthoredSource[] {
  const numbers = new Set<number>()
  return listOf(value, 'sources', LIMITS.sources, problems, place).flatMap((entry, index): AuthoredSource[] => {
    const at = `${place}[${index}]`
    const source = readLeniently(sourceFileSchema.element, entry, at, 'bad-source', problems)
    if (!source) return []
    if (numbers.has(source.n)) {
      problems.add({ level: 'dropped', code: 'same-source', place: at, words: source.title })
      return []
    }
    numbers.add(source.n)
    const { url, ...rest } = source
    const address = url === undefined ? undefined : webAddress(url)
    if (url !== undefined && address === undefined)
      problems.add({ level: 'dropped', code: 'unsafe-link', place: at, words: url })
    return [address === undefined ? rest : { ...rest, url: address }]
  })
}

const groupsSchema = {
  parts: z.array(partSchema).max(500).optional().catch(undefined),
  lanes: z.array(laneSchema).max(500).optional().catch(undefined),
  contact: contactSchema.optional().catch(undefined),
}

/** How a file groups its topics, and whom to write to; what cannot be read is left out, as it says nothing of the subject. */
export function groupsOf(file: Record<string, unknown>): Pick<ImportRecord, 'parts' | 'lanes' | 'contact'> {
  const parts = groupsSchema.parts.parse(file.parts ?? undefined)
  const lanes = groupsSchema.lanes.parse(file.lanes ?? undefined)
  const contact = groupsSchema.contact.parse(file.contact ?? undefined)
  return { ...(parts && { parts }), ...(lanes && { lanes }), ...(contact && { contact }) }
}

/** A list with a faulty entry is left out, with a message; the others remain. */
function readResearch(value: unknown, problems: ProblemList): Research | undefined {
  if (value === undefined || value === null) return undefined
  return readLeniently(researchSchema, value, 'research', 'bad-field', problems) ?? undefined
}

/** Remarks that belong to no single claim. */
function remarksOf(file: Record<string, unknown>): Remark[] {
  const remarks: unknown[] = Array.isArray(file.remarks) ? file.remarks.slice(0, LIMITS.claims) : []
  return remarks.flatMap((remark) => remarkSchema.safeParse(remark).data ?? [])
}

export function readEntities(value: unknown, place: string, problems: ProblemList): Entity[] {
  return listOf(value, 'entities', LIMITS.entities, problems, place).flatMap((entry, index): Entity[] => {
    const at = `${place}[${index}]`
    const entity = readLeniently(entitySchema, entry, at, 'bad-entity', problems)
    if (!entity) return []
    const fault = faultOfName(entity.name)
    if (fault) {
      problems.add({ level: 'dropped', code: fault, place: at, words: entity.name })
      return []
    }
    return [{ ...entity, aliases: cleanAliases(entity.aliases, `${at}.aliases`, problems) }]
  })
}
