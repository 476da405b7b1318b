import { useDossierHref } from '@/components/book/dossier-of'
import { useMemo } from 'react'
import { Chip } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import type { EntityGraph } from '@/lib/dossier/browse/entity-graph'
import { chooseMost } from '@/lib/dossier/browse/choose-nodes'
import { Breadcrumbs } from '@/components/book/breadcrumbs'
import { EntityList } from './entity-list'
import { MapPicture } from './map-picture'
import { kinds, type MapView } from '@/lib/dossier/browse/dossier-route'

/** Maximum number of names that are legible at 320 pixels. */
const MOST = 22

export interface MapScreenProps {
  graph: EntityGraph | null
  view: MapView
  onView: (view: MapView) => void
}

/** The entities of the claims: a map of the most frequent ones, and a list of all. */
export function MapScreen({ graph, view, onView }: MapScreenProps) {
  const href = useDossierHref()
  const { kind } = view
  const chosen = useMemo(() => (graph ? chooseMost(graph, MOST, kind) : null), [graph, kind])
  const named = useMemo(
    () =>
      (graph?.nodes ?? [])
        .filter((node) => node.claims.length > 0 && (kind === null || node.entity.kind === kind))
        .sort((a, b) => b.claims.length - a.claims.length),
    [graph, kind],
  )
  return (
    <>
      <section className="block" aria-labelledby="map">
        <Breadcrumbs />
        <div className="block-head">
          <h1 className="title" id="map">
            {t('dossier.whoAndWhat')}
          </h1>
          <a className="label" href={href({ at: 'map', view: { ...view, asList: !view.asList } })}>
            {t(view.asList ? 'dossier.asPicture' : 'dossier.asList')}
          </a>
        </div>
        <div className="chips first" role="group" aria-label={t('map.show')}>
          {[null, ...kinds.filter((one) => graph?.nodes.some(({ entity }) => entity.kind === one))].map((one) => (
            <Chip
              key={one ?? ''}
              label={one === null ? t('dossier.all') : t(`kinds.${one}`)}
              isOn={kind === one}
              onTurn={() => onView({ ...view, kind: one })}
            />
          ))}
        </div>
        {!view.asList && chosen && <MapPicture chosen={chosen} label={t('map.label', { n: chosen.nodes.length })} />}
      </section>
      <section aria-labelledby="names">
        <div className="list-head">
          <h2 id="names">{kind === null ? t('map.allNames') : t(`kinds.${kind}`)}</h2>
          <span className="label" role="status">
            {graph === null ? t('map.looking') : t('count.names', named.length)}
          </span>
        </div>
        <EntityList key={kind ?? ''} nodes={named} labelledBy="names" />
      </section>
    </>
  )
}
