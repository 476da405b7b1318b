import { useCallback, useState } from 'react'
import { claimsBehind, type ClaimBehind } from '@/lib/details/claims-behind'
import type { Finding } from '@/lib/schema/finding'

/** A finding that the user has called wrong, as it was then. */
export interface CalledWrong {
  finding: Finding
  /** The claim that was set aside; null: the finding is muted. */
  setAside: ClaimBehind | null
  undo: () => void
}

/** The findings that the user has called wrong since a text was opened, by `sentenceKey`. */
export type CalledWrongByKey = ReadonlyMap<string, CalledWrong>

export function useCalledWrong() {
  const [calledWrong, setCalledWrong] = useState<CalledWrongByKey>(new Map())
  const onCalledWrong = useCallback(
    (finding: Finding, called: CalledWrong | null) =>
      setCalledWrong((before) => {
        const next = new Map(before)
        if (called === null) next.delete(sentenceKey(finding))
        else next.set(sentenceKey(finding), called)
        return next
      }),
    [],
  )
  return { calledWrong, onCalledWrong }
}

/** Returns a key that differs when, after another check, another sentence is at the same offset. */
export function sentenceKey({ start, quote }: Finding): string {
  return `${start} ${quote}`
}

/** Whether a finding still rests on what the user has called wrong; false once it was judged without the claim. */
export function isCalledWrong(finding: Finding, { setAside }: CalledWrong): boolean {
  if (setAside === null) return true
  return claimsBehind(finding).some(({ dossier, id }) => dossier === setAside.dossier && id === setAside.id)
}
