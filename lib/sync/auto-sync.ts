import { followMutes, followNotes } from '@/lib/annotations/follow-notes'
import { watchDossiers } from '@/lib/dossiers/watch'
import { report } from '@/lib/platform/lifecycle'
import { readSyncSettings } from './store'

/**
 * Syncs now, a moment after each change, and every few minutes for the changes of others.
 *
 * @returns a function that stops it
 */
export function startAutoSync(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const sync = async (): Promise<void> => {
    // Most users do not sync: they load nothing for it.
    if ((await readSyncSettings()).isOn) await (await import('./panel-sync')).syncNow()
  }
  const run = (): void => void sync().catch(report)
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(run, SOON_MS)
  }
  const ends = [followNotes(soon), followMutes(soon), watchDossiers(soon)]
  const often = setInterval(run, OFTEN_MS)
  run()
  return () => {
    for (const end of ends) end()
    clearTimeout(timer)
    clearInterval(often)
  }
}

const SOON_MS = 4000
const OFTEN_MS = 180_000
