import type { PageNote } from '@/lib/annotations/page-notes'
import type { Anchor } from '@/lib/annotations/types'
import type { CardTexts, PageSaid, PageText } from '@/lib/messaging/protocol'
import type { PageMetadata } from '../extract/page-metadata'
import type { Finding, Verdict } from '@/lib/engine/types'

/** What the reader asks of the world outside the page. It knows neither the browser nor the database. */
export interface PageAgentHost {
  /** The names under which a page may speak of a subject. They change when dossiers do. */
  names(): readonly string[]
  marks(): Record<Verdict, boolean>
  theme(): 'auto' | 'light' | 'dark'
  /** Less motion than the system asks for. */
  still(): boolean
  /** Findings are announced to screen readers. */
  announces(): boolean
  /** Nothing to check here. */
  seen(page: PageSeen): void
  /** Hands the article over; findings come back by `Reader.paint`. Resolves false when nobody took it. */
  check(page: PageText): Promise<boolean>
  inView(visit: string, start: number, end: number): void
  inHand(start: number | null): void
  /** Called when that changes, and again after the page was read anew. */
  notesPlaced(placed: NotesPlaced): void
  /**
   * @param at where in the finding: its top, a new note on it, or what the dossier has
   * @returns whether the browser opened the panel
   */
  openPanel(start: number, at: 'top' | 'note' | 'dossier'): Promise<boolean>
  /** Absent where findings cannot be muted. */
  wrong?: {
    /** Mutes a finding as a wrong match. @returns what to undo it by; null when it could not be done */
    mark(finding: Finding): Promise<string | null>
    /** @returns whether it was undone */
    undo(id: string): Promise<boolean>
  }
  annotations(page: PageSaid): Promise<PageNote[]>
  signal: AbortSignal
}

/** A page with nothing to check, and why. */
export interface PageSeen extends PageSaid {
  /** error: reading it failed */
  status: 'off-subject' | 'other-language' | 'error'
  /** What the page declares. */
  lang?: string | null
  /** The only place where the page speaks of the subject: outside are menus, footers and text that does not show. */
  only?: 'comments' | 'outside'
}

/** What became of the notes that were looked for. */
export interface NotesPlaced {
  /** Ids of this page's notes whose words are not on it. */
  orphans: string[]
  /** Ids of notes that were made at another address and whose words stand here. */
  moved: string[]
}

/** What the selection script gives back from a frame. */
export interface SelectionAnswer {
  selection: SelectionRead | null
  facts: PageMetadata
}

export interface PaintOptions {
  /** There will be no more. */
  done: boolean
  /** They take the place of those that are painted. */
  instead?: boolean
  about?: CardTexts | undefined
}

/** What the world outside may ask of the reader. */
export interface PageAgent {
  /** Findings of a visit; those of any other than the present one are dropped. */
  paint(visit: string, findings: readonly Finding[], how: PaintOptions): Promise<void>
  scrollTo(start: number, end: number): boolean
  scrollToAnnotation(id: string): boolean
  /** What a note on this stretch would hang on; null before anything is painted. */
  anchorOf(start: number, end: number): Anchor | null
  setAnnotations(annotations: readonly PageNote[]): Promise<void>
  stepFinding(by: 1 | -1 | 0): boolean
  visit(): string | null
  applySettings(): void
  /** Searches the page for the names as they are now, and has it checked anew. */
  checkAgain(): void
  selection(): SelectionRead | null
}

/** A selection with its anchor and what stands around it: `before + text + after` is running text of the page. */
export interface SelectionRead {
  text: string
  before: string
  after: string
  anchor: Anchor | null
}
