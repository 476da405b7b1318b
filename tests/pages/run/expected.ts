import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { verdicts } from '@/lib/schema/verdicts'

/** One page of `tests/pages`, with what must be found on it and what must not. */
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
  /** Words of a sentence, as visible, with its verdict. All but unverified must be marked on the page. */
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
  /** The end of the address that the findings belong to. */
  address: z.string().optional(),
}

const step = z.strictObject({
  /** The user's action: a click on an element, or scrolling to the end. */
  click: z.string().optional(),
  scroll: z.literal('end').optional(),
  ...holds,
})

const expectedSchema = z.strictObject({
  /** Kind of page, in one line. */
  about: z.string().min(10),
  /** Left out in Firefox, and why. */
  notInFirefox: z.string().optional(),
  ...holds,
  then: z.array(step).default([]),
})

export type Expected = z.infer<typeof expectedSchema>
export type Holds = z.infer<typeof step>
