import type { Annotation, AnnotationDraft, NoteContent, StoredDossierRef } from '@/lib/schema/annotation'
import type { ClaimWithWords } from '@/lib/details/claims-behind'
import type { Claim } from '@/lib/dossier/format/schema'
import type { NoteChange } from '@/lib/schema/note-change'
import type { BookOf } from '@/components/book/dossier-of'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Finding } from '@/lib/schema/finding'
import { callBackground, callWithRetries } from '@/lib/messaging/call'
import { anchorOnPage, scrollPageTo, scrollPageToNote } from '@/lib/messaging/ask-page'
import { compareAnyway } from '@/lib/check/compared-anyway'
import { storedNameOf } from '@/lib/dossiers/data/dossier-name'
import { awaitChangeAndRecheck } from '@/lib/dossiers/change-dossier'
import { withSwitchedOff, type OffScope } from '@/lib/platform/switched-off'
import { changeSettings } from '@/lib/platform/settings'
import { siteOf } from '@/lib/platform/sites'
import { saveNoteDraft, type SaveAnswer } from '@/lib/notes/save-note'
import { askForCheck, pageState, selectionCheck } from '@/lib/platform/session'
import { showTab, watchOpenPages } from '@/lib/platform/tabs'
import { copyText } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import { copyNote } from '@/lib/notes/export/copy-note'
import type { DossierVersion } from '@/lib/notes/note-drafts'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { EvidenceOffer, NamedDossier } from '@/lib/schema/page-state'
import { storageErrorText } from '@/lib/i18n/storage-error-text'

interface ActionContext {
  tabId: number | null
  /** The panel is open in a tab of its own: going to the page switches the tab. */
  standsInTab: boolean
  book: DossierBook
  bookOf: BookOf
  /** Requests the permission; call directly in the click handler. */
  askEverySite: () => void
  readEvidence: (tabId: number) => void
  /** Called after an action that can be undone. */
  onDone: (says: string, undo: () => void) => void
}

export type PageActions = ReturnType<typeof createActions>

export type NoteTarget =
  | { kind: 'finding'; finding: Finding }
  | { kind: 'question' }
  | { kind: 'page' }
  | { kind: 'claim'; claim: Pick<Claim, 'id' | 'text'>; dossier?: StoredDossierRef }
  | { kind: 'kept'; annotation: Annotation }

/** The result of an editor. Its id is created when the editor opens, so that a repeated save gives one note. */
export type NoteInput = Pick<AnnotationDraft, 'id' | 'basedOn' | 'note' | 'tags' | 'color'>

/** Creates what the user can do with the page in the tab, and with notes. */
export function createActions({ tabId, standsInTab, book, bookOf, ...context }: ActionContext) {
  const { askEverySite, readEvidence, onDone } = context
  const dossierOf =
    (named: readonly NamedDossier[] = []) =>
    ({ dossier = BUNDLED_ID }: Finding): DossierVersion =>
      storedNameOf(dossier, named, bookOf(dossier) ?? (dossier === BUNDLED_ID ? book : null))
  const page = () => (tabId === null ? Promise.resolve(null) : pageState(tabId).read())
  /** The page in the tab; where it may not be read, the selection on it that the user asked about. */
  const shownPage = async () => (await page()) ?? (tabId === null ? null : selectionCheck(tabId).read())
  const contentOn = async (on: Exclude<NoteTarget, { kind: 'kept' }>): Promise<NoteContent | null> => {
    const { draftOnClaim, draftOnFinding, draftOnPage, draftOnSelection } = await noteDrafts()
    if (on.kind === 'claim') return draftOnClaim(on.claim, on.dossier)
    if (tabId === null) return null
    if (on.kind === 'question') {
      const question = await selectionCheck(tabId).read()
      return question && draftOnSelection(question, dossierOf(question.dossiers))
    }
    const state = await page()
    if (state === null) return null
    if (on.kind === 'page') return draftOnPage(state)
    const { start, end } = on.finding
    return draftOnFinding(state, on.finding, await anchorOnPage(tabId, start, end), dossierOf(state.dossiers))
  }
  const switchChecks = async (scope: OffScope, isOff: boolean): Promise<void> => {
    const url = (await page())?.url ?? ''
    await changeSettings(({ off }) => ({ off: withSwitchedOff(off, scope, url, siteOf(url) ?? '', isOff) }))
  }
  /** @param scroll resolves to whether the place was found */
  const goTo = async (scroll: (tabId: number) => Promise<boolean>): Promise<boolean> => {
    if (tabId === null) return false
    const found = await scroll(tabId)
    if (found && standsInTab) await showTab(tabId)
    return found
  }
  /** Makes an action of one that needs a tab. */
  const onTab =
    <Given extends unknown[]>(act: (tabId: number, ...given: Given) => unknown) =>
    (...given: Given): void => {
      if (tabId !== null) void act(tabId, ...given)
    }
  return {
    checkPage: onTab((tab) => {
      void askForCheck(tab)
      return callBackground('check-tab', { tabId: tab })
    }),
    /** Asks for the permission for every site. Call directly in the click handler. */
    askEverySite,
    /** Calls back with the open tabs, now and when they change. @returns a function that stops it */
    watchOpenPages,
    /** Reads the page of the tab as evidence, or that of another tab. */
    readAsEvidence: (otherTab?: number) => {
      const tab = otherTab ?? tabId
      if (tab !== null) readEvidence(tab)
    },
    /** Returns the evidence that the page may be about though it names none. */
    findOffer: async (): Promise<EvidenceOffer | null> => {
      const reply = tabId === null ? null : await callBackground('offer-evidence', { tabId })
      return reply?.ok === true ? reply.value.offer : null
    },
    /** Compares the page with evidence that it does not name; can be undone. */
    compareAnyway: (offer: EvidenceOffer) => {
      const { learns, name } = offer
      const says = learns ? t('evidence.nameLearned', { learns, name }) : t('evidence.comparedAnyway', { name })
      void shownPage().then(async (shown) => shown && onDone(says, await compareAnyway(shown.url, offer)))
    },
    /** Scrolls the page to a place, and shows its tab. @returns false if the place is no longer on the page */
    goTo: ({ start, end }: Pick<Finding, 'start' | 'end'>) => goTo((tab) => scrollPageTo(tab, start, end)),
    /** Scrolls the page to a place, if it is still there. */
    scrollTo: onTab((tab, { start, end }: Pick<Finding, 'start' | 'end'>) => scrollPageTo(tab, start, end)),
    saveNote: async (on: NoteTarget, written: NoteInput): Promise<SaveAnswer> => {
      if (on.kind === 'kept') return saveNoteDraft({ ...(await noteDrafts()).contentOf(on.annotation), ...written })
      const content = await contentOn(on)
      if (content === null) return t('notes.pageGone')
      if (tabId === null || on.kind === 'claim') return saveNoteDraft({ ...content, ...written })
      const [{ articleOf }, state] = await Promise.all([noteDrafts(), page()])
      const article = await articleOf(tabId, content.url, state?.url === content.url ? state : null)
      return saveNoteDraft({ ...content, ...article, ...written })
    },
    deleteNote: ({ id }: Annotation) =>
      void callWithRetries('delete-annotations', { ids: [id] }).then(({ ok }) => {
        if (ok) onDone(t('notes.deleted'), () => void callWithRetries('restore-annotations', { ids: [id] }))
      }),
    /** Scrolls the page to a note's words. @returns false if they are no longer on the page */
    goToNote: ({ id }: Annotation) => goTo((tab) => scrollPageToNote(tab, id)),
    /** Attaches a note to the selection on the page. @returns null on success, else one sentence with the reason */
    attachNote: async (annotation: Annotation) =>
      (await notePlaces()).attachToSelection(annotation, await page(), onDone),
    /** Attaches a note to the words that took the place of its own. Resolves like `attachNote`. */
    attachToNewWords: async (annotation: Annotation, change: NoteChange) =>
      (await notePlaces()).attachToNewWords(annotation, change, onDone),
    dismissChange: onTab((tab, note: string) => callBackground('dismiss-change', { tabId: tab, note })),
    /** Begins to watch the page as it is now, or ends it. */
    watchPage: onTab((tab, isOn: boolean) => callBackground('watch-page', { tabId: tab, isOn })),
    copy: copyText,
    copyNote: (annotation: Annotation) => copyNote(annotation, book),
    /** Hides a sentence with its claims. Resolves to the undo, else to one sentence with the reason. */
    muteFinding: async (finding: Finding): Promise<(() => void) | string> => {
      const from = await shownPage()
      const { url = '', title = '' } = from ?? {}
      const { quote: sentence, claims, verdict } = finding
      const { storedDossierRef } = await noteDrafts()
      const dossier = storedDossierRef(finding, dossierOf(from?.dossiers)(finding).name)
      const reply = await callBackground('save-mute', { sentence, claims, verdict, url, title, ...dossier })
      if (!reply.ok) return t('wrongFinding.notMuted', { why: storageErrorText(reply.code) })
      return () => void callBackground('delete-mute', { id: reply.value.id })
    },
    /** Sets aside a claim of a finding. Resolves like `muteFinding`. */
    setClaimAside: async (
      { quote }: Finding,
      { dossier = BUNDLED_ID, id, text }: ClaimWithWords,
    ): Promise<(() => void) | string> => {
      const { revertAdjustment, setClaimAside } = await import('@/lib/dossiers/data/adjustments')
      const about = { sentence: quote, url: (await shownPage())?.url ?? '' }
      const change = setClaimAside(dossier, { id, text, about })
      if (!(await awaitChangeAndRecheck(change))) return t('dossiers.failed')
      return () => void awaitChangeAndRecheck(change.then(revertAdjustment))
    },
    turnOff: (scope: OffScope) => void switchChecks(scope, true),
    turnOn: (scope: OffScope) => void switchChecks(scope, false),
    dismissQuestion: onTab((tab) => selectionCheck(tab).remove()),
    /** Reports that the editor requested by “Note on this” is open, so that it does not open again by itself. */
    reportNoteOpened: onTab(removeNoteRequest),
    /** Checks the selection on the page. @returns null on success, '' if nothing is selected, else a reason */
    askSelection: async (): Promise<string | null> => {
      if (tabId === null) return t('pageNotes.noReader')
      const reply = await callBackground('ask-selection', { tabId })
      if (!reply.ok) return t('lookup.failed', { why: storageErrorText(reply.code) })
      if (reply.value.outcome === 'asked') return null
      return reply.value.outcome === 'no-page-agent' ? t('pageNotes.noReader') : ''
    },
    /** Resolves to whether there was a page to report on. */
    saveReport: async (format: 'html' | 'markdown'): Promise<boolean> => {
      const state = await page()
      return state !== null && (await import('@/lib/notes/export/save-report')).savePageReport(state, book, format)
    },
  }
}

/** Removes the wish for a note from an answered question. The background writes the question until then. */
async function removeNoteRequest(tabId: number): Promise<void> {
  const asked = await selectionCheck(tabId).read()
  if (!asked?.wantsNote || asked.status === 'checking') return
  const { wantsNote: _met, ...answered } = asked
  await selectionCheck(tabId).write(answered)
}

/** The code of what is done with notes, loaded when the first one is written or attached. */
const noteDrafts = () => import('@/lib/notes/note-drafts')
const notePlaces = () => import('@/lib/notes/note-places')
