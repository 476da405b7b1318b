import { existsSync, realpathSync } from 'node:fs'
import { sep } from 'node:path'
import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import { ResearchFault } from './fault'
import type { ResearchFolder } from './folder'

const numberSchema = (least: number, most: number) => {
  const words = `a number from ${least} to ${most}`
  return z.preprocess(
    (value) => (value === '' ? NaN : Number(value)),
    z.number(words).min(least, words).max(most, words),
  )
}
const countSchema = (least: number, most: number) =>
  numberSchema(least, most).refine(Number.isInteger, `a whole number`)
const addressSchema = z.string().regex(/^https?:\/\//i, 'an http(s) address')

/** Settings by the names of their options. Numbers may come as words of the command line. */
export const settingsSchema = z.object({
  subject: z.string().trim().min(1).max(200),
  model: z.string().optional(),
  modelName: z.string().optional(),
  modelTimeout: z.number().optional(),
  judgeModel: z.string().optional(),
  judgeModelName: z.string().optional(),
  search: addressSchema.optional(),
  /** A folder, or a list of addresses and files. */
  pages: z.string().optional(),
  /** The address under which the files of the folder `pages` are published. */
  address: addressSchema.optional(),
  passes: countSchema(1, 100).default(1),
  questions: countSchema(0, 200).default(12),
  tokens: countSchema(0, 1e10).default(1_000_000),
  parallel: countSchema(1, 32).default(1),
  /** Seconds between two requests to one host. */
  pause: numberSchema(0, 3600).default(2),
})
const storedSchema = settingsSchema.omit({ tokens: true })
/** Settings as a folder stores them; the folder may come from somebody else, so it cannot permit anything. */
type StoredSettings = z.infer<typeof storedSchema>

/** The settings of a run, with what only the user can permit, for this run. */
export interface Settings extends z.infer<typeof settingsSchema> {
  allowRemote: boolean
  allowPrivate: boolean
  /** The settings that the command line of this run has. */
  given: ReadonlySet<string>
}

export const SETTINGS_FILE = 'work/settings.json'

export function readSettings(folder: ResearchFolder): StoredSettings {
  const read = storedSchema.safeParse(parsedJson(folder.read(SETTINGS_FILE) ?? ''))
  if (!read.success) throw new ResearchFault(`${folder.path}: no research was begun there; \`new\` begins one`)
  return read.data
}

/** Stores the settings without what the user permits for one run only. */
export function writeSettings(folder: ResearchFolder, settings: Settings): void {
  folder.write(SETTINGS_FILE, JSON.stringify(storedSchema.parse(settings), null, 2))
}

/**
 * Prints where the settings lead. Whoever wrote the folder may have chosen them, so those count that the command line
 * repeats, and pages that lie in the folder. @throws ResearchFault with the options of the others
 */
export function confirmSettings(
  settings: Settings,
  { path }: ResearchFolder,
  print: (line: string) => void,
  names: readonly SettingName[] = SETTING_NAMES,
): void {
  const isAsDefault = (name: SettingName): boolean => settings[name] === DEFAULTS[name]
  const isOfUser = (name: SettingName): boolean =>
    isAsDefault(name) || settings.given.has(name) || (name === 'pages' && isBelow(path, String(settings.pages)))
  const open = optionsOf(
    Object.fromEntries(names.filter((name) => !isOfUser(name)).map((name) => [name, settings[name]])),
  )
  if (open.length > 0)
    throw new ResearchFault(
      `${path}: this is what the folder names, and not you. Repeat it, or give others: ${open.join(' ')}`,
    )
  for (const line of optionsOf(settings)) print(line)
}

export function optionsOf(settings: Partial<StoredSettings>): string[] {
  return SETTING_NAMES.flatMap((name) => {
    const value = settings[name]
    if (value === undefined || value === DEFAULTS[name]) return []
    const words = /^[\w:/.,@%+=-]+$/.test(String(value)) ? String(value) : `'${String(value).replace(/'/g, "'\\''")}'`
    return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${words}`
  })
}

type SettingName = Exclude<keyof StoredSettings, 'subject'>
const SETTING_NAMES = Object.keys(storedSchema.omit({ subject: true }).shape) as SettingName[]
const DEFAULTS: Partial<StoredSettings> = storedSchema.omit({ subject: true }).parse({})

/** Returns whether a path leads into a folder, after all links. */
export function isBelow(folder: string, path: string): boolean {
  return existsSync(path) && realpathSync(path).startsWith(`${realpathSync(folder)}${sep}`)
}
