import { isRecord } from './is-record'

/** The user's settings (stored by `lib/platform/settings.ts`). */
export interface Settings {
  /** Check every page automatically. Needs the permission for all sites (`permissions.ts`). */
  readAlong: boolean
  /** Sites with automatic checks when they are not on for all: hosts without `www.`, each with its own permission. */
  sites: string[]
  /** The marks on the page. The panel always lists all. */
  marks: Record<MarkSetting, boolean>
  /** The theme of panel and card. */
  theme: 'auto' | 'light' | 'dark'
  /** Where nothing is checked, not even on request: hosts without `www.`, and addresses without their fragment. */
  off: { everywhere: boolean; sites: string[]; pages: string[] }
  /** Findings on a page are announced to screen readers. */
  announce: boolean
  /** Show the number of contradicted sentences on the toolbar button. */
  badge: boolean
  /** Keep a list of checked pages and texts. */
  history: boolean
  /** A model on this computer reads pages and texts after the engine, where the user wants it. */
  secondOpinion: boolean
  /** Pages that are read along are read by the model too, as far as "Quick" goes. */
  modelAlong: boolean
  /** A model server on this computer that is asked in place of the browser's model; null: none. */
  modelServer: ModelServer | null
}

/** A state that is marked; `words`: all words of a sentence that were checked, not only those to look at. */
export type MarkSetting = 'contradicted' | 'look' | 'supported' | 'words'

export interface ModelServer {
  /** As `serverAddress` gives it. */
  address: string
  model: string
}

/** Whether a page of this host is read along, as far as the settings say. */
export function isReadAlong({ readAlong, sites }: Settings, host: string): boolean {
  return readAlong || sites.includes(host)
}

/** The settings that a page receives: only the appearance of its marks and card, and nothing about other sites. */
export type Look = Pick<Settings, 'marks' | 'theme' | 'announce'>

export function lookOf({ marks, theme, announce }: Settings): Look {
  return { marks, theme, announce }
}

export const defaultSettings: Settings = {
  readAlong: false,
  sites: [],
  marks: { contradicted: true, look: true, supported: true, words: false },
  theme: 'auto',
  off: { everywhere: false, sites: [], pages: [] },
  announce: false,
  badge: true,
  // It is a list of visited pages: nothing is stored until the user asks for it.
  history: false,
  secondOpinion: false,
  modelAlong: false,
  modelServer: null,
}

/** Validates settings of an older or newer version: each invalid field becomes its default. */
export function parseSettings(stored: unknown): Settings {
  const raw = asRecord(stored)
  const marks = asRecord(raw.marks)
  const off = asRecord(raw.off)
  const mark = (name: MarkSetting, stored = marks[name]): boolean => asBoolean(stored, defaultSettings.marks[name])
  return {
    readAlong: asBoolean(raw.readAlong, defaultSettings.readAlong),
    sites: asStrings(raw.sites),
    marks: {
      contradicted: mark('contradicted'),
      // Version 0.1 had a setting for each verdict.
      look: mark('look', marks.look ?? marks.disputed),
      supported: mark('supported'),
      words: mark('words'),
    },
    theme: raw.theme === 'light' || raw.theme === 'dark' ? raw.theme : 'auto',
    off: { everywhere: asBoolean(off.everywhere, false), sites: asStrings(off.sites), pages: asStrings(off.pages) },
    announce: asBoolean(raw.announce, defaultSettings.announce),
    badge: asBoolean(raw.badge, defaultSettings.badge),
    history: asBoolean(raw.history, defaultSettings.history),
    secondOpinion: asBoolean(raw.secondOpinion, defaultSettings.secondOpinion),
    modelAlong: asBoolean(raw.modelAlong, defaultSettings.modelAlong),
    modelServer: asServer(raw.modelServer),
  }
}

/** The settings of a file, valid as from `parseSettings`, without the fields that the file does not have. */
export function settingsIn(stored: unknown): Partial<Settings> {
  const raw = asRecord(stored)
  return Object.fromEntries(Object.entries(parseSettings(raw)).filter(([name]) => Object.hasOwn(raw, name)))
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {}
}

/** Whether the address is on this computer is looked at by whoever connects. */
function asServer(value: unknown): ModelServer | null {
  const { address, model } = asRecord(value)
  return typeof address === 'string' && typeof model === 'string' ? { address, model } : null
}

function asBoolean(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise
}

function asStrings(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.filter((item) => typeof item === 'string'))] : []
}
