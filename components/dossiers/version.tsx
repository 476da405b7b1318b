import type { ReactNode } from 'react'
import { CheckLine } from '@/components/ui/fields'
import { camelKey } from '@/lib/text/camel-key'
import { Folded } from '@/components/ui/folded'
import { HeadedBlock } from '@/components/ui/section'
import { Icon } from '@/components/ui/icon'
import { sayState } from '@/lib/details/say'
import { t } from '@/lib/i18n/t'
import type { Verdict } from '@/lib/schema/finding'
import { ChangedClaims, type ChangedPartProps } from './changed-claims'
import type { VersionPreview } from '@/lib/dossiers/add-dossier'

interface VersionWarningsProps {
  warnings: VersionPreview['warnings']
  /** The installed version. */
  version: string
  isSure: boolean
  onSure: (isSure: boolean) => void
}

/** Reasons against another version of an installed dossier. The user must confirm one with warnings (red). */
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
export function VersionDifference({ look }: { look: VersionPreview }) {
  const { touched, notes, installed } = look
  return (
    <HeadedBlock
      id="difference"
      name={t('versions.difference', { version: installed.version })}
      className="block difference"
    >
      {installed.removed !== null && <p>{t('versions.comesBack')}</p>}
      {touched.length > 0 && (
        <Part name={t('versions.touched', touched.length)} isOpen>
          {touched.map(({ id, text, how }) => (
            <li key={id}>
              <p lang="en">{text}</p>
              <p className="text-muted">{t(`versions.touchedHow.${how}`)}</p>
            </li>
          ))}
        </Part>
      )}
      {notes.length > 0 && (
        <Part name={t('versions.notes', notes.length)} isOpen>
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
        </Part>
      )}
      <ChangedClaims look={look} Part={ChangedPart} />
    </HeadedBlock>
  )
}

function ChangedPart({ kind, total, children }: ChangedPartProps) {
  if (total === 0) return null
  return (
    <Part name={t(`versions.${kind}`, total)} isOpen={kind === 'changed'}>
      {children}
    </Part>
  )
}

function Part({ name, isOpen = false, children }: { name: string; isOpen?: boolean; children: ReactNode }) {
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
