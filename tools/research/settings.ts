import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import { ResearchFault, type ResearchFolder } from './folder'

const settingsSchema = z.object({
  subject: z.string(),
  model: z.string().optional(),
  modelName: z.string().optional(),
  /** In seconds. */
  modelTimeout: z.number().optional(),
  allowRemote: z.boolean(),
  /** Address of a SearXNG server. */
  search: z.string().optional(),
  /** A folder, or a list of addresses and files. */
  pages: z.string().optional(),
  /** Where the files of the folder are published. */
  address: z.string().optional(),
  passes: z.number(),
  /** Most new questions of a pass. */
  questions: z.number(),
  /** Budget of all passes together. */
  tokens: z.number(),
  allowPrivate: z.boolean(),
  /** Seconds between two requests to one host. */
  pause: z.number(),
})
/** The subject to research, and the tools for it. */
export type Settings = z.infer<typeof settingsSchema>

const NAME = 'work/settings.json'

export function readSettings(folder: ResearchFolder): Settings {
  const read = settingsSchema.safeParse(parsedJson(folder.read(NAME) ?? ''))
  if (!read.success) throw new ResearchFault(`${folder.path}: no research was begun there; \`new\` begins one`)
  return read.data
}

export function writeSettings(folder: ResearchFolder, settings: Settings): void {
  folder.write(NAME, JSON.stringify(settings, null, 2))
}
