import type { DossierAdder } from '@/lib/dossiers/add-dossier'

/** Reads the page of a tab as evidence, on the screen for it. @param isPart only what is selected there */
export function readPageAsEvidence(adder: DossierAdder, tabId: number, isPart = false): void {
  adder.actions.choosePage(tabId, isPart)
  location.assign('#/dossiers/add')
}
