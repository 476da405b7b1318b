import type { ClaimChange } from '@/lib/dossiers/data/types'
import { rowOf } from '@/lib/dossiers/data/rows'
import type { KeptChange } from '@/lib/rows/kept-dossier'
import { portableChangeSchema } from '@/lib/rows/change'

/** An effect that a change of a backup would have on verdicts here. */
export interface Effect {
  /** The id of the change. */
  id: string
  what: ClaimChange['kind']
  /** The subject of the dossier. */
  subject: string
  /** The claim, or the title of the source. */
  text: string
}

/** Lists the changes to dossiers that are here and not in the bin. */
export async function effectsOf(changes: readonly KeptChange[]): Promise<Effect[]> {
  const effects: Effect[] = []
  for (const { id, fields } of changes) {
    const row = typeof fields.dossier === 'string' ? await rowOf(fields.dossier) : undefined
    const read = portableChangeSchema.safeParse(fields.change)
    if (row?.removed !== null || !read.success) continue
    const change = read.data
    const text =
      'claim' in change
        ? change.claim.text
        : change.kind === 'rate'
          ? change.source.title
          : change.kind === 'ask'
            ? change.asks
            : 'text' in change
              ? change.text
              : ''
    effects.push({ id, what: change.kind, subject: row.subject.name, text: text || ('id' in change ? change.id : '') })
  }
  return effects
}
