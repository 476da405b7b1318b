import index from '@/dossier/karpathy/index.json'
import type { DossierIndex } from '@/lib/engine/retrieve/dossier-index'

/** The engine's index of the bundled dossier, made by `npm run dossier -- compile`. A test holds it to the dossier. */
// JSON modules have their tuples widened to lists, so the type has to be said.
export const bundledIndex = index as unknown as DossierIndex
