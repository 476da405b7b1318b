import type { Anchor, PageNote } from '@/lib/schema/annotation'
import type { Block } from '@/lib/schema/finding'
import type { NoteChange } from '@/lib/schema/note-change'
import type { CardTexts } from '@/lib/page/card/card-texts'
import type { AnswerPart, PageIdentity, PageText } from '@/lib/schema/page-state'
import type { PageMetadata } from '@/lib/extract/page-metadata'
import type { PageAppearance } from '@/lib/schema/settings'
import type { UnreadPart } from '@/lib/schema/unread'
import type { Span } from '@/lib/text/spans'

/** The functions that the page agent needs from outside the page. It knows neither the browser nor the database. */
export interface PageAgentHost {
  /** Returns the current names of subjects that pages are searched for; they change when dossiers do. */
  names(): readonly string[]
  marks(): PageAppearance['marks']
  theme(): 'auto' | 'light' | 'dark'
  /** Returns whether findings are announced to screen readers. */
  announces(): boolean
  reportUnchecked(page: UncheckedPage): void
  /** Sends the article; findings come back by `PageAgent.paint`. Resolves to false when nothing accepted it. */
  check(page: PageText): Promise<boolean>
  /** Has the script injected that reads the answers of a chat. */
  loadChatReader(): Promise<unknown>
  reportInView(part: Span): void
  activeChanged(start: number | null): void
  isPanelOpen(): Promise<boolean>
  /** Called when the placement of notes changes, and after the page was read again. */
  notesPlaced(placed: NotesPlaced): void
  /**
   * @param at position in the finding: its top, a new note, or the dossier's entry
   * @returns whether the browser opened the panel
   */
  openPanel(start: number, at: 'top' | 'note' | 'dossier'): Promise<boolean>
  /** Opens the editor of a note on a finding's sentence in the page. @returns false where the page shows none */
  openNoteBox(start: number): Promise<boolean>
  annotations(page: PageIdentity): Promise<PageNote[]>
  signal: AbortSignal
}

/** A page with nothing to check, and the reason. */
export interface UncheckedPage extends PageIdentity, WhyNotChecked {
  /** Reason why the page is not checked. `error`: reading it failed. */
  status: 'off-subject' | 'other-language' | 'error'
}

export interface WhyNotChecked {
  unread?: readonly UnreadPart[] | undefined
  answers?: AnswerPart[] | undefined
  lang?: string | null
  /** Part of the page that names the subject if its article does not; outside: menus, footers, hidden text and the title. */
  foundIn?: 'comments' | 'outside'
  /** The names that this part has. */
  mentioned?: string[]
}

export interface NotesPlaced {
  /** Ids of this page's notes whose words were not found. */
  orphans: string[]
  /** Ids of notes made at another address whose words were found here. */
  moved: string[]
  /** Changes of the words of notes in `orphans`, where they are sure. */
  changes: NoteChange[]
}

export interface SelectionAnswer {
  selection: SelectionRead | null
  facts: PageMetadata
  /** Whether the frame's words cannot be marked: the page agent does not reach frames of another origin. */
  isOutOfReach?: boolean | undefined
  /** Whether the browser shows a PDF there. */
  isPdf?: boolean | undefined
}

export interface PaintOptions {
  done: boolean
  /** Whether the findings replace all painted findings, for example after a mute. */
  replaces?: boolean
  about?: CardTexts | undefined // texts that the card needs for these findings, each sent once per visit
}

/** A selection with its anchor and context: `before + text + after` is continuous text of the page. */
export interface SelectionRead {
  text: string
  before: string
  after: string
  anchor: Anchor | null
  /** The blocks of that text, as a check of the page reads them; absent for text in a field and outside of the article. */
  blocks?: Block[] | undefined
  /** The language that the page declares for the selection, as BCP 47. */
  lang?: string | null | undefined
}
