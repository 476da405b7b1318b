import { allMutes } from '@/lib/notes/data/mutes'
import { openDatabase } from '@/lib/notes/data/database'
import type { Finding } from '@/lib/schema/finding'
import type { CheckState, MutedFinding } from '@/lib/schema/page-state'
import { groupedBy } from '@/lib/text/lists'
import { collapseSpaces } from '@/lib/text/fold-words'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Mute } from '@/lib/schema/mute'
import { dossierOf } from './active-dossiers'

/** The stored mutes by the words of their sentence. */
type MutesBySentence = ReadonlyMap<string, readonly Mute[]>

/** Returns a state that names the findings that are muted now. */
export async function withMutes<State extends Pick<CheckState, 'findings' | 'muted'>>(state: State): Promise<State> {
  const bySentence = state.findings.length === 0 ? null : await readMutes()
  const muted: MutedFinding[] = []
  for (const finding of state.findings) {
    const mutes = await mutesOf(finding, bySentence?.get(keyOf(finding.quote)) ?? [])
    if (mutes.length > 0) muted.push({ start: finding.start, mutes })
  }
  return { ...state, muted: muted.length > 0 ? muted : undefined }
}

/** Cache, filled again when the worker starts, after each change and after an error. On an error nothing is muted. */
let cachedMutes: Promise<MutesBySentence> | null = null

function readMutes(): Promise<MutesBySentence> {
  cachedMutes ??= openDatabase()
    .then(allMutes)
    .catch(() => {
      cachedMutes = null // A failed read may succeed the next time.
      return []
    })
    .then((mutes) => groupedBy(mutes, ({ sentence }) => keyOf(sentence)))
  return cachedMutes
}

export function clearMuteCache(): void {
  cachedMutes = null
}

/**
 * Returns the ids of the mutes that hide a finding: those of the same sentence, on any page, with at least one of its
 * claims. With other claims, or other words of these, the sentence is shown again.
 */
async function mutesOf({ claims, dossier = BUNDLED_ID }: Finding, ofSentence: readonly Mute[]): Promise<string[]> {
  // Two dossiers may have the same claim. A mute that names none is of the bundled dossier.
  const mutes = ofSentence.filter((mute) => (mute.dossier?.id ?? BUNDLED_ID) === dossier)
  if (mutes.length === 0) return []
  const words = new Set<string>()
  for (const { id, text } of (await dossierOf(dossier))?.claims ?? [])
    if (claims.includes(id)) words.add(collapseSpaces(text))
  return mutes
    .filter((mute) => mute.claims.length + claims.length === 0 || mute.claims.some((claim) => words.has(claim.words)))
    .map(({ id }) => id)
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
