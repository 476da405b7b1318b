import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import { isoDate } from '@/lib/dossier/readers/iso-date'
import type { InputLine } from '@/tools/shared/read-lines'

/** Identifies an article for the caller; it is repeated in the answer. */
export interface ArticleName {
  id: string | number
  url?: string
}

/** The content of an article, on which its answer depends. */
export interface ArticleContent {
  kind: 'text' | 'html'
  content: string
  /** ISO date of publication. */
  date?: string
}

export type ArticleLine =
  | { ok: true; name: ArticleName; article: ArticleContent }
  | { ok: false; name: { id: string | number | null; line?: number }; error: string }

// Integers beyond the safe range would lose precision.
const idSchema = z.union([z.string(), z.int()])
const lineSchema = z.object({
  id: idSchema,
  text: z.string().optional(),
  html: z.string().optional(),
  url: z.string().optional(),
  date: z.string().nullish(),
})

/** Reads one line of NDJSON. Never throws: a line that is no article has the reason in a few words. */
export function readArticleLine(line: InputLine): ArticleLine {
  const nameless = { id: null, line: line.number }
  if (line.text === null) return { ok: false, name: nameless, error: line.fault }
  const value = parsedJson(line.text)
  if (value === undefined) return { ok: false, name: nameless, error: 'not JSON' }
  const known = z.object({ id: idSchema }).safeParse(value)
  const wrong = (error: string): ArticleLine => ({
    ok: false,
    name: known.success ? { id: known.data.id } : nameless,
    error,
  })
  const read = lineSchema.safeParse(value)
  if (!read.success) return wrong(faultOf(read.error))
  const { id, text, html, url, date } = read.data
  const content = text ?? html
  if (content === undefined) return wrong('neither text nor html')
  if (text !== undefined && html !== undefined) return wrong('both text and html')
  const day = date ? isoDate(date) : undefined
  if (day === null) return wrong('date: a day such as 2024-02-13')
  return {
    ok: true,
    name: { id, ...(url === undefined ? {} : { url }) },
    article: { kind: text === undefined ? 'html' : 'text', content, ...(day === undefined ? {} : { date: day }) },
  }
}

function faultOf({ issues }: z.ZodError): string {
  const [issue] = issues
  const field = issue?.path.join('.') ?? ''
  if (field === '') return 'not an object'
  return field === 'id' ? 'id: a string or a whole number is needed' : `${field}: must be a string`
}
