import { useMemo, useState } from 'react'
import { stateOf, type FindingState } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'

/** The open finding, and the editor of a note. Findings are identified by their start. */
export interface ActiveFindingState {
  open: number | null
  /** The active finding, selected here or on the page; null for none. */
  current: number | null
  writing: number | null
  toggle: (start: number) => void
  /** Opens it and makes it active. */
  take: (start: number) => void
  write: (start: number | null) => void
}

/**
 * Follows the page: the finding that is active there opens here. Until the user uses the list, the first contradicted
 * finding is open, else the first to look at.
 *
 * @param current start of the active finding on the page, null for none
 * @param noteWanted the user pressed "Note" on the page; `at` is new each time
 * @param compareWanted the same for "Compare"
 */
export function useActiveFinding(
  findings: readonly Finding[],
  current: number | null,
  noteWanted?: { start: number; at: number },
  compareWanted?: { start: number; at: number },
): ActiveFindingState {
  const [open, setOpen] = useState<number | 'first' | null>('first')
  const [lit, setLit] = useState(current)
  const [seen, setSeen] = useState<number | null>(null)
  const [writing, setWriting] = useState<number | null>(null)
  if (current !== seen) {
    setSeen(current)
    setLit(current)
    if (current !== null) setOpen(current)
  }
  const [answered, setAnswered] = useState<number | null>(null)
  if (noteWanted && noteWanted.at !== answered) {
    setAnswered(noteWanted.at)
    setOpen(noteWanted.start)
    setLit(noteWanted.start)
    setWriting(noteWanted.start)
  }
  const [compared, setCompared] = useState<number | null>(null)
  if (compareWanted && compareWanted.at !== compared) {
    setCompared(compareWanted.at)
    setOpen(compareWanted.start)
    setLit(compareWanted.start)
  }
  const openStart = open === 'first' ? firstToRead(findings) : open
  // Keep the object's identity: the list is long, and each scroll changes the page's state.
  return useMemo(() => {
    const take = (start: number) => {
      setOpen(start)
      setLit(start)
    }
    return {
      open: openStart,
      current: lit,
      writing,
      take,
      toggle: (start) => {
        if (openStart === start) setOpen(null)
        else take(start)
        if (writing !== start) setWriting(null)
      },
      write: (start) => {
        if (start !== null) take(start)
        setWriting(start)
      },
    }
  }, [openStart, lit, writing])
}

function firstToRead(findings: readonly Finding[]): number | null {
  const firstIn = (state: FindingState) => findings.find((finding) => stateOf(finding) === state)
  return (firstIn('contradicted') ?? firstIn('look'))?.start ?? null
}
