import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import { isoDate } from '@/lib/dossier/readers/iso-date'
import { type InputLine, readLines } from '@/tools/shared/read-lines'
import { createReadStream } from 'node:fs'
import { defined } from '@/lib/text/defined'

/** Identifies an article for the caller; it is repeated in the answer. */
interface ArticleName {
  id: string | number
  url?: string
}

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
  const parsedId = z.object({ id: idSchema }).safeParse(value)
  const wrong = (error: string): ArticleLine => ({
    ok: false,
    name: parsedId.success ? { id: parsedId.data.id } : nameless,
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
    name: defined({ id, url }),
    article: { kind: text === undefined ? 'html' : 'text', content, ...defined({ date: day }) },
  }
}

function faultOf({ issues }: z.ZodError): string {
  const [issue] = issues
  const field = issue?.path.join('.') ?? ''
  if (field === '') return 'not an object'
  return field === 'id' ? 'id: a string or a whole number is needed' : `${field}: must be a string`
}

export function errorAnswer(error: string): string {
  return jsonMembers({ error })
}

/**
 * One line of the output. Composed of two texts, because copies of an article share the answer: `head` identifies the
 * article, `answer` has the other members.
 */
export function answerLine(head: string, answer: string): string {
  return `{${head},${answer}}`
}

export function answerStart(name: ArticleLine['name']): string {
  return jsonMembers(name)
}

/** JSON without its braces. Characters that some programs treat as line ends are escaped. */
export function jsonMembers(value: object): string {
  return JSON.stringify(value)
    .slice(1, -1)
    .replace(/[\u0085\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/**
 * `check --input ndjson`: one article a line in, one answer a line out, in the same order. Each line is written before
 * the next is read, so the memory does not grow with the input, and a slow reader slows the whole.
 *
 * @param files readable paths, or `-` for standard input
 * @param check returns the members of an answer
 */
export async function answerLines(
  files: readonly string[],
  check: (article: ArticleContent) => Promise<string> | string,
  write: (text: string) => Promise<void>,
): Promise<void> {
  for (const file of files) {
    const stream = file === '-' ? process.stdin : createReadStream(file)
    for await (const batch of readLines(stream))
      for (const line of batch) {
        const read = readArticleLine(line)
        const answer = read.ok ? await check(read.article) : errorAnswer(read.error)
        await write(`${answerLine(answerStart(read.name), answer)}\n`)
      }
  }
}
