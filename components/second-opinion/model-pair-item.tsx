import { memo, useState } from 'react'
import { DossierOf, useBookOf } from '@/components/book/dossier-of'
import { ClaimLinks } from '@/components/claim/claim-list'
import { CorrectionNote } from '@/components/claim/correction-note'
import { SourceList } from '@/components/claim/source-list'
import { Button } from '@/components/ui/button'
import { FeedbackButton } from '@/components/ui/feedback-button'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { sayAnswer, sayEngine } from '@/lib/formats/shared/model-words'
import { t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'
import type { ResultPair } from '@/lib/second-opinion/page/model-results'
import { OpinionSign } from './opinion-sign'

/** The two lists of a model's answer. */
export const pairKinds = ['differs', 'agrees'] as const
export type PairKind = (typeof pairKinds)[number]

export interface ModelPairItemProps {
  kind: PairKind
  pair: ResultPair
  /** The engine's finding on the sentence. */
  finding: Finding | null
  book: DossierBook
  /** '' where the language of the page is another one. */
  pageLang?: 'en' | ''
  /** It is on the card of that finding, which shows the sentence. */
  isOnFinding?: boolean
  onGoTo?: ((pair: ResultPair) => Promise<boolean>) | undefined
  onNote?: ((pair: ResultPair) => Promise<string | null>) | undefined
}

/** One difference or agreement that a model lists: both quotes, the claim with its sources, and the engine's view. */
export const ModelPairItem = memo(function ModelPairItem({
  kind,
  pair,
  finding,
  book: bundled,
  pageLang = 'en',
  isOnFinding = false,
  onGoTo,
  onNote,
}: ModelPairItemProps) {
  const dossier = pair.dossier ?? undefined
  const book = useBookOf(dossier, bundled)
  const [note, setNote] = useState<{ at: 'none' | 'saved' } | { at: 'failed'; why: string }>({ at: 'none' })
  const claims = book.claimsOf([pair.claim])
  const [claim] = claims
  const engine = sayEngine(kind, pair, finding)
  return (
    <li>
      <h3>
        <OpinionSign />
        {sayAnswer(kind, pair, finding)}
      </h3>
      <div className="sides">
        <Side label={t('finding.page')} words={pair.words} lang={pageLang} />
        <Side label={t('finding.dossier')} words={pair.claimWords} lang="en" />
      </div>
      {!isOnFinding && (
        <p className="text-muted" lang={pageLang}>
          {pair.sentence.text.slice(0, pair.start - pair.sentence.start)}
          <mark>{pair.words}</mark>
          {pair.sentence.text.slice(pair.end - pair.sentence.start)}
        </p>
      )}
      {engine !== '' && <p className="text-muted">{engine}</p>}
      {pair.isDoubted && <p className="text-muted">{t('modelCheck.doubted')}</p>}
      <DossierOf id={dossier}>
        <ClaimLinks claims={claims} />
        {claim?.correction && <CorrectionNote correction={claim.correction} />}
        {claim && <SourceList sources={book.sourcesOf(claim.sources)} />}
      </DossierOf>
      {(onGoTo ?? onNote) && (
        <div className="actions">
          {onGoTo && (
            <FeedbackButton label={t('modelCheck.goTo')} failed={t('modelCheck.notThere')} act={() => onGoTo(pair)} />
          )}
          {onNote && note.at !== 'saved' && (
            <Button
              kind="bare"
              label={t('modelCheck.confirm')}
              onClick={() =>
                void onNote(pair).then((why) => setNote(why === null ? { at: 'saved' } : { at: 'failed', why }))
              }
            />
          )}
        </div>
      )}
      <p role="status" className={note.at === 'none' ? 'only-read' : 'text-muted'}>
        {note.at === 'saved' ? t('modelCheck.confirmed') : note.at === 'failed' ? note.why : ''}
      </p>
    </li>
  )
})

function Side({ label, words, lang }: { label: string; words: string; lang: string }) {
  return (
    <p>
      <span className="label">{`${label}${t('detail.colon')} `}</span>
      <q lang={lang}>{words}</q>
      <span className="pause">. </span>
    </p>
  )
}
