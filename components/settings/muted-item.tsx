import { useEffect, useRef, useState } from 'react'
import { sayState } from '@/lib/details/say'
import type { Mute } from '@/lib/schema/mute'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { OutsideLink } from '@/components/ui/outside-link'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { FromDossier } from '@/components/dossiers/book/from-dossier'
import { useBookOf, useWantedBook } from '@/components/dossiers/book/dossier-of'
import { ClaimCorrection } from '@/components/dossiers/claim/claim-correction'

export interface MutedItemProps {
  mute: Mute
  book: DossierBook
  /** The user opened the view for this one. */
  isWanted: boolean
  onUndo: () => void
}

/** One muted sentence: place, date, unmuting, and a correction of its claims. */
export function MutedItem({ mute, book: bundled, isWanted, onUndo }: MutedItemProps) {
  const [open, setOpen] = useState(isWanted)
  const button = useRef<HTMLButtonElement>(null)
  const { kind, sentence, verdict, url, title, created, dossier } = mute
  const book = useBookOf(dossier?.id, bundled)
  const claims = book?.claimsOf(mute.claims) ?? []
  const hasClaims = mute.claims.length > 0
  useWantedBook(open ? dossier?.id : undefined)
  useEffect(() => {
    if (!isWanted) return
    // After the view has scrolled to its top, in the next frame.
    const frame = requestAnimationFrame(() => {
      button.current?.scrollIntoView({ block: 'center' })
      button.current?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [isWanted])
  return (
    <>
      <div>
        <span className="sentence" lang="en">
          {sentence}
        </span>
        <span className="from">
          <Icon name={verdict} /> {sayState({ verdict })}
          {kind === 'wrong-match' && ` · ${t('muted.asWrong')}`} · {formatDate(created.slice(0, 10))}
        </span>
        {title + url !== '' && (
          <span className="from page">
            <OutsideLink url={url}>{title || url}</OutsideLink>
          </span>
        )}
        {dossier && (
          <span className="from">
            <FromDossier dossier={dossier} claim={mute.claims[0]} />
          </span>
        )}
      </div>
      <div className="ways">
        <Button label={t('muted.undo')} aria-label={t('muted.undoOf', { sentence })} onClick={onUndo} />
        {hasClaims && (
          <Button
            kind="bare"
            label={t('corrections.say')}
            ref={button}
            aria-label={t('corrections.moreOf', { sentence })}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          />
        )}
      </div>
      {open && hasClaims && book !== undefined && (
        <div className="say-more">
          {book === null || claims.length === 0 ? (
            <p className="text-muted">{t('claim.none')}</p>
          ) : (
            <ClaimCorrection claims={claims} book={book} raised={{ sentence, url }} />
          )}
        </div>
      )}
    </>
  )
}
