import type { z } from 'zod'
import { issueLine } from '@/lib/dossier/format/issue-line'
import type { ProblemList } from './problem-list'
import type { ProblemCode } from './types'

/**
 * Reads an object of which single fields may be wrong: those are left out with a message, as long as what must be there is.
 *
 * @param code what to call it when it cannot be read at all
 */
export function readLeniently<T>(
  schema: z.ZodType<T>,
  value: unknown,
  place: string,
  code: ProblemCode,
  problems: ProblemList,
): T | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.add({ level: 'dropped', code, place, reason: 'not an object' })
    return null
  }
  // Null is how programs write "nothing"; own fields only, so that a field named __proto__ is a field like others.
  const fields = new Map(Object.entries(value).filter(([, field]) => field !== null))
  for (let tries = 0; tries < MOST_FAULTS; tries += 1) {
    const result = schema.safeParse(Object.fromEntries(fields))
    if (result.success) return result.data
    const issue = result.error.issues[0]
    const faulty = issue?.code === 'unrecognized_keys' ? issue.keys : [String(issue?.path[0] ?? '')]
    const known = faulty.filter((key) => fields.has(key))
    if (known.length === 0 || known.includes('text') || known.includes('name')) {
      problems.add({ level: 'dropped', code, place, reason: issueLine(result.error) })
      return null
    }
    problems.add({ level: 'dropped', code: 'bad-field', place, reason: issueLine(result.error) })
    for (const key of known) fields.delete(key)
  }
  problems.add({ level: 'dropped', code, place })
  return null
}

const MOST_FAULTS = 20

export function listOf(value: unknown, field: string, most: number, problems: ProblemList, place?: string): unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) {
    problems.add({ level: 'dropped', code: 'bad-field', place: place ?? field, reason: 'not a list' })
    return []
  }
  if (value.length > most)
    problems.add({
      level: 'dropped',
      code: 'too-many',
      place: place ?? field,
      words: `${value.length} ${field}, ${most} read`,
    })
  return value.slice(0, most)
}
