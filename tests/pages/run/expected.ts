import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { verdicts } from '@/lib/schema/verdicts'

/** A page of `tests/pages`, with what must and must not be found on it. */
export interface Fixture {
  name: string
  expected: Expected
}

/** All pages, by name. @throws Error that names the file, when an expectation is not of its shape */
export function readFixtures(folder = FOLDER): Fixture[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, PAGE)))
    .map(({ name }) => ({ name, expected: readExpected(join(folder, name, 'expected.json')) }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

export const FOLDER = 'tests/pages'
export const PAGE = 'page.html'

function readExpected(file: string): Expected {
  const result = expectedSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (result.success) return result.data
  throw new Error(`${file}: ${z.prettifyError(result.error)}`)
}

const verdict = z.enum(verdicts)

/** Expectations for the page at rest. */
const holds = {
  /** The page's status in the panel. */
  status: z.enum(['done', 'off-subject', 'other-language']).default('done'),
  /** Visible words of a sentence, with its verdict. All but unverified sentences must be highlighted. */
  found: z.record(z.string().min(6), verdict).default({}),
  /** Words that must be in no finding and no mark. */
  unread: z.array(z.string().min(4)).default([]),
  /** Verdicts that nothing on the page may get. */
  without: z.array(verdict).default([]),
  /** ISO date of the page; null without one. */
  date: z.string().nullable().optional(),
  title: z.string().optional(),
  /** Words of the panel's reason for not checking. */
  says: z.string().optional(),
  /** End of the address under which the findings are stored. */
  address: z.string().optional(),
}

const step = z.strictObject({
  /** Action of the user: a click on the element of a selector, or scrolling to the end. */
  click: z.string().optional(),
  scroll: z.literal('end').optional(),
  ...holds,
})

const expectedSchema = z.strictObject({
  /** Kind of page, in one line. */
  about: z.string().min(10),
  /** Reason why the page is not tested in Firefox. */
  notInFirefox: z.string().optional(),
  ...holds,
  then: z.array(step).default([]),
})

export type Expected = z.infer<typeof expectedSchema>
export type Holds = z.infer<typeof step>
