import type { z } from 'zod'
import {
  claimFileSchema,
  dossierFileSchema,
  entityFileSchema,
  sourceFileSchema,
  type AuthoredClaim,
  type AuthoredSource,
  type ClaimFile,
  type DossierFile,
} from './authoring'
import { cleanTexts, consistentDossierSchema, describeExcess } from './load'
import { issueLine } from './issue-line'
import { researchSchema, type Research } from './research'
import { readMarks, type MarkedText } from './mark-syntax'
import type { Claim, Dossier, Entity, Source } from './schema'

/** A dossier folder as parsed from YAML, not yet validated. Keys of `claims` are file names without `.yaml`. */
export interface DossierFolder {
  dossier: unknown
  sources: unknown
  entities: unknown
  claims: Record<string, unknown>
  research?: unknown
  introduction?: string
}

/** A dossier folder after validation. `claims` are in the order of `dossier.topics`. */
export interface AuthoredDossier {
  dossier: DossierFile
  sources: AuthoredSource[]
  entities: Entity[]
  claims: { file: string; content: ClaimFile }[]
  research: Research | null
  introduction: string | null
}

export interface CompileProblem {
  file: string
  claim?: string
  message: string
}

export interface CompiledFolder {
  dossier: Dossier
  authored: AuthoredDossier
}
export type CompileResult = (CompiledFolder & { ok: true }) | { ok: false; problems: CompileProblem[] }

/**
 * Compiles the authored form into the form that engine and panel use: marks become offsets, files become topics, and
 * examples are dropped (they are tests). Reports what makes a dossier unusable; `checkDossier` checks how well it is
 * written.
 */
export function compileDossier(folder: DossierFolder): CompileResult {
  const { authored, problems } = validateFolder(folder)
  if (!authored) return { ok: false, problems }
  const claimsWithFile: { file: string; claim: Claim }[] = []
  for (const { file, content } of authored.claims) {
    for (const claim of content.claims) {
      const compiled = compileClaim(claim, content.topic)
      if ('error' in compiled) problems.push({ file: claimPath(file), claim: claim.id, message: compiled.error })
      else claimsWithFile.push({ file: claimPath(file), claim: compiled })
    }
  }
  if (problems.length > 0) return { ok: false, problems }
  const { subject, version, asOf, parts, lanes } = authored.dossier
  const claims = claimsWithFile.map(({ claim }) => claim)
  const sources = authored.sources.map(({ unused: _why, ...source }): Source => source)
  const headings = new Map(authored.claims.map(({ file, content }) => [file, content.topic]))
  const named = <T extends { topics: string[] }>(groups: T[] | undefined) =>
    groups?.map((group) => ({ ...group, topics: group.topics.map((file) => headings.get(file) ?? file) }))
  // Parsed again so that fields have the schema's order: the compiled file then changes only with its content.
  const whole = consistentDossierSchema.safeParse({
    subject,
    version,
    asOf,
    claims,
    sources,
    entities: authored.entities,
    parts: named(parts),
    lanes: named(lanes),
    introduction: authored.introduction ?? undefined,
    research: authored.research ?? undefined,
  })
  if (whole.success) return { ok: true, authored, dossier: whole.data }
  const inFiles = whole.error.issues.slice(0, MOST_PROBLEMS).map((issue): CompileProblem => {
    const [field, at, ...path] = issue.path
    const found = field === 'claims' ? claimsWithFile[Number(at)] : undefined
    if (found) return { file: found.file, claim: found.claim.id, message: issueLine({ issues: [{ ...issue, path }] }) }
    return { file: field === 'sources' ? 'sources.yaml' : 'dossier.yaml', message: issueLine({ issues: [issue] }) }
  })
  return { ok: false, problems: inFiles }
}

export function claimPath(file: string): string {
  return `claims/${file}.yaml`
}

function validateFolder(folder: DossierFolder): { authored: AuthoredDossier | null; problems: CompileProblem[] } {
  const problems: CompileProblem[] = []
  const parseFile = <T>(schema: z.ZodType<T>, value: unknown, file: string): T | null => {
    const tooMuch = describeExcess(value)
    if (tooMuch !== null) {
      problems.push({ file, message: tooMuch })
      return null
    }
    const result = schema.safeParse(value)
    if (result.success) return cleanTexts(result.data)
    for (const issue of result.error.issues.slice(0, MOST_PROBLEMS))
      problems.push({ file, ...claimOfIssue(value, issue), message: issueLine({ issues: [issue] }) })
    return null
  }
  const dossier = parseFile(dossierFileSchema, folder.dossier, 'dossier.yaml')
  const sources = parseFile(sourceFileSchema, folder.sources, 'sources.yaml')
  const entities = parseFile(entityFileSchema, folder.entities, 'entities.yaml')
  const listedTopics = new Set(dossier?.topics ?? Object.keys(folder.claims))
  const claims: AuthoredDossier['claims'] = []
  for (const file of listedTopics) {
    if (!Object.hasOwn(folder.claims, file)) {
      problems.push({ file: 'dossier.yaml', message: `topics names ${file}, but there is no ${claimPath(file)}` })
      continue
    }
    const content = parseFile(claimFileSchema, folder.claims[file], claimPath(file))
    if (content) claims.push({ file, content })
  }
  for (const file of Object.keys(folder.claims)) {
    if (!listedTopics.has(file)) {
      problems.push({
        file: claimPath(file),
        message: `not listed under topics in dossier.yaml, so nobody would see it`,
      })
    }
  }
  const research = folder.research === undefined ? null : parseFile(researchSchema, folder.research, 'research.yaml')
  if (!dossier || !sources || !entities || problems.length > 0) return { authored: null, problems }
  const introduction = cleanTexts(folder.introduction)?.trim() ?? null
  return { authored: { dossier, sources, entities, claims, research, introduction }, problems }
}

/** Greatest number of problems that are listed for one file, or for the compiled dossier. */
const MOST_PROBLEMS = 50

/** Returns the id of the claim that has the schema error, so that an editor need not count entries. */
function claimOfIssue(value: unknown, { path }: z.core.$ZodIssue): { claim?: string } {
  const [key, index] = path
  if (key !== 'claims' || typeof index !== 'number' || typeof value !== 'object' || value === null) return {}
  const { claims } = value as { claims?: unknown }
  const claim: unknown = Array.isArray(claims) ? claims[index] : undefined
  if (typeof claim !== 'object' || claim === null || !('id' in claim)) return {}
  return typeof claim.id === 'string' ? { claim: claim.id } : {}
}

/** Compiles one claim, with its marks as offsets; returns one line on the first faulty mark if there is one. */
export function compileClaim(claim: AuthoredClaim, topic: string): Claim | { error: string } {
  const { examples: _tests, unsourced, text: written, phrasings: writtenPhrasings, ...rest } = claim
  const text = readMarks(written)
  if (!text.ok) return { error: `text: ${text.error}` }
  const phrasings: MarkedText[] = []
  for (const [index, phrasing] of writtenPhrasings.entries()) {
    const read = readMarks(phrasing)
    if (!read.ok) return { error: `phrasing ${index + 1}: ${read.error}` }
    phrasings.push(read.value)
  }
  const notes = unsourced === undefined ? claim.notes : [...claim.notes, unsourced]
  return { ...rest, topic, ...text.value, notes, phrasings }
}
