import { hostOf } from '@/lib/text/host-of'
import { sayOfMute } from '@/lib/annotations/mutes'
import { CodedError } from '@/lib/messaging/envelope'
import type { ToBackground } from '@/lib/messaging/protocol'
import type { Handlers } from '@/lib/messaging/serve'
import type { Asker } from '@/lib/messaging/who-asks'
import { openPanelOfTab } from '@/lib/platform/panel'
import { readSettings } from '@/lib/platform/settings'
import { lookOf } from '@/lib/schema/settings'
import { askSelection } from '@/lib/app/check/ask-question'
import { checkPage } from '@/lib/app/check/check-page'
import { recordPage } from '@/lib/app/history/record-page'
import { report } from '@/lib/platform/lifecycle'
import { checkTab } from '@/lib/app/check/check-tab'
import { beginDocument, endDocument, stepDocument } from '@/lib/app/check/check-document'
import { beginQuestions, endQuestions, stepQuestions } from '@/lib/app/second-opinion/make-questions'
import { checkText } from '@/lib/app/check/check-text'
import { enginesFor, subjectNames } from '@/lib/app/check/active-dossiers'
import { applyDossierChanges, startPageAgentOn } from '@/lib/app/check/dossier-changes'
import { lookUpTogether } from '@/lib/dossiers/check-together'
import { mutesChanged, restoreMutedFinding, unmuteFinding, muteFinding } from '@/lib/app/mutes/mutes'
import { muteAsWrong, undoWrong } from '@/lib/app/mutes/wrong-match'
import * as notes from '@/lib/app/notes/notes'
import { isOff, offState } from '@/lib/app/check/off'
import { changePage, changeView, freshState } from '@/lib/app/check/page-states'
import { ownAddress } from '@/lib/app/tabs/own-address'
import * as payload from '@/lib/messaging/payloads'
import { seenMessage } from '@/lib/app/check/page-seen-message'

/** Handlers of messages to the background. Data from a page are validated, because its renderer may be compromised. */
export const handlers: Handlers<ToBackground> = {
  async 'page-seen'(data, from) {
    const { status, lang, only, pdf = false, ...said } = payload.parse(payload.pageSeenSchema, data)
    const { tabId, url: vouched } = pageOf(from)
    const own = ownAddress(said, vouched)
    const { url } = own
    const page = { ...own, site: hostOf(url), date: null, status }
    if (await isOff(url)) {
      await changePage(tabId, () => offState(tabId, page))
      return { notes: 0, names: await subjectNames() }
    }
    const message = await seenMessage(status, { lang, only, pdf })
    await changePage(tabId, () => ({
      ...freshState(tabId, page),
      ...(message ? { message } : {}),
      ...(pdf ? { isPdf: true } : {}),
    }))
    // A page is checked even if its notes cannot be read.
    const found = await notes.notesOfPage(page).catch(() => [])
    return { notes: found.length, names: await subjectNames() }
  },
  look: async () => ({ ...lookOf(await readSettings()), names: await subjectNames() }),
  async 'start-page-agent'(data, from) {
    const { isBuiltIn } = payload.parse(payload.startPageAgentSchema, data)
    return startPageAgentOn(pageOf(from), isBuiltIn)
  },
  async 'check-page'(data, from) {
    // The reply comes after the check: a pending reply keeps the worker alive.
    const { tabId, url } = pageOf(from)
    const page = ownAddress(payload.parse(payload.pageTextSchema, data), url)
    if (await isOff(page.url)) await changePage(tabId, () => offState(tabId, page))
    else {
      await checkPage(tabId, page)
      await recordPage(tabId).catch(report)
    }
    return null
  },
  async 'in-view'(data, from) {
    const { start, end } = payload.parse(payload.inViewSchema, data)
    await changeView(tabOf(from), (view) => ({ ...view, inView: { start, end } }))
    return null
  },
  async 'active-finding'(data, from) {
    const { start } = payload.parse(payload.inHandSchema, data)
    await changeView(tabOf(from), (view) => (view.current === start ? view : { ...view, current: start }))
    return null
  },
  async 'open-panel'(data, from) {
    const tabId = tabOf(from)
    // Before any await: in Chromium the click in the page counts as a gesture only now.
    const opening = openPanelOfTab(tabId)
    const { start, note, compare } = payload.parse(payload.openPanelSchema, data)
    const wanted = { start, at: Date.now() }
    await changeView(tabId, (view) => ({
      ...view,
      current: start,
      ...(note ? { noteWanted: wanted } : {}),
      ...(compare ? { compareWanted: wanted } : {}),
    }))
    return { opened: await opening }
  },
  async 'wrong-match'(data, from) {
    const { start, quote } = payload.parse(payload.wrongMatchSchema, data)
    return { id: await muteAsWrong(tabOf(from), start, quote) }
  },
  async 'undo-wrong-match'(data, from) {
    const { id } = payload.parse(payload.idSchema, data)
    return { undone: await undoWrong(tabOf(from), id) }
  },
  'check-tab': ({ tabId }) => checkTab(tabId, false),
  'ask-selection': async ({ tabId }) => ({ outcome: await askSelection(tabId) }),
  async 'notes-placed'(data, from) {
    const { orphans, moved } = payload.parse(payload.notesPlacedSchema, data)
    await changePage(tabOf(from), (state) => state && { ...state, orphans, moved })
    return null
  },
  'check-text': ({ text }) => checkText(text.slice(0, LONGEST_TEXT)),
  async 'check-document'(data) {
    const { date, ...article } = payload.parse(payload.documentSchema, data)
    return { id: await beginDocument({ ...article, ...(date === undefined ? {} : { date }) }) }
  },
  'check-document-step': (data) => stepDocument(payload.parse(payload.idSchema, data).id),
  async 'check-document-end'(data) {
    endDocument(payload.parse(payload.idSchema, data).id)
    return Promise.resolve(null)
  },
  async 'model-questions'(data) {
    return { id: await beginQuestions(payload.parse(payload.textForModelSchema, data)) }
  },
  'model-questions-step': (data) => stepQuestions(payload.parse(payload.idSchema, data).id),
  async 'model-questions-end'(data) {
    endQuestions(payload.parse(payload.idSchema, data).id)
    return Promise.resolve(null)
  },
  async 'look-up'(data) {
    const { text, start, end } = payload.parse(payload.lookUpSchema, data)
    const { engines } = await enginesFor(text, 'all')
    return lookUpTogether(engines, { text }, start, end)
  },
  'save-annotation': (draft) => notes.saveNote(payload.parse(payload.draftSchema, draft)),
  'delete-annotations': (data) => notes.deleteNotes(payload.parse(payload.idsSchema, data).ids),
  'restore-annotations': (data) => notes.restoreNotes(payload.parse(payload.idsSchema, data).ids),
  'tag-annotations': (data) => notes.tagNotes(payload.parse(payload.tagSchema, data)),
  'color-annotations': (data) => notes.colorNotes(payload.parse(payload.colorSchema, data)),
  'empty-bin': (data) => notes.emptyNotesBin(payload.parse(payload.binSchema, data).ids),
  async 'notes-changed'() {
    await notes.updateNotesInAllTabs()
    return null
  },
  async 'mutes-changed'() {
    await mutesChanged()
    return null
  },
  'save-mute': (draft) => muteFinding(payload.parse(payload.muteSchema, draft)),
  async 'delete-mute'(data) {
    await unmuteFinding(payload.parse(payload.idSchema, data).id)
    return null
  },
  async 'say-of-mute'(data) {
    const { id, says } = payload.parse(payload.saysSchema, data)
    return { known: (await sayOfMute(id, says)) !== null }
  },
  async 'restore-mute'(data) {
    await restoreMutedFinding(payload.parse(payload.muteRowSchema, data))
    return null
  },
  async 'dossiers-changed'() {
    await applyDossierChanges()
    return null
  },
  async 'annotations-of-page'(data, from) {
    const said = payload.parse(payload.pageSaidSchema, data)
    return notes.notesOfPage(ownAddress(said, from.part === 'page' ? from.url : said.url))
  },
}

/** The length of a long book; the panel's box is for articles. */
const LONGEST_TEXT = 2_000_000

function pageOf(from: Asker): Extract<Asker, { part: 'page' }> {
  if (from.part !== 'page') throw new CodedError('refused')
  return from
}

function tabOf(from: Asker): number {
  return pageOf(from).tabId
}
