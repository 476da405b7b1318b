import type { Feature } from './feature'
import { origins } from './origins/feature'

/** The features that screens and documents call. Each has a folder beside this file, and nothing else names it. */
export const features: readonly Feature[] = [origins]
