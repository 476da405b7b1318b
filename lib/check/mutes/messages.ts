import { z } from 'zod'
import { fromPage, fromPanel, id, nothing, type CallsOf } from '@/lib/messaging/to-background'
import { offset } from '@/lib/schema/annotation'
import { noteLimits } from '@/lib/schema/limits'
import { readMute, readMuteDraft, type MuteDraft } from '@/lib/schema/mute'
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
  /** Restores a mute that was undone. */
  'restore-mute': fromPanel(muteSchema(readMute), restoreMutedFinding),
}

declare module '@/lib/messaging/to-background' {
  interface ToBackground extends CallsOf<typeof muteMessages> {}
}

/** Rejects an invalid muted sentence. */
function muteSchema<T extends MuteDraft>(read: (raw: unknown) => T | null) {
  return z.unknown().transform((raw, context): T => {
    const mute = read(raw)
    if (mute !== null) return mute
    context.addIssue({ code: 'custom' })
    return z.NEVER
  })
}
