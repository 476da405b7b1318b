import { basename, dirname, resolve } from 'node:path'
import type { Plugin, Rollup } from 'vite'

const WORKER_START = /\bnew Worker\(new URL\('(\.[^']+)\.ts', import\.meta\.url\)/g

interface SharedWorkers {
  plugin: Plugin
  /** For `manualChunks`: returns one chunk name for what page and workers both load, to avoid many small chunks. */
  chunkOf: (id: string, module: Rollup.GetModuleInfo) => string | undefined
  /** For `build.modulePreload`: returns the files to preload. */
  preload: (file: string, files: string[], host: { hostId: string; hostType: 'html' | 'js' }) => string[]
}

/**
 * Builds workers as entries of the same build as the pages that start them, so that all share one copy of the engine
 * and the dossier. Vite would put all code into each worker again.
 *
 * @param page file of the page whose start must be fast
 */
export function sharedWorkers(page: string): SharedWorkers {
  const workers = new Set<string>()
  const plugin: Plugin = {
    name: 'claimlight:shared-workers',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('/node_modules/') || !code.includes('new Worker(')) return null
      const changed = code.replace(WORKER_START, (_, path: string) => {
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
        inWorkers = reachableFrom(
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
      loaded ??= { byPage: reachableFrom([page], importsOf), byWorkers: reachableFrom(workers, importsOf) }
      return loaded.byPage.has(id) && loaded.byWorkers.has(id) ? 'shared' : undefined
    },
    // Vite preloads with elements of a document, which workers do not have; nor do they wait for style sheets.
    preload: (_file, files, { hostId, hostType }) => (hostType === 'js' && inWorkers.has(hostId) ? [] : files),
  }
}

/** Returns the start values and all values that `next` reaches from them. */
function reachableFrom(starts: Iterable<string>, next: (id: string) => readonly string[]): Set<string> {
  const found = new Set(starts)
  // A `for` loop over a set also visits elements that are added during the loop.
  for (const id of found) for (const other of next(id)) found.add(other)
  return found
}
