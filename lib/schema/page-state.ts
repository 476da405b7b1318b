import type { Anchor } from './annotation'
import type { Block, Finding, SentenceLookup } from './finding'

/** The address and title that a page reports. The background computes the key for its notes. */
export interface PageIdentity {
  url: string
  /** `link rel=canonical`, if the page has one. */
  canonical: string | null
  title: string
}

/** The article as the page agent extracted it. Offsets of findings refer to `text`. */
export interface PageText extends PageIdentity {
  /** New for each visit: an answer for another visit is dropped. */
  visit: string
  site: string
  /** ISO date of publication, if known. */
  date: string | null
  /** BCP 47, if known. */
  lang: string | null
  /** Number of blocks that were not sent because they are in another language. */
  leftOut?: number | undefined
  text: string
  /** In the order of the text; none overlap. */
  blocks: Block[]
}

/** The page of a tab and what was found on it; kept in session storage under `page:<tabId>`. */
export interface PageState {
  tabId: number
  /** New for each check of the page. */
  check: string
  url: string
  /** `samePage` of its address: the key of its notes. */
  pageKey: string
  title: string
  site: string
  date: string | null
  status: PageStatus
  /** The dossiers that the page was compared with: those whose subject it names. */
  dossiers?: NamedDossier[]
  /** Why the page, or a part, is not checked: one or two plain sentences. */
  message?: string
  /** With `no-text`: the document is a PDF. */
  isPdf?: boolean
  checked: number
  sentences: number
  /** Start offsets of the paragraphs of the body, for "Paragraph 3". */
  blockStarts: number[]
  textLength: number
  findings: Finding[]
  /** Muted findings: neither shown nor counted, but stored, so that they can be restored. */
  muted?: Finding[]
  /** Ids of this page's notes whose words were not found. */
  orphans?: string[]
  /** Ids of notes made at the page's previous address whose words were found here. */
  moved?: string[]
}

/** A dossier that findings are from, with a name that tells it apart from the others. */
export interface NamedDossier {
  id: string
  name: string
}

/**
 * The part of a tab's page that the user looks at; kept in session storage under `view:<tabId>`, as long as its page
 * is. It is written at each scroll and holds only a few bytes.
 */
export interface ViewState {
  /** The visible part of the text, in offsets. */
  inView: { start: number; end: number } | null
  /** Start offset of the active finding, chosen on the page. */
  current: number | null
  /** Present when the user pressed "Note" in the card: start offset of the finding, and a number that is new each time. */
  noteWanted?: { start: number; at: number }
  /** Present when the user pressed "Compare", as for `noteWanted`: the panel opens that finding at its claims. */
  compareWanted?: { start: number; at: number }
}

/** The part of the state of a tab that broadcasts need, without its findings. */
export type TabEntry = Pick<PageState, 'tabId' | 'url' | 'pageKey' | 'title' | 'status' | 'orphans' | 'moved'>

export type PageStatus =
  | 'idle'
  | 'off'
  | 'not-allowed'
  /** The browser lets no extension read it. */
  | 'closed'
  | 'no-text'
  | 'off-subject'
  | 'other-language'
  | 'checking'
  | 'done'
  | 'error'

/** A selection that the user checks by right click or from the panel; in session storage under `question:<tabId>`. */
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
  dossiers?: NamedDossier[]
  /** For each sentence: what was searched for, and the nearest claims. */
  lookups?: SentenceLookup[]
  /** The user wants to write a note on it. */
  wantsNote?: boolean
  /** Anchor of the selection, for a note. */
  anchor: Anchor | null
  /** Its context on the page, for a model. `date`: of the page, ISO. */
  context?: { before: string; after: string; date: string | null }
  /** The text is in another language: only a model can check it. */
  isForeign?: boolean
}
