import { useEffect, useId, useRef, useState } from 'react'
import { t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'
import type { Asker } from '@/lib/second-opinion/asker'
import { ModelError, type ModelFault } from '@/lib/second-opinion/model'
import type { QuestionClaim } from '@/lib/second-opinion/question'
import type { DetailOpinion, SecondOpinion } from '@/lib/second-opinion/read-answer'
import { OpinionSign } from './opinion-sign'
import { Button, ButtonLink } from '@/components/ui/button'

export interface OpinionViewProps {
  finding: Finding
  /** The claims that the engine found for it, at least one. */
  claims: readonly QuestionClaim[]
  asker: Pick<Asker, 'ask' | 'lastOpinion'>
}

type State =
  { at: 'idle' } | { at: 'asking' } | { at: 'failed'; fault: ModelFault } | { at: 'done'; opinion: SecondOpinion }

/**
 * Asks the browser's model about one finding, and shows its answer apart from the verdict. Only words of the
 * sentence and of the claims are shown, none of the model's own.
 */
export function OpinionView({ finding, claims, asker }: OpinionViewProps) {
  const id = useId()
  const [state, setState] = useState<State>(() => {
    const opinion = asker.lastOpinion(finding)
    return opinion === undefined ? { at: 'idle' } : { at: 'done', opinion }
  })
  const running = useRef<AbortController | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => () => running.current?.abort(), [])
  const isAsking = state.at === 'asking'

  const ask = async (): Promise<void> => {
    if (isAsking) return
    const own = (running.current = new AbortController())
    setState({ at: 'asking' })
    const next = await asker.ask(finding, claims, { signal: own.signal }).then(
      (opinion): State => ({ at: 'done', opinion }),
      (error: unknown): State => ({ at: 'failed', fault: error instanceof ModelError ? error.fault : 'failed' }),
    )
    if (running.current === own) setState(next)
  }
  const cancel = (): void => {
    button.current?.focus()
    running.current?.abort()
  }
  return (
    <section className="opinion" aria-labelledby={id}>
      <h3 id={id}>
        <OpinionSign />
        {t('secondOpinion.name')}
      </h3>
      <div role="status">
        {isAsking && <p className="text-muted">{t('secondOpinion.answering')}</p>}
        {state.at === 'failed' && <p>{t(`secondOpinion.fault.${state.fault}`)}</p>}
        {state.at === 'done' && <Opinions opinion={state.opinion} />}
      </div>
      <div className="actions">
        {/* It stays, so that the focus does. */}
        <Button
          label={t(state.at === 'done' || state.at === 'failed' ? 'secondOpinion.again' : 'secondOpinion.ask')}
          ref={button}
          aria-disabled={isAsking}
          onClick={() => void ask()}
        />
        {isAsking && <Button kind="bare" label={t('secondOpinion.cancel')} onClick={cancel} />}
        {state.at === 'failed' && (state.fault === 'notReady' || state.fault === 'unavailable') && (
          <ButtonLink kind="bare" label={t('secondOpinion.toSettings')} href="#/settings" />
        )}
      </div>
    </section>
  )
}

function Opinions({ opinion: { details, unusable } }: { opinion: SecondOpinion }) {
  if (details.length === 0) return <p>{t('secondOpinion.noUsable')}</p>
  return (
    <>
      <ul role="list" aria-label={t('secondOpinion.name')}>
        {details.map((one) => (
          <Item key={one.detail.number} {...one} />
        ))}
      </ul>
      {unusable.length > 0 && <p className="text-muted">{t('secondOpinion.unusable', unusable.length)}</p>}
      <p className="text-muted">{t('secondOpinion.caution')}</p>
    </>
  )
}

function Item({ opinion, sentence, claim }: DetailOpinion) {
  return (
    <li>
      <strong>
        {t(`secondOpinion.${opinion}`)}
        <span className="pause">. </span>
      </strong>
      <div>
        <Words label={t('secondOpinion.sentence')} words={sentence.words} />
        {claim !== null && <Words label={t('secondOpinion.claim')} words={claim.words} />}
      </div>
    </li>
  )
}

function Words({ label, words }: { label: string; words: string }) {
  return (
    <p>
      <span className="label">{`${label}${t('detail.colon')} `}</span>
      <q lang="en">{words}</q>
      <span className="pause">. </span>
    </p>
  )
}
