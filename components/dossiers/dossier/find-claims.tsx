import { Button, FeedbackButton } from '@/components/ui/button'
import { ProblemAlert } from '@/components/ui/fields'
import { Quotation } from '@/components/ui/text'
import { HeadedBlock } from '@/components/ui/section'
import { ClaimWords } from '@/components/dossiers/claim/claims-and-sources'
import { formatNumber, t } from '@/lib/i18n/t'
import { sayUnread } from '@/components/model/model-check'
import type { SearchState, FoundClaim } from '@/lib/dossiers/claim-search'

export interface FindClaimsProps {
  title: string
  state: SearchState
  /** Name of the model; null: none is connected. */
  model: string | null
  /** Reason why the last claim was not stored, in one sentence. */
  problem: string | null
  onStart: () => void
  onCancel: () => void
  onSelection: () => void
  /** Scrolls the page to the quote. @returns false if the quote is no longer on the page */
  onShow: (found: FoundClaim) => Promise<boolean>
  onAdd: (found: FoundClaim) => void
}

/** The open page as a source: claims that a model finds on it, and the user's selection. */
export function FindClaims({ title, state, model, problem, ...on }: FindClaimsProps) {
  const isAsking = state.status === 'asking'
  return (
    <HeadedBlock id="find-claims" name={t('findClaims.name')} className="block research">
      <p lang="en">{title}</p>
      <p className="text-muted">{model === null ? t('findClaims.byHand') : t('findClaims.byModel', { model })}</p>
      <div className="actions">
        {model !== null && (
          <Button
            label={t(isAsking ? 'modelCheck.stop' : 'findClaims.name')}
            onClick={isAsking ? on.onCancel : on.onStart}
          />
        )}
        <Button kind={model === null ? undefined : 'bare'} label={t('findClaims.selection')} onClick={on.onSelection} />
      </div>
      <div role="status">{statusSentences(state).map((words) => words !== '' && <p key={words}>{words}</p>)}</div>
      {isAsking && (
        <progress aria-label={t('findClaims.progress')} value={state.answeredParts} max={Math.max(1, state.parts)} />
      )}
      <ProblemAlert says={problem} />
      {state.found.length > 0 && (
        <ul className="found">
          {state.found.map((found) => {
            const { claim, quote, asks, relation, other, isAdded } = found
            return (
              <li key={claim}>
                <p>
                  <span className="label">{t(`findClaims.relation.${relation}`)}</span> <b lang="en">{claim}</b>
                </p>
                {other !== null && (
                  <p>
                    {t('findClaims.inDossier')} <ClaimWords id={other.id}>{other.text}</ClaimWords>
                  </p>
                )}
                <Quotation>{quote}</Quotation>
                {asks !== undefined && (
                  <p className="text-muted">
                    {t('claimForm.answers') + t('detail.colon')} <span lang="en">{asks}</span>
                  </p>
                )}
                <div className="actions">
                  {isAdded ? (
                    <span>{t('findClaims.added')}</span>
                  ) : (
                    <Button label={t(`findClaims.add.${relation}`)} onClick={() => on.onAdd(found)} />
                  )}
                  <FeedbackButton
                    bare
                    label={t('findClaims.show')}
                    failed={t('findClaims.gone')}
                    act={() => on.onShow(found)}
                  />
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </HeadedBlock>
  )
}

function statusSentences({ status, answeredParts, parts, found, discarded, unanswered, fault }: SearchState): string[] {
  const passedOver = discarded === 0 ? '' : t('findClaims.thrownAway', discarded)
  switch (status) {
    case 'idle':
      return []
    case 'asking':
      return [t('findClaims.asked', answeredParts, { of: formatNumber(parts) })]
    case 'noText':
      return [t('findClaims.noText')]
    case 'failed':
      return [t(`modelCheck.fault.${fault ?? 'failed'}`)]
    case 'stopped':
    case 'done': {
      const unread = sayUnread(answeredParts, unanswered)
      return unread?.isAll ? [unread.words] : [t('findClaims.found', found.length), passedOver, unread?.words ?? '']
    }
  }
}
