import 'fake-indexeddb/auto'
import { useState, type ReactElement } from 'react'
import { beforeEach, onTestFinished, vi } from 'vitest'
import { BooksProvider } from '@/components/book/dossier-of'
import { PageView } from '@/components/check/finding/page-view'
import { PanelContext, type Panel } from '@/components/panel/panel-context'
import type { NoteActions } from '@/components/panel/note-actions'
import { useSettings, type SettingsStore } from '@/components/panel/use-settings'
import { createOwnTextChecker } from '@/lib/check/own-texts/own-text-checker'
import { createDossierAdder } from '@/lib/dossiers/add-dossier'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { panelImporter } from '@/lib/notes/import/importer'
import { withSwitchedOff, type OffScope } from '@/lib/platform/switched-off'
import { siteOf } from '@/lib/platform/sites'
import { defaultSettings, type Settings } from '@/lib/schema/settings'
import { createStore } from '@/lib/text/store'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'
import { actionsThat, book, page, view } from './fixtures'
import { show } from './render'

interface Surroundings extends Omit<Partial<Panel>, 'settings'> {
  settings?: Partial<Settings>
  /** What the background and the page answer, by the kind of message; null to all others. */
  answers?: Record<string, unknown>
  /** The browser's page for shortcuts, and whatever else a test calls. */
  browser?: object
  /** Whether the settings are not read yet. */
  isStarting?: boolean
}

/** What a test says of the page in the tab. */
export interface PageInTab extends Omit<Surroundings, 'actions' | 'dossiers'> {
  everySite?: boolean | null
  off?: OffScope | null
  installed?: readonly InstalledDossier[]
}

/** Returns the view of a page in a panel: the checked page of the fixtures, unless the test names another. */
export function pageInPanel(props: PageInTab = {}, actions: Partial<NoteActions> = {}): ReactElement {
  const { everySite = false, off = null, installed, settings, ...parts } = props
  const url = parts.page?.url ?? page.url
  const offIn = off === null ? {} : { off: withSwitchedOff(defaultSettings.off, off, url, siteOf(url) ?? '', true) }
  return elementInPanel(<PageView />, {
    page,
    view,
    actions: actionsThat(actions),
    isStarting: everySite === null,
    settings: { readAlong: everySite === true, ...offIn, ...settings },
    ...(installed && { dossiers: { installed, removed: [], isBroken: false } }),
    ...parts,
  })
}

/** Returns a screen in a panel, for a test that renders it again with other properties. */
export const elementInPanel = (element: ReactElement, surroundings: Surroundings = {}): ReactElement =>
  inPanel(element, surroundings).panelWith({})

/** Renders a screen in a panel: with the browser, the settings and the parts of the panel that the test names. */
export function showInPanel(element: ReactElement, surroundings: Surroundings = {}) {
  const { panelWith, ...parts } = inPanel(element, surroundings)
  const shown = show(panelWith({}))
  return {
    ...shown,
    ...parts,
    /** Changes what is known of the tab, the notes or the dossiers. */
    change: (changed: Partial<Panel>) => shown.rerender(panelWith(changed)),
  }
}

/** Answers that screens need in tests that are not about them. */
const USUAL_ANSWERS: Record<string, unknown> = {
  'look-up': { sentences: [] },
  'offer-evidence': { offer: null },
  'save-mute': { id: 'mute-1' },
  'scroll-to': { found: true },
}

let answersNow: Record<string, unknown> = {}
const session = fakeStorage()
/** What the background and the page of the tab were asked since the test began: the kind of each message, and its data. */
export const sent = vi.fn((kind: string, _data: unknown): unknown => answersNow[kind] ?? USUAL_ANSWERS[kind] ?? null)
beforeEach(() => {
  sent.mockClear()
  session.clear()
})
const reply = ({ kind, data }: { kind: string; data: unknown }) => {
  const value = sent(kind, data)
  return Promise.resolve(value instanceof Error ? { ok: false, code: value.message } : { ok: true, value })
}

function inPanel(element: ReactElement, { settings, answers = {}, browser, isStarting, ...parts }: Surroundings) {
  answersNow = answers
  const chosen = { ...defaultSettings, ...settings }
  const local = fakeStorage()
  void local.set({ settings: chosen })
  const silent = { addListener: () => undefined, removeListener: () => undefined }
  const permissions = {
    contains: vi.fn(() => Promise.resolve(false)),
    request: vi.fn((_wish: object) => Promise.resolve(true)),
    remove: vi.fn(() => Promise.resolve(true)),
    onAdded: silent,
    onRemoved: silent,
  }
  setBrowser({
    storage: { local, session },
    permissions,
    commands: { getAll: () => Promise.resolve([]) },
    extension: { inIncognitoContext: false },
    runtime: {
      getManifest: () => ({ version: '0.1.0' }),
      sendMessage: reply,
    },
    tabs: { sendMessage: (_tabId: number, message: Parameters<typeof reply>[0]) => reply(message) },
    ...browser,
  })
  const yes = () => Promise.resolve(true)
  const storage = { estimate: () => Promise.resolve({}), persisted: yes, persist: yes }
  if (!('storage' in navigator)) Object.defineProperty(navigator, 'storage', { value: storage, configurable: true })
  onTestFinished(() => {
    location.hash = ''
  })
  const store: SettingsStore = createStore<SettingsStore['state']>({
    settings: isStarting ? null : chosen,
    allowed: chosen.readAlong,
  })
  const onDone = vi.fn<Panel['onDone']>()
  const panelWith = (changed: Partial<Panel>) => (
    <InPanel store={store} parts={{ onDone, ...parts, ...changed }}>
      {element}
    </InPanel>
  )
  const storedSettings = async () => (await local.get('settings')).settings
  return { panelWith, sent, permissions, onDone, storedSettings }
}

interface InPanelProps {
  store: SettingsStore
  parts: Partial<Panel> & Pick<Panel, 'onDone'>
  children: ReactElement
}

function InPanel({ store, parts, children }: InPanelProps) {
  const settings = useSettings(store)
  const [checker] = useState(createOwnTextChecker)
  const [importer] = useState(() => panelImporter(parts.onDone))
  const [adder] = useState(() =>
    createDossierAdder({
      start: () => new Worker('about:blank'),
      today: () => '2026-11-02',
      dossiersChanged: () => undefined,
      readPage: () => Promise.resolve(null),
    }),
  )
  const panel: Panel = {
    book,
    bookOf: () => null,
    dossiers: { installed: null, removed: [], isBroken: false },
    tabId: 1,
    access: 'open',
    isLeft: false,
    isAsked: false,
    isReading: false,
    view: null,
    page: null,
    question: null,
    pageKey: null,
    notesHere: [],
    settings,
    actions: actionsThat(),
    adder,
    importer,
    checker,
    ...parts,
  }
  return (
    <PanelContext value={panel}>
      <BooksProvider bookOf={panel.bookOf} installed={panel.dossiers.installed}>
        {children}
      </BooksProvider>
    </PanelContext>
  )
}
