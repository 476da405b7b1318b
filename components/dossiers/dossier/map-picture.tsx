import { useDossierHref } from '@/components/book/dossier-of'
import { useMemo } from 'react'
import { t } from '@/lib/i18n/t'
import type { ChosenNodes } from '@/lib/dossier/browse/entity-graph'
import { layoutMap, shortName, type PlacedNode } from '@/lib/dossier/browse/map-layout'
import { forEachWidth, useWidth } from '@/components/ui/fixed-view'
import { LegendEntry, PictureFrame, toTenth } from './picture-frame'

/** A picture of names and their connections. Every name is a link to its page. */
export const MapPicture = forEachWidth(function Picture({ mapNodes, label }: { mapNodes: ChosenNodes; label: string }) {
  const [figure, width] = useWidth<HTMLElement>(332)
  const height = Math.max(220, Math.min(520, 120 + mapNodes.nodes.length * 15))
  const { nodes, edges } = useMemo(
    () => layoutMap(mapNodes.nodes, mapNodes.links, { width, height, centre: mapNodes.centre }),
    [mapNodes, width, height],
  )
  const mostClaims = Math.max(1, ...mapNodes.links.map(({ claims }) => claims.length))
  const hasDoubt = mapNodes.links.some(({ isDoubtful }) => isDoubtful)
  const legend = (
    <>
      <LegendEntry words={t('map.legendOrganisation')}>
        <rect x=".5" y=".5" width="15" height="9" rx="1.5" fill="none" stroke="var(--edge)" />
      </LegendEntry>
      <LegendEntry words={t('map.legendPerson')}>
        <rect x=".5" y=".5" width="15" height="9" rx="4.5" fill="none" stroke="var(--edge)" />
      </LegendEntry>
      <span>
        <i>{t('map.legendWork')}</i>
      </span>
      <span>{t('map.legendThicker')}</span>
      {hasDoubt && (
        <LegendEntry words={t('map.legendDoubt')}>
          <path d="M0 5h16" stroke="var(--disputed)" strokeWidth="2" strokeDasharray="4 3" />
        </LegendEntry>
      )}
    </>
  )
  return (
    <PictureFrame ref={figure} width={width} height={height} label={label} legend={legend}>
      {edges.map(({ from, to, link }) => (
        <path
          key={`${link.a.entity.name} ${link.b.entity.name}`}
          className={`edge ${link.isDoubtful ? 'doubt-edge' : ''}`}
          d={`M${toTenth(from.x)} ${toTenth(from.y)}L${toTenth(to.x)} ${toTenth(to.y)}`}
          strokeWidth={link.isDoubtful ? 1.8 : toTenth(1 + 4 * Math.sqrt(link.claims.length / mostClaims))}
          aria-hidden="true"
        />
      ))}
      {nodes.map((placed) => (
        <MapNode key={placed.node.entity.name} placedNode={placed} isCentre={placed.node === mapNodes.centre} />
      ))}
    </PictureFrame>
  )
})

function MapNode({ placedNode, isCentre }: { placedNode: PlacedNode; isCentre: boolean }) {
  const href = useDossierHref()
  const { node, width, height } = placedNode
  const [x, y] = [toTenth(placedNode.x), toTenth(placedNode.y)]
  const { name, kind } = node.entity
  const shape = kind === 'person' ? 'person' : kind === 'organisation' || kind === 'place' ? 'org' : 'work'
  return (
    <a
      href={href({ at: 'entity', name })}
      className={`node ${isCentre ? 'centre' : shape}`}
      aria-label={t('entity.linkLabel', {
        name,
        kind: t(`kind.${kind}`),
        claims: t('count.claims', node.claims.length),
      })}
    >
      <rect
        x={toTenth(x - width / 2)}
        y={toTenth(y - height / 2)}
        width={toTenth(width)}
        height={height}
        rx={!isCentre && shape === 'person' ? height / 2 : 2}
      />
      <text x={x} y={toTenth(y + 4)} textAnchor="middle" aria-hidden="true">
        {shortName(name)}
      </text>
      {!isCentre && shape === 'work' && (
        <path className="under" d={`M${toTenth(x - width / 2 + 7)} ${toTenth(y + 9)}h${toTenth(width - 14)}`} />
      )}
    </a>
  )
}
