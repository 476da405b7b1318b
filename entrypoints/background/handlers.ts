import { hostOf } from '@/lib/text/host-of'
import type { BackgroundHandlers } from '@/lib/messaging/serve-background'
import { isPanelOpen, openPanelOfTab } from '@/lib/platform/panel'
import { readSettings } from '@/lib/platform/settings'
import { lookOf } from '@/lib/schema/settings'
import { askSelection } from '@/lib/check/ask-question'
import { checkPage } from '@/lib/check/check-page'
import { recordPage } from '@/lib/check/record-page'
import { report } from '@/lib/platform/lifecycle'
import { checkTab } from '@/lib/check/check-tab'
import { beginDocument, documents } from '@/lib/check/check-document'
import { beginQuestions, questionRuns } from '@/lib/check/model/make-questions'
import { showReading } from '@/lib/check/model/show-reading'
import { checkText } from '@/lib/check/check-text'
import { enginesFor, subjectNames } from '@/lib/check/active-dossiers'
import { applyDossierChanges, startPageAgentOn } from '@/lib/check/dossier-changes'
import { lookUpTogether } from '@/lib/dossiers/data/check-together'
import { mutesChanged, restoreMutedFinding, unmuteFinding, muteFinding } from '@/lib/check/mutes/mutes'
import * as notes from '@/lib/notes/notes'
import { isOff, offState } from '@/lib/check/off'
import { beginPage, changePage, changeView, freshState } from '@/lib/check/page-states'
import { ownAddress } from '@/lib/text/own-address'
import { seenMessage } from '@/lib/check/page-seen-message'

/** Handlers of messages to the background. Sender and data were checked before. */
export const handlers: BackgroundHandlers = {
  async 'page-seen'({ status, lang, only, pdf = false, ...said }, { tabId, url: vouched }) {
    const isStale = beginPage(tabId)
    const own = ownAddress(said, vouched)
    const { url } = own
    const page = { ...own, site: hostOf(url), date: null, status }
    if (await isOff(url)) {
      await changePage(tabId, (state) => (isStale() ? state : offState(tabId, page)))
      return { notes: 0, names: await subjectNames() }
    }
    const message = await seenMessage(status, { lang, only, pdf })
    const fresh = { ...freshState(tabId, page), ...(message ? { message } : {}), ...(pdf ? { isPdf: true } : {}) }
    await changePage(tabId, (state) => (isStale() ? state : fresh))
    // A page is checked even if its notes cannot be read.
    const found = await notes.notesOfPage(page).catch(() => [])
    return { notes: found.length, names: await subjectNames() }
  },
  look: async () => ({ ...lookOf(await readSettings()), names: await subjectNames() }),
  'start-page-agent': ({ isBuiltIn }, from) => startPageAgentOn(from, isBuiltIn),
  async 'check-page'(text, { tabId, url }) {
    // The reply comes after the check: a pending reply keeps the worker alive.
    await checkPage(tabId, ownAddress(text, url))
    await recordPage(tabId).catch(report)
  },
  'in-view': ({ start, end }, { tabId }) => changeView(tabId, (view) => ({ ...view, inView: { start, end } })),
  'active-finding': ({ start }, { tabId }) =>
    changeView(tabId, (view) => (view.current === start ? view : { ...view, current: start })),
  'panel-open': async (_, { tabId }) => ({ isOpen: await isPanelOpen(tabId) }),
  async 'open-panel'({ start, note, compare }, { tabId }) {
    // Before any await: in Chromium the click in the page counts as a gesture only now.
    const opening = openPanelOfTab(tabId)
    const wanted = { start, at: Date.now() }
    await changeView(tabId, (view) => ({
      ...view,
      current: start,
      ...(note ? { noteWanted: wanted } : {}),
      ...(compare ? { compareWanted: wanted } : {}),
    }))
    return { opened: await opening }
  },
  'notes-placed': ({ orphans, moved }, { tabId }) =>
    changePage(tabId, (state) => state && { ...state, orphans, moved }),
  'annotations-of-page': (said, from) =>
    notes.notesOfPage(ownAddress(said, from.part === 'page' ? from.url : said.url)),
  'check-tab': ({ tabId }) => checkTab(tabId, false),
  'ask-selection': async ({ tabId }) => ({ outcome: await askSelection(tabId) }),
  'check-text': ({ text }) => checkText(text),
  'check-document': async ({ date, prior, ...article }) => ({
    id: await beginDocument({ ...article, ...(date === undefined ? {} : { date }) }, prior),
  }),
  'check-document-step': ({ id }) => documents.step(id),
  'check-document-end': ({ id }) => documents.end(id),
  'model-questions': async (text) => ({ id: await beginQuestions(text) }),
  'model-questions-step': ({ id }) => questionRuns.step(id),
  'model-questions-end': ({ id }) => questionRuns.end(id),
  'model-findings': showReading,
  'look-up': async ({ text, start, end }) =>
    lookUpTogether((await enginesFor(text, 'all')).engines, { text }, start, end),
  'save-annotation': notes.saveNote,
  'delete-annotations': ({ ids }) => notes.deleteNotes(ids),
  'restore-annotations': ({ ids }) => notes.restoreNotes(ids),
  'tag-annotations': notes.tagNotes,
  'color-annotations': notes.colorNotes,
  'empty-bin': ({ ids }) => notes.emptyNotesBin(ids),
  'notes-changed': notes.updateNotesInAllTabs,
  'mutes-changed': mutesChanged,
  'save-mute': muteFinding,
  'delete-mute': ({ id }) => unmuteFinding(id),
  'restore-mute': restoreMutedFinding,
  'dossiers-changed': applyDossierChanges,
}
