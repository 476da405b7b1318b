import { isRecord } from '@/lib/schema/is-record'
import { safeUrl } from '@/lib/text/safe-url'
import { issueLine } from './issue-line'
import { dossierSchema, type Dossier } from './schema'

export type LoadResult = { ok: true; dossier: Dossier } | { ok: false; reason: string }

/**
 * Reads an untrusted dossier: the bundled one, an imported file, a portable file written by hand. The result is valid:
 * ids are unique, marks lie in their texts, texts are well-formed, links are http(s) or removed.
 *
 * @param json a value from `JSON.parse`
 * @returns the dossier, or one line with the error; never throws
 */
export function parseDossier(json: unknown): LoadResult {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return no('it is not a JSON object')
  for (const field of ['subject', 'asOf', 'claims'] as const) {
    if (!Object.hasOwn(json, field)) return no(`it has no “${field}”`)
  }
  const tooMuch = whatIsTooMuch(json)
  if (tooMuch) return no(tooMuch)
  const result = dossierSchema.safeParse(withoutNulls(json))
  if (!result.success) return no(issueLine(result.error))
  const dossier = cleanTexts(result.data)
  const fault = faultOf(dossier)
  return fault ? no(fault) : { ok: true, dossier: { ...dossier, sources: dossier.sources.map(withSafeLink) } }
}

/** Loads a dossier from the text of a file. Skips a byte order mark. */
export function parseDossierText(text: string): LoadResult {
  if (text.length > LIMITS.characters) return no(`it is larger than ${LIMITS.characters / 1e6} million characters`)
  if (text.trim() === '') return no('it is empty')
  try {
    return parseDossier(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    // Only JSON.parse throws here; its message may quote the file, so it is cut to one line.
    return no(
      `it is not JSON: ${String(error instanceof Error ? error.message : error)
        .replaceAll(/\s+/g, ' ')
        .slice(0, 120)}`,
    )
  }
}

/** About twenty times the bundled dossier: enough for real dossiers, and a hostile file cannot block the browser. */
const LIMITS = {
  characters: 40e6,
  claims: 100_000,
  sources: 10_000,
  entities: 10_000,
  parts: 500,
  lanes: 500,
  words: 20_000,
  listed: 500,
  /** Total number: each of them is analysed when the engine is built. */
  phrasings: 20_000,
  names: 50_000,
  /** Entries of one list of the research. */
  research: 100_000,
}

/** Runs before any schema, because zod would walk the whole value first. */
function whatIsTooMuch(json: object): string | null {
  for (const field of ['claims', 'sources', 'entities', 'parts', 'lanes'] as const) {
    const list: unknown = (json as Record<string, unknown>)[field]
    if (Array.isArray(list) && list.length > LIMITS[field]) return `it has more than ${LIMITS[field]} ${field}`
  }
  const { subject, claims, entities } = json as Record<string, unknown>
  if (countIn(claims, 'phrasings') > LIMITS.phrasings) return `it has more than ${LIMITS.phrasings} phrasings in all`
  const names = countIn([subject], 'aliases') + countIn(entities, 'aliases')
  const { research } = json as Record<string, unknown>
  const lists = isRecord(research) ? Object.values(research).filter(Array.isArray) : []
  if (lists.some(({ length }) => length > LIMITS.research))
    return `its research has a list of more than ${LIMITS.research} entries`
  return names > LIMITS.names ? `it has more than ${LIMITS.names} other names in all` : null
}

/** Total number of items in a field of these. */
function countIn(list: unknown, field: string): number {
  if (!Array.isArray(list)) return 0
  return list.reduce((sum: number, one: unknown) => {
    const items = typeof one === 'object' && one !== null ? (one as Record<string, unknown>)[field] : null
    return sum + (Array.isArray(items) ? items.length : 0)
  }, 0)
}

/** Programs write a missing field as null; here it equals an absent field. */
function withoutNulls(json: object): unknown {
  const known = (value: unknown): unknown =>
    isRecord(value) ? Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null)) : value
  // One level deep: deeper optional fields are in `research` alone, which only programs of this project write.
  return Object.fromEntries(
    Object.entries(json)
      .filter(([, field]) => field !== null)
      .map(([name, field]) => [name, Array.isArray(field) ? field.map(known) : known(field)]),
  )
}

function faultOf(dossier: Dossier): string | null {
  const ids = new Set<string>()
  for (const claim of dossier.claims) {
    if (ids.has(claim.id)) return `two claims have the id “${claim.id.slice(0, 80)}”`
    ids.add(claim.id)
    if (
      claim.phrasings.length > LIMITS.listed ||
      claim.slots.length > LIMITS.listed ||
      claim.notes.length > LIMITS.listed
    ) {
      return `claim “${claim.id.slice(0, 80)}” has more than ${LIMITS.listed} phrasings, slots or notes`
    }
    for (const { text, marks } of [claim, ...claim.phrasings]) {
      if (text.length > LIMITS.words)
        return `claim “${claim.id.slice(0, 80)}” has a text longer than ${LIMITS.words} characters`
      for (const { slot, start, end } of marks) {
        if (slot >= claim.slots.length || start >= end || end > text.length) {
          return `claim “${claim.id.slice(0, 80)}” has a mark that points nowhere`
        }
      }
    }
  }
  const numbers = new Set(dossier.sources.map((source) => source.n))
  return numbers.size === dossier.sources.length ? null : 'two sources have the same number'
}

/** A source's address becomes a link in the panel: anything but http(s), such as `javascript:`, is removed. */
function withSafeLink(source: Dossier['sources'][number]): Dossier['sources'][number] {
  if (source.url === undefined || safeUrl(source.url) !== null) return source
  const { url: _unsafe, ...rest } = source
  return rest
}

function no(reason: string): LoadResult {
  return { ok: false, reason }
}

/**
 * A value in which no text has half letters (lone surrogates) or control characters other than tabs and line ends. Each
 * becomes U+FFFD, so that offsets stay.
 *
 * @param value plain JSON of limited depth
 */
export function cleanTexts<T>(value: T): T {
  return cleaned(value) as T
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return UNCLEAN.test(value) ? value.replace(CONTROLS, '\ufffd').toWellFormed() : value
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, cleaned(field)]))
}

const UNCLEAN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]/
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g
