import { SlotValue, TierOptions, parseTier } from '@/components/dossiers/claim/claim-marks'
import { Button } from '@/components/ui/button'
import { CheckLine, OptionList, SelectField, TextField } from '@/components/ui/fields'
import { HeadedBlock } from '@/components/ui/section'
import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import type { SourceDraft } from '@/lib/dossiers/claim-form'
import type { DraftDetail } from '@/lib/dossiers/data/claim-draft'
import { t } from '@/lib/i18n/t'

interface DetailFieldsProps {
  details: readonly DraftDetail[]
  onChange: (details: readonly DraftDetail[]) => void
}

/** The values that an article could get wrong: proposed from the statement, confirmed by the user. */
export function DetailFields({ details, onChange }: DetailFieldsProps) {
  if (details.length === 0) return null
  const change = (at: number, part: Partial<DraftDetail>) =>
    onChange(details.map((detail, i) => (i === at ? { ...detail, ...part } : detail)))
  return (
    <HeadedBlock id="details" name={t('claimForm.details')}>
      <p className="text-muted">{t('claimForm.detailsAbout')}</p>
      <ul className="detail-fields" aria-labelledby="details">
        {details.map(({ type, value, words, single, isChosen }, at) => (
          <li key={`${words} ${at}`}>
            <CheckLine
              checked={isChosen}
              onChange={(on) => change(at, { isChosen: on })}
              label={
                <>
                  <span className="label">{t(`slot.${type}`)}</span>{' '}
                  {type === 'date' || words === '' ? (
                    <SlotValue type={type} value={value} />
                  ) : (
                    <span lang="en">{words}</span>
                  )}
                </>
              }
            />
            {isChosen && (
              <CheckLine label={t('claimForm.single')} checked={single} onChange={(on) => change(at, { single: on })} />
            )}
          </li>
        ))}
      </ul>
    </HeadedBlock>
  )
}

interface SourceFieldsProps {
  known: readonly AuthoredSource[]
  cited: readonly number[]
  onCited: (cited: readonly number[]) => void
  newSource: SourceDraft | null
  /** The page in the tab, which the user may choose as a source. */
  offered?: SourceDraft | null | undefined
  onNewSource: (source: SourceDraft | null) => void
}

export function SourceFields({ known, cited, onCited, newSource, offered = null, onNewSource }: SourceFieldsProps) {
  const uncitedSources = known.filter(({ n }) => !cited.includes(n))
  return (
    <HeadedBlock id="claim-sources" name={t('claim.sources')}>
      <ul className="kept" aria-labelledby="claim-sources">
        {cited.map((n) => {
          const title = known.find((source) => source.n === n)?.title ?? `[${n}]`
          return (
            <li key={n}>
              <span lang="en">{title}</span>
              <Button
                label={t('dossiers.remove')}
                aria-label={t('claimForm.withoutSource', { title })}
                onClick={() => onCited(cited.filter((one) => one !== n))}
              />
            </li>
          )
        })}
      </ul>
      {newSource !== null && <NewSource source={newSource} onChange={onNewSource} />}
      {newSource === null && (
        <div className="actions">
          <Button label={t('claimForm.newSource')} onClick={() => onNewSource(EMPTY_SOURCE)} />
          {offered !== null && <Button label={t('claimForm.thisPage')} onClick={() => onNewSource(offered)} />}
        </div>
      )}
      {uncitedSources.length > 0 && (
        <SelectField
          label={t('claimForm.knownSource')}
          value=""
          onChange={(text) => {
            if (text !== '') onCited([...cited, Number(text)])
          }}
        >
          <option value="">{t('claimForm.choose')}</option>
          <OptionList of={uncitedSources.map(({ n, title }) => [n, `[${n}] ${title}`])} />
        </SelectField>
      )}
    </HeadedBlock>
  )
}

const EMPTY_SOURCE: SourceDraft = { title: '', url: '', author: '', publisher: '', date: '', tier: null }
const sourceFields = ['title', 'url', 'author', 'publisher', 'date'] as const

function NewSource({ source, onChange }: { source: SourceDraft; onChange: (source: SourceDraft | null) => void }) {
  return (
    <fieldset className="new-source">
      <legend className="label">{t('claimForm.sourceOfClaim')}</legend>
      {sourceFields.map((field) => (
        <TextField
          key={field}
          label={t(`claimForm.source.${field}`)}
          type={field === 'url' ? 'url' : 'text'}
          value={source[field]}
          onChange={(text) => onChange({ ...source, [field]: text })}
        />
      ))}
      <SelectField
        label={t('source.tier')}
        value={source.tier ?? ''}
        onChange={(text) => onChange({ ...source, tier: parseTier(text) })}
      >
        <TierOptions />
      </SelectField>
      <Button kind="link" label={t('claimForm.notThisSource')} onClick={() => onChange(null)} />
    </fieldset>
  )
}
