import { z } from 'zod'
import { fromPanel, idSchema, noDataSchema, type CallsOf } from '@/lib/messaging/to-background'
import { parseMute, parseMuteDraft, type MuteDraft } from '@/lib/schema/mute'
import { muteFinding, mutesChanged, restoreMutedFinding, unmuteFinding } from './mutes'

export const muteMessages = {
  /** Many muted sentences were written at once, as by a sync: applies them to all tabs again. */
  'mutes-changed': fromPanel(noDataSchema, mutesChanged),
  'save-mute': fromPanel(muteSchema(parseMuteDraft), muteFinding),
  'delete-mute': fromPanel(z.object({ id: idSchema }), ({ id }) => unmuteFinding(id)),
  'restore-mute': fromPanel(muteSchema(parseMute), restoreMutedFinding),
}

declare module '@/lib/messaging/to-background' {
  interface ToBackground extends CallsOf<typeof muteMessages> {}
}

/** Returns a schema that rejects a muted sentence for which `read` returns null. */
function muteSchema<T extends MuteDraft>(read: (raw: unknown) => T | null) {
  return z.unknown().transform((raw, context): T => {
    const mute = read(raw)
    if (mute !== null) return mute
    context.addIssue({ code: 'custom' })
    return z.NEVER
  })
}
