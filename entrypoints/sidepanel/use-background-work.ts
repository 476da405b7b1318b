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

const SOON_MS = 4000
const OFTEN_MS = 180_000

/** Runs a due backup while the panel is open, because the worker may not be able to. */
export function useDueBackup(): void {
  useEffect(() => {
    const timer = setTimeout(() => void backUp().catch(report), FIRST_MS)
    return () => clearTimeout(timer)
  }, [])
}

async function backUp(): Promise<void> {
  await (await import('@/lib/notes/backup/run-backup')).backUpIfDue(new Date())
}

/** The panel's own content comes first. */
const FIRST_MS = 3000

/** Most users do not sync: they load nothing for it. */
async function sync(): Promise<void> {
  if ((await readSyncSettings()).secret) await (await import('@/lib/sync/panel-sync')).syncNow()
}
