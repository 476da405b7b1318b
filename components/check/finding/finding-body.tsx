import type { Finding } from '@/lib/schema/finding'
import { DetailRows } from './detail-rows'
import { Quote } from './quote'
import { RelatedClaims } from './related-claims'
import { findingSign, isNearOnly, stateOf } from '@/lib/details/state'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import { useFindingBook, useFindingContext } from '@/components/check/context/finding-context'
import { useDossierName } from './finding-dossiers'
import { VerdictWord } from './verdict-word'
import { sayReasonBesideRows } from '@/lib/details/say'
import { rowsOf } from '@/lib/details/reading'
import { DossierOf } from '@/components/dossiers/book/dossier-of'
import { ClaimLinks } from '@/components/dossiers/claim/claim-list'
import { claimsShown } from '@/lib/details/claim-parts'
import { SourceList } from '@/components/dossiers/claim/source-list'
import type { Correction } from '@/lib/dossier/format/schema'
import { rich } from '@/components/ui/rich'

export interface FindingBodyProps {
  finding: Finding
  /** The quote is shown elsewhere. */
  isQuoted?: boolean
}

/** An open finding, the same in all views: its quote, rows and evidence. */
export function FindingBody({ finding, isQuoted = false }: FindingBodyProps) {
  return (
    <>
      {!isQuoted && <Quote finding={finding} />}
      {!isNearOnly(finding) && <DetailRows finding={finding} />}
      <Evidence finding={finding} />
      <RelatedClaims finding={finding} />
      <Answers finding={finding} />
    </>
  )
}

/** The answers of the other dossiers about the same sentence, each with its name, its details and its sources. */
function Answers({ finding }: { finding: Finding }) {
  const others = finding.answers?.filter(({ dossier }) => dossier !== finding.dossier) ?? []
  if (others.length === 0) return null
  return (
    <ul className="answers" aria-label={t('finding.otherDossiers')}>
      {others.map((answer) => (
        <OtherAnswer key={answer.dossier ?? ''} answer={answer} />
      ))}
    </ul>
  )
}

function OtherAnswer({ answer }: { answer: Finding }) {
  const name = useDossierName(answer)
  return (
    <li className={`answer ${stateOf(answer)}`}>
      <p>
        <Icon name={findingSign(answer)} /> <strong>{name}</strong> <VerdictWord finding={answer} aside="" />
      </p>
      <DetailRows finding={answer} />
      <Evidence finding={answer} />
    </li>
  )
}

/** The evidence of a verdict: the reason, the claims with their confidence, the sources. */
function Evidence({ finding }: { finding: Finding }) {
  const { isLinked } = useFindingContext()
  const book = useFindingBook(finding.dossier)
  const rows = rowsOf(finding)
  const claims = book.claimsOf(claimsShown(rows, finding.claims))
  const corrections = claims.flatMap(({ id, correction }) => (correction ? [{ id, correction }] : []))
  return (
    <DossierOf id={finding.dossier}>
      {!isNearOnly(finding) && <Reason finding={finding} />}
      {corrections.map(({ id, correction }) => (
        <CorrectionNote key={id} correction={correction} />
      ))}
      <ClaimLinks claims={claims} book={book} rows={rows} isLinked={isLinked} />
      <SourceList sources={book.sourcesOf(finding.sources)} />
    </DossierOf>
  )
}

/** Composed from the details if known; without the parts that the rows show. */
function Reason({ finding }: { finding: Finding }) {
  const words = sayReasonBesideRows(finding)
  if (words === '') return null
  return <p className="reason">{words}</p>
}

/** A correction: the sources that show the dossier's text to be wrong. */
function CorrectionNote({ correction }: { correction: Correction }) {
  return (
    <div className="correction">
      <Icon name="correction" />
      <p>
        <strong>{t('correction.said')}</strong> <span lang="en">{correction.text}</span>{' '}
        {rich('correction.evidence', { evidence: <span lang="en">{correction.evidence}</span> })}
      </p>
    </div>
  )
}
