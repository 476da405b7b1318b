import { bundledDossier } from '@/lib/dossier/bundled'
import { createEngine, type Engine } from '@/lib/match'

/** The dossier that pages are held beside. */
export const dossier = bundledDossier

/** A cache: the worker may lose it at any moment, and building it again costs milliseconds, never a fact. */
let engine: Engine | undefined

export function getEngine(): Engine {
  return (engine ??= createEngine(dossier))
}
