/** Every message between the parts of the extension. Types only. Values must survive JSON. */
import type { Tier } from '@/lib/dossier/schema'
import type { Block, BlockKind, Finding, LookupResult, SentenceLookup } from '@/lib/engine/types'
import type { Mute, MuteDraft, Says } from '@/lib/annotations/mute-types'
import type { PageNote } from '@/lib/annotations/page-notes'
import type { Look } from '@/lib/platform/settings'
import type { Annotation, AnnotationDraft, NoteColor, SaveResult } from '@/lib/annotations/types'

/** What a page says of where it stands. What its notes hang on is for the background to say. */
export interface PageSaid {
  url: string
  /** `link rel=canonical`, when the page has one. */
  canonical: string | null
  title: string
}

/** The article as the reader took it from the page. Offsets of findings count in `blocks` joined by two line breaks. */
export interface PageText extends PageSaid {
  /** Made anew for each visit: an answer for another visit is dropped. */
  visit: string
  site: string
  /** ISO date of publication, when the page tells it. */
  date: string | null
  /** BCP 47, when the page tells it. */
  lang: string | null
  /** Blocks that are in another language and not sent. */
  leftOut?: number | undefined
  blocks: { kind: BlockKind; text: string }[]
}

/** What the panel shows of a tab; kept in session storage under `page:<tabId>`. */
export interface PageState {
  tabId: number
  url: string
  /** `samePage` of its address: what annotations hang on. */
  pageKey: string
  title: string
  site: string
  date: string | null
  status: PageStatus
  /** The dossiers that the page was compared with: those whose subject it names. */
  dossiers?: SpeakingDossier[]
  /** Why the page, or a part of it, is not read: one or two plain sentences. */
  message?: string
  checked: number
  sentences: number
  /** Blocks' start offsets, to say "Paragraph 3". */
  blockStarts: number[]
  textLength: number
  findings: Finding[]
  /** Those that the reader has muted: neither shown nor counted, but kept, so that they can come back. */
  muted?: Finding[]
  /** The part of the text that is in view, in offsets. */
  inView: { start: number; end: number } | null
  /** Start offset of the finding in hand, on the page or in the panel. */
  current: number | null
  /** Present when the reader pressed "Note" in the card: start offset of the finding, and a number that is new each time. */
  noteWanted?: { start: number; at: number }
  /** The same when the reader pressed "Compare": the panel opens that finding at what the dossier has. */
  compareWanted?: { start: number; at: number }
  /** Ids of this page's notes whose words are no longer on it. */
  orphans?: string[]
  /** Ids of notes that were made where the page stood before, and whose words stand on it now. */
  moved?: string[]
}

/** A dossier that speaks, with a name that tells it apart from the others. */
export interface SpeakingDossier {
  id: string
  name: string
}

export type PageStatus =
  'idle' | 'off' | 'not-allowed' | 'no-text' | 'off-subject' | 'other-language' | 'checking' | 'done' | 'error'

/** The reader's question by right click or from the panel, kept in session storage under `question:<tabId>`. */
export interface Question {
  id: string
  tabId: number
  url: string
  pageKey: string
  title: string
  text: string
  status: 'checking' | 'done' | 'error'
  message?: string
  findings: Finding[]
  nearest: string[]
  /** The dossier that `nearest` are claims of; without it the bundled one. */
  nearestIn?: string
  /** The dossiers that were asked. */
  dossiers?: SpeakingDossier[]
  /** What was looked for in each of its sentences, and what was nearest. */
  lookups?: SentenceLookup[]
  /** Where the selection stands, so that a note can be anchored. */
  anchor: Annotation['anchor'] | null
}

/** What came of asking about the present selection. */
export type AskOutcome = 'asked' | 'nothing-selected' | 'no-page-agent'

/** What stands behind findings, in words: findings name claims and sources by id only, and the page has no dossier. */
export interface CardTexts {
  /** By `evidenceKey` of the finding, as the sources are. */
  claims: Record<string, { text: string; correction: string | null }>
  /** The best tier among the sources of a claim; also of claims whose text is not needed. */
  tiers: Record<string, Tier>
  /** `url` is http(s) or null, `tier` null where nobody has rated the source. */
  sources: Record<string, { title: string; from: string; url: string | null; tier: Tier | null }>
  /** Names of the dossiers that speak, by id. */
  dossiers?: Record<string, string>
}

/** What one step of checking a document found. */
export interface DocumentStep {
  checked: number
  sentences: number
  /** Of this step. */
  findings: Finding[]
  isDone: boolean
  /** Ids of the nearest claims, when the document is short and has no findings. */
  nearest: string[]
}

/** Asked of the background, by the reader or by the panel. */
export interface ToBackground {
  /** The reader has looked at the page: does it speak of the subject, and in a language that the engine reads? */
  'page-seen': {
    in: PageSaid & {
      /** `no-text`: a PDF, a picture or other data, which the reader cannot read. `error`: reading failed. */
      status: 'off-subject' | 'other-language' | 'no-text' | 'error'
      /** With `no-text`: it is a PDF. */ pdf?: boolean
      /** BCP 47, as declared. */ lang?: string | null
      /** The only place where the page speaks of the subject. */ only?: 'comments' | 'outside'
    }
    /** `notes`: how many notes the user has on that page. `names`: what pages are searched for. */
    out: { notes: number; names: string[] }
  }
  /** From the page agent, when it starts: how to mark the page, and the names that pages are searched for. */
  look: { in: null; out: Look & { names: string[] } }
  /**
   * From the subject detector: the page speaks of a subject, or has notes on it. `isBuiltIn`: it has looked for the names of the
   * bundled dossier, as it knows no others yet. `names`: what pages are searched for.
   */
  'start-page-agent': { in: { isBuiltIn: boolean }; out: { started: boolean; names: string[] } }
  /** The reader hands over the article; findings come back by `paint` as they are found. */
  'check-page': { in: PageText; out: null }
  'in-view': { in: { visit: string; start: number; end: number }; out: null }
  /** A highlight was clicked or focused: the panel follows. */
  'active-finding': { in: { start: number | null }; out: null }
  /** From the card: opens the panel where the browser allows it, at that finding. */
  'open-panel': {
    in: {
      start: number
      /** The reader wants to write a note on it. */ note?: boolean
      /** The reader wants to see what the dossier has. */ compare?: boolean
    }
    out: { opened: boolean }
  }
  /** From the card: a finding of this page is not right. It is muted as a wrong match. `id`: null when it is not known. */
  'wrong-match': { in: { start: number; quote: string }; out: { id: string | null } }
  /** From the card: takes that back. */
  'undo-wrong-match': { in: { id: string }; out: { undone: boolean } }
  /** From the panel: put the reader into the tab and check it. */
  'check-tab': { in: { tabId: number }; out: { started: boolean; message?: string } }
  /** From the panel: bring this finding (or this anchor) into view in the page. */
  'go-to': { in: { tabId: number; start: number; end: number }; out: { found: boolean } }
  'go-to-annotation': { in: { tabId: number; id: string }; out: { found: boolean } }
  /** From the panel: what a note on this stretch of the page would hang on; null when the page is gone. */
  'anchor-of': { in: { tabId: number; start: number; end: number }; out: Annotation['anchor'] }
  /** From the panel: what a note on the present selection would hang on; null where nothing is selected. */
  'read-selection': { in: { tabId: number }; out: { isThere: boolean; anchor: Annotation['anchor'] } }
  /** From the panel: asks about the present selection of the tab, as a right click on it does. The answer is a `Question`. */
  'ask-selection': { in: { tabId: number }; out: { outcome: AskOutcome } }
  /** From the reader: the notes of this page whose words it looked for and did not find, and those that have moved here. */
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
      dossiers: SpeakingDossier[]
    }
  }
  /** From the panel: begins to check a document of the user. Its sentences are checked as steps are asked for. */
  'check-document': { in: { text: string; blocks: Block[]; date?: string | undefined }; out: { id: string } }
  /** From the panel: checks the next sentences. Code `gone` when the document is not known any more. */
  'check-document-step': { in: { id: string }; out: DocumentStep }
  'check-document-end': { in: { id: string }; out: null }
  /** From the panel's box: why the sentences between two offsets of a text have no mark, or the mark that they have. */
  'look-up': { in: { text: string; start: number; end: number }; out: LookupResult }
  'save-annotation': { in: AnnotationDraft; out: SaveResult }
  /** Into the bin. `ids`: those that were there. */
  'delete-annotations': { in: { ids: string[] }; out: { ids: string[] } }
  /** Out of the bin again. */
  'restore-annotations': { in: { ids: string[] }; out: { ids: string[] } }
  'tag-annotations': { in: { ids: string[]; add: string[]; remove: string[] }; out: { ids: string[] } }
  /** `before`: those that were changed, with the colour that each had. */
  'color-annotations': {
    in: { ids: string[]; color: NoteColor | null }
    out: { before: { id: string; color: NoteColor | null }[] }
  }
  /** Out of the bin for good; null: all of it. */
  'empty-bin': { in: { ids: string[] | null }; out: { gone: number } }
  /** From the panel: many notes were written at once, as by an import; the tabs that show a page look again. */
  'notes-changed': { in: null; out: null }
  /** From the panel: show this finding no more, on no page. */
  'save-mute': { in: MuteDraft; out: Mute }
  'delete-mute': { in: { id: string }; out: null }
  /** What the reader holds to be right; null takes it back. `known`: false when the mute was undone meanwhile. */
  'say-of-mute': { in: { id: string; says: Says | null }; out: { known: boolean } }
  /** One that was undone comes back as it was. */
  'restore-mute': { in: Mute; out: null }
  'annotations-of-page': { in: PageSaid; out: PageNote[] }
  /** From the panel: a dossier came, went, or was changed. The open tabs are checked again. */
  'dossiers-changed': { in: null; out: null }
}

/** Asked of the reader in a tab, by the background. */
export interface ToPage {
  /** `instead`: these take the place of what is painted, as when some were muted. `about` holds the texts that the card needs for these findings; texts sent once for a visit need not come again. */
  paint: { in: { visit: string; findings: Finding[]; done: boolean; about?: CardTexts; instead?: boolean }; out: null }
  'scroll-to': { in: { start: number; end: number }; out: { found: boolean } }
  'scroll-to-annotation': { in: { id: string }; out: { found: boolean } }
  'anchor-of': { in: { start: number; end: number }; out: Annotation['anchor'] }
  /** Gives the present selection with its anchor and its surroundings. */
  'read-selection': {
    in: null
    out: { text: string; before: string; after: string; anchor: Annotation['anchor'] } | null
  }
  'annotations-changed': { in: { annotations: PageNote[] }; out: null }
  /**
   * By keyboard: the next or previous finding that is shown on the page; its card opens and takes the focus. By 0: the card
   * of the one in hand, or else of the first in view, opens; one that is open closes.
   */
  'step-finding': { in: { by: 1 | -1 | 0 }; out: { found: boolean } }
  /** The settings of how pages look have changed. */
  'look-changed': { in: Look; out: null }
  /** Is a reader there, and on which visit? No answer means that the page was left. */
  'which-visit': { in: null; out: { visit: string | null } }
  /** The dossiers have changed: the page is searched for these names and checked again. */
  'subjects-changed': { in: { names: string[] }; out: null }
}
