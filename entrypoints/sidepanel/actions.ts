import type { Annotation, AnnotationDraft, NoteContent } from '@/lib/schema/annotation'
import type { SaveAnswer, NoteInput, NoteTarget, PageActions } from '@/components/notes/page-actions'
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
import { requestPersistenceOnce } from '@/lib/platform/storage-space'
import { askForCheck, pageState, selectionCheck } from '@/lib/platform/session'
import { showTab, watchOpenPages } from '@/lib/platform/tabs'
import { copyText } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import { copyNote } from '@/lib/notes/export/copy-note'
import type { DossierVersion } from '@/lib/notes/note-drafts'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { NamedDossier } from '@/lib/schema/page-state'
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

export function createActions({ tabId, standsInTab, book, bookOf, ...context }: ActionContext): PageActions {
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
    askEverySite,
    watchOpenPages,
    readAsEvidence: (otherTab) => {
      const tab = otherTab ?? tabId
      if (tab !== null) readEvidence(tab)
    },
    findOffer: async () => {
      const reply = tabId === null ? null : await callBackground('offer-evidence', { tabId })
      return reply?.ok === true ? reply.value.offer : null
    },
    compareAnyway: (offer) => {
      const { learns, name } = offer
      const says = learns ? t('evidence.nameLearned', { learns, name }) : t('evidence.comparedAnyway', { name })
      void shownPage().then(async (shown) => shown && onDone(says, await compareAnyway(shown.url, offer)))
    },
    goTo: ({ start, end }) => goTo((tab) => scrollPageTo(tab, start, end)),
    scrollTo: onTab((tab, { start, end }: Pick<Finding, 'start' | 'end'>) => scrollPageTo(tab, start, end)),
    saveNote: async (on, written) => {
      if (on.kind === 'kept') return saveChangedNote(on.annotation, written)
      const content = await contentOn(on)
      if (content === null) return t('notes.pageGone')
      if (tabId === null || on.kind === 'claim') return saveNoteDraft({ ...content, ...written })
      const [{ articleOf }, state] = await Promise.all([import('@/lib/notes/article-of'), page()])
      const article = await articleOf(tabId, content.url, state?.url === content.url ? state : null)
      return saveNoteDraft({ ...content, ...article, ...written })
    },
    deleteNote: ({ id }) =>
      void callWithRetries('delete-annotations', { ids: [id] }).then(({ ok }) => {
        if (ok) onDone(t('notes.deleted'), () => void callWithRetries('restore-annotations', { ids: [id] }))
      }),
    goToNote: ({ id }) => goTo((tab) => scrollPageToNote(tab, id)),
    attachNote: async (annotation) => (await notePlaces()).attachToSelection(annotation, await page(), onDone),
    attachToNewWords: async (annotation, change) => (await notePlaces()).attachToNewWords(annotation, change, onDone),
    dismissChange: onTab((tab, note: string) => callBackground('dismiss-change', { tabId: tab, note })),
    watchPage: onTab((tab, isOn: boolean) => callBackground('watch-page', { tabId: tab, isOn })),
    copy: copyText,
    copyNote: (annotation) => copyNote(annotation, book),
    muteFinding: async (finding) => {
      const from = await shownPage()
      const { url = '', title = '' } = from ?? {}
      const { quote: sentence, claims, verdict } = finding
      const { storedDossierRef } = await noteDrafts()
      const dossier = storedDossierRef(finding, dossierOf(from?.dossiers)(finding).name)
      const reply = await callBackground('save-mute', { sentence, claims, verdict, url, title, ...dossier })
      if (!reply.ok) return t('wrongFinding.notMuted', { why: storageErrorText(reply.code) })
      return () => void callBackground('delete-mute', { id: reply.value.id })
    },
    setClaimAside: async ({ quote }, { dossier = BUNDLED_ID, id, text }) => {
      const { revertAdjustment, setClaimAside } = await import('@/lib/dossiers/data/adjustments')
      const about = { sentence: quote, url: (await shownPage())?.url ?? '' }
      const change = setClaimAside(dossier, { id, text, about })
      if (!(await awaitChangeAndRecheck(change))) return t('dossiers.failed')
      return () => void awaitChangeAndRecheck(change.then(revertAdjustment))
    },
    turnOff: (scope) => void switchChecks(scope, true),
    turnOn: (scope) => void switchChecks(scope, false),
    dismissQuestion: onTab((tab) => selectionCheck(tab).remove()),
    reportNoteOpened: onTab(removeNoteRequest),
    askSelection: async () => {
      if (tabId === null) return t('pageNotes.noReader')
      const reply = await callBackground('ask-selection', { tabId })
      if (!reply.ok) return t('lookup.failed', { why: storageErrorText(reply.code) })
      if (reply.value.outcome === 'asked') return null
      return reply.value.outcome === 'no-page-agent' ? t('pageNotes.noReader') : ''
    },
    saveReport: async (format) => {
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

export async function saveChangedNote(annotation: Annotation, written: NoteInput): Promise<SaveAnswer> {
  return saveNoteDraft({ ...(await noteDrafts()).contentOf(annotation), ...written })
}

/** The code of what is done with notes, loaded when the first one is written or attached. */
const noteDrafts = () => import('@/lib/notes/note-drafts')
const notePlaces = () => import('@/lib/notes/note-places')

/** Saves a note, and repeats the message to the background if needed. */
export async function saveNoteDraft(draft: AnnotationDraft): Promise<SaveAnswer> {
  const reply = await callWithRetries('save-annotation', draft)
  if (!reply.ok) return t('notes.notKept', { why: storageErrorText(reply.code) })
  if (reply.value.outcome === 'changed-elsewhere') return { changedElsewhere: reply.value.stored }
  void requestPersistenceOnce()
  return null
}
