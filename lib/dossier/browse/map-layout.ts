import {
  forceCenter,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force'
import type { EntityLink, EntityNode } from './entity-graph'

/** A box with a name; x and y are its centre, in pixels. */
export interface PlacedNode extends SimulationNodeDatum {
  node: EntityNode
  x: number
  y: number
  width: number
  height: number
}

export interface MapFrame {
  width: number
  height: number
  centre: EntityNode | null
}

/** Assumed width of a letter in pixels, in an 11 px font and in the 12 px serif font of works. */
const LETTER_WIDTH = 6.4
const FORCE_STEPS = 240
/** Further steps without forces: they only move overlapping boxes apart. */
const SPREADING_STEPS = 60

/**
 * Lays out the names so that connected ones are near and boxes do not overlap. The forces start from fixed positions
 * and use no randomness, so the same dossier gives the same map.
 */
export function layoutMap(chosen: readonly EntityNode[], links: readonly EntityLink[], frame: MapFrame) {
  const { width, height, centre } = frame
  const nodes = chosen.map((node, i): PlacedNode => {
    const turn = (i / Math.max(1, chosen.length)) * 2 * Math.PI
    const box = { width: shortName(node.entity.name).length * LETTER_WIDTH + 16, height: node === centre ? 26 : 22 }
    if (node === centre) return { node, ...box, x: width / 2, y: height / 2, fx: width / 2, fy: height / 2 }
    return {
      node,
      ...box,
      x: width / 2 + Math.cos(turn) * width * 0.34,
      y: height / 2 + Math.sin(turn) * height * 0.36,
    }
  })
  const boxByNode = new Map(nodes.map((box) => [box.node, box]))
  const edges = links.flatMap((link) => {
    const [from, to] = [boxByNode.get(link.a), boxByNode.get(link.b)]
    return from && to ? [{ from, to, link }] : []
  })
  const simulation = forceSimulation(nodes)
    .force(
      'link',
      forceLink<PlacedNode, { source: PlacedNode; target: PlacedNode; strength: number }>(
        edges.map(({ from, to, link }) => ({ source: from, target: to, strength: link.claims.length })),
      )
        .distance(({ source, target }) => (source.node === centre || target.node === centre ? height * 0.36 : 70))
        .strength(({ strength }) => Math.min(0.5, 0.04 * strength)),
    )
    .force('apart', forceManyBody().strength(-260))
    .force('middle', forceCenter(width / 2, height / 2).strength(0.05))
    .force('x', forceX(width / 2).strength(0.03))
    .force('y', forceY(height / 2).strength((0.05 * width) / height))
    .stop()
  for (let step = 0; step < FORCE_STEPS + SPREADING_STEPS; step++) {
    if (step < FORCE_STEPS) simulation.tick()
    separateBoxes(nodes)
    for (const box of nodes) moveInside(box, width, height)
  }
  return { nodes, edges }
}

/**
 * Cuts a long title at a word, so that the visible text is the beginning of the accessible name. Its page shows the
 * full title.
 */
export function shortName(name: string): string {
  if (name.length <= 22) return name
  const words = name.slice(0, 23).split(' ')
  const short = (words.length > 1 ? words.slice(0, -1).join(' ') : name.slice(0, 22)).replace(/[\s:,–—-]+$/, '')
  // "Neural Networks: Zero" is incomplete; the part before the colon is a name.
  return short.includes(':') ? short.slice(0, short.indexOf(':')) : short
}

/** d3's collision is for circles; names are boxes. Overlapping boxes are moved along the shorter axis. */
function separateBoxes(nodes: readonly PlacedNode[]): void {
  nodes.forEach((a, i) => {
    for (const b of nodes.slice(i + 1)) {
      const overX = (a.width + b.width) / 2 + 8 - Math.abs(a.x - b.x)
      const overY = (a.height + b.height) / 2 + 8 - Math.abs(a.y - b.y)
      if (overX <= 0 || overY <= 0) continue
      const [along, over] = overX < overY ? (['x', overX] as const) : (['y', overY] as const)
      const sign = a[along] < b[along] || (a[along] === b[along] && i % 2 === 0) ? -1 : 1
      const pinned = a.fx != null || b.fx != null
      if (a.fx == null) a[along] += (sign * over) / (pinned ? 1 : 2)
      if (b.fx == null) b[along] -= (sign * over) / (pinned ? 1 : 2)
    }
  })
}

function moveInside(box: PlacedNode, width: number, height: number): void {
  box.x = Math.min(width - box.width / 2 - 1, Math.max(box.width / 2 + 1, box.x))
  box.y = Math.min(height - box.height / 2 - 3, Math.max(box.height / 2 + 3, box.y))
}
