import type { Annotation } from '@/lib/schema/annotation'
import type { NoteCopy } from '@/lib/notes/formats/shared/note-text'
import type { DossierLookups } from '@/lib/notes/formats/shared/dossier-lookup'

/**
 * Copies a note with its citation to the clipboard, as text and HTML.
 * @param bundled looks up claims and sources of the bundled dossier; any other dossier of the note is loaded
 * @returns whether it was copied
 */
export async function copyNote(annotation: Annotation, bundled: DossierLookups): Promise<boolean> {
  // Promises, since the clipboard must be asked during the click, and the texts may be ready only later.
  const copy = copyOf(annotation, bundled)
  const as = (type: string, text: (copy: NoteCopy) => string) => copy.then((ready) => new Blob([text(ready)], { type }))
  const item = new ClipboardItem({
    'text/plain': as('text/plain', ({ text }) => text),
    'text/html': as('text/html', ({ html }) => html),
  })
  return navigator.clipboard.write([item]).then(
    () => true,
    () => false,
  )
}

async function copyOf(annotation: Annotation, bundled: DossierLookups): Promise<NoteCopy> {
  const { noteCopy } = await import('@/lib/notes/formats/shared/note-text')
  if (annotation.dossier === undefined && annotation.finding?.dossier === undefined)
    return noteCopy(annotation, bundled)
  const { dossiersForExport } = await import('./dossiers-for-export')
  const { lookups, load } = await dossiersForExport(bundled)
  await load(annotation)
  return noteCopy(annotation, lookups)
}
