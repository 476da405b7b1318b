import { documentRoots, type DocumentRoot } from './document-roots'

/** The trees of a page as far as they are known: frames load late, and components attach their roots late. */
export interface RootRegistry {
  all: () => readonly DocumentRoot[]
  /** Looks for those that are new. */
  refresh(): void
  /** Calls back once for each tree, now and when it becomes known. */
  each(visit: (tree: DocumentRoot) => void): void
}

export function createRootRegistry(page: Document): RootRegistry {
  let known: DocumentRoot[] = documentRoots(page)
  const visitors: ((tree: DocumentRoot) => void)[] = []
  return {
    all: () => known,
    refresh() {
      const before = new Set(known)
      known = documentRoots(page)
      for (const tree of known) if (!before.has(tree)) visitors.forEach((visit) => visit(tree))
    },
    each(visit) {
      visitors.push(visit)
      known.forEach(visit)
    },
  }
}
