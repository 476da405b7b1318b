import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { Refusal } from '@/tools/shared/command'

/** A revision that can be run: its root, and the bundle of a script with its code. */
export interface Revision {
  root: string
  file: string
}

/** Bundles scripts with the code of this tree or of other revisions; `remove` deletes their copies. */
export function openRevisions(): {
  bundle: (script: string, revision?: string) => Promise<Revision>
  remove: () => void
} {
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-revisions-'))
  const roots = new Map<string, string>()
  const checkedOut = (revision: string): string => {
    const known = roots.get(revision)
    if (known !== undefined) return known
    const root = join(folder, `tree-${roots.size}`)
    try {
      execFileSync('git', ['worktree', 'add', '--detach', root, revision], { stdio: ['ignore', 'ignore', 'pipe'] })
    } catch {
      throw new Refusal(`${revision}: no revision that can be checked out`)
    }
    roots.set(revision, root)
    if (!existsSync(join(root, 'node_modules'))) symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
    return root
  }
  return {
    bundle: async (script, revision) => {
      const root = revision === undefined ? resolve('.') : checkedOut(revision)
      const file = join(folder, `${roots.size}-${revision === undefined ? 'here' : 'revision'}.mjs`)
      await build({
        entryPoints: [resolve(script)],
        bundle: true,
        outfile: file,
        platform: 'node',
        target: 'node20',
        format: 'esm',
        logLevel: 'error',
        alias: { '@': root },
        banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      })
      return { root, file }
    },
    remove: () => {
      for (const root of roots.values()) execFileSync('git', ['worktree', 'remove', '--force', root])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
