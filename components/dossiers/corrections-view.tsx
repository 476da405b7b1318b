import { FocusHeading, Status } from '@/components/ui/section'
import { useState, type ReactNode } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { ProblemAlert } from '@/components/ui/fields'
import { OutsideLink, Quotation } from '@/components/ui/text'
import { SlotValue } from '@/components/dossiers/claim/claim-marks'
import { differenceOf } from '@/lib/dossiers/data/claim-draft'
import { claimHrefIn } from '@/lib/dossiers/data/screen-href'
import type { IncomingCorrections, ProposedChange } from '@/lib/dossiers/incoming-corrections'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { hostOf } from '@/lib/text/urls'

interface CorrectionsViewProps {
  corrections: IncomingCorrections
  /** Id of the dossier that they are for. */
  dossier: string
  /** Changes the claim. `onUndone` is called if the user takes that back. @returns why it was not changed, or null */
  onAccept: (change: ProposedChange, onUndone: () => void) => Promise<string | null>
}

/** Corrections that somebody has sent: old and new wording of each claim, to be accepted or declined. */
export function CorrectionsView({ corrections, dossier, onAccept }: CorrectionsViewProps) {
  const { subject: name, changes, others } = corrections
  return (
    <>
      <section className="block">
        <FocusHeading className="lead">
          {changes.length > 0 ? t('incoming.lead', changes.length, { name }) : t('incoming.none', { name })}
        </FocusHeading>
        {others > 0 && <p className="text-muted">{t('incoming.others', others)}</p>}
      </section>
      <ul role="list" className="incoming" aria-label={t('incoming.list')}>
        {changes.map((change, at) => (
          <li key={at} className="block">
            <Correction dossier={dossier} change={change} onAccept={onAccept} />
          </li>
        ))}
      </ul>
    </>
  )
}

interface CorrectionProps extends Pick<CorrectionsViewProps, 'dossier' | 'onAccept'> {
  change: ProposedChange
}

function Correction({ dossier, change, onAccept }: CorrectionProps) {
  const [decided, setDecided] = useState<'accepted' | 'declined' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { claim, before, after, values, sources, comment, by, date, sentence, url } = change
  const sender = [by, date === '' ? '' : formatDate(date)].filter(Boolean).join(' · ')
  const accept = async () => {
    const why = await onAccept(change, () => setDecided(null))
    setProblem(why)
    if (why === null) setDecided('accepted')
  }
  return (
    <article aria-label={before}>
      {sender !== '' && <p className="label">{sender}</p>}
      <dl className="old-new">
        <dt>{t('versions.before')}</dt>
        <dd lang="en">
          <a href={claimHrefIn(dossier, claim)}>{marked('del', before, after)}</a>
        </dd>
        <dt>{t('incoming.proposed')}</dt>
        <dd lang="en">{marked('ins', after, before)}</dd>
      </dl>
      {values.map(({ slot, type, before: own, after: value }) => (
        <p key={slot}>
          {t(`slot.${type}`)}
          {t('detail.colon')} <SlotValue type={type} value={own} /> → <SlotValue type={type} value={value} />
        </p>
      ))}
      {sources.length > 0 && (
        <p>
          {t('sources.name')}
          {t('detail.colon')} <span lang="en">{sources.join(', ')}</span>
        </p>
      )}
      {sentence !== '' && (
        <p className="label">
          {t('incoming.sentence')} <OutsideLink url={url}>{hostOf(url)}</OutsideLink>
        </p>
      )}
      {sentence !== '' && <Quotation>{sentence}</Quotation>}
      {comment !== '' && <p lang="en">{comment}</p>}
      <ProblemAlert says={problem} />
      {decided === null ? (
        <div className="actions">
          <Button kind="main" label={t('incoming.accept')} onClick={() => void accept()} />
          <Button label={t('incoming.decline')} onClick={() => setDecided('declined')} />
        </div>
      ) : (
        <Status className="text-muted">
          {t(`incoming.${decided}`)}{' '}
          {decided === 'accepted' && (
            <ButtonLink kind="link" label={t('notes.openClaim')} href={claimHrefIn(dossier, claim)} />
          )}
          {decided === 'declined' && <Button kind="link" label={t('notes.undo')} onClick={() => setDecided(null)} />}
        </Status>
      )}
    </article>
  )
}

/** Returns a wording in which the words that the other one lacks are marked. */
function marked(Mark: 'del' | 'ins', wording: string, other: string): ReactNode[] {
  const { from, old } = differenceOf(wording, other)
  const words = wording.split(/\s+/)
  const join = (of: readonly string[]) => of.join(' ')
  return [
    join(words.slice(0, from)),
    ' ',
    <Mark key="mark">{join(old)}</Mark>,
    ' ',
    join(words.slice(from + old.length)),
  ]
}
