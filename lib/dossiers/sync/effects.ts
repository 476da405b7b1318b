import { contentId } from '@/lib/text/content-id'
import { rowOf } from '@/lib/dossiers/rows'
import { versionWarnings } from '@/lib/dossiers/warnings'
import { idOf, kindOf } from '@/lib/sync/delta'
import { portableChangeSchema } from '@/lib/sync/kinds/change'
import type { Json } from '@/lib/sync/kinds/json'
import type { Effect, Taken } from '@/lib/sync/memory'

/**
 * Lists the changes of other devices that have an effect on verdicts here: another version of a dossier that is on, and changes to one. A dossier that is new
 * here has no effect, as it stays off until the user turns it on.
 *
 * @param turnedOn dossiers that are turned on with these changes
 */
export async function effectsOf(takes: readonly Taken[], turnedOn: ReadonlySet<string> = new Set()): Promise<Effect[]> {
  const effects: Effect[] = []
  for (const take of takes) {
    const effect = kindOf(take.key) === 'change' ? await changeEffect(take, turnedOn) : await versionEffect(take)
    if (effect) effects.push({ ...effect, key: take.key, mark: contentId([take.key, take.expected, take.fields]) })
  }
  return effects
}

type Found = Pick<Effect, 'what' | 'subject' | 'text' | 'warnings'>

async function changeEffect({ expected, fields }: Taken, turnedOn: ReadonlySet<string>): Promise<Found | null> {
  const id = (fields ?? expected)?.dossier
  const row = typeof id === 'string' ? await rowOf(id) : undefined
  if (row?.removed !== null || !(row.isOn || turnedOn.has(row.id))) return null
  const about = { subject: row.subject.name, warnings: [] }
  const change = wordsOf((fields ?? expected)?.change)
  return fields === null ? { ...about, ...change, what: 'undo' } : { ...about, ...change }
}

function wordsOf(value: Json | undefined): Pick<Found, 'what' | 'text'> {
  const read = portableChangeSchema.safeParse(value)
  if (!read.success) return { what: 'edit', text: '' }
  const change = read.data
  if ('claim' in change) return { what: change.kind, text: change.claim.text }
  if (change.kind === 'rate') return { what: 'rate', text: change.source.title }
  return { what: change.kind, text: ('text' in change && change.text) || change.id }
}

async function versionEffect({ key, expected, fields }: Taken): Promise<Found | null> {
  if (kindOf(key) !== 'dossier' || expected === null || fields === null) return null
  const row = await rowOf(idOf(key))
  if (row?.isOn !== true || row.removed !== null) return null
  const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
  // Nobody has checked a signature of what came.
  const incoming = { version: textOf(fields.version), asOf: textOf(fields.asOf), signedBy: null }
  return {
    what: 'version',
    subject: row.subject.name,
    text: incoming.version,
    warnings: versionWarnings(row, incoming),
  }
}
