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

/** A trace that outlasts even the modules of a test file: a database that can be made to fail. */
const LASTING = "/crash'"
/** Traces in the modules of a test file: a replaced one, the browser API, on which modules register when they are loaded. */
const TRACES = /\bvi\.(?:mock|doMock|resetModules)\b|fake-browser|\/in-panel'/
/** Traces that `tests/unit/reset.ts` removes after each file: a database, a replaced global, a clock that is set. */
const REMOVABLE = /\bvi\.(?:stubGlobal|stubEnv|useFakeTimers)\b|fake-indexeddb/
/** Files of screens and formats, which find the document as it was when the testing library was loaded; others replace it. */
const SCREENS = /^(?:lib|tests\/unit\/components)\/|\.tsx$/

/**
 * The test files of a group share a process, except those that run alone. In the two `fresh` groups each file loads its
 * own modules.
 */
type Group = 'alone' | 'fresh' | 'freshDocument' | 'reset' | 'document' | 'screens' | 'shared'

/**
 * Returns the unit test files of a lane. They share processes, because starting one takes longer than most files run.
 * A process has a document for all of its files or for none: for another environment Vitest starts another process.
 *
 * @param root folder of the checkout
 */
export function unitTests(root: string): Record<Group, string[]> {
  const tests: Record<Group, string[]> = {
    alone: [],
    fresh: [],
    freshDocument: [],
    reset: [],
    document: [],
    screens: [],
    shared: [],
  }
  for (const folder of UNIT_FOLDERS) {
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.test\.tsx?$/.test(path)) continue
      const file = join(folder, path)
      tests[groupOf(file, readFileSync(join(root, file), 'utf8'))].push(file)
    }
  }
  return tests
}

function groupOf(file: string, text: string): Group {
  if (text.includes(LASTING)) return 'alone'
  const hasDocument = text.startsWith('// @vitest-environment jsdom')
  if (TRACES.test(text)) return hasDocument ? 'freshDocument' : 'fresh'
  if (hasDocument) return SCREENS.test(file) ? 'screens' : 'document'
  return REMOVABLE.test(text) ? 'reset' : 'shared'
}
