import { useEffect } from 'react'
import { followMutes, followNotes } from '@/lib/notes/data/follow-notes'
import { watchDossiers } from '@/lib/dossiers/data/watch'
import { report } from '@/lib/platform/lifecycle'
import { readSyncSettings } from '@/lib/sync/store'

/** Syncs while the panel is open: after its own content is there, a moment after each change, and every few minutes for the changes of others. */
export function useAutoSync(): void {
  useEffect(() => {
    const run = (): void => void sync().catch(report)
    let timer = setTimeout(run, FIRST_MS)
    const soon = (): void => {
      clearTimeout(timer)
      timer = setTimeout(run, SOON_MS)
    }
    const ends = [followNotes(soon), followMutes(soon), watchDossiers(soon)]
    const often = setInterval(run, OFTEN_MS)
    return () => {
      for (const end of ends) end()
      clearTimeout(timer)
      clearInterval(often)
    }
  }, [])
}

const FIRST_MS = 3000
const SOON_MS = 4000
const OFTEN_MS = 180_000

/** Most users do not sync: they load nothing for it. */
async function sync(): Promise<void> {
  if ((await readSyncSettings()).secret) await (await import('@/lib/sync/panel-sync')).syncNow()
}
