import { z } from 'zod'
import { isoDate } from '@/lib/dossier/readers/iso-date'
import { parsedJson } from '@/lib/text/parsed-json'
import { ResearchFault } from './fault'
import { putWhole, readIfPresent } from './whole-file'

/** An event of the research. `kind` and `key` together name it; the first one with a name counts. */
export interface Entry {
  kind: string
  key: string
  [field: string]: unknown
}

const changesSchema = z.array(z.looseObject({ kind: z.string(), claim: z.string().min(1), text: z.string() }))
/** Fields of the entries that a run reads. A journal may be damaged, or somebody else's. */
const FIELDS: Record<string, z.ZodType | undefined> = {
  answer: z.looseObject({ text: z.string().nullable(), tokens: z.number().min(0) }),
  done: z.looseObject({ changes: changesSchema }),
  pass: z.looseObject({ on: z.string().refine((on) => isoDate(on) === on) }),
  question: z.looseObject({ section: z.string().min(1), asks: z.string().min(1), query: z.string(), pass: z.number() }),
  results: z.looseObject({ results: z.array(z.looseObject({ url: z.string(), title: z.string().nullish() })) }),
  review: z.looseObject({ changes: changesSchema }),
  source: z.looseObject({ n: z.number().int().positive(), url: z.string().optional() }),
}

export const entrySchema = z
  .looseObject({ kind: z.string(), key: z.string() })
  .refine((entry) => FIELDS[entry.kind]?.safeParse(entry).success ?? true)

/**
 * Reads the entries of the journal, and removes a last line that a kill has cut off.
 *
 * @throws ResearchFault for another damaged line
 */
export function entriesIn(journal: string): Entry[] {
  const text = readIfPresent(journal) ?? ''
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole !== text) putWhole(journal, whole)
  const lines = whole.split('\n').slice(0, -1)
  return lines.map((line, at) => {
    const entry = entrySchema.safeParse(parsedJson(line))
    if (!entry.success)
      throw new ResearchFault(`${journal}: line ${at + 1} is damaged. Without that line, the research goes on`)
    return entry.data
  })
}
