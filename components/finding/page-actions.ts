import type { Annotation } from '@/lib/annotations/types'
import type { Claim } from '@/lib/dossier/schema'
import type { Finding } from '@/lib/engine/types'
import type { SaveAnswer, NoteInput } from '@/components/annotation/note-input'
import type { OffScope } from '@/lib/platform/off'

/** What a note is written about. */
export type NoteOn =
  | { kind: 'finding'; finding: Finding }
  | { kind: 'question' }
  | { kind: 'page' }
  | { kind: 'claim'; claim: Pick<Claim, 'id' | 'text'> }
  | { kind: 'kept'; annotation: Annotation }

/** A finding that the reader has called not right: it is muted, and can come back. */
export interface MuteActions {
  undo: () => void
  /** Where the reader can say more of it. */
  more: string
}

/** What can be done with notes alone. */
export type NoteActions = Pick<PageActions, 'saveNote' | 'deleteNote' | 'copyNote'>

/** What the rooms ask of the outside. Whoever mounts them knows how it is done. */
export interface PageActions {
  /** Reads and checks the page in this tab now. */
  check: () => void
  /** Asks the browser for every site. Called in the click itself. */
  readEverySite: () => void
  /** False when the place is not on the page any more. */
  goTo: (finding: Finding) => Promise<boolean>
  saveNote: (on: NoteOn, written: NoteInput) => Promise<SaveAnswer>
  deleteNote: (annotation: Annotation) => void
  /** False when its words are not on the page any more. */
  goToNote: (annotation: Annotation) => Promise<boolean>
  /** Hangs a note on the words that are selected on the page. Gives null when it hangs there, else one sentence that says why not. */
  attach: (annotation: Annotation) => Promise<string | null>
  copy: (text: string) => Promise<boolean>
  /** Copies a note with its citation. */
  copyNote: (annotation: Annotation) => Promise<boolean>
  /** Shows this finding no more, on no page. Gives null when that is kept, else one sentence that says why not. */
  mute: (finding: Finding) => Promise<string | null>
  /** The same for one that is not right, kept for a report. Gives its way back, else one sentence that says why it was not kept. */
  notRight: (finding: Finding) => Promise<MuteActions | string>
  /** Reads nothing any more on this page, its site, or anywhere. */
  turnOff: (scope: OffScope) => void
  /** The way back. */
  turnOn: (scope: OffScope) => void
  dismissQuestion: () => void
  /** Asks about the words that are selected on the page. Gives null when it is asked, else one sentence that says why not. */
  askSelection: () => Promise<string | null>
  saveReport: (format: 'html' | 'markdown') => void
}
