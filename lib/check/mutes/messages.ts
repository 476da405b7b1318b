import { z } from 'zod'
import { fromPage, fromPanel, id, nothing, type CallsOf } from '@/lib/messaging/to-background'
import { sayOfMute } from '@/lib/notes/data/mutes'
import { offset } from '@/lib/schema/annotation'
import { noteLimits } from '@/lib/schema/limits'
import { readMute, readMuteDraft, readSays, type MuteDraft } from '@/lib/schema/mute'
import { muteFinding, mutesChanged, restoreMutedFinding, unmuteFinding } from './mutes'
import { muteAsWrong, undoWrong } from './wrong-match'

/** Messages on muted sentences. */
export const muteMessages = {
  /** Mutes a finding of this page as a wrong match. `id`: null when the finding is not known. */
  'wrong-match': fromPage(
    z.object({ start: offset, quote: z.string().max(noteLimits.quote) }),
    async ({ start, quote }, { tabId }) => ({ id: await muteAsWrong(tabId, start, quote) }),
  ),
  'undo-wrong-match': fromPage(z.object({ id }), async ({ id }, { tabId }) => ({ undone: await undoWrong(tabId, id) })),
  /** Many muted sentences were written at once, as by a sync; tabs apply them again. */
  'mutes-changed': fromPanel(nothing, mutesChanged),
  /** Mutes this finding on all pages. */
  'save-mute': fromPanel(muteSchema(readMuteDraft), muteFinding),
  'delete-mute': fromPanel(z.object({ id }), ({ id }) => unmuteFinding(id)),
  /** The user's correction; null removes it. `known`: false when the mute was undone meanwhile. */
  'say-of-mute': fromPanel(
    z.object({
      id,
      says: z.unknown().transform((raw, context) => {
        const says = readSays(raw)
        if (says === null && raw !== null) context.addIssue({ code: 'custom' })
        return says
      }),
    }),
    async ({ id, says }) => ({ known: (await sayOfMute(id, says)) !== null }),
  ),
  /** Restores a mute that was undone. */
  'restore-mute': fromPanel(muteSchema(readMute), restoreMutedFinding),
}

declare module '@/lib/messaging/to-background' {
  interface ToBackground extends CallsOf<typeof muteMessages> {}
}

/** Rejects an invalid muted sentence, and a valid one whose correction is invalid. */
function muteSchema<T extends MuteDraft>(read: (raw: unknown) => T | null) {
  return z.unknown().transform((raw, context): T => {
    const mute = read(raw)
    if (mute !== null && (mute.says !== undefined || (raw as MuteDraft).says === undefined)) return mute
    context.addIssue({ code: 'custom' })
    return z.NEVER
  })
}
