import { useInstalledDossiers } from '@/components/book/dossier-of'
import { useWatched } from '@/components/ui/use-async-result'
import type { SetAsideClaim } from '@/lib/check/wrong-findings'
import { countShared } from '@/lib/details/is-close'
import type { SetAside } from '@/lib/dossiers/data/types'
import { logError } from '@/lib/platform/lifecycle'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { followTable } from '@/lib/store/follow-table'
import { lettersAndDigits } from '@/lib/text/fold-words'

/** Reports the claims that the user has set aside, in all dossiers. The module that reads them is loaded when needed. */
export function watchSetAsideClaims(changed: (claims: readonly SetAsideClaim[]) => void): () => void {
  const read = () =>
    void import('@/lib/check/wrong-findings')
      .then(({ readSetAsideClaims }) => readSetAsideClaims())
      .then(changed, logError)
  read()
  return followTable('dossiers', read)
}

/** Returns the claims that the user has set aside; empty until they are read. */
function useSetAsideClaims(): readonly SetAsideClaim[] {
  const hasAny = useInstalledDossiers().some(({ adjustments }) => adjustments > 0)
  return useWatched(hasAny ? watchSetAsideClaims : watchNone, NONE)
}

const NONE: readonly SetAsideClaim[] = []
const watchNone = (changed: (claims: readonly SetAsideClaim[]) => void) => {
  changed(NONE)
  return undefined
}

/** Whether the user had set aside one of these claims of a dossier when it had other words. */
export function useCountsAgain(claims: readonly { id: string }[], dossier = BUNDLED_ID): boolean {
  return useSetAsideClaims().some(
    ({ setAside, state }) =>
      state === 'changed' && setAside.dossier === dossier && claims.some(({ id }) => id === setAside.claim),
  )
}

/** Returns a claim on a text that is set aside: one that was found wrong with it, or that is close to it; else null. */
export function useSetAsideOn(text: string, leastShared: number): SetAside | null {
  const installed = useInstalledDossiers()
  const letters = lettersAndDigits(text)
  const found = useSetAsideClaims().find(({ setAside: { dossier, words, about }, state }) => {
    const of = installed.find(({ id }) => id === dossier)
    if (state !== 'applies' || !of?.isOn) return false
    const sentence = lettersAndDigits(about?.sentence ?? '')
    const isPart = text.trim().split(/\s+/).length >= LEAST_WORDS && sentence.includes(letters)
    const isSame = sentence !== '' && (isPart || letters.includes(sentence))
    return isSame || countShared(words, text, of.subject.name) >= leastShared
  })
  return found?.setAside ?? null
}
/** Number of words from which a part of a sentence is recognised as its part. */
const LEAST_WORDS = 4
