import type { Annotation } from '@/lib/annotations/types'
import type { Question } from '@/lib/messaging/protocol'

/** The notes on exactly the checked selection. */
export function notesOnSelection({ text }: Question, notes: readonly Annotation[]): Annotation[] {
  const words = text.replace(/\s+/g, ' ').trim()
  return notes.filter(({ anchor }) => anchor !== null && anchor.quote.exact.replace(/\s+/g, ' ').trim() === words)
}
