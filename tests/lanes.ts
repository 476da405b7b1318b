import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Test files that only `npm run test:all` runs: slow ones, and further tests of what a quicker file covers. For each
 * file here, a test of `npm test` must fail when the same subject breaks for a user.
 */
export const RELEASE_ONLY = [
  // Thousands of generated cases; every step at which a write can be killed.
  'tests/unit/engine/{properties/**/*,hostile}.test.ts',
  'tests/unit/sync/convergence.test.ts',
  'tests/unit/check/ten-dossiers.test.ts',
  'tests/unit/fuzz/growth.test.ts',
  'tests/unit/faults/kills-{dossiers,notes}.test.ts',
  // Tools that users of the extension do not run; of the packages, judges, reports, sites and floors of accuracy are in both.
  'tests/cli/every-command.test.ts',
  'packages/publish/tests/!(dossier-site-small|report-of).test.ts',
  'tests/browser/dossier-site.test.ts',
  // Figures on the labelled sets, beyond the thresholds of eval.test.ts and triples.test.ts.
  'packages/lab/tests/!(eval|triples).test.ts',
  'tests/eval/{changed-documents,imports}.test.ts',
  // Kills, long sessions and large data in a browser.
  'tests/browser/{faults-life,faults-notes,faults-panel,nothing-lost,soak}.test.ts',
  'tests/browser/{large-dossier,large-text,export-large,busy-page}.test.ts',
  // Further ways to come back to a page, and notes beside articles; back.test.ts and unit tests cover the main ones.
  'tests/browser/{back-changes,changed-note,notes-elsewhere}.test.ts',
  // Appearance of further screens; the states of panel.test.ts are in both lanes.
  'tests/browser/{card-looks,french,storage-looks,panel-tasks,routes}.test.ts',
  'tests/browser/dossier/screens.test.ts',
  // Screens apart from the three main uses; unit tests cover their parts.
  'tests/browser/{model-check,own-texts,second-opinion,sync}.test.ts',
  // Numbers of steps for three jobs, whose screens have unit tests.
  'tests/browser/steps.test.ts',
  'tests/browser/dossier/own-dossiers.test.ts',
  'tests/e2e/dossier.test.ts',
  // Tests in real windows, and the Firefox versions of browser tests.
  'tests/e2e/{keyboard,right-click}.test.ts',
  'tests/e2e/{faults,sync,fixtures}-firefox.test.ts',
  'tests/e2e/firefox-{files,note,pages}.test.ts',
  'tests/e2e/fixtures.test.ts',
]

/** Whether this is `npm run test:all`, and not `npm test` or a file that is run alone. */
export const isFullRun = process.env.TEST_LANE === 'all'

/** Returns the number of cases for a generated test: all in a full run, otherwise a tenth. */
export function cases(all: number): number {
  return isFullRun ? all : Math.ceil(all / 10)
}

const UNIT_FOLDERS = ['tests/unit', 'lib', 'components', 'tools']
export const UNIT_FILES = UNIT_FOLDERS.map((folder) => `${folder}/**/*.test.{ts,tsx}`)

/** Traces that outlast a test file: a database, a replaced module, global or document, a clock that is set. */
const TRACES =
  /\b(?:vi\.(?:mock|doMock|resetModules|stubGlobal|stubEnv|useFakeTimers)|document\.replaceChild)\b|fake-indexeddb|fake-browser|\/crash'/

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
