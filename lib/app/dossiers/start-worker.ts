import { createAdder, type Adder, type AddWorker } from './adder'

/** The panel's one adder of dossiers, with a worker of its own. */
export function panelAdder(dossiersChanged: () => void): Adder {
  return createAdder({
    start: () => new Worker(new URL('./dossier-worker.ts', import.meta.url), { type: 'module' }) as AddWorker,
    today: () => new Date().toISOString().slice(0, 10),
    dossiersChanged,
  })
}
