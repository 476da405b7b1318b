import { treesOf, type Tree } from './page-trees'

/** The trees of a page as far as they are known: frames load late, and components attach their roots late. */
export interface KnownTrees {
  all: () => readonly Tree[]
  /** Looks for those that are new. */
  refresh(): void
  /** Calls back once for each tree, now and when it becomes known. */
  each(visit: (tree: Tree) => void): void
}

export function knowTrees(page: Document): KnownTrees {
  let known: Tree[] = treesOf(page)
  const visitors: ((tree: Tree) => void)[] = []
  return {
    all: () => known,
    refresh() {
      const before = new Set(known)
      known = treesOf(page)
      for (const tree of known) if (!before.has(tree)) visitors.forEach((visit) => visit(tree))
    },
    each(visit) {
      visitors.push(visit)
      known.forEach(visit)
    },
  }
}
