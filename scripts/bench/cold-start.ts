import { performance } from 'node:perf_hooks'
import { bundledDossier } from '@/lib/dossier/bundled'
import { bundledIndex } from '@/lib/dossiers/bundled-index'
import { createEngine } from '@/lib/engine'

/** From the start of a process to its first verdict, step by step, in milliseconds. */
export interface ColdStart {
  /** Node's own start. */
  node: number
  /** Reading and running the code, with the dossier in it. */
  loading: number
  /** The engine for the bundled dossier. */
  ready: number
  /** One sentence. */
  verdict: number
}

/** The first task of a separate process: Node has loaded all modules by now. */
export function startCold(): void {
  const { bootstrapComplete } = performance.nodeTiming
  const loaded = performance.now()
  const engine = createEngine(bundledDossier, bundledIndex)
  const ready = performance.now()
  engine.check({ text: bundledDossier.claims[0]?.text ?? '' })
  const verdict = performance.now()
  process.send?.({
    node: bootstrapComplete,
    loading: loaded - bootstrapComplete,
    ready: ready - loaded,
    verdict: verdict - ready,
  } satisfies ColdStart)
}
