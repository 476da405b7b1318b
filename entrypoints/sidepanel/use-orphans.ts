import { useEffect, useState } from 'react'
import type { PageState } from '@/lib/schema/page-state'
import { knownTabs } from '@/lib/platform/session'

/** Ids of notes whose words were not found, on this page and on pages in other tabs. */
export function useOrphans(page: PageState | null): ReadonlySet<string> {
  const [orphans, setOrphans] = useState(NONE)
  const here = page?.orphans?.join(' ')
  useEffect(() => {
    let live = true
    void knownTabs().then((tabs) => {
      const ids = new Set(tabs.flatMap((tab) => tab.orphans ?? []))
      if (live) setOrphans((before) => (isSame(before, ids) ? before : ids))
    })
    return () => {
      live = false
    }
  }, [here])
  return orphans
}

const NONE: ReadonlySet<string> = new Set()

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id))
}
