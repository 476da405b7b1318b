import type { AuthoredSource } from '@/lib/dossier/authoring'
import { tiers } from '@/lib/dossier/browse/dossier-route'
import { t } from '@/lib/i18n/t'
import { tierMeans, tierName } from '@/lib/i18n/tier-words'
import type { SourceDraft } from '@/lib/app/dossiers/claim-form'

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
    <section className="block" aria-labelledby="claim-sources">
      <h2 className="head" id="claim-sources">
        {t('claim.sources')}
      </h2>
      <ul className="kept" aria-labelledby="claim-sources">
        {cited.map((n) => {
          const title = known.find((source) => source.n === n)?.title ?? `[${n}]`
          return (
            <li key={n}>
              <span lang="en">{title}</span>
              <button
                type="button"
                className="btn"
                aria-label={t('claimForm.withoutSource', { title })}
                onClick={() => onCited(cited.filter((one) => one !== n))}
              >
                {t('dossiers.remove')}
              </button>
            </li>
          )
        })}
      </ul>
      {newSource !== null && <NewSource source={newSource} onChange={onNewSource} />}
      {newSource === null && (
        <div className="actions">
          <button type="button" className="btn" onClick={() => onNewSource(EMPTY)}>
            {t('claimForm.newSource')}
          </button>
          {offered !== null && (
            <button type="button" className="btn" onClick={() => onNewSource(offered)}>
              {t('claimForm.thisPage')}
            </button>
          )}
        </div>
      )}
      {others.length > 0 && (
        <label>
          <span className="label">{t('claimForm.knownSource')}</span>
          <select
            className="text-input"
            value=""
            onChange={({ target }) => {
              if (target.value !== '') onCited([...cited, Number(target.value)])
            }}
          >
            <option value="">{t('claimForm.choose')}</option>
            {others.map(({ n, title }) => (
              <option key={n} value={n}>
                [{n}] {title}
              </option>
            ))}
          </select>
        </label>
      )}
    </section>
  )
}

const EMPTY: SourceDraft = { title: '', url: '', author: '', publisher: '', date: '', tier: null }
const fields = ['title', 'url', 'author', 'publisher', 'date'] as const

function NewSource({ source, onChange }: { source: SourceDraft; onChange: (source: SourceDraft | null) => void }) {
  return (
    <fieldset className="new-source">
      <legend className="label">{t('claimForm.sourceOfClaim')}</legend>
      {fields.map((field) => (
        <label key={field}>
          <span className="label">{t(`claimForm.source.${field}`)}</span>
          <input
            className="text-input"
            type={field === 'url' ? 'url' : 'text'}
            value={source[field]}
            onChange={({ target }) => onChange({ ...source, [field]: target.value })}
          />
        </label>
      ))}
      <label>
        <span className="label">{t('source.tier')}</span>
        <select
          className="text-input"
          value={source.tier ?? ''}
          onChange={({ target }) =>
            onChange({ ...source, tier: tiers.find((tier) => String(tier) === target.value) ?? null })
          }
        >
          <option value="">{t('tier.notRated')}</option>
          {tiers.map((tier) => (
            <option key={tier} value={tier}>
              {tierName(tier)}: {tierMeans(tier)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="as-link" onClick={() => onChange(null)}>
        {t('claimForm.notThisSource')}
      </button>
    </fieldset>
  )
}
