import { useCallback, useId, useState } from 'react'
import { useAsyncResult } from '@/components/ui/use-async-result'
import type { Status } from '@/lib/dossier/format/schema'
import { withText, type ClaimDraft } from '@/lib/dossiers/data/claim-draft'
import { Quotation } from '@/components/ui/text'
import { t } from '@/lib/i18n/t'
import type { AlikeLists, FormStart, WrittenClaim } from '@/lib/dossiers/claim-form'
import type { AlikeClaim, ClaimFormDossier } from '@/lib/dossiers/dossier-questions'
import { DetailFields, SourceFields } from './claim-fields'
import { Button, ButtonLink } from '@/components/ui/button'
import { useFormDraft } from '@/components/ui/use-form-draft'
import {
  CheckLine,
  Form,
  OptionList,
  ProblemAlert,
  SelectField,
  Suggestions,
  TextArea,
  TextField,
} from '@/components/ui/fields'
import { claimHrefIn } from '@/lib/dossiers/data/screen-href'

export interface ClaimFormProps {
  isNew: boolean
  start: FormStart
  dossier: ClaimFormDossier
  /** The dossiers that the claim can be added to; a single one where there is no choice. */
  dossiers: readonly { id: string; name: string }[]
  onDossier: (id: string) => void
  findAlike: FindAlike
  /** Stores the claim. @returns null, or one sentence that says why it was not stored */
  onSave: (written: WrittenClaim) => Promise<string | null>
  /** Key of the draft. */
  place: string
  cancelHref: string
}

const statuses: readonly Status[] = ['established', 'uncertain', 'conflicting']

/** A claim that is added or edited: statement, details, source, status. */
export function ClaimForm(props: ClaimFormProps) {
  const { isNew, start, dossier, dossiers, findAlike, onSave } = props
  const { quotation } = start
  const form = useFormDraft<WrittenClaim>(props.place, {
    ...{ draft: start.draft, cited: start.cited, newSource: start.page },
    ...{ wordings: [], answers: null },
  })
  const written = form.fields
  const { draft, cited, newSource, wordings, answers } = written
  const [problem, setProblem] = useState<string | null>(null)
  const group = useId()
  const [isSaving, setSaving] = useState(false)
  const alike = useAlike(draft.text, dossier.id, findAlike)
  const changeWritten = (part: Partial<WrittenClaim>) => {
    setProblem(null)
    form.change({ ...written, ...part })
  }
  const changeDraft = (part: Partial<ClaimDraft>) => changeWritten({ draft: { ...draft, ...part } })
  const changeText = (text: string) => changeWritten({ draft: withText(draft, text, dossier.subjectNames) })
  const save = async () => {
    const fault = missingFieldText(written)
    if (fault !== null) {
      setProblem(fault)
      return
    }
    setSaving(true)
    const refusal = await onSave(written)
    if (refusal === null) form.forget()
    setProblem(refusal)
    setSaving(false)
  }
  const sayBoth = (claim: AlikeClaim) =>
    changeDraft({ status: 'conflicting', notes: [...draft.notes, t('claimForm.bothSay', { text: claim.text })] })
  return (
    <Form className="claim-form" onSubmit={() => void save()}>
      <section className="block">
        <h1 className="title">{t(isNew ? 'claimForm.add' : 'claimForm.edit')}</h1>
        {form.restored}
        {dossiers.length > 1 && (
          <SelectField label={t('claimForm.dossier')} value={dossier.id} onChange={props.onDossier}>
            <OptionList of={dossiers.map(({ id, name }) => [id, name])} />
          </SelectField>
        )}
        {quotation !== null && (
          <>
            <Quotation>{quotation}</Quotation>
            <div className="actions">
              <Button label={t('claimForm.useQuotation')} onClick={() => changeText(quotation)} />
              {PRONOUN.test(quotation) && (
                <Button
                  label={t('claimForm.useWithName', { name: dossier.name })}
                  onClick={() => changeText(quotation.replace(PRONOUN, (word) => nameForPronoun(word, dossier.name)))}
                />
              )}
            </div>
          </>
        )}
        <TextArea
          label={t('claimForm.statement')}
          rows={3}
          lang="en"
          value={draft.text}
          aria-describedby="statement-about"
          onChange={changeText}
        />
        <p className="text-muted" id="statement-about">
          {t('claimForm.statementAbout')}
        </p>
        {quotation !== null && draft.text.trim() !== '' && draft.text.trim() !== quotation && (
          <CheckLine
            label={t('claimForm.sameWording')}
            checked={wordings.length > 0}
            onChange={(isKept) => changeWritten({ wordings: isKept ? [quotation] : [] })}
          />
        )}
        <AlikeClaims alike={alike} dossier={dossier.id} onSayBoth={sayBoth} />
      </section>
      <DetailFields details={draft.details} onChange={(details) => changeDraft({ details })} />
      <SourceFields
        known={dossier.sources}
        cited={cited}
        onCited={(numbers) => changeWritten({ cited: numbers })}
        newSource={newSource}
        offered={start.offered}
        onNewSource={(source) => changeWritten({ newSource: source })}
      />
      <section className="block">
        <fieldset>
          <legend className="head">{t('claim.status')}</legend>
          {statuses.map((status) => (
            <CheckLine
              key={status}
              type="radio"
              name={group}
              label={t(`status.${status}`)}
              checked={draft.status === status}
              onChange={() => changeDraft({ status })}
            />
          ))}
        </fieldset>
        {draft.status !== 'established' && (
          <TextArea
            label={t('claimForm.why')}
            rows={2}
            value={draft.notes.join('\n')}
            onChange={(text) => changeDraft({ notes: text.split('\n') })}
          />
        )}
        <TextField
          label={t('claimForm.topic')}
          list="topics"
          value={draft.topic}
          onChange={(text) => changeDraft({ topic: text })}
        />
        <Suggestions id="topics" of={dossier.topics} />
        {isNew && dossier.questions.length > 0 && (
          <SelectField
            label={t('claimForm.answers')}
            value={answers ?? ''}
            onChange={(asks) => changeWritten({ answers: asks || null })}
          >
            <option value="">{t('claimForm.answersNone')}</option>
            <OptionList of={dossier.questions.map((asks) => [asks, asks])} />
          </SelectField>
        )}
      </section>
      <footer className="import-act">
        <ProblemAlert says={problem} />
        <div className="actions">
          <Button
            kind="main"
            label={t(isNew ? 'claimForm.save' : 'claimForm.saveEdit')}
            type="submit"
            disabled={isSaving}
          />
          <ButtonLink label={t('import.cancel')} href={props.cancelHref} onClick={form.forget} />
        </div>
      </footer>
    </Form>
  )
}

/** The pronoun at the start of a quotation. The user can replace it by the name: alone it cannot be understood. */
const PRONOUN = /^(?:He|She|It|They|His|Her|Its|Their)(?=\s)/

function nameForPronoun(pronoun: string, name: string): string {
  return /^(?:His|Her|Its|Their)$/.test(pronoun) ? `${name}’s` : name
}

function missingFieldText({ draft, cited, newSource: source }: WrittenClaim): string | null {
  if (draft.text.trim() === '') return t('claimForm.noStatement')
  if (source !== null && source.title.trim() === '') return t('claimForm.noTitle')
  if (cited.length === 0 && source === null) return t('claimForm.noSource')
  if (draft.status !== 'established' && draft.notes.every((note) => note.trim() === '')) return t('claimForm.noReason')
  return null
}

type FindAlike = (text: string, dossier: string) => Promise<AlikeLists>

/** Pause in typing, in ms, after which similar claims are looked for. */
const PAUSE_MS = 400

/** Returns the claims that resemble a statement, while the user types it. */
function useAlike(text: string, dossier: string, compare: FindAlike): AlikeLists {
  const written = text.trim()
  const ask = useCallback(
    async () => ({ dossier, alike: await compare(written, dossier) }),
    [written, dossier, compare],
  )
  const isLong = written.length >= MIN_STATEMENT_LENGTH
  const found = useAsyncResult(isLong ? ask : null, { keepsLast: true, afterMs: PAUSE_MS })
  return found?.dossier === dossier && written !== '' ? found.alike : NO_ALIKE_CLAIMS
}

/** Number of characters that must be typed before similar claims are looked for. */
const MIN_STATEMENT_LENGTH = 12
const NO_ALIKE_CLAIMS: AlikeLists = { same: [], differs: [] }

interface AlikeClaimsProps {
  alike: AlikeLists
  dossier: string
  onSayBoth: (claim: AlikeClaim) => void
}

function AlikeClaims({ alike: { same, differs }, dossier, onSayBoth }: AlikeClaimsProps) {
  return (
    <div role="status" className="alike">
      {[...same, ...differs].map((claim, at) => (
        <div key={claim.id} className="well">
          <p>
            <strong>{t(at < same.length ? 'claimForm.already' : 'claimForm.differs')}</strong>{' '}
            <a href={claimHrefIn(dossier, claim.id)} lang="en">
              {claim.text}
            </a>
          </p>
          {at >= same.length && <Button label={t('claimForm.recordBoth')} onClick={() => onSayBoth(claim)} />}
        </div>
      ))}
    </div>
  )
}
