import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether a lane runs, and not `npm test` or a file alone: the lane `cases` runs the files of `npm test` in full. */
export const isFullRun = !['quick', undefined].includes(process.env.TEST_LANE)

/** Returns the number of cases for a generated test: all in a lane, otherwise a tenth. */
export function cases(all: number): number {
  return isFullRun ? all : Math.ceil(all / 10)
}

const UNIT_FOLDERS = ['tests/unit', 'lib', 'components', 'tools']
export const UNIT_FILES = UNIT_FOLDERS.map((folder) => `${folder}/**/*.test.{ts,tsx}`)

/** Traces that outlast a test file: a replaced module, the browser API, on which modules register when they are loaded. */
const TRACES = /\bvi\.(?:mock|doMock|resetModules)\b|fake-browser|\/in-panel'|\/crash'/
/** Traces that `tests/unit/reset.ts` removes after each file: a database, a replaced global or document, a clock that is set. */
const REMOVABLE = /\b(?:vi\.(?:stubGlobal|stubEnv|useFakeTimers)|document\.replaceChild)\b|fake-indexeddb/

/**
 * Returns the unit test files of a lane. Files with no such effects share a process, because starting one takes longer
 * than most files run. Tests of screens and formats share one with a document, and remove what they render.
 *
 * @param root folder of the checkout
 */
export function unitTests(root: string): Record<'alone' | 'reset' | 'shared' | 'screens', string[]> {
  const tests: ReturnType<typeof unitTests> = { alone: [], reset: [], shared: [], screens: [] }
  for (const folder of UNIT_FOLDERS) {
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.test\.tsx?$/.test(path)) continue
      const file = join(folder, path)
      tests[groupOf(file, readFileSync(join(root, file), 'utf8'))].push(file)
    }
  }
  return tests
}

function groupOf(file: string, text: string): keyof ReturnType<typeof unitTests> {
  if (TRACES.test(text)) return 'alone'
  if (REMOVABLE.test(text)) return 'reset'
  if (!text.startsWith('// @vitest-environment jsdom')) return 'shared'
  return /^(?:lib|tests\/unit\/components)\//.test(file) ? 'screens' : 'reset'
}
