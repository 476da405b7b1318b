import { isRecord } from './is-record'
import { defaultMarks, type MarkSetting } from './outcomes'

/** Settings that are on or off. `isOn`: the default. `isImported`: a backup restores it. */
const switches = {
  /** Check every page automatically. Needs the permission for all sites (`permissions.ts`). */
  readAlong: { isOn: false, isImported: true },
  /** Announce findings on a page to screen readers. */
  announce: { isOn: false, isImported: true },
  /** Let the user have a model on this computer read pages and texts after the engine. */
  secondOpinion: { isOn: false },
  /** Whether the model reads automatically checked pages too. */
  modelAlong: { isOn: false },
} satisfies Record<string, { isOn: boolean; isImported?: true }>
type SwitchName = keyof typeof switches
type ImportedSwitch = { [N in SwitchName]: (typeof switches)[N] extends { isImported: true } ? N : never }[SwitchName]

/** The settings that are read from a backup. A file does not decide who receives sentences. */
export const importedSettings = [
  ...(Object.keys(switches) as SwitchName[]).filter((name): name is ImportedSwitch => 'isImported' in switches[name]),
  'sites',
  'marks',
  'theme',
  'off',
] as const

export interface Settings extends Record<SwitchName, boolean> {
  /** Sites with automatic checks when they are not on for all: hosts without `www.`, each with its own permission. */
  sites: string[]
  /** Marks that are shown on pages. The panel always lists all findings. */
  marks: Record<MarkSetting, boolean>
  theme: 'auto' | 'light' | 'dark'
  /** Pages on which nothing is checked, even on request. `sites`: hosts without `www.`. `pages`: addresses without fragment. */
  off: { everywhere: boolean; sites: string[]; pages: string[] }
  /** A model server on this computer that is asked in place of the browser's model; null: none. */
  modelServer: ModelServer | null
}

export interface ModelServer {
  /** Base address as returned by `serverAddress`. */
  address: string
  model: string
}

/** Tells whether the settings turn automatic checks on for this host; the permission is not considered. */
export function isReadAlong({ readAlong, sites }: Settings, host: string): boolean {
  return readAlong || sites.includes(host)
}

/** The settings that a page receives: only the appearance of its marks and card, and nothing about other sites. */
export type PageAppearance = Pick<Settings, 'marks' | 'theme' | 'announce'>

export function appearanceOf({ marks, theme, announce }: Settings): PageAppearance {
  return { marks, theme, announce }
}

const defaultSwitches = Object.fromEntries(Object.entries(switches).map(([name, { isOn }]) => [name, isOn])) as Record<
  SwitchName,
  boolean
>

/** Validates settings that are stored or in a file: each invalid field becomes its default. */
export function parseSettings(stored: unknown): Settings {
  const raw = recordOf(stored)
  const off = recordOf(raw.off)
  return {
    ...switchesOf(raw, defaultSwitches),
    sites: asStrings(raw.sites),
    marks: switchesOf(recordOf(raw.marks), defaultMarks),
    theme: raw.theme === 'light' || raw.theme === 'dark' ? raw.theme : 'auto',
    off: { ...switchesOf(off, { everywhere: false }), sites: asStrings(off.sites), pages: asStrings(off.pages) },
    modelServer: serverOf(raw.modelServer),
  }
}

/** Returns the settings that a file has, validated as by `parseSettings`, without defaults for missing ones. */
export function settingsIn(stored: unknown): Partial<Settings> {
  const raw = recordOf(stored)
  return Object.fromEntries(Object.entries(parseSettings(raw)).filter(([name]) => Object.hasOwn(raw, name)))
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {}
}

/** Validates the types only: `serverAddress` checks that the address is on this computer. */
function serverOf(value: unknown): ModelServer | null {
  const { address, model } = recordOf(value)
  return typeof address === 'string' && typeof model === 'string' ? { address, model } : null
}

function switchesOf<Name extends string>(
  raw: Readonly<Record<string, unknown>>,
  atFirst: Readonly<Record<Name, boolean>>,
): Record<Name, boolean> {
  const read = Object.entries(atFirst).map(([name, value]) => [
    name,
    typeof raw[name] === 'boolean' ? raw[name] : value,
  ])
  return Object.fromEntries(read) as Record<Name, boolean>
}

function asStrings(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.filter((item) => typeof item === 'string'))] : []
}

export const defaultSettings = parseSettings({})
