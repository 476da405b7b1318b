import { z } from 'zod'
import { lookUpTogether } from '@/lib/check/check-together'
import {
  fromPage,
  fromPanel,
  idSchema,
  noDataSchema,
  rangeFields,
  tabSchema,
  type CallsOf,
} from '@/lib/messaging/to-background'
import { dateSchema, textSchema } from '@/lib/messaging/to-page'
import { logError } from '@/lib/platform/lifecycle'
import { isPanelOpen, openPanelOfTab } from '@/lib/platform/panel'
import { startChatReaderIn } from '@/lib/platform/scripts'
import { readSettings } from '@/lib/platform/settings'
import { offsetSchema, reportedLanguageSchema, reportedLineSchema } from '@/lib/schema/annotation'
import { noteChangeSchema } from '@/lib/schema/note-change'
import type { PageText } from '@/lib/schema/page-state'
import { appearanceOf } from '@/lib/schema/settings'
import { withAddress } from '@/lib/text/own-address'
import { enginesFor, activeSearchNames, warmUp } from './active-dossiers'
import { checkTabSelection } from './ask-question'
import { offerForTab } from './evidence-offer'
import { checkTab } from './check-tab'
import { applyDossierChanges, checkPageAndSelection, startPageAgentOn } from './dossier-changes'
import { pagePartsSchema } from './page-parts'
import { storeUncheckedPage, uncheckedPageSchema } from './page-seen'
import { watchPage } from './page-changes'
import { changeView } from './page-states'
import { storePlacedNotes, dismissChange } from './placed-notes'

/** Data from a page is untrusted until validated here. Limits are far above those of normal pages. */
const pageTextSchema = pagePartsSchema
  .extend({
    ...textSchema.shape,
    visit: z.string().min(1).max(64),
    site: reportedLineSchema,
    date: dateSchema.nullable(),
    lang: reportedLanguageSchema.nullable(),
    leftOut: z.int().min(0).optional(),
  })
  // Blocks that overlap could make a long text of a short one.
  .refine(({ text, blocks }) =>
    blocks.every(({ start, end }, i) => start >= (blocks[i - 1]?.end ?? 0) && end >= start && end <= text.length),
  ) satisfies z.ZodType<PageText>
const noteIdsSchema = z.array(z.string().max(400)).max(10_000)

export const checkMessages = {
  /** The page was read and is not checked. Replies with the number of its notes. */
  'page-seen': fromPage(uncheckedPageSchema, storeUncheckedPage),
  /** Replies with the settings for how marks look, and the names that pages are searched for. */
  look: fromPage(noDataSchema, async (_, { url }) => ({
    ...appearanceOf(await readSettings()),
    names: await activeSearchNames(url),
  })),
  /**
   * The page names a subject, or has notes on it. `isBuiltIn`: it was searched for the names of the bundled dossier, as
   * no others were known yet. Replies whether the agent was started, and the names that pages are searched for.
   */
  'start-page-agent': fromPage(z.object({ isBuiltIn: z.boolean() }), ({ isBuiltIn }, from) =>
    startPageAgentOn(from, isBuiltIn),
  ),
  /** Sends the article; findings come back by `paint` as they are found. */
  // The reply comes after the check: a pending reply keeps the worker alive.
  'check-page': fromPage(pageTextSchema, (text, { tabId, url }) =>
    checkPageAndSelection(tabId, withAddress(text, url)),
  ),
  /** The page has signs of a chat. Replies whether the script that reads its answers was injected. */
  'read-chat': fromPage(noDataSchema, async (_, { tabId }) => ({ isRead: await startChatReaderIn(tabId) })),
  'in-view': fromPage(z.object(rangeFields), (inView, { tabId }) => changeView(tabId, (view) => ({ ...view, inView }))),
  /** A highlight was clicked or focused: the panel shows its finding. */
  'active-finding': fromPage(z.object({ start: offsetSchema.nullable() }), ({ start }, { tabId }) =>
    changeView(tabId, (view) => (view.current === start ? view : { ...view, current: start })),
  ),
  /** Replies whether the panel is open beside the page; the page then opens no card. */
  'panel-open': fromPage(noDataSchema, async (_, { tabId }) => ({ isOpen: await isPanelOpen(tabId) })),
  /** Opens the panel at the finding, if the browser allows it: for a new note, or at the dossier entry (`compare`). */
  'open-panel': fromPage(
    z.object({ start: offsetSchema, note: z.boolean().optional(), compare: z.boolean().optional() }),
    async ({ start, note, compare }, { tabId }) => {
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
  ),
  /** Stores the ids of notes whose words were not found on the page, and of notes that moved to it. */
  'notes-placed': fromPage(
    z.object({ orphans: noteIdsSchema, moved: noteIdsSchema, changes: z.array(noteChangeSchema).max(400) }),
    (placed, { tabId }) => storePlacedNotes(tabId, placed),
  ),
  /** Removes what became of a note's words from the tab's page, for good. */
  'dismiss-change': fromPanel(tabSchema.extend({ note: idSchema }), ({ tabId, note }) => dismissChange(tabId, note)),
  'watch-page': fromPanel(tabSchema.extend({ isOn: z.boolean() }), ({ tabId, isOn }) => watchPage(tabId, isOn)),
  /** Loads what a check needs, so that the first one need not wait for it. Nothing is awaited. */
  'warm-up': fromPanel(noDataSchema, () => Promise.resolve(void warmUp().catch(logError))),
  'check-tab': fromPanel(tabSchema, ({ tabId }) => checkTab(tabId, false)),
  /** Checks the current selection of the tab, like its right-click menu. The result is a `Question`. */
  'ask-selection': fromPanel(tabSchema, async ({ tabId }) => ({ outcome: await checkTabSelection(tabId) })),
  /** Replies which evidence the tab's page may be about though it names none. Its text is read for it where it was not. */
  'offer-evidence': fromPanel(tabSchema, async ({ tabId }) => ({
    offer: await offerForTab(tabId),
  })),
  /** Replies why the sentences between two offsets of a text are marked or not. */
  'look-up': fromPanel(
    z.object({ text: z.string().max(100_000), ...rangeFields, url: z.string().optional() }),
    async ({ text, start, end, url }) =>
      lookUpTogether((await enginesFor(text, 'all', url)).engines, { text }, start, end),
  ),
  /** Dossiers were added, removed or changed: the open tabs are checked again. */
  'dossiers-changed': fromPanel(noDataSchema, applyDossierChanges),
}

declare module '@/lib/messaging/to-background' {
  interface ToBackground extends CallsOf<typeof checkMessages> {}
}
