import { allMutes } from '@/lib/notes/data/mutes'
import { openDatabase } from '@/lib/notes/data/database'
import type { Finding } from '@/lib/schema/finding'
import { groupedBy } from '@/lib/text/lists'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Mute } from '@/lib/schema/mute'

type MuteSplitter = (findings: readonly Finding[]) => { findings: Finding[]; muted: Finding[] }

export async function splitMuted(findings: readonly Finding[]): Promise<ReturnType<MuteSplitter>> {
  return (await readMuteSplitter())(findings)
}

/** Cache, filled again when the worker starts, after each change and after an error. On an error nothing is muted. */
let cachedSplitter: Promise<MuteSplitter> | null = null

export function readMuteSplitter(): Promise<MuteSplitter> {
  cachedSplitter ??= openDatabase()
    .then(allMutes)
    .catch(() => {
      cachedSplitter = null // A failed read may succeed the next time.
      return []
    })
    .then((mutes) => {
      const isMuted = muteFilter(mutes)
      return (all) => ({ findings: all.filter((finding) => !isMuted(finding)), muted: all.filter(isMuted) })
    })
  return cachedSplitter
}

export function clearMuteCache(): void {
  cachedSplitter = null
}

/**
 * Returns a test whether a finding is muted: a mute has the same sentence, on any page, and at least one of its claims.
 * With other claims the sentence is shown again.
 */
function muteFilter(mutes: readonly Mute[]): (finding: Finding) => boolean {
  if (mutes.length === 0) return () => false
  const bySentence = groupedBy(mutes, ({ sentence }) => keyOf(sentence))
  // Two dossiers may have claims with the same id. A mute that names none is of the bundled dossier.
  return ({ quote, claims, dossier = BUNDLED_ID }) =>
    bySentence
      .get(keyOf(quote))
      ?.some(
        (mute) =>
          (mute.dossier?.id ?? BUNDLED_ID) === dossier &&
          (mute.claims.length + claims.length === 0 || mute.claims.some((id) => claims.includes(id))),
      ) ?? false
}

/** Returns the text in lower case, with single spaces and without quotation marks, for comparison. */
function keyOf(sentence: string): string {
  return sentence
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚‛“”„‟«»"']/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
