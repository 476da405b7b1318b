import type { EvidenceFeature } from './evidence-feature'
import { factChecks } from './fact-checks/feature'

/**
 * The features that importer, schema of dossiers and engine call; no screen loads them. Each has a folder beside this
 * file, and nothing else names it.
 */
export const evidenceFeatures: readonly EvidenceFeature[] = [factChecks]
