import type { ResearchTable } from '@/lib/dossier/format/research'
import { stemsOf } from './fit'

/** Returns the cells of a row that its claims do not say. @param texts the claims' texts by id */
export function unprovenCells(
  { cells, claims }: ResearchTable['rows'][number],
  texts: ReadonlyMap<string, string>,
): string[] {
  const said = new Set(claims.flatMap((id) => [...stemsOf(texts.get(id) ?? '')]))
  return claims.length === 0 ? [] : cells.filter((cell) => [...stemsOf(cell)].some((stem) => !said.has(stem)))
}
