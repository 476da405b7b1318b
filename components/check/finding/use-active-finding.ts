import { useMemo, useState } from 'react'
import { stateOf } from '@/lib/details/state'
import { statesAt } from '@/lib/schema/outcomes'
import type { Finding } from '@/lib/schema/finding'
import type { ViewState } from '@/lib/schema/page-state'

/**
 * Returns the open finding, the active finding and the finding whose note is written, each by start offset. A finding
 * that is clicked in the page opens here, and so does one whose "Note" or "Compare" was pressed there. Until the user
 * uses the list, the first contradicted finding is open, else the first to look at.
 */
export function useActiveFinding(findings: readonly Finding[], view: Omit<ViewState, 'inView'> | null) {
  const { current: clicked = null, noteWanted, compareWanted } = view ?? {}
  const [opened, setOpened] = useState<number | 'first' | null>('first')
  const [current, setCurrent] = useState(clicked)
  const [writing, setWriting] = useState<number | null>(null)
  const [comparing, setComparing] = useState<number | null>(null)
  const findingActions = useMemo(() => {
    const activate = (start: number) => {
      setOpened(start)
      setCurrent(start)
    }
    const write = (start: number | null) => {
      if (start !== null) activate(start)
      setWriting(start)
    }
    /** Opens a finding, and moves the focus to its claim. */
    const compare = (start: number) => {
      activate(start)
      setComparing(start)
    }
    return { activate, write, compare, compared: () => setComparing(null) }
  }, [])
  const [seen, setSeen] = useState<number | null>(null)
  if (clicked !== seen) {
    setSeen(clicked)
    setCurrent(clicked)
    if (clicked !== null) setOpened(clicked)
  }
  useRequestOnce(noteWanted, findingActions.write)
  useRequestOnce(compareWanted, findingActions.compare)
  const open = opened === 'first' ? firstToRead(findings) : opened
  // Keep the object's identity: the list is long, and each scroll changes the page's state.
  return useMemo(() => {
    const toggle = (start: number) => {
      if (open === start) setOpened(null)
      else findingActions.activate(start)
      if (writing !== start) setWriting(null)
    }
    return { open, current, writing, comparing, toggle, ...findingActions }
  }, [open, current, writing, comparing, findingActions])
}

/** Acts once, while rendering, on each "Note" or "Compare" that was pressed on the page. */
function useRequestOnce(wish: ViewState['noteWanted'], act: (start: number) => void): void {
  const [met, setMet] = useState<number | null>(null)
  if (!wish || wish.at === met) return
  setMet(wish.at)
  act(wish.start)
}

function firstToRead(findings: readonly Finding[]): number | null {
  const states = findings.map(stateOf)
  const gravest = statesAt('row').find((state) => states.includes(state))
  return gravest === undefined ? null : (findings[states.indexOf(gravest)]?.start ?? null)
}
