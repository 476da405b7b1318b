import { muteFilter } from '@/lib/annotations/mute-filter'
import { allMutes } from '@/lib/annotations/mutes'
import { openDatabase } from '@/lib/annotations/open-database'
import type { Finding } from '@/lib/schema/finding'

/** Separates visible and muted findings. */
export async function splitMuted(findings: readonly Finding[]): Promise<{ findings: Finding[]; muted: Finding[] }> {
  const isMuted = await mutedFilter()
  return { findings: findings.filter((finding) => !isMuted(finding)), muted: findings.filter(isMuted) }
}

/** A cache: the mutes are read again when the worker starts, after each change, and after an error. On errors nothing is muted. */
let known: Promise<(finding: Finding) => boolean> | null = null

export function mutedFilter(): Promise<(finding: Finding) => boolean> {
  known ??= openDatabase()
    .then(allMutes)
    .catch(() => {
      known = null // A failed read may succeed the next time.
      return []
    })
    .then(muteFilter)
  return known
}

/** Makes the next check read the mutes again. */
export function forgetMutes(): void {
  known = null
}
