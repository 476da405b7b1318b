import { bundledDossier } from '@/lib/dossier/bundled'
import { bundledIndex } from '@/lib/dossier/bundled-index'
import { createEngine, type Engine } from '@/lib/engine'

/** The dossier that pages are checked with. */
export const dossier = bundledDossier

/** A cache: the worker may lose it at any time, and rebuilding it takes milliseconds. */
let engine: Engine | undefined

export function getEngine(): Engine {
  return (engine ??= createEngine(dossier, bundledIndex))
}
