import type { TimelineData, TimeLane } from '@/lib/dossier/browse/timeline-lanes'
import { t } from '@/lib/i18n/t'

/** More lanes make a page larger than 100 kB: each has up to 128 columns in the wide picture. */
const MOST = 10

/** The lanes of a timeline; a dossier with too many has all its claims in one. */
export function lanesFor({ dated }: TimelineData, lanes: readonly TimeLane[]): readonly TimeLane[] {
  return lanes.length > MOST ? [{ name: t('site.allClaims'), claims: dated, milestones: [] }] : lanes
}
