import { browser } from 'wxt/browser'
import type { Verdict } from '@/lib/engine/types'

/** What the reader has set. Kept in `storage.local` under one key, which pages' scripts are kept out of where the browser can. */
export interface Settings {
  /** Read along on every page. Works only with the permission for all sites (`permissions.ts`). */
  readAlong: boolean
  /** Sites on which to read along when it is not on for all: hosts without `www.`, each with a permission of its own. */
  sites: string[]
  /** Which verdicts are marked on the page. The panel lists all of them either way. */
  marks: Record<Verdict, boolean>
  /** The theme of the panel and of the card. */
  theme: 'auto' | 'light' | 'dark'
  /** Where nothing is read, not even when asked: hosts without `www.`, and addresses without their fragment. */
  off: { everywhere: boolean; sites: string[]; pages: string[] }
  /** How much stands in the panel's height. */
  density: 'comfortable' | 'compact'
  /** No motion, also where the system asks for none to be left out. */
  lessMotion: boolean
  /** Findings on a page are announced to screen readers. */
  announce: boolean
  /** The number of contradicted sentences on the toolbar button. */
  badge: boolean
  /** Keep a list of checked pages and texts. */
  history: boolean
}

/** What a page is told of the settings: how its marks and its card look, and nothing of other sites. */
export type Look = Pick<Settings, 'marks' | 'theme' | 'lessMotion' | 'announce'>

export function lookOf({ marks, theme, lessMotion, announce }: Settings): Look {
  return { marks, theme, lessMotion, announce }
}

/** Unverified sentences are not marked: on most pages they are the most, and they ask for no attention. */
export const defaultSettings: Settings = {
  readAlong: false,
  sites: [],
  marks: { contradicted: true, disputed: true, supported: true, unverified: false },
  theme: 'auto',
  off: { everywhere: false, sites: [], pages: [] },
  density: 'comfortable',
  lessMotion: false,
  announce: false,
  badge: true,
  // It is a list of visited pages: nothing is stored until the user asks for it.
  history: false,
}

/**
 * Keeps `storage.local` to our own pages and the worker: what runs in a page is only as good as the page's renderer. Firefox
 * cannot do it.
 */
export async function keepSettingsFromPages(): Promise<void> {
  const local = browser.storage.local as Partial<Pick<typeof browser.storage.local, 'setAccessLevel'>>
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}

export async function readSettings(): Promise<Settings> {
  return parseSettings((await browser.storage.local.get(KEY))[KEY])
}

/** Changes what is given and leaves the rest. @returns the settings as they are now */
export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await readSettings()), ...change }
  await browser.storage.local.set({ [KEY]: settings })
  return settings
}

/** Calls back with the settings whenever they change, wherever that was. @returns a function that stops it */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>): void => {
    if (changes[KEY]) changed(parseSettings(changes[KEY].newValue))
  }
  browser.storage.local.onChanged.addListener(listener)
  return () => browser.storage.local.onChanged.removeListener(listener)
}

/** What an older or newer version stored: each field that is not of its type becomes its default. */
export function parseSettings(stored: unknown): Settings {
  const raw = asRecord(stored)
  const marks = asRecord(raw.marks)
  const off = asRecord(raw.off)
  const mark = (verdict: Verdict): boolean => asBoolean(marks[verdict], defaultSettings.marks[verdict])
  return {
    readAlong: asBoolean(raw.readAlong, defaultSettings.readAlong),
    sites: asStrings(raw.sites),
    marks: {
      contradicted: mark('contradicted'),
      disputed: mark('disputed'),
      supported: mark('supported'),
      unverified: mark('unverified'),
    },
    theme: raw.theme === 'light' || raw.theme === 'dark' ? raw.theme : 'auto',
    off: { everywhere: asBoolean(off.everywhere, false), sites: asStrings(off.sites), pages: asStrings(off.pages) },
    density: raw.density === 'compact' ? 'compact' : 'comfortable',
    lessMotion: asBoolean(raw.lessMotion, defaultSettings.lessMotion),
    announce: asBoolean(raw.announce, defaultSettings.announce),
    badge: asBoolean(raw.badge, defaultSettings.badge),
    history: asBoolean(raw.history, defaultSettings.history),
  }
}

const KEY = 'settings'

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function asBoolean(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise
}

function asStrings(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.filter((item) => typeof item === 'string'))] : []
}
