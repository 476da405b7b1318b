import type { z } from 'zod'
import { isRecord } from '@/lib/schema/is-record'
import { DOSSIER_LIMITS } from './file-limits'
import { issueLine } from './issue-line'
import { dossierSchema, type Claim, type Dossier } from './schema'

type LoadResult = { ok: true; dossier: Dossier } | { ok: false; reason: string }

/**
 * Validates an untrusted dossier, such as an imported file. One with a fault is refused as a whole. In the result,
 * ids are unique, marks lie in their texts, cited sources are listed, texts are well-formed, and links are http(s).
 *
 * @param json a value from `JSON.parse`
 * @returns the dossier, or one line with the place of the first fault; never throws
 */
export function parseDossier(json: unknown): LoadResult {
  if (!isRecord(json)) return loadFailure('it is not a JSON object')
  const tooMuch = describeExcess(json)
  if (tooMuch !== null) return loadFailure(tooMuch)
  const result = consistentDossierSchema.safeParse(withoutNulls(json))
  return result.success ? { ok: true, dossier: cleanTexts(result.data) } : loadFailure(issueLine(result.error))
}

/** Loads a dossier from the text of a file. Skips a byte order mark. */
export function parseDossierText(text: string): LoadResult {
  if (text.length > DOSSIER_LIMITS.bytes)
    return loadFailure(`it is larger than ${DOSSIER_LIMITS.bytes / 1e6} million characters`)
  if (text.trim() === '') return loadFailure('it is empty')
  try {
    return parseDossier(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    // Only JSON.parse throws here; its message may quote the file, so it is cut to one line.
    return loadFailure(
      `it is not JSON: ${String(error instanceof Error ? error.message : error)
        .replaceAll(/\s+/g, ' ')
        .slice(0, 120)}`,
    )
  }
}

/** Schema of a dossier whose ids, source numbers, slots and marks refer to each other consistently. */
export const consistentDossierSchema = dossierSchema.superRefine((dossier, context) => {
  let count = 0
  for (const { path, message } of inconsistenciesOf(dossier)) {
    context.addIssue({ code: 'custom', path, message })
    count += 1
    if (count === MOST_INCONSISTENCIES) return
  }
})

const MOST_INCONSISTENCIES = 50

type Inconsistency = Pick<z.core.$ZodIssue, 'message'> & { path: (string | number)[] }

function* inconsistenciesOf({ subject, sources, entities, claims }: Dossier): Generator<Inconsistency> {
  const numbers = new Set<number>()
  for (const [at, { n }] of sources.entries()) {
    if (numbers.has(n)) yield { path: ['sources', at, 'n'], message: `another source has the number ${n}` }
    numbers.add(n)
  }
  const ids = new Set<string>()
  for (const [at, claim] of claims.entries()) {
    const path = ['claims', at]
    if (ids.has(claim.id)) yield { path: [...path, 'id'], message: `another claim has the id “${claim.id}”` }
    ids.add(claim.id)
    for (const n of claim.sources)
      if (!numbers.has(n)) yield { path: [...path, 'sources'], message: `there is no source ${n}` }
    for (const slot of claim.correction?.slots ?? [])
      if (slot >= claim.slots.length) yield { path: [...path, 'correction'], message: `there is no slot ${slot}` }
    if (!doMarksFitSlots(claim, claim)) yield { path: [...path, 'marks'], message: MISPLACED_MARK_TEXT }
    for (const [index, phrasing] of claim.phrasings.entries())
      if (!doMarksFitSlots(phrasing, claim))
        yield { path: [...path, 'phrasings', index, 'marks'], message: MISPLACED_MARK_TEXT }
  }
  const phrasings = claims.reduce((sum, claim) => sum + claim.phrasings.length, 0)
  if (phrasings > DOSSIER_LIMITS.phrasings)
    yield { path: ['claims'], message: `more than ${DOSSIER_LIMITS.phrasings} phrasings in all` }
  const names = [subject, ...entities].reduce((sum, { aliases }) => sum + aliases.length, 0)
  if (names > DOSSIER_LIMITS.names)
    yield { path: ['entities'], message: `more than ${DOSSIER_LIMITS.names} other names in all` }
}

const MISPLACED_MARK_TEXT = 'a mark that points to no slot, or lies outside of the text or on another mark'

function doMarksFitSlots({ text, marks }: Pick<Claim, 'text' | 'marks'>, { slots }: Pick<Claim, 'slots'>): boolean {
  let free = 0
  for (const { slot, start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (slot >= slots.length || start < free || start >= end || end > text.length) return false
    free = end
  }
  return true
}

/** Returns one line on the place with too many entries or levels, or null. A schema would list a fault per entry. */
export function describeExcess(json: unknown): string | null {
  const place = pathOfExcess(json, 0)
  return place && `${place.join('.') || 'it'} has more than ${DOSSIER_LIMITS.claims} entries, or is nested too deeply`
}

function pathOfExcess(value: unknown, depth: number): string[] | null {
  if (typeof value !== 'object' || value === null) return null
  const { length } = Array.isArray(value) ? value : Object.keys(value)
  if (length > DOSSIER_LIMITS.claims || depth > DEEPEST_LEVEL) return []
  for (const [name, part] of Object.entries(value)) {
    const place = pathOfExcess(part, depth + 1)
    if (place) return [name.slice(0, 80), ...place]
  }
  return null
}

const DEEPEST_LEVEL = 20

/** Removes fields that are null: other programs write a missing field as null. */
function withoutNulls(json: object): unknown {
  const known = (value: unknown): unknown =>
    isRecord(value) ? Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null)) : value
  // Nulls are removed one level deep: deeper optional fields are in `research`, which only this project writes.
  return Object.fromEntries(
    Object.entries(json)
      .filter(([, field]) => field !== null)
      .map(([name, field]) => [name, Array.isArray(field) ? field.map(known) : known(field)]),
  )
}

function loadFailure(reason: string): LoadResult {
  return { ok: false, reason }
}

/**
 * Replaces lone surrogates and control characters (except tabs and line ends) in all texts of a value. Each becomes
 * one U+FFFD, so that offsets stay valid.
 *
 * @param value plain JSON of limited depth
 */
export function cleanTexts<T>(value: T): T {
  return cleanedValue(value) as T
}

function cleanedValue(value: unknown): unknown {
  if (typeof value === 'string')
    return UNCLEAN_CHARACTER.test(value) ? value.replace(CONTROLS, '\ufffd').toWellFormed() : value
  if (Array.isArray(value)) return value.map(cleanedValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, cleanedValue(field)]))
}

const UNCLEAN_CHARACTER = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]/
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g
