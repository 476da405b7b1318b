import { contentId } from '@/lib/text/content-id'
import { isoInstantOf, isScriptUrl } from '@/lib/text/read-address-and-date'
import { noteLimits } from '@/lib/schema/limits'
import { parseMute, parseMuteDraft, type Mute, type MuteDraft } from '@/lib/schema/mute'
import type { Fields, RowRules } from './row-rules'

export const muteRowRules: RowRules = {
  required: ['id', 'created', 'mute'],
  isOwnWork: () => false,
  isValid(field, value) {
    switch (field) {
      case 'id':
        return typeof value === 'string' && value !== '' && value.length <= noteLimits.id
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

export function fieldsOfMute({ id, created, dossier, ...mute }: Mute): Fields {
  return { id, created, mute: { ...mute, ...(dossier ? { dossier: { ...dossier } } : {}) } }
}

export function muteOfFields({ id, created, mute }: Fields): Mute | null {
  return typeof mute === 'object' && mute !== null ? parseMute({ ...mute, id, created }) : null
}
