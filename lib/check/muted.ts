import { allMutes } from '@/lib/notes/data/mutes'
import { openDatabase } from '@/lib/notes/data/database'
import type { Finding } from '@/lib/schema/finding'
import type { CheckState } from '@/lib/schema/page-state'
import { groupedBy } from '@/lib/text/lists'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Mute } from '@/lib/schema/mute'

type MuteTest = (finding: Finding) => boolean

/** Returns a state that names the findings that are muted now. */
export async function withMutes<State extends Pick<CheckState, 'findings' | 'muted'>>(state: State): Promise<State> {
  if (state.findings.length === 0) return { ...state, muted: undefined }
  const muted = state.findings.filter(await readMuteTest()).map(({ start }) => start)
  return { ...state, muted: muted.length > 0 ? muted : undefined }
}

/** Cache, filled again when the worker starts, after each change and after an error. On an error nothing is muted. */
let cachedTest: Promise<MuteTest> | null = null

function readMuteTest(): Promise<MuteTest> {
  cachedTest ??= openDatabase()
    .then(allMutes)
    .catch(() => {
      cachedTest = null // A failed read may succeed the next time.
      return []
    })
    .then(muteTest)
  return cachedTest
}

export function clearMuteCache(): void {
  cachedTest = null
}

/**
 * Returns a test whether a finding is muted: a mute has the same sentence, on any page, and at least one of its claims.
 * With other claims the sentence is shown again.
 */
function muteTest(mutes: readonly Mute[]): MuteTest {
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
