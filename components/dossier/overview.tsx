import { useMemo } from 'react'
import type { Book } from '@/components/claim/book'
import { Icon } from '@/components/ui/icon'
import type { Atlas } from './atlas'
import { chooseMost } from './choose-nodes'
import { MapPicture } from './map-picture'
import { everything, placeHref, wholeTime } from './place'
import { TierBars } from './tier-bars'
import { timeData } from './time-lanes'
import { TimelinePicture } from './timeline-picture'

/** What the dossier holds, at a glance: sections, timeline, who and what, sources. */
export function Overview({ book, atlas }: { book: Book; atlas: Atlas | null }) {
  const time = useMemo(() => timeData(book), [book])
  const chosen = useMemo(() => (atlas ? chooseMost(atlas, 12, null) : null), [atlas])
  const lanes = useMemo(() => {
    const marked = time?.lanes.filter(({ milestones }) => milestones.length > 0) ?? []
    return marked.length > 0 ? marked : (time?.lanes ?? [])
  }, [time])
  return (
    <>
      <section className="block" aria-labelledby="sections">
        <div className="block-head">
          <h2 id="sections">Sections</h2>
          {book.introduction !== '' && (
            <a className="label" href={placeHref({ at: 'introduction' })}>
              Read the introduction
            </a>
          )}
        </div>
        <Sections book={book} />
      </section>
      {time && (
        <section className="block" aria-labelledby="timeline">
          <div className="block-head">
            <h2 id="timeline">
              <a href={placeHref({ at: 'timeline', view: wholeTime })}>Timeline</a>
            </h2>
            <a className="label" href={placeHref({ at: 'timeline', view: { ...wholeTime, asList: true } })}>
              As a list
            </a>
          </div>
          <TimelinePicture
            data={time}
            lanes={lanes}
            from={time.from}
            to={time.to}
            withCounts={lanes.every(({ milestones }) => milestones.length === 0)}
            label="Timeline. The same as a list, and closer, on its own page."
          />
        </section>
      )}
      <section className="block map-block" aria-labelledby="who">
        <div className="block-head">
          <h2 id="who">
            <a href={placeHref({ at: 'map', view: { kind: null, asList: false } })}>Who and what</a>
          </h2>
          <a className="label" href={placeHref({ at: 'map', view: { kind: null, asList: true } })}>
            As a list
          </a>
        </div>
        {chosen && chosen.nodes.length > 0 && (
          <MapPicture
            chosen={chosen}
            label="What most claims name, and how claims connect it. The same as a list on its own page."
          />
        )}
      </section>
      <section className="block" aria-labelledby="by-tier">
        <div className="block-head">
          <h2 id="by-tier">
            <a href={placeHref({ at: 'sources', tier: null })}>Sources by tier</a>
          </h2>
          <span className="label">{book.sources.length}</span>
        </div>
        <TierBars book={book} />
      </section>
    </>
  )
}

function Sections({ book }: { book: Book }) {
  return (
    <ol role="list" className="sections">
      {book.parts.map(({ name, about, topics }) => {
        const claims = topics.reduce((sum, topic) => sum + topic.claims.length, 0)
        const doubts = topics.reduce((sum, topic) => sum + topic.inDoubt, 0)
        const isTopic = topics.length === 1 && topics[0]?.name === name
        const looking = isTopic ? { ...everything, topic: name } : { ...everything, part: name }
        return (
          <li key={name}>
            <a href={placeHref({ at: 'claims', looking })}>
              <span className="name">{name}</span>{' '}
              <span className="count number">
                {claims} <span className="only-read">{claims === 1 ? 'claim' : 'claims'}</span>
              </span>{' '}
              {about !== '' && <span className="about">{about}</span>}{' '}
              {doubts > 0 && (
                <span className="count doubt">
                  <Icon name="disputed" />
                  {doubts} in doubt
                </span>
              )}
              <Icon name="chevron" className="i chev" />
            </a>
          </li>
        )
      })}
    </ol>
  )
}
