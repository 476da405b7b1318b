import { useFindingBook, useAskedNames, useDossierName } from '@/components/check/context/finding-context'
import { DossierProvider } from '@/components/book/dossier-of'
import { DocumentPassage } from '@/components/dossiers/claim/claim-research'
import { ClaimLinks, ClaimWords, SourceList } from '@/components/dossiers/claim/claims-and-sources'
import { useCountsAgain, useSetAsideOn } from '@/components/check/context/use-set-aside'
import { CopyButton, copyText } from '@/components/ui/button'
import { Quotation, richText } from '@/components/ui/text'
import { Icon } from '@/components/ui/icon'
import { claimsShown, valueParts } from '@/lib/details/claim-parts'
import { correctionConcerns, correctionOf } from '@/lib/details/corrections'
import { countShared, statesOpinion } from '@/lib/details/is-close'
import { detailRowsOf } from '@/lib/details/reading'
import { sayReasonBesideRows } from '@/lib/details/say'
import { outcomes, showsOnlyRelatedClaims, hasRelated, stateOf } from '@/lib/details/state'
import { dossierHref } from '@/lib/dossier/browse/dossier-route'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Claim } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Finding, SentenceLookup } from '@/lib/schema/finding'
import { DetailRows } from './detail-rows'
import { Quote } from './quote'
import { VerdictWord } from './verdict-word'

/** The content of an open finding, the same in all views: quote, rows of details and evidence. */
export function FindingBody({ finding, isQuoted = false }: { finding: Finding; isQuoted?: boolean }) {
  return (
    <>
      {!isQuoted && <Quote finding={finding} />}
      {!showsOnlyRelatedClaims(finding) && <DetailRows finding={finding} isAboveClaim />}
      <Evidence finding={finding} />
      <RelatedClaims finding={finding} />
      <OtherAnswers finding={finding} />
    </>
  )
}

/** The answers of the other dossiers about the same sentence, each with its name, its details and its sources. */
function OtherAnswers({ finding }: { finding: Finding }) {
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
        <Icon name={outcomes[stateOf(answer)].sign} /> <strong>{name}</strong> <VerdictWord finding={answer} aside="" />
      </p>
      <DetailRows finding={answer} isAboveClaim />
      <Evidence finding={answer} />
    </li>
  )
}

/** The evidence of a verdict: the reason, the claims with their confidence, the sources. */
function Evidence({ finding }: { finding: Finding }) {
  const book = useFindingBook(finding.dossier)
  const rows = detailRowsOf(finding)
  const reason = showsOnlyRelatedClaims(finding) ? '' : sayReasonBesideRows(finding)
  const claims = book.claimsOf(claimsShown(rows, finding.claims))
  const countsAgain = useCountsAgain(claims, finding.dossier)
  const corrections = claims.flatMap((claim) => {
    const shown = correctionOf(claim)
    return claim.correction && shown && correctionConcerns(shown, claim.id, finding) ? [claim] : []
  })
  return (
    <DossierProvider id={finding.dossier}>
      {reason !== '' && <p className="reason">{reason}</p>}
      {corrections.map(
        ({ id, correction }) =>
          correction && (
            <div key={id} className="correction">
              <Icon name="correction" />
              <p>
                <strong>{t('correction.said')}</strong> <span lang="en">{correction.text}</span>{' '}
                {richText('correction.evidence', { evidence: <span lang="en">{correction.evidence}</span> })}
              </p>
            </div>
          ),
      )}
      <ClaimLinks claims={claims} rows={rows} />
      {countsAgain && <p className="text-muted">{t('wrongFinding.countsAgain')}</p>}
      {claims[0] && <DocumentPassage claim={claims[0]} book={book} />}
      <SourceList sources={book.sourcesOf(finding.sources)} />
      {claims.length > 0 && (
        <div className="actions">
          <CopyButton bare label={t('claim.copyWithSources')} act={() => copyWithSources(claims, book)} />
        </div>
      )}
    </DossierProvider>
  )
}

/** Copies claims with their sources. The module that formats a copy is loaded with the first one. */
async function copyWithSources(claims: readonly Claim[], book: DossierBook): Promise<boolean> {
  const { claimText } = await import('@/lib/notes/formats/shared/claim-text')
  return copyText(claims.map((claim) => claimText(claim, { ...book, name: book.subject.name })).join('\n\n'))
}

/** Lists claims on the topic of the sentence that neither support nor contradict it. */
function RelatedClaims({ finding }: { finding: Finding }) {
  const book = useFindingBook(finding.dossier)
  if (!hasRelated(finding)) return null
  const claims = book.claimsOf(finding.related ?? [])
  return (
    <DossierProvider id={finding.dossier}>
      <ClaimsWithBestSource claims={claims} book={book} />
    </DossierProvider>
  )
}

function ClaimsWithBestSource({ claims, book }: { claims: readonly Claim[]; book: DossierBook }) {
  return (
    <ul className="claims related" aria-label={t('selection.nearestClaims')}>
      {claims.map((claim) => {
        const words = valueParts(claim).map(({ text, isValue }, at) => (isValue ? <b key={at}>{text}</b> : text))
        return (
          <li key={claim.id}>
            <ClaimWords id={claim.id}>{words}</ClaimWords>
            <SourceList sources={book.sourcesOf(claim.sources)} shown={1} />
          </li>
        )
      })}
    </ul>
  )
}

interface NearestClaimsProps {
  ids: readonly string[]
  text: string
  /** Id of the claims' dossier; absent: the bundled dossier. */
  dossier?: string | undefined
  /** Number of names or numbers that a claim shares with the text to be named as near. */
  leastShared?: number
  /** Results of the search for each sentence: without a near claim, a claim with all words of a sentence is shown. */
  lookups?: readonly SentenceLookup[]
}

/** Minimum number of shared names: one may be shared by chance, as in "a bakery in Toronto". */
const SURELY_SHARED = 2

/** The answer on a text without a verdict: the nearest claims, or that the dossier has nothing. An opinion is called one. */
export function NearestClaims(props: NearestClaimsProps) {
  const { ids, text, dossier, leastShared = SURELY_SHARED, lookups = [] } = props
  const book = useFindingBook(dossier)
  const isOpinion = statesOpinion(text)
  const least = Math.max(leastShared, isOpinion ? 1 : 0)
  const claims = book.claimsOf(ids).filter((claim) => countShared(claim.text, text, book.subject.name) >= least)
  if (claims.length > 0)
    return (
      <ClosestClaims
        says={isOpinion ? t('selection.opinion') : `${t('related.name')}.`}
        claims={claims}
        book={book}
        dossier={dossier}
      />
    )
  if (isOpinion) return <p className="reason">{t('selection.opinion')}</p>
  const lookup = lookups.find((looked) => idsWithAllWords(looked).length > 0)
  return lookup ? <ClaimsWithAllWords lookup={lookup} text={text} /> : <NothingOn text={text} />
}

/** Returns the ids of the near claims that have all words of a sentence. */
const idsWithAllWords = ({ nearest }: SentenceLookup): string[] =>
  nearest.filter(({ shared, missing }) => shared.length > 0 && missing.length === 0).map(({ claim }) => claim)

/** Number of words that are too little to compare, as those of a heading. */
const MOST_LITTLE_WORDS = 3

/** Claims that have all words of a sentence that nothing settles: "nothing on this" would deny what the evidence has. */
function ClaimsWithAllWords({ lookup, text }: { lookup: SentenceLookup; text: string }) {
  const { dossier, lookedFor, reason } = lookup
  const book = useFindingBook(dossier)
  const claims = book.claimsOf(idsWithAllWords(lookup))
  if (claims.length === 0) return <NothingOn text={text} />
  const isLittle = lookedFor.length <= MOST_LITTLE_WORDS && reason !== 'question'
  const says = isLittle ? t('selection.tooLittle') : `${t('related.name')}.`
  return <ClosestClaims says={says} claims={claims} book={book} dossier={dossier} />
}

interface ClosestClaimsProps {
  says: string
  claims: readonly Claim[]
  book: DossierBook
  dossier: string | undefined
}

function ClosestClaims({ says, claims, book, dossier }: ClosestClaimsProps) {
  const name = useDossierName({ dossier })
  return (
    <>
      <p className="reason">
        <strong>{says}</strong> {name === null ? t('selection.nearest') : t('selection.nearestIn', { dossier: name })}
      </p>
      <DossierProvider id={dossier}>
        <ClaimsWithBestSource claims={claims} book={book} />
      </DossierProvider>
    </>
  )
}

/** Says that the evidence has nothing on a text, or that the user has set aside what it has. */
function NothingOn({ text }: { text: string }) {
  const asked = useAskedNames()
  const setAside = useSetAsideOn(text, SURELY_SHARED)
  if (setAside === null)
    return (
      <p className="word uncovered">
        <Icon name="unverified" />{' '}
        {asked === null ? t('selection.nothing') : t('selection.nothingIn', { dossiers: asked })}
      </p>
    )
  const { dossier, claim: id, words } = setAside
  const href = dossierHref({ at: 'claim', id }, dossier === BUNDLED_ID ? undefined : dossier)
  const claim = (
    <a href={href} lang="en">
      {words}
    </a>
  )
  return (
    <p className="word uncovered">
      <Icon name="unverified" /> {richText('selection.setAside', { claim })}
    </p>
  )
}

/** Maximum number of sentences that are answered one by one; a longer text is not asked about sentence by sentence. */
const MOST_SENTENCES = 3

/** The answers on sentences that were asked about and have no finding: each has its nearest claims, or the word that there are none. */
export function UnansweredSentences(props: {
  lookups: readonly SentenceLookup[]
  /** The findings, also those that are muted. */
  findings: readonly Pick<Finding, 'start'>[]
}) {
  const { lookups, findings } = props
  if (lookups.length > MOST_SENTENCES) return null
  return lookups
    .filter(({ start, reason }) => reason !== 'question' && !findings.some((finding) => finding.start === start))
    .map((lookup) => (
      <div key={lookup.start} className="answer">
        <Quotation>{lookup.quote}</Quotation>
        <NearestClaims
          ids={lookup.nearest.map(({ claim }) => claim)}
          text={lookup.quote}
          dossier={lookup.dossier}
          lookups={[lookup]}
        />
      </div>
    ))
}
