import type { ScreenFeature } from './feature'
import { strip } from './strip/feature'

/** The features that screens draw. Each has a folder beside this file, and nothing else names it. */
export const features: readonly ScreenFeature[] = [strip]
