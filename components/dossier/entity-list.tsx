import type { EntityNode } from '@/lib/dossier/browse/entity-graph'
import { EntityLine } from './entity-line'
import { LongList } from './long-list'

/** Links to the pages of many entities, below a heading with the id `labelledBy`. */
export function EntityList({ nodes, labelledBy }: { nodes: readonly EntityNode[]; labelledBy: string }) {
  return (
    <LongList
      className="entity-list wide"
      items={nodes}
      keyOf={({ entity }) => entity.name}
      labelledBy={labelledBy}
      guess={56}
      draw={(node) => <EntityLine node={node} />}
    />
  )
}
