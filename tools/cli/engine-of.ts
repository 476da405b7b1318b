import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import type { Dossier } from '@/lib/dossier/format/schema'
import { createEngine, type Engine } from '@/lib/engine'

/** The engine for a dossier, made once. The bundled one has its index ready; any other is analysed first. */
export function engineOf(dossier: Dossier): Engine {
  const engine = known.get(dossier) ?? createEngine(dossier, dossier === bundledDossier ? bundledIndex : undefined)
  known.set(dossier, engine)
  return engine
}

const known = new WeakMap<Dossier, Engine>()
