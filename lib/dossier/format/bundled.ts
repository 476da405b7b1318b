import compiled from '@/dossier/karpathy/compiled.json'
import type { Dossier } from './schema'

/**
 * The bundled dossier, compiled from `dossier/karpathy/` by `npm run dossier -- compile`. It is not validated at each
 * start of the worker: a test compares the file with `parseDossier` and the YAML.
 */
// Type assertion: JSON modules widen literals (a tier to a number, a status to a string).
export const bundledDossier = compiled as unknown as Dossier
