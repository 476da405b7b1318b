import { sayOfMute } from '@/lib/annotations/mutes'
import { callPage } from '@/lib/messaging/call'
import { CodedError } from '@/lib/messaging/envelope'
import type { ToBackground } from '@/lib/messaging/protocol'
import type { Handlers } from '@/lib/messaging/serve'
import type { Asker } from '@/lib/messaging/who-asks'
import { openPanelOfTab } from '@/lib/platform/panel'
import { startPageAgentIn } from '@/lib/platform/scripts'
import { lookOf, readSettings } from '@/lib/platform/settings'
import { askSelection } from '@/lib/app/check/ask-question'
import { checkPage } from '@/lib/app/check/check-page'
import { checkTab } from '@/lib/app/check/check-tab'
import { checkText } from '@/lib/app/check/check-text'
import { getEngine } from '@/lib/app/check/engine'
import { restoreMutedFinding, unmuteFinding, muteFinding } from '@/lib/app/mutes/mutes'
import { muteAsWrong, undoWrong } from '@/lib/app/mutes/wrong-match'
import * as notes from '@/lib/app/notes/notes'
import { isOff, offState } from '@/lib/app/tabs/off'
import { changePage, freshState } from '@/lib/app/check/page-states'
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
      return { notes: 0 }
    }
    const message = seenMessage(status, { lang, only, pdf })
    await changePage(tabId, () => ({ ...freshState(tabId, page), ...(message ? { message } : {}) }))
    // A page is checked even if its notes cannot be read.
    return { notes: (await notes.notesOfPage(page).catch(() => [])).length }
  },
  look: async () => lookOf(await readSettings()),
  async 'start-page-agent'(_data, from) {
    const { tabId, url } = pageOf(from)
    return { started: !(await isOff(url)) && (await startPageAgentIn(tabId)) }
  },
  async 'check-page'(data, from) {
    // The reply comes after the check: a pending reply keeps the worker alive.
    const { tabId, url } = pageOf(from)
    const page = ownAddress(payload.parse(payload.pageTextSchema, data), url)
    if (await isOff(page.url)) await changePage(tabId, () => offState(tabId, page))
    else await checkPage(tabId, page)
    return null
  },
  async 'in-view'(data, from) {
    const { start, end } = payload.parse(payload.inViewSchema, data)
    await changePage(tabOf(from), (state) => state && { ...state, inView: { start, end } })
    return null
  },
  async 'active-finding'(data, from) {
    const { start } = payload.parse(payload.inHandSchema, data)
    await changePage(tabOf(from), (state) => (state && state.current !== start ? { ...state, current: start } : state))
    return null
  },
  async 'open-panel'(data, from) {
    const tabId = tabOf(from)
    // Before any await: in Chromium the click in the page counts as a gesture only now.
    const opening = openPanelOfTab(tabId)
    const { start, note, compare } = payload.parse(payload.openPanelSchema, data)
    const wanted = { start, at: Date.now() }
    await changePage(
      tabId,
      (state) =>
        state && {
          ...state,
          current: start,
          ...(note ? { noteWanted: wanted } : {}),
          ...(compare ? { compareWanted: wanted } : {}),
        },
    )
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
  'go-to': async ({ tabId, start, end }) => foundIn(await callPage(tabId, 'scroll-to', { start, end })),
  'go-to-annotation': async ({ tabId, id }) => foundIn(await callPage(tabId, 'scroll-to-annotation', { id })),
  async 'anchor-of'({ tabId, start, end }) {
    const reply = await callPage(tabId, 'anchor-of', { start, end })
    return reply.ok ? reply.value : null
  },
  async 'read-selection'({ tabId }) {
    const reply = await callPage(tabId, 'read-selection', null)
    return { isThere: reply.ok, anchor: reply.ok ? (reply.value?.anchor ?? null) : null }
  },
  'ask-selection': async ({ tabId }) => ({ outcome: await askSelection(tabId) }),
  async 'notes-placed'(data, from) {
    const { orphans, moved } = payload.parse(payload.notesPlacedSchema, data)
    await changePage(tabOf(from), (state) => state && { ...state, orphans, moved })
    return null
  },
  'check-text': ({ text }) => checkText(text.slice(0, LONGEST_TEXT)),
  async 'look-up'(data) {
    const { text, start, end } = payload.parse(payload.lookUpSchema, data)
    return Promise.resolve(getEngine().lookUp({ text }, start, end))
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

function foundIn(reply: { ok: true; value: { found: boolean } } | { ok: false }): { found: boolean } {
  return { found: reply.ok && reply.value.found }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
}
