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

/**
 * The state of a check: of the page of a tab, of a selection on it, or of a text of the user. Session storage has it, and
 * only `changeCheck` changes it there.
 */
export interface CheckState {
  /** Id of the check, new each time; a text of the user keeps it when it is checked again. */
  id: string
  /** Time at which the check began, in ms since 1970. */
  since: number
  status: CheckStatus
  /** Reason why the text, or a part, is not checked: one or two plain sentences. */
  message?: string
  /** Address of the page; empty for a text of the user. */
  url: string
  title: string
  /** Name of the page's site; for a text of the user, that of its file, or that it was pasted. */
  site: string
  /** ISO date of the text, if known. */
  date: string | null
  textLength: number
  /** Start offsets of the paragraphs of the body, for "Paragraph 3". */
  blockStarts: number[]
  /** Number of checked sentences; fewer than `sentences` where the check was stopped. */
  checked: number
  sentences: number
  /** All findings. Readers of a page or a text take those of `shownFindings`. */
  findings: Finding[]
  /** The findings that the user has muted: a view of the mutes (`withMutes`). */
  muted?: MutedFinding[] | undefined
  /** Ids of the claims nearest in meaning, best first, where the evidence settles nothing. */
  nearest: string[]
  /** Id of the dossier of the claims `nearest`; absent: the bundled one. */
  nearestIn?: string | undefined
  /** The dossiers that the text was compared with. */
  dossiers?: NamedDossier[] | undefined
}

/** A finding that is not shown, with the ids of the mutes that hide it. */
export interface MutedFinding {
  start: number
  mutes: string[]
}

/** The check of the page of a tab; in session storage under `page:<tabId>`. */
export interface PageState extends CheckState {
  tabId: number
  /** The page agent's visit; absent for a page that is not checked. */
  visit?: string
  /** `pageKeyOf` of the page's address: the key of the page's notes. */
  pageKey: string
  /** Further keys of notes that were made at this very address (`otherKeysOf`). */
  otherKeys?: string[]
  /** The answers of an assistant, where the page is a chat. */
  answers?: AnswerPart[]
  /** Whether the document is a PDF; given with `no-text`. */
  isPdf?: boolean
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
  /** Ids of all evidence on the subject, compared together. */
  dossiers: readonly string[]
  /** Name of the evidence, which differs from those of the others; of several pieces that of their subject. */
  name: string
  /** Rare names that both have, as the page writes them; none where the page has only the name of the subject. */
  shared: string[]
  /** A name of the subject that the page has and the evidence does not; absent if there is none. */
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

export type CheckStatus =
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
  /** All is checked, or what was checked before the user or a fault stopped the check. */
  | 'done'
  | 'error'
  /** The user only writes a note on a selection, and the page has no finding there. */
  | 'unasked'

/** The check of a selection that the user has asked about, or writes a note on; session storage, `question:<tabId>`. */
export interface SelectionCheck extends CheckState {
  tabId: number
  pageKey: string
  text: string
  /** Other evidence that the page may be about. Without `dossiers` nothing was compared. */
  offer?: EvidenceOffer | undefined
  /** For each sentence: what was searched for, and the nearest claims. */
  lookups?: SentenceLookup[] | undefined
  wantsNote?: boolean
  anchor: Anchor | null
  /** Where the selection is, if a note on it cannot be marked: a frame of another origin, or the viewer of PDFs. */
  outOfReach?: 'frame' | 'pdf' | undefined
  /** Text around the selection, for a model and for another check, with its blocks. */
  context?: { before: string; after: string; blocks?: Block[] }
  /** Whether the text is in another language than English, so that only a model can check it. */
  isForeign?: boolean
}
