import type { Annotation } from '@/lib/annotations/types'
import { noteCopy } from '@/lib/formats/shared/note-text'
import type { DossierLookups } from '@/lib/formats/shared/dossier-lookup'

/** Copies a note with its citation to the clipboard, as text and HTML. @returns whether it was copied */
export async function copyNote(annotation: Annotation, shelf: DossierLookups): Promise<boolean> {
  const { text, html } = noteCopy(annotation, shelf)
  const item = new ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  })
  return navigator.clipboard.write([item]).then(
    () => true,
    () => false,
  )
}
