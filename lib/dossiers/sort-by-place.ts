import type { NamedDossier } from '@/lib/schema/page-state'
import { isAbout } from './data/main-names'
import type { InstalledDossier } from './data/types'

/**
 * Sorts dossiers by how likely a claim is for them: first those whose subject its sentence names, then those that its page
 * was compared with, then the user's own and the added ones, each with the last changed first.
 */
export function sortByPlace(
  installed: readonly InstalledDossier[],
  sentence: string | null,
  ofPage: readonly NamedDossier[] = [],
): InstalledDossier[] {
  const rank = ({ id, subject, origin }: InstalledDossier): number[] => [
    Number(!(sentence !== null && isAbout(sentence, subject))),
    Number(!ofPage.some((one) => one.id === id)),
    ORIGINS.indexOf(origin.kind),
  ]
  const byRank = (a: InstalledDossier, b: InstalledDossier): number => {
    const other = rank(b)
    return rank(a).reduce((order, value, i) => order || value - (other[i] ?? 0), 0)
  }
  return [...installed].sort((a, b) => byRank(a, b) || (a.modified > b.modified ? -1 : 1))
}

const ORIGINS: InstalledDossier['origin']['kind'][] = ['own', 'file', 'bundled']
