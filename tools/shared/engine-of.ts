import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import type { Dossier } from '@/lib/dossier/format/schema'
import { createEngine, type Engine } from '@/lib/engine'

/** The engine for a dossier, made once. The bundled one has its index ready; any other is analysed first. */
export function engineOf(dossier: Dossier): Engine {
  const engine =
    enginesByDossier.get(dossier) ?? createEngine(dossier, dossier === bundledDossier ? bundledIndex : undefined)
  enginesByDossier.set(dossier, engine)
  return engine
}

const enginesByDossier = new WeakMap<Dossier, Engine>()
