import { Status } from '@/components/ui/section'
import { useId } from 'react'
import type { Annotation, StoredFinding } from '@/lib/schema/annotation'
import { sayState } from '@/lib/details/say'
import { stateOf, outcomes, type FindingState } from '@/lib/details/state'
import { Button, CopyButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { hostOf, safeUrl } from '@/lib/text/urls'
import { formatDate } from '@/lib/i18n/dates'
import { Quotation } from '@/components/ui/text'
import { t } from '@/lib/i18n/t'
import { FromDossier } from '@/components/book/links'
import { useInstalledDossier, useIsClaimGone } from '@/components/book/dossier-of'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { dossierOfNote } from '@/lib/notes/formats/shared/dossier-lookup'
import { sayChange } from '@/lib/notes/formats/shared/say-change'
import type { NoteChange } from '@/lib/schema/note-change'
import { openNote } from '@/lib/notes/note-places'
import { usePanel } from '@/components/panel/panel-context'
import { Reattach } from './note-changes'
import { NoteText, NoteLabels } from './note-text'
import { useEditing } from './own-notes'
import type { RecheckResult } from '@/lib/notes/library/note-checker'

interface NoteItemProps {
  annotation: Annotation
  /** The words of the note were not found on an open page. */
  isOrphan: boolean
  change: NoteChange | undefined
  /** Result of the second check; undefined: not checked again. */
  recheck: RecheckResult | undefined
  onCheck: () => void
  isChosen: boolean
  /** `isRange`: with the shift key, everything from the last selected note. */
  onChooseNote: (chosen: boolean, isRange: boolean) => void
}

/** A note in the library. */
export function NoteItem({ annotation, change, ...props }: NoteItemProps) {
  const { book, page, actions } = usePanel()
  const { editor, editButton } = useEditing(annotation)
  const dossier = dossierOfNote(annotation)
  const dossierId = dossier?.id ?? BUNDLED_ID
  const installed = useInstalledDossier(dossierId)
  const claim = annotation.claim ?? annotation.finding?.claims[0]
  const isClaimGone = useIsClaimGone(dossierId, claim)
  const version = dossier === undefined ? book.version : (installed?.version ?? null)
  const id = useId()
  const { anchor, note, tags, finding, title, modified, url, color } = annotation
  const originName = title === '' ? hostOf(url) || url : title
  return (
    <article className={`note ${finding === null ? '' : stateOf(finding)}`} aria-labelledby={`${id}-from`}>
      <input
        type="checkbox"
        className="choose"
        aria-label={t('library.choose', { from: originName })}
        checked={props.isChosen}
        onChange={() => undefined} // `onClick` handles changes, because its event has the shift key.
        onClick={(event) => props.onChooseNote(event.currentTarget.checked, event.shiftKey)}
      />
      <div className="note-body">
        {anchor !== null && (
          <Quotation>
            {finding?.head !== undefined && <span className="text-muted">{finding.head}: </span>}
            {anchor.quote.exact}
          </Quotation>
        )}
        {editor || <NoteText note={note} />}
        {change && <p className="gone">{sayChange(annotation, change, [])}</p>}
        {props.isOrphan && (
          <div className="gone">
            {!change && <p>{t('notes.gone')}</p>}
            <Reattach onAttach={() => actions.attachNote(annotation)} />
          </div>
        )}
        <p className="meta">
          <span id={`${id}-from`}>
            {finding && (
              <>
                <Icon name={outcomes[stateOf(finding)].sign} label={sayState(finding)} />{' '}
              </>
            )}
            {originName} · {formatDate(modified)}
          </span>
          <NoteLabels color={color} tags={tags} />
        </p>
        {dossier && (
          <p className="meta">
            <FromDossier dossier={dossier} claim={claim} />
          </p>
        )}
        {isClaimGone && <p className="gone">{t('notes.claimGone')}</p>}
        {finding !== null && version !== null && finding.dossierVersion !== version && (
          <VerdictChange finding={finding} recheck={props.recheck} onCheck={props.onCheck} />
        )}
        {!editor && (
          <div className="actions">
            {(annotation.claim !== null || safeUrl(url) !== null) && (
              <Button
                kind="bare"
                label={t(annotation.claim === null ? 'notes.openPage' : 'notes.openClaim')}
                onClick={() => openNote(annotation, page)}
              />
            )}
            <Button kind="bare" label={t('notes.edit')} {...editButton} />
            <CopyButton bare label={t('copied.copy')} act={() => actions.copyNote(annotation)} />
            <Button kind="bare" label={t('notes.delete')} onClick={() => actions.deleteNote(annotation)} />
          </div>
        )}
      </div>
    </article>
  )
}

type VerdictChangeProps = Pick<NoteItemProps, 'recheck' | 'onCheck'> & { finding: StoredFinding }

/** For a note judged with another state of the evidence: the old verdict, and the current one once it is known. */
function VerdictChange({ finding, recheck, onCheck }: VerdictChangeProps) {
  const now = typeof recheck === 'object' ? recheck : null
  return (
    <div className="then-now">
      <p>
        {now === null && <>{t('library.evidenceChanged')} </>}
        <span className="unbroken">
          {t('library.then')} <StateWord state={stateOf(finding)} />
        </span>
        {now !== null && (
          <>
            {' · '}
            <span className="unbroken">
              {t('library.now')} <StateWord state={now.state} />
              {now.reader !== null && ` (${t('reader.by', { model: now.reader })})`}
            </span>
          </>
        )}
      </p>
      {recheck === 'unsure' && <p className="text-muted">{t('library.unsure')}</p>}
      {now !== null && (
        <p className="only-read">{t(now.state === stateOf(finding) ? 'library.same' : 'library.other')}</p>
      )}
      <Status className="text-muted">{recheck === 'failed' && t('library.notChecked')}</Status>
      {(recheck === 'failed' || recheck === 'checking') && (
        <Button
          kind="link"
          label={t(recheck === 'checking' ? 'library.checking' : 'library.checkAgain')}
          disabled={recheck === 'checking'}
          onClick={onCheck}
        />
      )}
    </div>
  )
}

function StateWord({ state }: { state: FindingState }) {
  return (
    <span className={`word ${state}`}>
      <Icon name={outcomes[state].sign} /> {t(`state.${state}`)}
    </span>
  )
}
