import { defined } from '@/lib/text/defined'
import { contentId } from '@/lib/text/content-id'
import { isoInstantOf, isScriptUrl } from '@/lib/text/read-address-and-date'
import { parseMute, parseMuteDraft, type Mute, type MuteDraft } from '@/lib/schema/mute'
import type { Fields, RowRules } from './row-rules'

export const muteRowRules: RowRules = {
  required: ['created', 'mute'],
  isOwnWork: () => false,
  isValid(field, value) {
    switch (field) {
      case 'created':
        return isoInstantOf(value) !== null
      case 'mute': {
        const draft = parseMuteDraft(value)
        return draft !== null && !isScriptUrl(draft.url)
      }
      default:
        return false
    }
  },
}

/** Returns the id of a muted sentence, which is equal on all devices for the same mute. */
export function idOfMute({ sentence, url, claims }: MuteDraft): string {
  return contentId([sentence, url, claims])
}

export function fieldsOfMute({ id: _id, created, claims, dossier, ...mute }: Mute): Fields {
  const rows = claims.map((claim) => ({ ...claim }))
  return { created, mute: defined({ ...mute, claims: rows, dossier: dossier && { ...dossier } }) }
}

/** Returns the mute of a row; null where it is not whole, or the id is of another sentence. */
export function muteOfFields(id: string, { created, mute }: Fields): Mute | null {
  return typeof mute === 'object' && mute !== null ? storedMuteOf({ ...mute, id, created }) : null
}

/** Validates a stored mute. */
export function storedMuteOf(row: unknown): Mute | null {
  const mute = parseMute(row)
  if (mute === null) return null
  return idOfMute(mute) === mute.id ? mute : null
}
