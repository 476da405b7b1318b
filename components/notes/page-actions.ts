import type { Annotation, StoredDossierRef } from '@/lib/schema/annotation'
import type { Claim } from '@/lib/dossier/format/schema'
import type { ClaimWithWords } from '@/lib/details/claims-behind'
import type { Finding } from '@/lib/schema/finding'
import type { NoteChange } from '@/lib/schema/note-change'
import type { OpenTab } from '@/lib/platform/tabs'
import type { OffScope } from '@/lib/platform/switched-off'
import type { NoteColor } from '@/lib/schema/note-colors'
import type { EvidenceOffer } from '@/lib/schema/page-state'

export type NoteTarget =
  | { kind: 'finding'; finding: Finding }
  | { kind: 'question' }
  | { kind: 'page' }
  | { kind: 'claim'; claim: Pick<Claim, 'id' | 'text'>; dossier?: StoredDossierRef }
  | { kind: 'kept'; annotation: Annotation }

export type NoteActions = Pick<PageActions, 'saveNote' | 'deleteNote' | 'copyNote'>

/** The actions that views need. The entrypoint that mounts the views provides the actions. */
export interface PageActions {
  checkPage: () => void
  /** Asks for the permission for every site. Call directly in the click handler. */
  askEverySite: () => void
  /** Scrolls the page to a place, and shows its tab. @returns false if the place is no longer on the page */
  goTo: (place: Pick<Finding, 'start' | 'end'>) => Promise<boolean>
  /** Scrolls the page to a place, if it is still there. */
  scrollTo: (place: Pick<Finding, 'start' | 'end'>) => void
  saveNote: (on: NoteTarget, written: NoteInput) => Promise<SaveAnswer>
  deleteNote: (annotation: Annotation) => void
  /** Scrolls the page to a note's words. @returns false if they are no longer on the page */
  goToNote: (annotation: Annotation) => Promise<boolean>
  /**
   * Attaches a note to the selection on the page. Resolves to null on success, else to one sentence with the reason.
   */
  attachNote: (annotation: Annotation) => Promise<string | null>
  /** Attaches a note to the words that took the place of its own. Resolves like `attachNote`. */
  attachToNewWords: (annotation: Annotation, change: NoteChange) => Promise<string | null>
  dismissChange: (noteId: string) => void
  /** Begins to watch the page as it is now, or ends it. */
  watchPage: (isOn: boolean) => void
  copy: (text: string) => Promise<boolean>
  copyNote: (annotation: Annotation) => Promise<boolean>
  /** Hides a sentence with its claims. Resolves to the undo, else to one sentence with the reason. */
  muteFinding: (finding: Finding) => Promise<(() => void) | string>
  /** Sets aside a claim of a finding. Resolves like `muteFinding`. */
  setClaimAside: (finding: Finding, claim: ClaimWithWords) => Promise<(() => void) | string>
  turnOff: (scope: OffScope) => void
  turnOn: (scope: OffScope) => void
  dismissQuestion: () => void
  /** Reports that the editor requested by “Note on this” is open, so that it does not open again by itself. */
  reportNoteOpened: () => void
  /** Checks the selection on the page. Resolves to null on success, to '' if nothing is selected, else to a reason. */
  askSelection: () => Promise<string | null>
  /** Resolves to whether there was a page to report on. */
  saveReport: (format: 'html' | 'markdown') => Promise<boolean>
  /** Calls back with the open tabs, now and when they change. @returns a function that stops it */
  watchOpenPages: (changed: (pages: readonly OpenTab[]) => void) => () => void
  /** Returns the evidence that the page may be about though it names none. */
  findOffer: () => Promise<EvidenceOffer | null>
  /** Compares the page with evidence that it does not name; can be undone. */
  compareAnyway: (offer: EvidenceOffer) => void
  /** Reads the page of the tab as evidence, or that of another tab. */
  readAsEvidence: (otherTab?: number) => void
}

/** The result of an editor. Its id is created when the editor opens, so that a repeated save gives one note. */
export interface NoteInput {
  id: string
  /** `modified` of the note that the editor opened or the user has seen since; null for a new one. */
  basedOn: string | null
  note: string
  tags: string[]
  color: NoteColor | null
}

/** null: saved. Text: the reason why not. `changedElsewhere`: the version that another window saved meanwhile. */
export type SaveAnswer = null | string | { changedElsewhere: Annotation }
