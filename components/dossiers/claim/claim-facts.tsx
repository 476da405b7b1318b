import { useDossierHref, useIsReviewed } from '@/components/book/dossier-of'
import { Breadcrumbs } from '@/components/book/links'
import { Icon } from '@/components/ui/icon'
import { OutsideLink, Words, richText } from '@/components/ui/text'
import { restsOnUnread, topicOf, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import { noFilters } from '@/lib/dossier/browse/dossier-route'
import type { EntityNode } from '@/lib/dossier/browse/entity-graph'
import type { Claim } from '@/lib/dossier/format/schema'
import { formatTime } from '@/lib/i18n/dates'
import { HeadedBlock } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import { passageAddress, PassageWords } from './claim-research'
import type { Conflict } from '@/lib/dossier/format/research'
import { ConfidenceDots, DoubtMark, SlotValue, StatusWord, TermAndValue, TierBadge } from './claim-marks'
import { SourceList } from '@/components/dossiers/claim/claims-and-sources'

/** A claim with what the dossier has on it: status, confidence, time, doubts, correction, sources, names. */
export function ClaimFacts({ claim, book, names }: { claim: Claim; book: DossierBook; names: readonly EntityNode[] }) {
  const href = useDossierHref()
  const topic = topicOf(claim)
  const part = book.parts.find(({ topics }) => topics.some(({ name }) => name === topic))
  const sources = book.sourcesOf(claim.sources)
  const isUnread = restsOnUnread(book, claim)
  return (
    <>
      <Breadcrumbs
        way={[
          ...(part && part.name !== topic
            ? [{ name: part.name, href: href({ at: 'claims', filters: { ...noFilters, part: part.name } }) }]
            : []),
          { name: topic, href: href({ at: 'claims', filters: { ...noFilters, topic } }) },
        ]}
      />
      <h1 className="title" id="claim" lang="en">
        {claim.text}
      </h1>
      <dl>
        <TermAndValue name={t('claim.status')}>
          <StatusWord status={claim.status} isUnread={isUnread} isReviewed={useIsReviewed(book)} />
        </TermAndValue>
        {(['confidence', 'depth'] as const).map((field) => {
          const level = claim[field]
          return level === undefined ? null : (
            <TermAndValue key={field} name={t(`claim.${field}`)}>
              <ConfidenceDots level={level} />
              {t(`level.${level}`)}
            </TermAndValue>
          )
        })}
        {claim.time !== undefined && <TermAndValue name={t('claim.time')}>{formatTime(claim.time)}</TermAndValue>}
        {claim.notes.length > 0 && (
          <TermAndValue name={t(claim.status === 'established' ? 'claim.note' : 'claim.doubt')} lang="en">
            {claim.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </TermAndValue>
        )}
        {claim.correction && (
          <TermAndValue
            name={
              <span className="corrected">
                <Icon name="correction" />
                {t('correction.name')}
              </span>
            }
          >
            <p lang="en">{claim.correction.text}</p>
            <p className="text-muted">
              {richText('correction.evidence', { evidence: <span lang="en">{claim.correction.evidence}</span> })}
            </p>
          </TermAndValue>
        )}
        <TermAndValue name={t('claim.sources')}>
          {isUnread && claim.status !== 'established' && (
            <p>
              <DoubtMark label={t('claim.unread')} />
            </p>
          )}
          {sources.length === 0 ? t('claim.noSource') : <SourceList sources={sources} shown={6} withAccess />}
        </TermAndValue>
        <ClaimResearch claim={claim} book={book} />
        {names.length > 0 && (
          <TermAndValue name={t('claim.names')} className="names">
            {names.map(({ entity: { name } }, i) => (
              <span key={name}>
                {i > 0 && ', '}
                <a href={href({ at: 'entity', name })}>{name}</a>
              </span>
            ))}
          </TermAndValue>
        )}
      </dl>
    </>
  )
}

export function ComparedValues({ claim }: { claim: Claim }) {
  if (claim.slots.length === 0) return null
  return (
    <HeadedBlock id="read-by" name={t('claim.readBy')}>
      <table className="values">
        <caption className="only-read">{t('claim.values')}</caption>
        <thead className="only-read">
          <tr>
            <th scope="col">{t('claim.kind')}</th>
            <th scope="col">{t('claim.value')}</th>
            <th scope="col">{t('claim.others')}</th>
          </tr>
        </thead>
        <tbody>
          {claim.slots.map(({ type, value, single }, at) => (
            <tr key={at}>
              <th scope="row">{t(`slot.${type}`)}</th>
              <td>
                <SlotValue type={type} value={value} />
              </td>
              <td>{t(single ? 'claim.onlyThis' : 'claim.othersToo')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </HeadedBlock>
  )
}

/** Returns the claims before and after a claim in its topic. */
export function neighboursOf(claim: Claim, book: DossierBook) {
  const claims = book.topics.find(({ name }) => name === topicOf(claim))?.claims ?? []
  const at = claims.findIndex(({ id }) => id === claim.id)
  return { before: claims[at - 1], after: claims[at + 1] }
}

export function ClaimNeighbours({ claim, book }: { claim: Claim; book: DossierBook }) {
  const href = useDossierHref()
  const { before, after } = neighboursOf(claim, book)
  if (!before && !after) return null
  const link = ({ id, text }: Claim, rel: 'prev' | 'next', label: string) => (
    <a href={href({ at: 'claim', id })} rel={rel}>
      <span className="label">{label} </span>
      <Words className="text">{text}</Words>
    </a>
  )
  return (
    <nav className="block neighbours" aria-label={t('claim.neighbours')}>
      {before && link(before, 'prev', t('claim.before'))}
      {after && link(after, 'next', t('claim.after'))}
    </nav>
  )
}

/** The parts of the research that concern a claim: the words of its sources, and the values that they disagree on. */
function ClaimResearch({ claim, book }: { claim: Claim; book: DossierBook }) {
  const { passages = [], conflicts = [] } = book.research ?? {}
  const ownPassages = passages.filter((passage) => passage.claim === claim.id)
  const disagreed = conflicts.filter(({ claims }) => claims.includes(claim.id))
  return (
    <>
      {ownPassages.length > 0 && (
        <TermAndValue name={t('research.sourceSays')}>
          {ownPassages.map((passage) => {
            const [source] = book.sourcesOf([passage.source])
            return (
              <p key={passage.quote}>
                <PassageWords passage={passage} />{' '}
                <OutsideLink url={passageAddress(passage, source?.url)}>
                  {source?.title ?? t('research.passage')}
                </OutsideLink>
              </p>
            )
          })}
        </TermAndValue>
      )}
      {disagreed.length > 0 && (
        <TermAndValue name={t('research.values')}>
          {disagreed.map((conflict) => (
            <ConflictValues key={conflict.asks} conflict={conflict} book={book} />
          ))}
        </TermAndValue>
      )}
    </>
  )
}

export function ConflictValues({ conflict: { asks, values, why }, book }: { conflict: Conflict; book: DossierBook }) {
  return (
    <div className="disagreed">
      <p lang="en">{asks}</p>
      <ul>
        {values.map(({ value, sources, superseded }) => (
          <li key={value}>
            {superseded ? <del lang="en">{value}</del> : <b lang="en">{value}</b>}{' '}
            {superseded && <span className="text-muted">{t('research.superseded')}</span>}{' '}
            {book.sourcesOf(sources).map((source) => (
              <span key={source.n} className="for-value">
                <TierBadge tier={source.tier} /> <OutsideLink url={source.url}>{source.title}</OutsideLink>{' '}
              </span>
            ))}
            {!superseded && sources.length === 0 && <span className="text-muted">{t('claim.noSource')}</span>}
          </li>
        ))}
      </ul>
      {why !== undefined && (
        <p className="text-muted" lang="en">
          {why}
        </p>
      )}
    </div>
  )
}
