import { loadavg } from 'node:os'
import { measureAnchors } from './bench/anchor/measure-anchors'
import { measureEngine } from './bench/engine'
import { measureImport } from './bench/import'
import { measureLibrary } from './bench/library'
import { measurePage } from './bench/page'
import { reportOf, type Result } from './bench/result'
import { measureSoak } from './soak/measure-soak'

interface Measure {
  about: string
  /** Options with their defaults; all are numbers. */
  options: Record<string, number>
  run: (options: Record<string, number>) => Result | Promise<Result>
}

const MEASURES: Record<string, Measure> = {
  engine: {
    about: 'checks of articles of several lengths, with dossiers of several sizes; three minutes',
    options: { runs: 9 },
    run: ({ runs = 0 }) => measureEngine(runs),
  },
  anchors: {
    about: 'notes found again on the saved pages and the articles of the evaluation, changed by machine in many ways',
    options: { notes: 24, seed: 1 },
    run: ({ notes = 0, seed = 0 }) => measureAnchors(notes, seed),
  },
  page: {
    about:
      'cost for a page, in visits of a built extension and of a plain Chromium in turn; --pairs 0: only pages that change',
    options: { pairs: 6, paragraphs: 3000 },
    run: ({ pairs = 0, paragraphs = 0 }) => measurePage(pairs, paragraphs),
  },
  library: {
    about: 'screen of notes in a built extension',
    options: { notes: 100_000 },
    run: ({ notes = 0 }) => measureLibrary(notes),
  },
  import: {
    about: 'import of a table in a built extension',
    options: { notes: 50_000 },
    run: ({ notes = 0 }) => measureImport(notes),
  },
  soak: {
    about:
      'memory of a page, the worker and the sidebar of a built extension, while many tabs are used; --plant 1 leaks',
    options: { minutes: 20, tabs: 50, plant: 0 },
    run: ({ minutes = 0, tabs = 0, plant = 0 }) => measureSoak(minutes, tabs, plant > 0),
  },
}

// `npm run measure -- NAME [--OPTION NUMBER]`: prints tables and targets, and ends with 1 when a target is not reached.
const [name = '', ...given] = process.argv.slice(2)
const measure = MEASURES[name]
const options = measure && optionsIn(given, measure.options)
if (options) {
  const result = await measure.run(options)
  console.log(reportOf(result))
  const [load = 0] = loadavg()
  if (load > 2.5) console.log(`The machine was busy with other work (load ${load.toFixed(1)}): times are too long.`)
  process.exitCode = result.targets.every(({ holds }) => holds) ? 0 : 1
} else {
  console.error('npm run measure -- NAME [--OPTION NUMBER]')
  for (const [name, { about, options }] of Object.entries(MEASURES)) {
    const defaults = Object.entries(options).map(([option, value]) => `--${option} ${value}`)
    console.error(`  ${name.padEnd(8)} ${about}\n           ${defaults.join(' ')}`)
  }
  process.exitCode = name === '--help' ? 0 : 2
}

/** Returns the options; undefined for an unknown one or one without a number. */
function optionsIn(given: readonly string[], defaults: Record<string, number>): Record<string, number> | undefined {
  const options = { ...defaults }
  for (let at = 0; at < given.length; at += 2) {
    const option = given[at]?.replace(/^--/, '') ?? ''
    const value = Number(given[at + 1] ?? NaN)
    if (!(option in defaults) || !(value >= 0)) return undefined
    options[option] = value
  }
  return options
}
