import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { Refusal } from '@/tools/shared/command'

// `npm run bench [-- BASE] [--large]`: processor time and memory of new processes: to the first finding and the end of 1,000
// words, of a second page, of 20,000 words, and with a dossier of 500 claims that has no index. With BASE, a revision, it
// measures that one too, in turn, and prints the ratios. `--large` adds a dossier of 100,000 claims.
//
// Processor time varies less than time on a busy machine, but still by a tenth: compare revisions in one run.
const { values, positionals } = parseArgs({ allowPositionals: true, options: { large: { type: 'boolean' } } })
const [base] = positionals
const folder = mkdtempSync(join(tmpdir(), 'claimlight-bench-'))
try {
  const here = await bundled(resolve('.'), 'now.mjs')
  const before = base === undefined ? null : await bundled(checkedOut(base), 'base.mjs')
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
  if (existsSync(join(folder, 'base'))) execFileSync('git', ['worktree', 'remove', '--force', join(folder, 'base')])
  rmSync(folder, { recursive: true, force: true })
}

interface Bundled {
  root: string
  file: string
}

function checkedOut(revision: string): string {
  const root = join(folder, 'base')
  try {
    execFileSync('git', ['worktree', 'add', '--detach', root, revision], { stdio: ['ignore', 'ignore', 'pipe'] })
  } catch {
    throw new Refusal(`${revision}: no revision that can be checked out`)
  }
  if (!existsSync(join(root, 'node_modules'))) symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  return root
}

async function bundled(root: string, name: string): Promise<Bundled> {
  const file = join(folder, name)
  await build({
    entryPoints: [resolve('tools/lab/bench/measure.ts')],
    ...{ bundle: true, outfile: file, platform: 'node', target: 'node20', format: 'esm', logLevel: 'error' },
    alias: { '@': root },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  })
  return { root, file }
}

function figuresOf({ root, file }: Bundled, measured: string): Record<string, number> {
  return JSON.parse(execFileSync(process.execPath, [file, measured], { cwd: root, encoding: 'utf8' })) as Record<
    string,
    number
  >
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : `${value.toFixed(2)} s`
}
