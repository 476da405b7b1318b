import { isSameJson } from '@/lib/sync/kinds/json'
import type { DossierRow } from '@/lib/dossiers/database'
import { changesOf, rowOf } from '@/lib/dossiers/rows'
import { versionWarnings } from '@/lib/dossier/warnings'
import { idOf, kindOf } from '@/lib/sync/delta'
import { portableChangeSchema } from '@/lib/sync/kinds/change'
import type { Json } from '@/lib/sync/kinds/json'
import type { Fields } from '@/lib/sync/kinds/kind'
import { markOf } from '@/lib/sync/mark'
import type { Effect, RowWrite } from '@/lib/sync/memory'
import { fieldsOfDossier } from './dossier-fields'
import { fromPortable } from './from-portable'
import { addSources, sourcesOf, type SourceBook } from './source-book'

/**
 * Lists the changes of other devices that wait until the user has seen them: each that deletes or replaces a dossier, also one in the bin, and each
 * change to one, whether it is on or off. Only a dossier that came by syncing and was never on here is changed at once: what is in it is seen when it
 * is turned on.
 *
 * @param turnedOn dossiers that are turned on with these changes
 */
export async function effectsOf(
  takes: readonly RowWrite[],
  turnedOn: ReadonlySet<string> = new Set(),
): Promise<Effect[]> {
  const effects: Effect[] = []
  const lacksSources = lackOfSources(takes)
  for (const take of takes) {
    const isChange = kindOf(take.key) === 'change'
    const found = isChange ? await changeEffects(take, turnedOn, lacksSources) : await dossierEffects(take)
    for (const effect of found)
      effects.push({ ...effect, key: take.key, mark: await markOf([take], JSON.stringify(effect)) })
  }
  return effects
}

type Found = Pick<Effect, 'what' | 'subject' | 'text' | 'warnings'>

/** A change that goes to another dossier is gone from the one that it was made to. */
async function changeEffects(
  { expected, fields }: RowWrite,
  turnedOn: ReadonlySet<string>,
  lacksSources: (fields: Fields) => Promise<boolean>,
): Promise<Found[]> {
  const rowOfUser = async (id: Json | undefined): Promise<DossierRow | null> => {
    const row = typeof id === 'string' ? await rowOf(id) : undefined
    return row && (!row.isUnused || turnedOn.has(row.id)) ? row : null
  }
  const effects: Found[] = []
  const isMoved = expected !== null && fields !== null && expected.dossier !== fields.dossier
  const from = fields === null || isMoved ? await rowOfUser(expected?.dossier) : null
  if (from) effects.push({ ...wordsOf(expected?.change), what: 'undo', subject: from.subject.name, warnings: [] })
  const to = fields === null ? null : await rowOfUser(fields.dossier)
  // Nothing is added to a dossier in the bin.
  if (fields && to?.removed === null) {
    const warnings: Found['warnings'] = (await lacksSources(fields)) ? ['unknown-source'] : []
    effects.push({ ...wordsOf(fields.change), subject: to.subject.name, warnings })
  }
  return effects
}

/** Tells whether a change cites a source that its dossier does not have, and that none of the changes brings. */
function lackOfSources(takes: readonly RowWrite[]): (fields: Fields) => Promise<boolean> {
  const books = new Map<string, SourceBook>()
  const bookOf = async (id: string): Promise<SourceBook> => {
    const known = books.get(id)
    if (known) return known
    const book = await sourcesOf(id, await changesOf(id))
    for (const { key, fields } of takes) {
      const read = portableChangeSchema.safeParse(
        kindOf(key) === 'change' && fields?.dossier === id ? fields.change : null,
      )
      if (!read.success || !('brings' in read.data)) continue
      for (const source of read.data.brings ?? []) addSources(book, [{ ...source, n: book.highest + 1 }])
    }
    books.set(id, book)
    return book
  }
  return async ({ dossier, change }) => {
    if (typeof dossier !== 'string') return false
    const { numbers, highest } = await bookOf(dossier)
    return fromPortable(change, numbers, highest) === null
  }
}

function wordsOf(value: Json | undefined): Pick<Found, 'what' | 'text'> {
  const read = portableChangeSchema.safeParse(value)
  if (!read.success) return { what: 'edit', text: '' }
  const change = read.data
  if ('claim' in change) return { what: change.kind, text: change.claim.text }
  if (change.kind === 'rate') return { what: 'rate', text: change.source.title }
  return { what: change.kind, text: ('text' in change && change.text) || change.id }
}

async function dossierEffects({ key, expected, fields }: RowWrite): Promise<Found[]> {
  const row = kindOf(key) === 'dossier' ? await rowOf(idOf(key)) : undefined
  if (!row) return []
  const subject = row.subject.name
  if (fields === null)
    return row.removed === null ? [{ what: 'removed', subject, text: row.version, warnings: [] }] : []
  const here = expected ?? (await fieldsOfDossier(row))
  if (isSameJson(here, fields)) return []
  const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
  // Nobody has checked a signature of what came.
  const incoming = { version: textOf(fields.version), asOf: textOf(fields.asOf), signedBy: null }
  return [{ what: 'version', subject, text: incoming.version, warnings: versionWarnings(row, incoming) }]
}
