import { isSameFields } from '@/lib/sync/derive'
import type { DossierRow } from '@/lib/dossiers/database'
import { rowOf } from '@/lib/dossiers/rows'
import { versionWarnings } from '@/lib/dossier/warnings'
import { idOf, kindOf } from '@/lib/sync/delta'
import { portableChangeSchema } from '@/lib/sync/kinds/change'
import type { Json } from '@/lib/sync/kinds/json'
import type { Effect, Taken } from '@/lib/sync/memory'
import { hexOf } from '@/lib/text/hex'
import { fieldsOfDossier } from './dossier-fields'

/**
 * Lists the changes of other devices that wait until the user has seen them: each that deletes or replaces a dossier, also one that is off or in the
 * bin, and each change to a dossier that is on. A dossier that is new here has no effect, as it stays off until the user turns it on.
 *
 * @param turnedOn dossiers that are turned on with these changes
 */
export async function effectsOf(takes: readonly Taken[], turnedOn: ReadonlySet<string> = new Set()): Promise<Effect[]> {
  const effects: Effect[] = []
  for (const take of takes) {
    const found = kindOf(take.key) === 'change' ? await changeEffects(take, turnedOn) : await dossierEffects(take)
    for (const effect of found) effects.push({ ...effect, key: take.key, mark: await markOf(take, effect) })
  }
  return effects
}

type Found = Pick<Effect, 'what' | 'subject' | 'text' | 'warnings'>

/** A hash that nobody can find other content for. */
async function markOf({ key, expected, fields }: Taken, effect: Found): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([key, expected, fields, effect]))
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', text)))
}

/** A change that goes to another dossier is gone from the one that it was made to. */
async function changeEffects({ expected, fields }: Taken, turnedOn: ReadonlySet<string>): Promise<Found[]> {
  const rowInUse = async (id: Json | undefined): Promise<DossierRow | null> => {
    const row = typeof id === 'string' ? await rowOf(id) : undefined
    return row?.removed === null && (row.isOn || turnedOn.has(row.id)) ? row : null
  }
  const effects: Found[] = []
  const isMoved = expected !== null && fields !== null && expected.dossier !== fields.dossier
  const from = fields === null || isMoved ? await rowInUse(expected?.dossier) : null
  if (from) effects.push({ ...wordsOf(expected?.change), what: 'undo', subject: from.subject.name, warnings: [] })
  const to = fields === null ? null : await rowInUse(fields.dossier)
  if (to) effects.push({ ...wordsOf(fields?.change), subject: to.subject.name, warnings: [] })
  return effects
}

function wordsOf(value: Json | undefined): Pick<Found, 'what' | 'text'> {
  const read = portableChangeSchema.safeParse(value)
  if (!read.success) return { what: 'edit', text: '' }
  const change = read.data
  if ('claim' in change) return { what: change.kind, text: change.claim.text }
  if (change.kind === 'rate') return { what: 'rate', text: change.source.title }
  return { what: change.kind, text: ('text' in change && change.text) || change.id }
}

async function dossierEffects({ key, expected, fields }: Taken): Promise<Found[]> {
  const row = kindOf(key) === 'dossier' ? await rowOf(idOf(key)) : undefined
  if (!row) return []
  const subject = row.subject.name
  if (fields === null)
    return row.removed === null ? [{ what: 'removed', subject, text: row.version, warnings: [] }] : []
  const here = expected ?? (await fieldsOfDossier(row))
  if (here !== null && isSameFields(here, fields)) return []
  const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
  // Nobody has checked a signature of what came.
  const incoming = { version: textOf(fields.version), asOf: textOf(fields.asOf), signedBy: null }
  return [{ what: 'version', subject, text: incoming.version, warnings: versionWarnings(row, incoming) }]
}
