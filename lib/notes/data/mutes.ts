import { database, runOnNotes } from './database'
import { type Mute, type MuteDraft, parseMute } from '@/lib/schema/mute'
import { idOfMute } from '@/lib/rows/mute'

/**
 * Returns all muted sentences, most recent first; damaged rows are skipped. Rejects if the browser provides no
 * database.
 */
export async function allMutes(): Promise<Mute[]> {
  const rows: unknown[] = await database().mutes.orderBy('created').reverse().toArray()
  return rows.flatMap((row) => parseMute(row) ?? [])
}

/** Stores a muted sentence. Storing it twice, for example by a double click, changes nothing. */
export function saveMute(draft: MuteDraft, now: string): Promise<Mute> {
  const mute = { ...draft, id: idOfMute(draft), created: now }
  return runOnNotes(async () => {
    const stored = parseMute(await database().mutes.get(mute.id))
    if (stored === null) await database().mutes.put(mute)
    return stored ?? mute
  })
}

export async function restoreMute(mute: Mute): Promise<void> {
  await database().mutes.put(mute)
}

export async function deleteMute(id: string): Promise<void> {
  await database().mutes.delete(id)
}
