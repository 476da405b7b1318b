import type { Feature } from './feature'
import { factChecks } from './fact-checks/feature'
import { origins } from './origins/feature'

/** The features that pure code calls. Each has a folder beside this file, and nothing else names it. */
export const features: readonly Feature[] = [factChecks, origins]
