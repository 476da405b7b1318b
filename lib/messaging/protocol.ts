/** Every message between the parts of the extension. Types only. Values must survive JSON. */
import type { CardTexts } from '@/lib/page/card/card-texts'
import type { Block, Finding, LookupResult } from '@/lib/schema/finding'
import type { Mute, MuteDraft, Says } from '@/lib/schema/mute'
import type { PageNote } from '@/lib/annotations/page-notes'
import type { PageSaid, PageText, NamedDossier } from '@/lib/schema/page-state'
import type { Look } from '@/lib/schema/settings'
import type { PageQuestion } from '@/lib/second-opinion/page/page-question'
import type { ComparedSentence, TextRange } from '@/lib/second-opinion/page/compared'
import type { Annotation, AnnotationDraft, SaveResult } from '@/lib/schema/annotation'
import type { NoteColor } from '@/lib/schema/note-colors'

/** Result of checking the current selection. */
export type AskOutcome = 'asked' | 'nothing-selected' | 'no-page-agent'

/** The result of one step of checking a document. */
export interface DocumentStep {
  checked: number
  sentences: number
  /** Findings of this step alone. */
  findings: Finding[]
  isDone: boolean
  /** Ids of the nearest claims, when the document is short and has no findings. */
  nearest: string[]
}

/** A text of which the panel asks a model, and what the engine compared in it. */
export interface TextForModel {
  text: string
  /** Empty where they are not known, as in a selection: line breaks then divide the text. */
  blocks: Block[]
  title: string
  /** ISO dates. */
  date?: string | undefined
  today: string
  compared: ComparedSentence[]
  /** The only part to ask about; the rest is its context. */
  only?: TextRange | undefined
}

/** Messages to the background, from the page agent or the panel. */
export interface ToBackground {
  /** The page agent has read the page: whether it mentions the subject, in a language that the engine supports. */
  'page-seen': {
    in: PageSaid & {
      /** `no-text`: a PDF, a picture or other data without text. `error`: reading failed. */
      status: 'off-subject' | 'other-language' | 'no-text' | 'error'
      /** With `no-text`: the document is a PDF. */ pdf?: boolean
      /** BCP 47, as declared. */ lang?: string | null
      /** Where else the page mentions the subject. */ only?: 'comments' | 'outside'
    }
    /** `notes`: how many notes the user has on that page. `names`: what pages are searched for. */
    out: { notes: number; names: string[] }
  }
  /** From the page agent, when it starts: how to mark the page, and the names that pages are searched for. */
  look: { in: null; out: Look & { names: string[] } }
  /**
   * From the subject detector: the page names a subject, or has notes on it. `isBuiltIn`: it has looked for the names
   * of the bundled dossier, as it knows no others yet. `names`: what pages are searched for.
   */
  'start-page-agent': { in: { isBuiltIn: boolean }; out: { started: boolean; names: string[] } }
  /** Sends the article; findings come back by `paint` as they are found. */
  'check-page': { in: PageText; out: null }
  'in-view': { in: { visit: string; start: number; end: number }; out: null }
  /** A highlight was clicked or focused: the panel shows its finding. */
  'active-finding': { in: { start: number | null }; out: null }
  /** From the card: opens the panel at that finding, where the browser allows it. */
  'open-panel': {
    in: {
      start: number
      /** The user wants to write a note on it. */ note?: boolean
      /** The user wants to see the dossier's entry. */ compare?: boolean
    }
    out: { opened: boolean }
  }
  /** From the card: mutes a finding of this page as a wrong match. `id`: null when the finding is not known. */
  'wrong-match': { in: { start: number; quote: string }; out: { id: string | null } }
  /** From the card: undoes that. */
  'undo-wrong-match': { in: { id: string }; out: { undone: boolean } }
  /** From the panel: injects the page agent into the tab and checks it. */
  'check-tab': { in: { tabId: number }; out: { started: boolean; message?: string } }
  /** From the panel: checks the current selection of the tab, like its right-click menu. The result is a `Question`. */
  'ask-selection': { in: { tabId: number }; out: { outcome: AskOutcome } }
  /** From the page agent: this page's notes that were not found, and notes that moved here. */
  'notes-placed': { in: { orphans: string[]; moved: string[] }; out: null }
  /** From the panel's box: a pasted text. */
  'check-text': {
    in: { text: string }
    out: {
      sentences: number
      findings: Finding[]
      nearest: string[]
      /** As in `Question`. */
      nearestIn?: string
      dossiers: NamedDossier[]
    }
  }
  /** From the panel: begins to check a document of the user. Its sentences are checked as steps are asked for. */
  'check-document': { in: { text: string; blocks: Block[]; date?: string | undefined }; out: { id: string } }
  /** From the panel: checks the next sentences. Code `gone` when the document is not known any more. */
  'check-document-step': { in: { id: string }; out: DocumentStep }
  'check-document-end': { in: { id: string }; out: null }
  /** From the panel: begins to make the questions on a text for a model. The panel asks it, not the background. */
  'model-questions': { in: TextForModel; out: { id: string } }
  /** From the panel: the next questions. Code `gone` when the text is not known any more. */
  'model-questions-step': { in: { id: string }; out: { questions: PageQuestion[]; isDone: boolean } }
  'model-questions-end': { in: { id: string }; out: null }
  /** From the panel's text box: why the sentences between two offsets of a text are marked or not. */
  'look-up': { in: { text: string; start: number; end: number }; out: LookupResult }
  'save-annotation': { in: AnnotationDraft; out: SaveResult }
  /** Moves notes to the bin. `ids`: the existing ones. */
  'delete-annotations': { in: { ids: string[] }; out: { ids: string[] } }
  /** Restores notes from the bin. */
  'restore-annotations': { in: { ids: string[] }; out: { ids: string[] } }
  'tag-annotations': { in: { ids: string[]; add: string[]; remove: string[] }; out: { ids: string[] } }
  /** `before`: the changed notes, with their previous colours. */
  'color-annotations': {
    in: { ids: string[]; color: NoteColor | null }
    out: { before: { id: string; color: NoteColor | null }[] }
  }
  /** Deletes permanently from the bin; null: everything. */
  'empty-bin': { in: { ids: string[] | null }; out: { gone: number } }
  /** From the panel: many notes were written at once, as by an import; tabs reload their notes. */
  'notes-changed': { in: null; out: null }
  /** Many muted sentences were written at once, as by a sync; tabs apply them again. */
  'mutes-changed': { in: null; out: null }
  /** From the panel: mutes this finding on all pages. */
  'save-mute': { in: MuteDraft; out: Mute }
  'delete-mute': { in: { id: string }; out: null }
  /** The user's correction; null removes it. `known`: false when the mute was undone meanwhile. */
  'say-of-mute': { in: { id: string; says: Says | null }; out: { known: boolean } }
  /** Restores a mute that was undone. */
  'restore-mute': { in: Mute; out: null }
  'annotations-of-page': { in: PageSaid; out: PageNote[] }
  /** From the panel: a dossier came, went, or was changed. The open tabs are checked again. */
  'dossiers-changed': { in: null; out: null }
}

/** Messages to the page agent in a tab, from the background or the panel. */
export interface ToPage {
  /**
   * `instead`: these replace the painted findings, for example after a mute. `about` holds the texts that the card
   * needs for these findings; texts are sent once per visit.
   */
  paint: { in: { visit: string; findings: Finding[]; done: boolean; about?: CardTexts; instead?: boolean }; out: null }
  /** From the panel: bring a part of the text, or a note, into view. */
  'scroll-to': { in: { start: number; end: number }; out: { found: boolean } }
  'scroll-to-annotation': { in: { id: string }; out: { found: boolean } }
  /** From the panel: the text that the findings refer to; null before anything is painted. */
  'page-text': { in: null; out: { text: string; blocks: Block[] } | null }
  /** From the panel: what a note on this part of the text would hang on; null where that is not known. */
  'anchor-of': { in: { start: number; end: number }; out: Annotation['anchor'] }
  /** Returns the current selection with its anchor and context. */
  'read-selection': {
    in: null
    out: { text: string; before: string; after: string; anchor: Annotation['anchor'] } | null
  }
  'annotations-changed': { in: { annotations: PageNote[] }; out: null }
  /**
   * By keyboard: goes to the next or previous visible finding, opens its card and focuses it. 0 opens the card of the
   * active finding, or else of the first visible one, or closes an open card.
   */
  'step-finding': { in: { by: 1 | -1 | 0 }; out: { found: boolean } }
  /** The appearance settings have changed. */
  'look-changed': { in: Look; out: null }
  /** Asks for the page agent and its visit. No answer means that the page was left. */
  'which-visit': { in: null; out: { visit: string | null } }
  /** The dossiers have changed: the page is searched for these names and checked again. */
  'subjects-changed': { in: { names: string[] }; out: null }
}
