import { callBackground } from '@/lib/messaging/call'
import { withModelReading } from '@/lib/model/model-reading'
import { annotationsById } from '@/lib/notes/data/store'
import { createNoteChecker } from '@/lib/notes/library/note-checker'
import { readSettings } from '@/lib/platform/settings'
import type { Annotation } from '@/lib/schema/annotation'
import type { Finding } from '@/lib/schema/finding'

/** The checker of notes of this panel. Its results stay when the library is closed, and are lost with the panel. */
export const noteChecker = createNoteChecker({
  noteById: async (id) => (await annotationsById([id]))[0],
  findingsOn,
})

/** Checks the quote of a note with the engine; on request also with the model, if reading with a model is on. */
async function findingsOn(note: Annotation, isRequested: boolean): Promise<Finding[] | null> {
  const quote = note.anchor?.quote
  if (quote === undefined) return []
  const reply = await callBackground('check-text', { text: quote.exact })
  if (!reply.ok) return null
  const { findings } = reply.value
  if (!isRequested || !(await readSettings()).secondOpinion) return findings
  const { askAboutQuote } = await import('@/components/model/model-check')
  const reading = await askAboutQuote(quote, note, findings)
  return reading === null ? findings : withModelReading(findings, reading)
}
