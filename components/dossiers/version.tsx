import type { ReactNode, ComponentType } from 'react'
import { CheckLine } from '@/components/ui/fields'
import { camelKey } from '@/lib/text/camel-key'
import { Folded } from '@/components/ui/folded'
import { HeadedBlock } from '@/components/ui/section'
import { Icon } from '@/components/ui/icon'
import { sayState } from '@/lib/details/say'
import { t } from '@/lib/i18n/t'
import type { Verdict } from '@/lib/schema/finding'
import type { VersionPreview } from '@/lib/dossiers/add-dossier'

interface VersionWarningsProps {
  warnings: VersionPreview['warnings']
  version: string
  isSure: boolean
  onSure: (isSure: boolean) => void
}

/** Warnings before an installed dossier is replaced by another version; the user must confirm them, except for an equal version. */
export function VersionWarnings({ warnings, version, isSure, onSure }: VersionWarningsProps) {
  if (warnings.length === 0) return null
  const asks = needsConfirmation(warnings)
  return (
    <div className={asks ? 'well warnings contradicted' : 'well'} role={asks ? 'alert' : undefined}>
      {warnings.map((warning) => (
        <p key={warning}>
          {warning !== 'same-version' && <Icon name="contradicted" />}
          {t(`versions.warn.${camelKey(warning)}`, { version })}
        </p>
      ))}
      {asks && <CheckLine label={t('versions.sure')} checked={isSure} onChange={onSure} />}
    </div>
  )
}

export function needsConfirmation(warnings: VersionPreview['warnings']): boolean {
  return warnings.some((warning) => warning !== 'same-version')
}

/** Describes the changes in another version of an installed dossier. */
export function VersionDifference({ difference }: { difference: VersionPreview }) {
  const { notes, installed } = difference
  return (
    <HeadedBlock
      id="difference"
      name={t('versions.difference', { version: installed.version })}
      className="block difference"
    >
      {installed.removed !== null && <p>{t('versions.comesBack')}</p>}
      {notes.length > 0 && (
        <DifferencePart name={t('versions.notes', notes.length)} isOpen>
          {notes.map(({ id, quote, title, before, after }) => (
            <li key={id}>
              <p className="quote" lang="en">
                {quote}
              </p>
              <p className="text-muted">
                {title} · <VerdictName verdict={before} /> → <VerdictName verdict={after} />
              </p>
            </li>
          ))}
        </DifferencePart>
      )}
      <ChangedClaims difference={difference} Part={ChangedPart} />
    </HeadedBlock>
  )
}

function ChangedPart({ kind, total, children }: ChangedPartProps) {
  if (total === 0) return null
  return (
    <DifferencePart name={t(`versions.${kind}`, total)} isOpen={kind === 'changed'}>
      {children}
    </DifferencePart>
  )
}

function DifferencePart({ name, isOpen = false, children }: { name: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <Folded label={name} isOpen={isOpen}>
      <ul aria-label={name}>{children}</ul>
    </Folded>
  )
}

/** A verdict with its sign and word; null: the dossier has nothing on the words. */
function VerdictName({ verdict }: { verdict: Verdict | null }) {
  if (verdict === null) return <span>{t('versions.noVerdict')}</span>
  return (
    <span className={`verdict-name ${verdict}`}>
      <Icon name={verdict} /> {sayState({ verdict })}
    </span>
  )
}

export interface ChangedPartProps {
  kind: 'added' | 'changed' | 'retired' | 'sources'
  /** Number of changes of this kind; `shown` is the number that is listed. */
  total: number
  shown: number
  children: ReactNode
}

interface ChangedClaimsProps {
  difference: Pick<VersionPreview, 'counts' | 'added' | 'changed' | 'retired' | 'sources'>
  /** Draws the changes of one kind; nothing if there are none. */
  Part: ComponentType<ChangedPartProps>
  link?: (id: string, text: string) => ReactNode
}

export function ChangedClaims({ difference, Part, link = (_, text) => text }: ChangedClaimsProps) {
  const { counts, added, changed, retired, sources } = difference
  return (
    <>
      {counts.added + counts.changed + counts.retired + counts.sources === 0 && <p>{t('versions.nothing')}</p>}
      <Part kind="added" total={counts.added} shown={added.length}>
        {added.map(({ id, text }) => (
          <li key={id} lang="en">
            {link(id, text)}
          </li>
        ))}
      </Part>
      <Part kind="changed" total={counts.changed} shown={changed.length}>
        {changed.map(({ id, before, after, fields }) => (
          <li key={id}>
            {before === after ? (
              <p lang="en">{link(id, after)}</p>
            ) : (
              <dl className="old-new">
                <dt>{t('versions.before')}</dt>
                <dd lang="en">{before}</dd>
                <dt>{t('versions.after')}</dt>
                <dd lang="en">{link(id, after)}</dd>
              </dl>
            )}
            <p className="text-muted">
              {t('versions.fields', { fields: fields.map((field) => t(`versions.field.${field}`)).join(', ') })}
            </p>
          </li>
        ))}
      </Part>
      <Part kind="retired" total={counts.retired} shown={retired.length}>
        {retired.map(({ id, text }) => (
          <li key={id} lang="en">
            <del>{text}</del>
          </li>
        ))}
      </Part>
      <Part kind="sources" total={counts.sources} shown={sources.length}>
        {sources.map(({ title, how }, at) => (
          <li key={at}>
            <span lang="en">{title}</span> <span className="label">{t(`versions.sourceHow.${how}`)}</span>
          </li>
        ))}
      </Part>
    </>
  )
}

interface DocumentChangesProps {
  changes: NonNullable<VersionPreview['document']>
  difference: Pick<VersionPreview, 'counts'>
  keep: readonly string[]
  onKeep: (keep: readonly string[]) => void
}

/** The differences between a document and its newer version, in one line, and the statements that the newer one lacks. */
export function DocumentChanges({ changes: { values, gone }, difference, keep, onKeep }: DocumentChangesProps) {
  const { changed, added } = difference.counts
  const valueList = values
    .slice(0, MOST_VALUES)
    .map(({ before, after, unit }) => `${before} → ${after}${unit === '' ? '' : ` ${unit}`}`)
    .join(', ')
  return (
    <HeadedBlock id="document-changes" name={t('evidence.changes')}>
      <p role="status">
        {t('evidence.changed', changed)}
        {valueList !== '' && <span lang="en">: {valueList}</span>}, {t('evidence.added', added)},{' '}
        {t('evidence.goneCount', gone.length)}.
      </p>
      {gone.length > 0 && (
        <>
          <p className="text-muted">{t('evidence.goneAbout')}</p>
          <ul aria-label={t('evidence.goneAbout')}>
            {gone.map(({ id, text }) => (
              <li key={id}>
                <CheckLine
                  label={<span lang="en">{text}</span>}
                  checked={keep.includes(id)}
                  onChange={(isKept) => onKeep(isKept ? [...keep, id] : keep.filter((one) => one !== id))}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </HeadedBlock>
  )
}

/** Values that the line shows; the list below has all. */
const MOST_VALUES = 3
