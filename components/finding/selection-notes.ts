import type { Annotation } from '@/lib/schema/annotation'
import type { Question } from '@/lib/schema/page-state'

/** The notes on exactly the checked selection. */
export function notesOnSelection({ text }: Question, notes: readonly Annotation[]): Annotation[] {
  const words = text.replace(/\s+/g, ' ').trim()
  return notes.filter(({ anchor }) => anchor !== null && anchor.quote.exact.replace(/\s+/g, ' ').trim() === words)
}
