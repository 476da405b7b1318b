import { useMemo, useState } from 'react'
import type { Finding } from '@/lib/engine/types'

/** Which finding is open in full, which runs are unfolded, where a note is being written. Starts stand for findings. */
export interface ActiveFindingState {
  open: number | null
  /** Lit: chosen by the reader here or on the page. Null until one is. */
  current: number | null
  writing: number | null
  isUnfolded: (key: string) => boolean
  toggle: (start: number) => void
  /** Opens it and puts it in hand. */
  take: (start: number) => void
  write: (start: number | null) => void
  toggleRun: (key: string) => void
}

/**
 * Follows the page: when the finding in hand changes there, it opens here. Until the reader has touched the list, the
 * first contradicted (else disputed) finding stands open.
 *
 * @param current start of the finding that is in hand on the page, null for none
 * @param noteWanted the reader asked on the page to write a note on this finding; `at` is new each time
 * @param compareWanted the same for what the dossier has on it
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
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
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
  // The same object while nothing in it changes: the list is long, and the page's state changes with each scroll.
  return useMemo(() => {
    const take = (start: number) => {
      setOpen(start)
      setLit(start)
    }
    return {
      open: openStart,
      current: lit,
      writing,
      isUnfolded: (key) => unfolded.has(key),
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
      toggleRun: (key) =>
        setUnfolded((old) => {
          const next = new Set(old)
          if (!next.delete(key)) next.add(key)
          return next
        }),
    }
  }, [openStart, lit, writing, unfolded])
}

function firstToRead(findings: readonly Finding[]): number | null {
  const first =
    findings.find(({ verdict }) => verdict === 'contradicted') ?? findings.find(({ verdict }) => verdict === 'disputed')
  return first?.start ?? null
}
