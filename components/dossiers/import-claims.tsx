import { useMemo, useState, type ReactNode } from 'react'
import { StatusWord, TierBadge } from '@/components/dossiers/claim/claim-marks'
import { LongList } from '@/components/ui/long-list'
import type { DossierPreview, PreviewClaim } from '@/lib/dossiers/add-dossier'
import { proposeDetails } from '@/lib/dossiers/data/claim-draft'
import type { ClaimEdits } from '@/lib/dossier/import/with-edits'
import { problemSentence } from './import-problem-list'
import { t } from '@/lib/i18n/t'
import { splitAt } from '@/lib/text/spans'
import { TextForm } from './evidence-form'

interface ImportClaimsProps {
  claims: readonly PreviewClaim[]
  /** Subject of the dossier: its names are not proposed as values. */
  subject: DossierPreview['subject']
  /** The claims are statements of a document, which is the source of those that cite no other. */
  isDocument: boolean
  edits: ClaimEdits
  isBusy: boolean
  onEdit: (edits: ClaimEdits) => void
}

/** Every claim of a file. Each can be left out or worded differently before anything is stored. */
export function ImportClaims({ claims, subject, isDocument, edits, isBusy, onEdit }: ImportClaimsProps) {
  const [leftIds, addedIds] = [new Set(edits.left), new Set(edits.added)]
  const isKept = ({ id, dropped }: PreviewClaim) => (dropped === undefined ? !leftIds.has(id) : addedIds.has(id))
  const toggled = ({ id, dropped }: PreviewClaim): ClaimEdits => {
    const list = dropped === undefined ? 'left' : 'added'
    const isIn = edits[list].includes(id)
    return { ...edits, [list]: isIn ? edits[list].filter((one) => one !== id) : [...edits[list], id] }
  }
  // A claim that the user rewords is wanted, so it is no longer left out.
  const reword = (claim: PreviewClaim, words: string) => {
    const { [claim.id]: _former, ...texts } = edits.texts
    const kept = isKept(claim) ? edits : toggled(claim)
    onEdit({ ...kept, texts: words === claim.text ? texts : { ...texts, [claim.id]: words } })
  }
  return (
    <LongList
      items={claims}
      keyOf={({ id }) => id}
      labelledBy="all-claims"
      className="import-claims"
      estimatedHeight={110}
      draw={(claim) => (
        <ImportClaim
          {...{ claim, subject, isDocument, isBusy }}
          words={edits.texts[claim.id] ?? claim.text}
          isKept={isKept(claim)}
          onKeep={() => onEdit(toggled(claim))}
          onReword={(words) => reword(claim, words.trim())}
        />
      )}
    />
  )
}

interface ImportClaimProps extends Pick<ImportClaimsProps, 'isDocument'> {
  claim: PreviewClaim
  words: string
  subject: DossierPreview['subject']
  isKept: boolean
  isBusy: boolean
  onKeep: () => void
  onReword: (words: string) => void
}

function ImportClaim({ claim, words, subject, isDocument, isKept, isBusy, onKeep, onReword }: ImportClaimProps) {
  const [isEditing, setEditing] = useState(false)
  const { original, status, sources, doubts, dropped } = claim
  // Memoised, because each step of the storing progress renders the row again.
  const marked = useMemo(() => withDetailsMarked(words, [subject.name, ...subject.aliases]), [words, subject])
  return (
    <div className={isKept ? 'import-claim' : 'import-claim left-out'}>
      {!isEditing ? (
        <label className="check-line">
          <input type="checkbox" checked={isKept} disabled={isBusy} onChange={onKeep} />
          <span lang="en">{isKept ? marked : words}</span>
        </label>
      ) : (
        <TextForm
          label={t('adding.wording')}
          place={`wording ${claim.id}`}
          start={words}
          saveLabel={t('adding.keepWording')}
          onSave={(text) => onReword(text)}
          onClose={() => setEditing(false)}
        />
      )}
      {original !== undefined && !isEditing && (
        <p className="text-muted">
          {t('adding.reworded')} <q lang="en">{original}</q>
        </p>
      )}
      {dropped !== undefined && words === claim.text && (
        <p className="text-muted">{problemSentence({ code: dropped })}</p>
      )}
      {doubts.map((doubt) => (
        <p key={doubt} className="text-muted" lang="en">
          {doubt}
        </p>
      ))}
      <p className="tier-line">
        <span>
          {status !== 'established' && <StatusWord status={status} />}{' '}
          {sources.map(({ n, title, tier }) => (
            <span key={n}>
              <TierBadge tier={tier} /> <span lang="en">{title}</span>{' '}
            </span>
          ))}
          {sources.length === 0 && !isDocument && t('adding.noSource')}
        </span>
        {!isEditing && (
          <button type="button" className="as-link" disabled={isBusy} onClick={() => setEditing(true)}>
            {t('adding.edit')} <span className="only-read">{words.slice(0, 80)}</span>
          </button>
        )}
      </p>
    </div>
  )
}

/** Returns a statement with the words underlined in which pages are compared with it. */
function withDetailsMarked(words: string, names: readonly string[]): ReactNode[] {
  return splitAt(words, proposeDetails(words, names)).map(({ text, span }, at) => (
    <span key={at} className={span ? 'compared' : undefined}>
      {text}
    </span>
  ))
}
