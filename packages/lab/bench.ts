import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { openRevisions, type Revision } from './revisions'

// `npm run bench [-- BASE] [--large]`: processor time and memory of new processes: to the first finding and the end of 1,000
// words, of a second page, of 20,000 words, and with a dossier of 500 claims that has no index. With BASE, a revision, it
// measures that one too, in turn, and prints the ratios. `--large` adds a dossier of 100,000 claims.
//
// Processor time varies less than time on a busy machine, but still by a tenth: compare revisions in one run.
const { values, positionals } = parseArgs({ allowPositionals: true, options: { large: { type: 'boolean' } } })
const [base] = positionals
const revisions = openRevisions()
const SCRIPT = 'packages/lab/bench/measure.ts'
try {
  const here = await revisions.bundle(SCRIPT)
  const before = base === undefined ? null : await revisions.bundle(SCRIPT, base)
  for (const measured of ['pages', 'long', '500', ...(values.large ? ['100000'] : [])]) {
    const now = figuresOf(here, measured)
    const then = before && figuresOf(before, measured)
    for (const [name, value] of Object.entries(now)) {
      const old = then?.[name]
      const ratio = old === undefined ? '' : `${shown(old).padStart(9)}  ${(value / old).toFixed(2)} ×`
      console.log(`${name.padEnd(40)}${shown(value).padStart(9)}${ratio}`)
    }
  }
} finally {
  revisions.remove()
}

function figuresOf({ root, file }: Revision, measured: string): Record<string, number> {
  return JSON.parse(execFileSync(process.execPath, [file, measured], { cwd: root, encoding: 'utf8' })) as Record<
    string,
    number
  >
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : `${value.toFixed(2)} s`
}
