import { database } from './database'
import type { Mute, MuteDraft } from './mute-types'

/** All that is muted, the last first. Rejects, and never throws, where the browser keeps no database. */
export async function allMutes(): Promise<Mute[]> {
  return database().mutes.orderBy('created').reverse().toArray()
}

export async function saveMute(draft: MuteDraft, fresh: { id: string; now: string }): Promise<Mute> {
  const mute = { ...draft, id: fresh.id, created: fresh.now }
  await database().mutes.put(mute)
  return mute
}

export async function deleteMute(id: string): Promise<void> {
  await database().mutes.delete(id)
}
