import { useEffect } from 'react'
import { followTable } from '@/lib/store/follow-table'
import { logError } from '@/lib/platform/lifecycle'
import { readSyncSettings } from '@/lib/sync/store'
import { readPageAsEvidence } from '@/components/dossiers/read-page'
import type { DossierAdder } from '@/lib/dossiers/add-dossier'
import { evidenceRequest, removeEvidenceRequest } from '@/lib/platform/session'

/** Syncs while the panel is open: soon after it opened, some seconds after each change, and every three minutes. */
export function useAutoSync(): void {
  useEffect(() => {
    const run = (): void => void syncIfUsed().catch(logError)
    let timer = setTimeout(run, AFTER_OPENING_MS)
    const soon = (): void => {
      clearTimeout(timer)
      timer = setTimeout(run, AFTER_CHANGE_MS)
    }
    const ends = (['annotations', 'mutes', 'dossiers'] as const).map((table) => followTable(table, soon))
    const often = setInterval(run, SYNC_INTERVAL_MS)
    return () => {
      for (const end of ends) end()
      clearTimeout(timer)
      clearInterval(often)
    }
  }, [])
}

const AFTER_CHANGE_MS = 4000
const SYNC_INTERVAL_MS = 180_000

/** Runs a due backup soon after the panel opened, because the background may not be able to. */
export function useDueBackup(): void {
  useEffect(() => {
    const backUp = async () => (await import('@/lib/notes/backup/run-backup')).backUpIfDue(new Date())
    const timer = setTimeout(() => void backUp().catch(logError), AFTER_OPENING_MS)
    return () => clearTimeout(timer)
  }, [])
}

/** Delay in ms after the panel opened: its own content is loaded first. */
const AFTER_OPENING_MS = 3000

async function syncIfUsed(): Promise<void> {
  if ((await readSyncSettings()).secret) await (await import('@/lib/sync/panel-sync')).syncNow()
}

/**
 * Shows the evidence screen when the user chooses "Use as evidence" in a menu, also if that has opened the panel. One page
 * of the extension answers, of those that are in view: the second one would find the evidence added already.
 */
export function useEvidenceRequest(tabId: number, adder: DossierAdder): void {
  useEffect(() => {
    const answer = async (): Promise<void> => {
      const asked = document.hidden ? null : await removeEvidenceRequest(tabId)
      if (asked !== null) readPageAsEvidence(adder, tabId, asked.isPart)
    }
    const look = (): void => void answer().catch(logError)
    look()
    const stop = evidenceRequest.watch(look)
    document.addEventListener('visibilitychange', look)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', look)
    }
  }, [tabId, adder])
}
