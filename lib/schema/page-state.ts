import type { Anchor } from './annotation'
import type { NoteChange } from './note-change'
import type { Block, Finding, SentenceLookup } from './finding'
import type { UnreadPart } from './unread'

/** The address and title that a page reports. The background computes the key for its notes. */
export interface PageIdentity {
  url: string
  /** Address of `link rel=canonical`, if the page has one. */
  canonical: string | null
  title: string
  /** Name of the site, if the page states it. */
  site?: string | undefined
}

/** The article as the page agent extracted it. Offsets of findings refer to `text`. */
export interface PageText extends PageIdentity {
  /** Id of the visit to the page; an answer with another id is ignored. */
  visit: string
  site: string
  /** ISO date of publication, if known. */
  date: string | null
  /** Language as a BCP 47 tag, if known. */
  lang: string | null
  /** Number of blocks that were not sent because they are in another language. */
  leftOut?: number | undefined
  /** What the page shows beside the text, and could not be read. */
  unread?: readonly UnreadPart[] | undefined
  /** The answers of an assistant on a page of a chat: each is an article of its own. */
  answers?: AnswerPart[] | undefined
  text: string
  /** Blocks in the order of the text; none overlap. */
  blocks: Block[]
}

/** An answer of an assistant as a part of a page's text, with the pages that it cites by links or chips. */
export interface AnswerPart {
  start: number
  end: number
  cites: CitedPage[]
}

export interface CitedPage {
  url: string
  /** The words of the link; empty where it shows a number only. */
  name: string
}

/** The page of a tab and what was found on it; kept in session storage under `page:<tabId>`. */
export interface PageState {
  tabId: number
  /** Id of the check, new each time. */
  check: string
  /** Time at which the check began, in ms since 1970. */
  since: number
  /** The page agent's visit; absent for a page that is not checked. */
  visit?: string
  url: string
  /** `pageKeyOf` of the page's address: the key of the page's notes. */
  pageKey: string
  /** Further keys of notes that were made at this very address (`otherKeysOf`). */
  otherKeys?: string[]
  title: string
  site: string
  date: string | null
  status: PageStatus
  /** The dossiers that the page was compared with: those whose subject it names. */
  dossiers?: NamedDossier[]
  /** The answers of an assistant, where the page is a chat. */
  answers?: AnswerPart[]
  /** Reason why the page, or a part, is not checked: one or two plain sentences. */
  message?: string
  /** Whether the document is a PDF; given with `no-text`. */
  isPdf?: boolean
  checked: number
  sentences: number
  /** Start offsets of the paragraphs of the body, for "Paragraph 3". */
  blockStarts: number[]
  textLength: number
  /** All findings. Readers take those of `shownFindings`. */
  findings: Finding[]
  /** Start offsets of the findings that the user has muted: a view of the mutes, which `changePage` keeps. */
  muted?: number[] | undefined
  /** Ids of this page's notes whose words were not found. */
  orphans?: string[]
  /** Changes of the words of these notes, where they are sure and were not dismissed. */
  changes?: NoteChange[]
  /** Whether the user wants to see what changes on the page. */
  isWatched?: boolean | undefined
  pageChanges?: PageChanges | undefined
  /** Ids of notes made at the page's previous address whose words were found here. */
  moved?: string[]
}

/** Sentences of a page that were changed or deleted since it was read as evidence, or since the user began to watch it. */
export interface PageChanges {
  by: 'evidence' | 'watch'
  /** ISO date, with the time where known. */
  since: string
  /** Each sentence as it was, with its changed words as in `NoteChange`; no words: it was deleted. */
  changes: { was: string; parts: NoteChange['parts'] }[]
}

/** Evidence that a page may be about though it does not name its subject. */
export interface EvidenceOffer {
  dossier: string
  /** Name of the evidence, which differs from those of the others. */
  name: string
  /** Rare names that both have, as the page writes them. */
  shared: string[]
  /** What the page calls the subject, if that can be one of its names. */
  learns?: string
}

/** A dossier that was compared, with a name that differs from those of the others. */
export interface NamedDossier {
  id: string
  name: string
  /** Subject of the dossier, where its name is another one: that of a page or document that is evidence. */
  subject?: string
  /** Title of such a page or document, and what tells it from others: its site or file. */
  parts?: readonly string[]
}

/**
 * The part of a page that is on screen; kept in session storage under `view:<tabId>` as long as the `PageState`. It has
 * only a few bytes, because it is written at each scroll.
 */
export interface ViewState {
  /** The visible part of the text, as offsets into `PageText.text`. */
  inView: { start: number; end: number } | null
  /** Start offset of the active finding, chosen on the page. */
  current: number | null
  /** Present when the user pressed "Note" in the card: start offset of the finding; `at` is new at each press. */
  noteWanted?: { start: number; at: number }
  /** Present when the user pressed "Compare" (fields as in `noteWanted`): the panel opens the finding at its claims. */
  compareWanted?: { start: number; at: number }
}

/** The part of the state of a tab that broadcasts need, without its findings. */
export type TabEntry = Pick<
  PageState,
  'tabId' | 'since' | 'visit' | 'url' | 'pageKey' | 'otherKeys' | 'title' | 'site' | 'status' | 'orphans' | 'moved'
>

export type PageStatus =
  /** The page agent is being started. */
  | 'reading'
  | 'off'
  | 'not-allowed'
  /** The browser lets no extension read the page. */
  | 'closed'
  | 'no-text'
  | 'off-subject'
  | 'other-language'
  | 'checking'
  | 'done'
  | 'error'

/** A selection that the user has checked by right click or in the panel; session storage, `question:<tabId>`. */
export interface SelectionCheck {
  id: string
  tabId: number
  url: string
  pageKey: string
  title: string
  text: string
  /** `unasked`: the user only writes a note on it, and the page has no finding there. */
  status: 'checking' | 'done' | 'error' | 'unasked'
  message?: string
  findings: Finding[]
  nearest: string[]
  /** Id of the dossier of the claims `nearest`; absent: the bundled one. */
  nearestIn?: string
  /** The dossiers that the selection was compared with. */
  dossiers?: NamedDossier[]
  /** Other evidence that the page may be about. Without `dossiers` nothing was compared. */
  offer?: EvidenceOffer
  /** For each sentence: what was searched for, and the nearest claims. */
  lookups?: SentenceLookup[]
  wantsNote?: boolean
  anchor: Anchor | null
  /** Where the selection is, if a note on it cannot be marked: a frame of another origin, or the viewer of PDFs. */
  outOfReach?: 'frame' | 'pdf' | undefined
  /** Text around the selection, for a model and for another check, with its blocks. `date`: ISO date of the page. */
  context?: { before: string; after: string; date: string | null; blocks?: Block[] }
  /** Whether the text is in another language than English, so that only a model can check it. */
  isForeign?: boolean
}
