import { bundledIndex } from './bundled-index'
import type { DossierIndex } from '@/lib/engine/retrieve/dossier-index'

/** The index of the bundled dossier. In the extension, lib/dossiers/data/bundled-index-file.ts takes the place of this module. */
export const readBundledIndex = (): Promise<DossierIndex> => Promise.resolve(bundledIndex)
