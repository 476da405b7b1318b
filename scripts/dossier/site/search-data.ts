import type { SearchIndex } from '@/lib/dossier/browse/search-index'
import type { SiteOf } from '@/components/site/site-of'

/** The filled index of the search with its results, as a script that a page loads also from a disk. */
export function searchData({ book, fileOf }: SiteOf, index: SearchIndex): string {
  const { claims, entities, sources } = book
  const items = [
    ...claims.map(({ id, text }) => ['claim', fileOf({ at: 'claim', id }), text]),
    ...entities.map(({ name }) => ['name', fileOf({ at: 'entity', name }), name]),
    ...sources.map(({ n, title }) => ['source', fileOf({ at: 'source', n }), title]),
  ]
  return `globalThis.claimlightSearch=${JSON.stringify({ index: index.packed(), items })}\n`
}
