import { z } from 'zod'
import { isoDate } from '@/lib/dossier/readers/iso-date'
import { parsedJson } from '@/lib/text/parsed-json'
import { readIfPresent, writeFileWhole } from '@/tools/shared/folder-files'
import { ResearchFault } from './fault'

/** An event of the research. `kind` and `key` together name it; the first one with a name counts. */
export interface JournalEntry {
  kind: string
  key: string
  [field: string]: unknown
}

export type JournalEntryOfKind<Kind extends string> = JournalEntry &
  (Kind extends keyof typeof FIELDS ? FieldsOf<Kind> : unknown)
type FieldsOf<Kind extends keyof typeof FIELDS> = z.infer<(typeof FIELDS)[Kind]>

const changeSchema = z.object({
  /** `dropped`: found in this pass, and left out by a judge. */
  kind: z.enum(['new', 'changed', 'confirmed', 'withdrawn', 'dropped']),
  claim: z.string().min(1),
  text: z.string(),
  before: z.string().optional(),
  /** The section of a claim that was left out, and its passages. */
  section: z.string().optional(),
  passages: z.array(z.object({ source: z.number(), quote: z.string() })).optional(),
  why: z.string(),
})
/** A change of a claim in a pass, always with the reason. */
export type ClaimChangeEntry = z.infer<typeof changeSchema>

/** Fields of the entries that a run reads. A journal may be damaged, or somebody else's. */
const FIELDS = {
  answer: z.object({ text: z.string().nullable(), tokens: z.number().min(0) }),
  done: z.object({ changes: z.array(changeSchema) }),
  link: z.object({ url: z.string(), pass: z.number() }),
  pass: z.object({ on: z.string().refine((on) => isoDate(on) === on) }),
  question: z.object({ section: z.string().min(1), asks: z.string().min(1), query: z.string(), pass: z.number() }),
  results: z.object({ results: z.array(z.object({ url: z.string(), title: z.string().nullish() })) }),
  review: z.object({ changes: z.array(changeSchema) }),
  source: z.object({ n: z.number().int().positive(), url: z.string().optional() }),
}

export const entrySchema = z.looseObject({ kind: z.string(), key: z.string() }).refine((entry) => {
  const fields: z.ZodType | undefined = Object.entries(FIELDS).find(([kind]) => kind === entry.kind)?.[1]
  return fields?.safeParse(entry).success ?? true
})

/** Reads the journal without a last line that a kill has cut off. @throws ResearchFault for another damaged line */
export function entriesIn(journal: string): JournalEntry[] {
  const text = readIfPresent(journal) ?? ''
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole !== text) writeFileWhole(journal, whole)
  const lines = whole.split('\n').slice(0, -1)
  return lines.map((line, at) => {
    const entry = entrySchema.safeParse(parsedJson(line))
    if (!entry.success)
      throw new ResearchFault(`${journal}: line ${at + 1} is damaged. Without that line, the research goes on`)
    return entry.data
  })
}
