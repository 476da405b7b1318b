import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import type { Dossier } from '@/lib/dossier/format/schema'
import { createEngine, type Engine } from '@/lib/engine'

/** Returns the engine for a dossier, created once. The bundled one has a stored index; any other is indexed first. */
export function engineOf(dossier: Dossier): Engine {
  const engine = known.get(dossier) ?? createEngine(dossier, dossier === bundledDossier ? bundledIndex : undefined)
  known.set(dossier, engine)
  return engine
}

const known = new WeakMap<Dossier, Engine>()
