import { useEffect } from 'react'
import type { DossierAdder } from '@/lib/dossiers/add-dossier'
import { evidenceRequest } from '@/lib/platform/session'

/** Shows the evidence screen when the user chooses "Use as evidence" in a menu, also if that has opened the panel. */
export function useEvidenceRequest(tabId: number | null, adder: DossierAdder): void {
  useEffect(() => {
    if (tabId === null) return
    const answer = (asked: Awaited<ReturnType<typeof evidenceRequest.read>>): void => {
      if (asked?.tabId !== tabId) return
      void evidenceRequest.remove()
      readEvidence(adder, tabId, asked.isPart)
    }
    void evidenceRequest.read().then(answer)
    return evidenceRequest.watch(answer)
  }, [tabId, adder])
}

export function readEvidence(adder: DossierAdder, tabId: number, isPart: boolean): void {
  adder.actions.choosePage(tabId, isPart)
  location.assign('#/dossiers/add')
}
