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

/** Traces that outlast a test file: a database, a replaced module, global or document, a clock that is set. */
const TRACES =
  /\b(?:vi\.(?:mock|doMock|resetModules|stubGlobal|stubEnv|useFakeTimers)|document\.replaceChild)\b|fake-indexeddb|fake-browser|\/in-panel'|\/crash'/

/**
 * Returns the unit test files of a lane. Files with no such effects share a process, because starting one takes longer
 * than most files run. Tests of screens and formats share one with a document, and remove what they render.
 *
 * @param root folder of the checkout
 */
export function unitTests(root: string): Record<'alone' | 'shared' | 'screens', string[]> {
  const tests: ReturnType<typeof unitTests> = { alone: [], shared: [], screens: [] }
  for (const folder of UNIT_FOLDERS) {
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.test\.tsx?$/.test(path)) continue
      const file = join(folder, path)
      const text = readFileSync(join(root, file), 'utf8')
      const hasDocument = text.startsWith('// @vitest-environment jsdom')
      if (TRACES.test(text)) tests.alone.push(file)
      else if (!hasDocument) tests.shared.push(file)
      else tests[/^(?:lib|tests\/unit\/components)\//.test(file) ? 'screens' : 'alone'].push(file)
    }
  }
  return tests
}
