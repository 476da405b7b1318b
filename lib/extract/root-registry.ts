import { documentRoots, type DocumentRoot } from './document-roots'

/** The known document roots of a page. */
export type RootRegistry = ReturnType<typeof createRootRegistry>

/** Creates a list of the page alone; `refresh` finds the others. Frames load late, and components attach roots late. */
export function createRootRegistry(page: Document) {
  let known: DocumentRoot[] = [page]
  const visitors: ((root: DocumentRoot) => void)[] = []
  return {
    all: (): readonly DocumentRoot[] => known,
    /** Finds the roots again, and calls the visitors for new ones. */
    refresh(): void {
      const before = new Set(known)
      known = documentRoots(page)
      for (const root of known) if (!before.has(root)) visitors.forEach((visit) => visit(root))
    },
    /** Calls `visit` once for each root: now for known roots, and in `refresh` for new ones. */
    each(visit: (root: DocumentRoot) => void): void {
      visitors.push(visit)
      known.forEach(visit)
    },
  }
}
