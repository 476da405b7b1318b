import { useMemo, type ReactNode } from 'react'
import { StatusWord, TierBadge } from '@/components/dossiers/claim/claim-marks'
import { LongList } from '@/components/ui/long-list'
import type { DossierPreview, PreviewClaim } from '@/lib/dossiers/add-dossier'
import { proposeDetails } from '@/lib/dossiers/data/propose-details'
import type { ClaimEdits } from '@/lib/dossier/import/with-edits'
import { problemSentence } from './import-problem-list'
import { t } from '@/lib/i18n/t'
import { splitAt } from '@/lib/text/spans'

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

/** Every claim of a file. Each can be left out before anything is stored. */
export function ImportClaims({ claims, subject, isDocument, edits, isBusy, onEdit }: ImportClaimsProps) {
  const leftIds = new Set(edits.left)
  const addedIds = new Set(edits.added)
  const isKept = ({ id, dropped }: PreviewClaim) => (dropped === undefined ? !leftIds.has(id) : addedIds.has(id))
  const toggled = ({ id, dropped }: PreviewClaim): ClaimEdits => {
    const list = dropped === undefined ? 'left' : 'added'
    const isIn = edits[list].includes(id)
    return { ...edits, [list]: isIn ? edits[list].filter((other) => other !== id) : [...edits[list], id] }
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
          claim={claim}
          subject={subject}
          isDocument={isDocument}
          isBusy={isBusy}
          isKept={isKept(claim)}
          onKeep={() => onEdit(toggled(claim))}
        />
      )}
    />
  )
}

interface ImportClaimProps extends Pick<ImportClaimsProps, 'isDocument'> {
  claim: PreviewClaim
  subject: DossierPreview['subject']
  isKept: boolean
  isBusy: boolean
  onKeep: () => void
}

function ImportClaim({ claim, subject, isDocument, isKept, isBusy, onKeep }: ImportClaimProps) {
  const { text, original, status, sources, doubts, dropped } = claim
  // Memoised, because each step of the storing progress renders the row again.
  const marked = useMemo(() => withDetailsMarked(text, [subject.name, ...subject.aliases]), [text, subject])
  return (
    <div className={isKept ? 'import-claim' : 'import-claim left-out'}>
      <label className="check-line">
        <input type="checkbox" checked={isKept} disabled={isBusy} onChange={onKeep} />
        <span lang="en">{isKept ? marked : text}</span>
      </label>
      {original !== undefined && (
        <p className="text-muted">
          {t('adding.reworded')} <q lang="en">{original}</q>
        </p>
      )}
      {dropped !== undefined && <p className="text-muted">{problemSentence({ code: dropped })}</p>}
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
