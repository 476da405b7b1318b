import { useState } from 'react'
import { useBookOf, useIsOwn } from '@/components/book/dossier-of'
import {
  emptyProposal,
  isProposed,
  proposalFileHref,
  proposalFileName,
  proposalText,
  proposalLinks,
  type Proposal,
  MAX_LENGTHS,
} from '@/lib/dossier/format/correction-text'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Claim } from '@/lib/dossier/format/schema'
import { typedDate } from '@/lib/dossiers/data/claim-draft'
import { editHref } from '@/lib/dossiers/data/screen-href'
import { formatTime } from '@/lib/i18n/dates'
import { publicAddress } from '@/lib/notes/formats/corrections/corrections'
import { useFormDraft } from '@/components/ui/use-form-draft'
import { SelectField, TextArea, TextField } from '@/components/ui/fields'
import { ButtonLink, CopyButton, copyText } from '@/components/ui/button'
import { Status } from '@/components/ui/section'
import { Folded } from '@/components/ui/folded'
import { t } from '@/lib/i18n/t'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'

export interface PageSentence {
  sentence: string
  url: string
}

interface ClaimCorrectionProps {
  /** Claims to correct, at least one; of several, the user chooses. */
  claims: readonly Claim[]
  book: DossierBook
  compared: PageSentence | null
}

interface ExplanationProps {
  /** Ids of the claims that the sentence was compared with. */
  ids: readonly string[]
  dossier: string | undefined
  compared: PageSentence
  bundled: DossierBook
}

/** The action below a wrong finding: a link that edits the user's own claim, or the form that corrects somebody else's. */
export default function Explanation(of: ExplanationProps) {
  const { ids, dossier = BUNDLED_ID } = of
  const isOwn = useIsOwn(dossier)
  const [first] = ids
  if (first === undefined) return null
  if (isOwn) return <ButtonLink kind="bare" label={t('claimForm.edit')} href={editHref(dossier, first)} />
  return (
    <Folded isLazy className="say-more" label={t('corrections.say')}>
      <LoadedCorrection {...of} />
    </Folded>
  )
}

/** The correction form, shown once the dossier of the claims is loaded. */
function LoadedCorrection({ ids, dossier, compared, bundled }: ExplanationProps) {
  const book = useBookOf(dossier, bundled)
  const claims = book?.claimsOf(ids) ?? []
  if (book === undefined) return null
  if (book === null || claims.length === 0) return <p className="text-muted">{t('claim.none')}</p>
  return <ClaimCorrection {...{ claims, book, compared }} />
}

export function ClaimCorrection({ claims, book, compared }: ClaimCorrectionProps) {
  const [id, setId] = useState(claims[0]?.id)
  const claim = claims.find((one) => one.id === id) ?? claims[0]
  return (
    <div className="claim-correction">
      <p className="text-muted">{t('site.correctAbout')}</p>
      {claims.length > 1 && (
        <div className="editor">
          <SelectField label={t('corrections.which')} value={claim?.id} onChange={setId}>
            {claims.map((one) => (
              <option key={one.id} value={one.id} lang="en">
                {one.text}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      {claim && <CorrectionFields key={claim.id} claim={claim} book={book} raised={compared} />}
    </div>
  )
}

function CorrectionFields({ claim, book, raised }: { claim: Claim; book: DossierBook; raised: PageSentence | null }) {
  const [madeAt] = useState(() => new Date().toISOString())
  const { fields: proposal, change } = useFormDraft<Proposal>(`correction ${claim.id} ${claim.text}`, {
    ...emptyProposal(claim, book),
    ...{ should: claim.text, sentence: raised?.sentence ?? '', url: publicAddress(raised?.url ?? '') },
    date: madeAt.slice(0, 10),
  })
  const field = (name: 'should' | 'sources' | 'comment', rows: number) => {
    const value = proposal[name]
    const put = (words: string | string[]) => change({ ...proposal, [name]: words })
    return (
      <TextArea
        label={t(`site.field.${name}`)}
        rows={rows}
        maxLength={MAX_LENGTHS.sentence}
        value={typeof value === 'string' ? value : value.join('\n')}
        onChange={(words) => put(typeof value === 'string' ? words : words === '' ? [] : words.split('\n'))}
      />
    )
  }
  const isDate = (slot: number) => claim.slots[slot]?.type === 'date'
  const said = (slot: number, value: string) => (isDate(slot) && typedDate(value) ? formatTime(value) : value)
  const isWrong = (slot: number) =>
    isDate(slot) && proposal.values.some((one) => one.slot === slot && !typedDate(one.value))
  const setValue = (slot: number, words: string) => {
    const value = (isDate(slot) && typedDate(words)) || words.trim()
    const others = proposal.values.filter((one) => one.slot !== slot)
    const own = claim.slots[slot]?.value ?? ''
    const isOwn = ['', own, said(slot, own)].includes(value)
    change({ ...proposal, values: isOwn ? others : [...others, { slot, value }].sort((a, b) => a.slot - b.slot) })
  }
  const hasWrong = proposal.values.some(({ slot }) => isWrong(slot))
  // The wording of the claim stands in the field, and is no proposal until it is changed.
  const sent = proposal.should === claim.text ? { ...proposal, should: '' } : proposal
  return (
    <>
      <div className="editor">
        {field('should', 2)}
        {claim.slots.map(({ type, value }, slot) => (
          // A value that is left unchanged is not part of the proposal.
          <TextField
            key={slot}
            lang="en"
            label={t('site.field.value', { kind: t(`slot.${type}`) })}
            aria-invalid={isWrong(slot)}
            maxLength={MAX_LENGTHS.sentence}
            defaultValue={said(slot, proposal.values.find((one) => one.slot === slot)?.value ?? value)}
            onChange={(words) => setValue(slot, words)}
          />
        ))}
        {field('sources', 2)}
        {field('comment', 2)}
        <TextField
          label={t('site.field.by')}
          maxLength={MAX_LENGTHS.sentence}
          value={proposal.by}
          onChange={(by) => change({ ...proposal, by })}
        />
      </div>
      {isProposed(sent) && !hasWrong ? (
        <SendOptions proposal={sent} book={book} madeAt={madeAt} />
      ) : (
        <p className="text-muted" role="status">
          {t(hasWrong ? 'adding.asOfForm' : 'corrections.fillIn')}
        </p>
      )}
    </>
  )
}

/** The ways to send a correction. Each is a step of the user: the panel sends nothing. */
function SendOptions({ proposal, book, madeAt }: { proposal: Proposal; book: DossierBook; madeAt: string }) {
  const { mail, issue, host } = proposalLinks(proposal, book.contact)
  const [saved, setSaved] = useState<Proposal>()
  return (
    <>
      <div className="actions">
        {issue !== null && (
          <ButtonLink label={t('site.openIssue', { host })} href={issue} target="_blank" rel="noreferrer noopener" />
        )}
        {mail !== null && (
          <ButtonLink label={t('site.writeMail')} href={mail} target="_blank" rel="noreferrer noopener" />
        )}
        <ButtonLink
          label={t('site.saveFile')}
          download={proposalFileName(proposal.claim)}
          href={proposalFileHref(proposal, madeAt)}
          onClick={() => setSaved(proposal)}
        />
        <CopyButton label={t('corrections.copy')} act={() => copyText(proposalText(proposal))} />
      </div>
      <Status className="text-muted">{saved === proposal && t('backup.done')}</Status>
      {issue !== null && <p className="text-muted">{t('site.issueSends', { host })}</p>}
    </>
  )
}
