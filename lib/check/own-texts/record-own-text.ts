import { countedStateOf } from '@/lib/details/state'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { isPrivateWindow } from '@/lib/platform/tabs'
import type { OwnTextResult } from './own-text-state'

/** Adds a checked text or file to the list of checked pages and texts. Nothing is added from a private window. */
export async function recordOwnText(
  { document, sentences, findings }: OwnTextResult,
  book: DossierBook,
): Promise<void> {
  if (isPrivateWindow()) return
  // Imported here, so that the database code is loaded only when there is something to write.
  const { dossierLabel, recordIfEnabled } = await import('../record')
  const { file, title } = document
  await recordIfEnabled({
    kind: file === null ? 'pasted' : 'file',
    key: file ?? title,
    title: file ?? title,
    address: null,
    sentences,
    findings: findings.map((one) => ({ quote: one.quote, state: countedStateOf(one) })),
    dossier: dossierLabel(book),
  })
}
