import type { ReactNode } from 'react'
import { originWords } from '@/lib/dossiers/data/dossier-name'
import { DossierPageHead } from '@/components/book/links'
import { useDossierHref, useDossierId, useInstalledDossier } from '@/components/book/dossier-of'
import { ClaimWords } from '@/components/dossiers/claim/claims-and-sources'
import { ConflictValues } from '@/components/dossiers/claim/claim-facts'
import { ConfidenceDots, DoubtMark } from '@/components/dossiers/claim/claim-marks'
import { Folded } from '@/components/ui/folded'
import { HeadedBlock } from '@/components/ui/section'
import {
  reliabilityOf,
  isMachineMade,
  isInDoubt,
  isInSection,
  type DossierBook,
} from '@/lib/dossier/browse/dossier-book'
import type { Research, ResearchQuestion, ResearchSection } from '@/lib/dossier/format/research'
import { formatDate } from '@/lib/i18n/dates'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { formatNumber, t } from '@/lib/i18n/t'
import { paragraphsOf } from '@/lib/research/paragraphs'
import { tierName } from '@/lib/i18n/tier-words'

/**
 * "How it was made": who researched it and how, what it rests on, what is open, and where sources disagree.
 *
 * `textHref`: returns the address of a section's text, if any.
 */
export function ResearchScreen({ book, textHref }: ResearchScreenProps) {
  const { research } = book
  const { origin, added = '' } = useInstalledDossier(useDossierId() ?? BUNDLED_ID) ?? {}
  const isDocument = origin?.kind === 'file' && origin.document !== undefined
  const counts = [t('count.claims', book.claims.length), t('count.sources', book.sources.length)]
  // A dossier without a description of its research names its origin, where that is known.
  const originHead = (
    <ResearchHead>
      <p>
        {!origin || origin.kind === 'bundled'
          ? t('research.none')
          : [originWords(origin, added), ...counts].join(' · ')}
      </p>
    </ResearchHead>
  )
  if (research === undefined) return originHead
  const { sections, questions, conflicts } = research
  const askedQuestions = [
    { kind: 'open', list: questions.filter(({ state }) => state === 'open') },
    { kind: 'closed', list: questions.filter(({ state }) => state !== 'open') },
  ] as const
  return (
    <>
      {isDocument ? originHead : <ResearchAuthors research={research} />}
      <AuditBlock book={book} />
      {askedQuestions.map(
        ({ kind, list }) =>
          list.length > 0 && (
            <ResearchBlock key={kind} id={`${kind}-questions`} name={t(`research.${kind}Questions`, list.length)}>
              <QuestionList questions={list} book={book} />
            </ResearchBlock>
          ),
      )}
      {conflicts.length > 0 && (
        <ResearchBlock id="conflicts" name={t('research.conflicts', conflicts.length)}>
          {conflicts.map((conflict) => (
            <ConflictValues key={conflict.asks} conflict={conflict} book={book} />
          ))}
        </ResearchBlock>
      )}
      {sections.length > 0 && (
        <ResearchBlock id="research-sections" name={t('research.sections')}>
          <ul>
            {sections.map((section) => (
              <SectionRow key={section.section} section={section} book={book} textHref={textHref} />
            ))}
          </ul>
        </ResearchBlock>
      )}
    </>
  )
}

function ResearchAuthors({ research }: { research: Research }) {
  const { by, method, passes } = research
  return (
    <ResearchHead>
      <p>{t(isMachineMade(research) ? 'research.machine' : 'research.people')}</p>
      <ul>
        {by.map(({ name, kind, about }) => (
          <li key={name}>
            <b>{name}</b> <span className="text-muted">({t(`research.kind.${kind}`)})</span>{' '}
            {about !== undefined && <span lang="en">{about}</span>}
          </li>
        ))}
      </ul>
      {method !== undefined && <p lang="en">{method}</p>}
      {passes.map(({ on, what }) => (
        <p key={what}>
          {on !== undefined && <b>{formatDate(on)}: </b>}
          <span lang="en">{what}</span>
        </p>
      ))}
    </ResearchHead>
  )
}

const ResearchBlock = (props: { id: string; name: string; children: ReactNode }) => (
  <HeadedBlock {...props} className="block research" />
)

const ResearchHead = ({ children }: { children: ReactNode }) => (
  <DossierPageHead id="research" name={t('research.name')} className="block research">
    {children}
  </DossierPageHead>
)

interface ResearchScreenProps {
  book: DossierBook
  textHref?: ((section: string) => string) | undefined
}

/** Counts the claims by what they rest on, and lists the claims whose sources nobody opened. */
function AuditBlock({ book }: { book: DossierBook }) {
  const { byTier, unsourced, oneSource, unread, sureUnread, sectionsWithoutReason } = reliabilityOf(book)
  const counts: [string, number][] = [
    ...byTier.map(({ tier, claims }): [string, number] => [t('research.audit.best', { tier: tierName(tier) }), claims]),
    [t('research.audit.oneSource'), oneSource.length],
    [t('research.audit.unsourced'), unsourced.length],
    [t('research.audit.withoutReason'), sectionsWithoutReason.length],
  ]
  return (
    <ResearchBlock id="rests-on" name={t('research.audit.name')}>
      <dl>
        {counts.map(
          ([name, count]) =>
            count > 0 && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{formatNumber(count)}</dd>
              </div>
            ),
        )}
      </dl>
      {unread.length > 0 && (
        <Folded label={`${t('research.audit.unread')}${t('detail.colon')} ${formatNumber(unread.length)}`}>
          <ul className="claims plain">
            {unread.slice(0, MAX_UNREAD_CLAIMS).map(({ id, text }) => (
              <li key={id}>
                <ClaimWords id={id}>{text}</ClaimWords>
              </li>
            ))}
          </ul>
        </Folded>
      )}
      {sureUnread.length > 0 && (
        <p className="text-muted">
          {t('research.audit.sureUnread') + t('detail.colon')} {formatNumber(sureUnread.length)}
        </p>
      )}
    </ResearchBlock>
  )
}

const MAX_UNREAD_CLAIMS = 100

function QuestionList({ questions, book }: { questions: readonly ResearchQuestion[]; book: DossierBook }) {
  const href = useDossierHref()
  return (
    <ul>
      {questions.map(({ asks, state, section, why, on, claims }) => {
        const [claim] = book.claimsOf(claims)
        return (
          <li key={`${section ?? ''} ${asks}`}>
            <b lang="en">{claim ? <a href={href({ at: 'claim', id: claim.id })}>{asks}</a> : asks}</b>{' '}
            {state !== 'open' && (
              <span className="text-muted">
                {t(`research.state.${state}`)}
                {on !== undefined && `, ${formatDate(on)}`}{' '}
              </span>
            )}
            {why !== undefined && <span lang="en">{why}</span>}
          </li>
        )
      })}
    </ul>
  )
}

function SectionRow({ section: researchSection, book, textHref }: ResearchScreenProps & { section: ResearchSection }) {
  const { section, note, scope } = researchSection
  const isEmpty = !book.claims.some((claim) => isInSection(claim, researchSection))
  return (
    <li>
      <b lang="en">{section}</b>
      <p className="sure">
        {(['confidence', 'depth'] as const).map((field) => {
          const level = researchSection[field]
          return level === undefined ? null : (
            <span key={field}>
              <ConfidenceDots level={level} />
              {t(`claim.${field}`) + t('detail.colon')} {t(`level.${level}`)}
            </span>
          )
        })}
      </p>
      {[scope, note].map(
        (words) =>
          words !== undefined && (
            <p key={words} lang="en">
              {words}
            </p>
          ),
      )}
      {!isEmpty && textHref && <a href={textHref(section)}>{t('research.asText')}</a>}
      {!isEmpty && !textHref && (
        <Folded isLazy label={t('research.asText')}>
          <SectionText section={researchSection} book={book} />
        </Folded>
      )}
    </li>
  )
}

/** A section as running text: each sentence links to its claim, and shows its sources. Claims in doubt come last. */
export function SectionText({ section, book }: { section: ResearchSection; book: DossierBook }) {
  const href = useDossierHref()
  const claims = book.claims.filter((claim) => isInSection(claim, section))
  const named = { subject: book.subject, entities: [...book.entities] }
  const doubtful = claims.filter(isInDoubt).map(({ id, text }) => ({ text, claims: [id] }))
  return [...paragraphsOf(section, claims, named), doubtful].map((part, at) => (
    <p className="section-text" lang="en" key={at}>
      {part.map(({ text, claims: ids }) => {
        const [claim, ...more] = book.claimsOf(ids)
        if (claim === undefined) return null
        return (
          <span key={text}>
            <a href={href({ at: 'claim', id: claim.id })}>{text}</a>{' '}
            {book.sourcesOf([claim, ...more].flatMap(({ sources }) => sources)).map(({ n, title }) => (
              <a key={n} href={href({ at: 'source', n })} title={title}>
                [{n}]
              </a>
            ))}{' '}
            {isInDoubt(claim) && <DoubtMark label={t(`status.${claim.status}`)} />}{' '}
          </span>
        )
      })}
    </p>
  ))
}
