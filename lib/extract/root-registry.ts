import { documentRoots, type DocumentRoot } from './document-roots'

/** The known document roots of a page. Frames load late, and components attach their roots late. */
export interface RootRegistry {
  all: () => readonly DocumentRoot[]
  /** Finds new roots. */
  refresh(): void
  /** Calls back once for each root: at once for known ones, later for new ones. */
  each(visit: (root: DocumentRoot) => void): void
}

export function createRootRegistry(page: Document): RootRegistry {
  let known: DocumentRoot[] = documentRoots(page)
  const visitors: ((root: DocumentRoot) => void)[] = []
  return {
    all: () => known,
    refresh() {
      const before = new Set(known)
      known = documentRoots(page)
      for (const root of known) if (!before.has(root)) visitors.forEach((visit) => visit(root))
    },
    each(visit) {
      visitors.push(visit)
      known.forEach(visit)
    },
  }
}
