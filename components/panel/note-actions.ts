import type { Annotation, AnnotationDraft, NoteContent, StoredDossierRef } from '@/lib/schema/annotation'
import type { Claim } from '@/lib/dossier/format/schema'
import type { NoteChange } from '@/lib/schema/note-change'
import type { BookOf } from '@/components/book/dossier-of'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Finding } from '@/lib/schema/finding'
import { callWithRetries } from '@/lib/messaging/call'
import { anchorOnPage, scrollPageToNote } from '@/lib/messaging/ask-page'
import { reuseFindings } from '@/lib/check/reuse-findings'
import { showIfFound } from '@/lib/check/from-panel'
import { storedNameOf } from '@/lib/dossiers/data/dossier-name'
import { saveNoteDraft, type SaveAnswer } from '@/lib/notes/save-note'
import { pageState, selectionCheck } from '@/lib/platform/session'
import { t } from '@/lib/i18n/t'
import { copyNote } from '@/lib/notes/export/copy-note'
import type { DossierVersion } from '@/lib/notes/note-drafts'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { NamedDossier } from '@/lib/schema/page-state'

interface ActionContext {
  tabId: number
  book: DossierBook
  bookOf: BookOf
  /** Called after an action that can be undone. */
  onDone: (says: string, undo: () => void) => void
}

export type NoteActions = ReturnType<typeof createNoteActions>

export type NoteTarget =
  | { kind: 'finding'; finding: Finding }
  | { kind: 'question' }
  | { kind: 'page' }
  | { kind: 'claim'; claim: Pick<Claim, 'id' | 'text'>; dossier?: StoredDossierRef }
  | { kind: 'kept'; annotation: Annotation }

/** The result of an editor. Its id is created when the editor opens, so that a repeated save gives one note. */
export type NoteInput = Pick<AnnotationDraft, 'id' | 'basedOn' | 'note' | 'tags' | 'color'>

/** Creates what the user can do with notes, and with the page that they are on. */
export function createNoteActions({ tabId, book, bookOf, onDone }: ActionContext) {
  const dossierOf =
    (named: readonly NamedDossier[] = []) =>
    ({ dossier = BUNDLED_ID }: Finding): DossierVersion =>
      storedNameOf(dossier, named, bookOf(dossier) ?? (dossier === BUNDLED_ID ? book : null))
  const page = () => pageState(tabId).read()
  const contentOn = async (on: Exclude<NoteTarget, { kind: 'kept' }>): Promise<NoteContent | null> => {
    const { draftOnClaim, draftOnFinding, draftOnPage, draftOnSelection } = await noteDrafts()
    if (on.kind === 'claim') return draftOnClaim(on.claim, on.dossier)
    if (on.kind === 'question') {
      const question = await selectionCheck(tabId).read()
      return question && draftOnSelection(reuseFindings(null, question), dossierOf(question.dossiers))
    }
    const state = await page()
    if (state === null) return null
    if (on.kind === 'page') return draftOnPage(state)
    const { start, end } = on.finding
    return draftOnFinding(state, on.finding, await anchorOnPage(tabId, start, end), dossierOf(state.dossiers))
  }
  return {
    saveNote: async (on: NoteTarget, written: NoteInput): Promise<SaveAnswer> => {
      if (on.kind === 'kept') return saveNoteDraft({ ...(await noteDrafts()).contentOf(on.annotation), ...written })
      const content = await contentOn(on)
      if (content === null) return t('notes.pageGone')
      if (on.kind === 'claim') return saveNoteDraft({ ...content, ...written })
      const [{ articleOf }, state] = await Promise.all([noteDrafts(), page()])
      const article = await articleOf(tabId, content.url, state?.url === content.url ? state : null)
      return saveNoteDraft({ ...content, ...article, ...written })
    },
    deleteNote: ({ id }: Annotation) =>
      void callWithRetries('delete-annotations', { ids: [id] }).then(({ ok }) => {
        if (ok) onDone(t('notes.deleted'), () => void callWithRetries('restore-annotations', { ids: [id] }))
      }),
    /** Scrolls the page to a note's words. @returns false if they are no longer on the page */
    goToNote: async ({ id }: Annotation) => showIfFound(tabId, await scrollPageToNote(tabId, id)),
    /** Attaches a note to the selection on the page. @returns null on success, else one sentence with the reason */
    attachNote: async (annotation: Annotation) =>
      (await notePlaces()).attachToSelection(annotation, await page(), onDone),
    /** Attaches a note to the words that took the place of its own. Resolves like `attachNote`. */
    attachToNewWords: async (annotation: Annotation, change: NoteChange) =>
      (await notePlaces()).attachToNewWords(annotation, change, onDone),
    copyNote: (annotation: Annotation) => copyNote(annotation, book),
  }
}

/** The code of what is done with notes, loaded when the first one is written or attached. */
const noteDrafts = () => import('@/lib/notes/note-drafts')
const notePlaces = () => import('@/lib/notes/note-places')
