import type { Claim } from '@/lib/dossier/schema'
import type { Book } from '@/components/claim/book'
import { isInDoubt } from '@/components/claim/book'
import { claimHref } from '@/components/claim/claim-list'
import { StatusWord } from '@/components/claim/confidence'
import { formatAsOf, formatTime } from '@/components/ui/format-date'
import { Icon } from '@/components/ui/icon'
import { SearchField } from '@/components/ui/search-field'
import { count } from '@/components/ui/words'
import { searchClaims, type Show } from './search-claims'
import { SourcesByTier } from './sources-by-tier'

export interface Looking {
  query: string
  show: Show
  topic: string | null
}

export interface DossierViewProps {
  book: Book
  looking: Looking
  onLook: (looking: Looking) => void
}

const chips: [Show, string][] = [
  ['all', 'All'],
  ['established', 'Established'],
  ['doubt', 'In doubt'],
  ['corrected', 'Corrected'],
]

/** The dossier's room: what it is, a search, its sections; a list of claims once something is looked for. */
export function DossierView({ book, looking, onLook }: DossierViewProps) {
  const { query, show, topic } = looking
  const browsing = query.trim() === '' && show === 'all' && topic === null
  const doubts = book.claims.filter(isInDoubt).length
  return (
    <>
      <section className="block opening">
        <h1 className="lead">
          <strong>{book.subject.name}</strong>
        </h1>
        <p className="facts">
          {count(book.claims.length, 'claim')} from {count(book.sources.length, 'source')}, as of{' '}
          {formatAsOf(book.asOf)}.{' '}
          {doubts === 0
            ? 'All are established.'
            : `Most are well established. ${doubts} ${doubts === 1 ? 'is' : 'are'} not.`}
        </p>
        <SearchField
          label="Search claims, people, sources"
          value={query}
          onChange={(next) => onLook({ ...looking, query: next })}
        />
        <div className="chips" role="group" aria-label="Show claims that are">
          {chips.map(([id, name]) => (
            <button
              key={id}
              type="button"
              className={`chip ${id === 'doubt' ? 'disputed' : ''}`}
              aria-pressed={show === id}
              onClick={() => onLook({ ...looking, show: id })}
            >
              {id === 'doubt' && <Icon name="disputed" />}
              {id === 'corrected' && <Icon name="correction" />}
              {name}
            </button>
          ))}
        </div>
      </section>
      {browsing ? (
        <>
          <Sections book={book} />
          <SourcesByTier sources={book.sources} />
        </>
      ) : (
        <Found
          claims={searchClaims(book, query, show, topic)}
          topic={topic}
          onAll={() => onLook({ query: '', show: 'all', topic: null })}
        />
      )}
    </>
  )
}

export function topicHref(topic: string): string {
  return `#/dossier?topic=${encodeURIComponent(topic)}`
}

function Sections({ book }: { book: Book }) {
  return (
    <section className="block" aria-labelledby="sections">
      <div className="block-head">
        <h2 id="sections">Sections</h2>
      </div>
      <ol role="list" className="sections">
        {book.topics.map(({ name, claims, inDoubt }) => (
          <li key={name}>
            <a href={topicHref(name)}>
              <span className="name">{name}</span>{' '}
              {inDoubt > 0 && (
                <span className="count doubt">
                  <Icon name="disputed" />
                  {inDoubt} in doubt
                </span>
              )}{' '}
              <span className="count number">
                {claims.length} <span className="only-read">{claims.length === 1 ? 'claim' : 'claims'}</span>
              </span>
              <Icon name="chevron" className="i chev" />
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Found({ claims, topic, onAll }: { claims: readonly Claim[]; topic: string | null; onAll: () => void }) {
  return (
    <section aria-labelledby="found">
      <div className="list-head">
        <h2 id="found">{topic ?? 'Claims'}</h2>
        <span className="label" role="status">
          {count(claims.length, 'claim')}
        </span>
        <button type="button" className="as-link label" onClick={onAll}>
          All sections
        </button>
      </div>
      {claims.length === 0 ? (
        <p className="block second">No claim holds these words. Try fewer of them.</p>
      ) : (
        <ul className="claim-list" aria-labelledby="found">
          {claims.map((claim) => (
            <li key={claim.id}>
              <a href={claimHref(claim.id)}>
                <span>
                  <span className="text">{claim.text}</span>
                  <span className="below">
                    {topic === null && <span>{claim.topic}</span>}
                    {claim.time !== undefined && <span>{formatTime(claim.time)}</span>}
                    {isInDoubt(claim) && <StatusWord status={claim.status} />}
                    {claim.correction && <span>Corrected</span>}
                  </span>
                </span>
                <Icon name="chevron" className="i chev" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
