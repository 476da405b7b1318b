import { useEffect } from 'react'
import { followMutes, followNotes } from '@/lib/notes/data/follow-notes'
import { watchDossiers } from '@/lib/dossiers/data/watch'
import { report } from '@/lib/platform/lifecycle'
import { readSyncSettings } from '@/lib/sync/store'

/** Syncs while the panel is open: soon after it opened, some seconds after each change, and every three minutes. */
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

/** Runs a due backup soon after the panel opened, because the background may not be able to. */
export function useDueBackup(): void {
  useEffect(() => {
    const timer = setTimeout(() => void backUp().catch(report), FIRST_MS)
    return () => clearTimeout(timer)
  }, [])
}

async function backUp(): Promise<void> {
  await (await import('@/lib/notes/backup/run-backup')).backUpIfDue(new Date())
}

/** Delay in ms after the panel opened: its own content is loaded first. */
const FIRST_MS = 3000

/** Loads the code for syncing only if the user syncs. */
async function sync(): Promise<void> {
  if ((await readSyncSettings()).secret) await (await import('@/lib/sync/panel-sync')).syncNow()
}
