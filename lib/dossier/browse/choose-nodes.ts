import type { Entity } from '@/lib/dossier/format/schema'
import type { EntityGraph, EntityLink, EntityNode } from './entity-graph'

/** The content of a map: names and the links between them that are worth drawing. */
export interface ChosenNodes {
  centre: EntityNode | null
  nodes: EntityNode[]
  links: EntityLink[]
}

/** Map of the whole dossier: its subject and the entities with most claims (of one kind, if one is selected). */
export function chooseTopNodes(graph: EntityGraph, most: number, kind: Entity['kind'] | null): ChosenNodes {
  const centre = graph.nodes.find(({ isSubject }) => isSubject) ?? null
  const others = graph.nodes
    .filter((node) => node !== centre && node.claims.length > 0 && (kind === null || node.entity.kind === kind))
    .sort((a, b) => b.claims.length - a.claims.length)
    .slice(0, most)
  return withLinks(graph, centre, others)
}

/** Map of one entity and the entities that share claims with it, except the subject, which is in nearly all claims. */
export function chooseNodesAround(graph: EntityGraph, centre: EntityNode, most: number): ChosenNodes {
  const others = neighbours(graph, centre).flatMap(({ node }) => (node.isSubject ? [] : node))
  return withLinks(graph, centre, others.slice(0, most))
}

/** Entities that share claims with an entity, most claims first. */
export function neighbours(graph: EntityGraph, node: EntityNode): { node: EntityNode; link: EntityLink }[] {
  return graph.linksOf(node).map((link) => ({ node: link.a === node ? link.b : link.a, link }))
}

/** Adds the links: all links of the centre, and the strongest of the other links, at most 0.8 for each entity. */
function withLinks(graph: EntityGraph, centre: EntityNode | null, others: EntityNode[]): ChosenNodes {
  const shown = new Set(others)
  const fromCentre: EntityLink[] = []
  const between: EntityLink[] = []
  const links = new Set(others.flatMap((node) => graph.linksOf(node)))
  for (const link of [...links].sort((a, b) => a.rank - b.rank)) {
    if (shown.has(link.a) && shown.has(link.b)) between.push(link)
    else if ((link.a === centre && shown.has(link.b)) || (link.b === centre && shown.has(link.a))) fromCentre.push(link)
  }
  const nodes = centre === null ? others : [centre, ...others]
  return { centre, nodes, links: [...fromCentre, ...between.slice(0, Math.ceil(others.length * 0.8))] }
}
