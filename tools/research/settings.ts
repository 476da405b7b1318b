import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import { ResearchFault, type ResearchFolder } from './folder'

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
  /** Time limit of one question to the model, in seconds. */
  modelTimeout: z.number().optional(),
  allowRemote: z.boolean().default(false),
  /** Address of a SearXNG server. */
  search: addressSchema.optional(),
  /** A folder, or a list of addresses and files. */
  pages: z.string().optional(),
  /** The address under which the files of the folder `pages` are published. */
  address: addressSchema.optional(),
  passes: countSchema(1, 100).default(1),
  /** Greatest number of new questions in a pass. */
  questions: countSchema(0, 200).default(12),
  /** Greatest number of tokens of the model in all passes together. */
  tokens: countSchema(0, 1e10).default(1_000_000),
  allowPrivate: z.boolean().default(false),
  /** Seconds between two requests to one host. */
  pause: numberSchema(0, 3600).default(2),
})
/** The subject to research, and the tools for it. */
export type Settings = z.infer<typeof settingsSchema>

/** Path of the settings in the folder of a research. */
export const SETTINGS_FILE = 'work/settings.json'

export function readSettings(folder: ResearchFolder): Settings {
  const read = settingsSchema.safeParse(parsedJson(folder.read(SETTINGS_FILE) ?? ''))
  if (!read.success) throw new ResearchFault(`${folder.path}: no research was begun there; \`new\` begins one`)
  return read.data
}

export function writeSettings(folder: ResearchFolder, settings: Settings): void {
  folder.write(SETTINGS_FILE, JSON.stringify(settings, null, 2))
}
