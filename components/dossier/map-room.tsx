import { useMemo } from 'react'
import { count } from '@/components/ui/words'
import type { Atlas } from './atlas'
import { chooseMost } from './choose-nodes'
import { Crumbs } from './crumbs'
import { EntityLine } from './entity-line'
import { LongList } from './long-list'
import { MapPicture } from './map-picture'
import { kinds, placeHref, type MapView } from './place'

export const kindWord = {
  person: 'People',
  organisation: 'Organisations',
  work: 'Works',
  course: 'Courses',
  product: 'Products',
  event: 'Events',
  term: 'Terms',
  place: 'Places',
} as const

/** So many names can still be told apart at 320 pixels. */
const MOST = 22

export interface MapRoomProps {
  atlas: Atlas | null
  view: MapView
  onView: (view: MapView) => void
}

/** Who and what the claims name: the map of those that most claims name, and all of them as a list. */
export function MapRoom({ atlas, view, onView }: MapRoomProps) {
  const { kind } = view
  const chosen = useMemo(() => (atlas ? chooseMost(atlas, MOST, kind) : null), [atlas, kind])
  const named = useMemo(
    () =>
      (atlas?.nodes ?? [])
        .filter((node) => node.claims.length > 0 && (kind === null || node.entity.kind === kind))
        .sort((a, b) => b.claims.length - a.claims.length),
    [atlas, kind],
  )
  return (
    <>
      <section className="block" aria-labelledby="map">
        <Crumbs />
        <div className="block-head">
          <h1 className="title" id="map">
            Who and what
          </h1>
          <a className="label" href={placeHref({ at: 'map', view: { ...view, asList: !view.asList } })}>
            {view.asList ? 'As a picture' : 'As a list'}
          </a>
        </div>
        <div className="chips first" role="group" aria-label="Show">
          {[null, ...kinds.filter((one) => atlas?.nodes.some(({ entity }) => entity.kind === one))].map((one) => (
            <button
              key={one ?? ''}
              type="button"
              className="chip"
              aria-pressed={kind === one}
              onClick={() => onView({ ...view, kind: one })}
            >
              {one === null ? 'All' : kindWord[one]}
            </button>
          ))}
        </div>
        {!view.asList && chosen && (
          <MapPicture
            chosen={chosen}
            label={`The ${chosen.nodes.length} names that most claims hold, and how claims connect them. All names are listed below.`}
          />
        )}
      </section>
      <section aria-labelledby="names">
        <div className="list-head">
          <h2 id="names">{kind === null ? 'All names' : kindWord[kind]}</h2>
          <span className="label" role="status">
            {atlas === null ? 'Looking' : count(named.length, 'name')}
          </span>
        </div>
        <LongList
          key={kind ?? ''}
          className="entity-list wide"
          items={named}
          keyOf={({ entity }) => entity.name}
          labelledBy="names"
          guess={56}
          draw={(node) => <EntityLine node={node} />}
        />
      </section>
    </>
  )
}
