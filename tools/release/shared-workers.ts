import { basename, dirname, resolve } from 'node:path'
import type { Plugin, Rollup } from 'vite'

const STARTED = /\bnew Worker\(new URL\('(\.[^']+)\.ts', import\.meta\.url\)/g

/** Parts of the build configuration that `sharedWorkers` returns. */
export interface SharedWorkers {
  plugin: Plugin
  /** For `manualChunks`: what the page loads at once and workers load too is one chunk, where there would be many small ones. */
  chunkOf: (id: string, module: Rollup.GetModuleInfo) => string | undefined
  /** For `build.modulePreload`. */
  preload: (file: string, files: string[], host: { hostId: string; hostType: 'html' | 'js' }) => string[]
}

/**
 * Builds workers as entries of the same build as the pages that start them, so that all share one copy of the engine and the dossier.
 * Vite would build each worker by itself, with everything in it.
 *
 * @param page the file of the page that is to start fast
 */
export function sharedWorkers(page: string): SharedWorkers {
  const workers = new Set<string>()
  const plugin: Plugin = {
    name: 'claimlight:shared-workers',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('/node_modules/') || !code.includes('new Worker(')) return null
      const changed = code.replace(STARTED, (_, path: string) => {
        const worker = { id: resolve(dirname(id), `${path}.ts`), name: basename(path) }
        workers.add(worker.id)
        return `new Worker(import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'chunk', ...worker })}`
      })
      if (changed === code) this.error(`${id} starts a worker in a way that would bring a copy of everything.`)
      return { code: changed, map: null }
    },
    generateBundle: {
      order: 'pre',
      handler(_options, bundle) {
        const starts = Object.values(bundle).filter((output) => output.type === 'chunk' && isWorker(output))
        inWorkers = closure(
          starts.map(({ fileName }) => fileName),
          (file) => {
            const output = bundle[file]
            return output?.type === 'chunk' ? [...output.imports, ...output.dynamicImports] : []
          },
        )
      },
    },
  }
  const isWorker = ({ facadeModuleId }: Rollup.OutputChunk): boolean =>
    facadeModuleId !== null && workers.has(facadeModuleId)

  let inWorkers: ReadonlySet<string> = new Set()
  let loaded: { byPage: ReadonlySet<string>; byWorkers: ReadonlySet<string> } | undefined

  return {
    plugin,
    chunkOf: (id, module) => {
      const importsOf = (from: string): readonly string[] => module(from)?.importedIds ?? []
      loaded ??= { byPage: closure([page], importsOf), byWorkers: closure(workers, importsOf) }
      return loaded.byPage.has(id) && loaded.byWorkers.has(id) ? 'shared' : undefined
    },
    // Vite preloads by elements of a document, which a worker does not have. A worker has no style sheets to wait for either.
    preload: (_file, files, { hostId, hostType }) => (hostType === 'js' && inWorkers.has(hostId) ? [] : files),
  }
}

/** Some things, and all that they lead to. */
function closure(starts: Iterable<string>, next: (one: string) => readonly string[]): Set<string> {
  const found = new Set(starts)
  // A set that grows is walked to its new end.
  for (const one of found) for (const other of next(one)) found.add(other)
  return found
}
