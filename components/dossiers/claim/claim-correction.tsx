import { useState } from 'react'
import {
  emptyProposal,
  isProposed,
  proposalFileHref,
  proposalFileName,
  proposalText,
  proposalWays,
  type Proposal,
} from '@/lib/dossier/format/correction-text'
import { LONGEST } from '@/lib/dossier/format/longest-correction'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Claim } from '@/lib/dossier/format/schema'
import { publicAddress } from '@/lib/notes/formats/corrections/corrections'
import { SelectField, TextArea, TextField } from '@/components/ui/fields'
import { ButtonLink } from '@/components/ui/button'
import { Folded } from '@/components/ui/folded'
import { CopyButton, copyText } from '@/components/ui/copy-button'
import { t } from '@/lib/i18n/t'

/** The sentence of a page that a claim was compared with. */
export interface RaisedBy {
  sentence: string
  url: string
}

export interface ClaimCorrectionProps {
  /** At least one; the user chooses where there are several. */
  claims: readonly Claim[]
  book: DossierBook
  raised: RaisedBy | null
}

/** "This is not right": the form, folded, as the site of a dossier has it. */
export function FoldedCorrection(props: ClaimCorrectionProps) {
  return (
    <Folded isLate label={<h2 className="head">{t('site.notRight')}</h2>}>
      <ClaimCorrection {...props} />
    </Folded>
  )
}

/** A correction of a claim for the authors of its dossier. */
export function ClaimCorrection({ claims, book, raised }: ClaimCorrectionProps) {
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
      {claim && <Fields key={claim.id} claim={claim} book={book} raised={raised} />}
    </div>
  )
}

function Fields({ claim, book, raised }: { claim: Claim; book: DossierBook; raised: RaisedBy | null }) {
  const [made] = useState(() => new Date().toISOString())
  const [proposal, setProposal] = useState<Proposal>(() => ({
    ...emptyProposal(claim, book),
    ...{ sentence: raised?.sentence ?? '', url: publicAddress(raised?.url ?? '') },
    date: made.slice(0, 10),
  }))
  const change = (part: Partial<Proposal>) => setProposal((before) => ({ ...before, ...part }))
  const setValue = (slot: number, value: string) =>
    setProposal(({ values, ...before }) => {
      const others = values.filter((one) => one.slot !== slot)
      const isOwn = value.trim() === '' || value === claim.slots[slot]?.value
      return { ...before, values: isOwn ? others : [...others, { slot, value }].sort((a, b) => a.slot - b.slot) }
    })
  const { should, sources, sentence, url, comment, by } = proposal
  const isReady = isProposed(proposal)
  return (
    <>
      <div className="editor">
        <Field field="should" value={should} lines={2} onChange={(words) => change({ should: words })} />
        {claim.slots.map(({ type, value }, slot) => (
          // Unchanged, it proposes nothing.
          <TextField
            key={slot}
            lang="en"
            label={t('site.field.value', { kind: t(`slot.${type}`) })}
            maxLength={LONGEST.sentence}
            defaultValue={value}
            onChange={(words) => setValue(slot, words)}
          />
        ))}
        <Field
          field="sources"
          value={sources.join('\n')}
          lines={2}
          onChange={(words) => change({ sources: words === '' ? [] : words.split('\n') })}
        />
        <Field field="sentence" value={sentence} lines={2} onChange={(words) => change({ sentence: words })} />
        <Field field="url" value={url} lines={1} onChange={(words) => change({ url: words })} />
        <Field field="comment" value={comment} lines={2} onChange={(words) => change({ comment: words })} />
        <Field field="by" value={by} lines={1} onChange={(words) => change({ by: words })} />
      </div>
      {isReady ? (
        <Ways proposal={proposal} book={book} made={made} />
      ) : (
        <p className="text-muted">{t('corrections.fillIn')}</p>
      )}
    </>
  )
}

/** The ways to send a correction. Each is a step of the user: the panel sends nothing. */
function Ways({ proposal, book, made }: { proposal: Proposal; book: DossierBook; made: string }) {
  const { mail, issue, host } = proposalWays(proposal, book.contact)
  const text = proposalText(proposal)
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
          href={proposalFileHref(proposal, made)}
        />
        <CopyButton label={t('corrections.copy')} act={() => copyText(text)} />
      </div>
      {issue !== null && <p className="text-muted">{t('site.issueSends', { host })}</p>}
      <pre className="proposal" lang="en" tabIndex={0} aria-label={t('site.asText')}>
        {text}
      </pre>
    </>
  )
}

interface FieldProps {
  field: 'should' | 'sources' | 'sentence' | 'url' | 'comment' | 'by'
  value: string
  lines: number
  onChange: (value: string) => void
}

function Field({ field, value, lines, onChange }: FieldProps) {
  return (
    <TextArea
      label={t(`site.field.${field}`)}
      rows={lines}
      maxLength={LONGEST.sentence}
      value={value}
      onChange={onChange}
    />
  )
}
