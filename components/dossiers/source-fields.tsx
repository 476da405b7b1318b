import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import { HeadedBlock } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import { TierOptions, tierOf } from '@/components/dossiers/claim/tier-badge'
import type { SourceDraft } from '@/lib/dossiers/claim-form'
import { Button } from '@/components/ui/button'
import { Options, SelectField, TextField } from '@/components/ui/fields'

export interface SourceFieldsProps {
  /** The sources of the dossier. */
  known: readonly AuthoredSource[]
  cited: readonly number[]
  onCited: (cited: readonly number[]) => void
  newSource: SourceDraft | null
  /** The page in front. */
  offered?: SourceDraft | null | undefined
  onNewSource: (source: SourceDraft | null) => void
}

/** The sources of a claim: those of the dossier by number, and one that is new. */
export function SourceFields({ known, cited, onCited, newSource, offered = null, onNewSource }: SourceFieldsProps) {
  const others = known.filter(({ n }) => !cited.includes(n))
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
          <Button label={t('claimForm.newSource')} onClick={() => onNewSource(EMPTY)} />
          {offered !== null && <Button label={t('claimForm.thisPage')} onClick={() => onNewSource(offered)} />}
        </div>
      )}
      {others.length > 0 && (
        <SelectField
          label={t('claimForm.knownSource')}
          value=""
          onChange={(text) => {
            if (text !== '') onCited([...cited, Number(text)])
          }}
        >
          <option value="">{t('claimForm.choose')}</option>
          <Options of={others.map(({ n, title }) => [n, `[${n}] ${title}`])} />
        </SelectField>
      )}
    </HeadedBlock>
  )
}

const EMPTY: SourceDraft = { title: '', url: '', author: '', publisher: '', date: '', tier: null }
const fields = ['title', 'url', 'author', 'publisher', 'date'] as const

function NewSource({ source, onChange }: { source: SourceDraft; onChange: (source: SourceDraft | null) => void }) {
  return (
    <fieldset className="new-source">
      <legend className="label">{t('claimForm.sourceOfClaim')}</legend>
      {fields.map((field) => (
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
        onChange={(text) => onChange({ ...source, tier: tierOf(text) })}
      >
        <TierOptions />
      </SelectField>
      <Button kind="link" label={t('claimForm.notThisSource')} onClick={() => onChange(null)} />
    </fieldset>
  )
}
