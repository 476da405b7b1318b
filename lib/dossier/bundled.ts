import compiled from '@/dossier/karpathy/compiled.json'
import type { Dossier } from './schema'

/**
 * The dossier that ships with the extension, compiled from `dossier/karpathy/` by `npm run dossier -- compile`.
 * It is not parsed again on each start of the worker: a test holds the file to `parseDossier` and to the YAML.
 */
// JSON modules have their literals widened (a tier is a number, a status a string), so the type has to be said.
export const bundledDossier = compiled as unknown as Dossier
