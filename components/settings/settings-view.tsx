import type { ReactNode } from 'react'
import type { Settings } from '@/lib/schema/settings'
import type { WhatLeaves } from '@/lib/app/what-leaves'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { rich } from '@/components/ui/rich'
import { Switch } from '@/components/ui/switch'
import { whatLeavesText } from '@/components/ui/what-leaves'
import { Icon } from '@/components/ui/icon'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'
import { ChoiceRow } from './choice-row'
import { KeysRow, type KeysRowProps } from './keys-row'
import { MarksRow } from './marks-row'
import { MutedRow, type MutedRowProps } from './muted-row'
import { OffRow } from './off-row'
import { SiteList, type SiteListProps } from './site-list'

export interface SettingsViewProps {
  settings: Settings
  book: DossierBook
  version: string
  /** Data that leaves the browser automatically; null while loading. */
  leaves: WhatLeaves | null
  /** Automatic checks on every page: setting and permission together. */
  everySite: boolean
  /** The user has just refused the permission. */
  refused: boolean
  /** Call directly in the click handler, before any wait, as browsers require. */
  onEverySite: (on: boolean) => void
  onAddSite: SiteListProps['onAdd']
  onRemoveSite: SiteListProps['onRemove']
  onChange: (change: Partial<Settings>) => void
  /** The list of checked pages and texts is turned on, or turned off and deleted. */
  onHistory: (on: boolean) => void
  muted: MutedRowProps
  keys: KeysRowProps
  /** The browser's model: its state, and the download. Shown when reading with a model is on. */
  model?: ReactNode
  /** The section on notes: number, size, backups. */
  notes?: ReactNode
}

/** One column of settings, and information on the extension. */
export function SettingsView(props: SettingsViewProps) {
  const { settings, book, version, muted, everySite, refused, onEverySite, onAddSite, onRemoveSite, onChange } = props
  return (
    <>
      <h1 className="only-read">{t('settings.name')}</h1>
      <div>
        <Switch
          name={t('settings.everySite')}
          about={
            everySite
              ? t('settings.everySiteOn')
              : refused
                ? t('settings.everySiteRefused')
                : t('settings.everySiteOff')
          }
          checked={everySite}
          onChange={onEverySite}
        />
        {!everySite && (
          <SettingRow name={t('settings.sites')} about={t('settings.sitesAbout')}>
            <div className="wide">
              <SiteList sites={settings.sites} onAdd={onAddSite} onRemove={onRemoveSite} />
            </div>
          </SettingRow>
        )}
        <MarksRow marks={settings.marks} onChange={(marks) => onChange({ marks })} />
        <Switch
          name={t('secondOpinion.setting')}
          about={t('secondOpinion.settingAbout')}
          checked={settings.secondOpinion}
          onChange={(secondOpinion) => onChange({ secondOpinion })}
        />
        {settings.secondOpinion && props.model}
        {settings.secondOpinion && (
          <Switch
            name={t('secondOpinion.along')}
            about={t('secondOpinion.alongAbout')}
            checked={settings.modelAlong}
            onChange={(modelAlong) => onChange({ modelAlong })}
          />
        )}
        {props.notes}
        <ChoiceRow
          name={t('settings.theme')}
          value={settings.theme}
          options={[
            ['auto', t('settings.themeAuto')],
            ['light', t('settings.themeLight')],
            ['dark', t('settings.themeDark')],
          ]}
          onChange={(theme) => onChange({ theme })}
        />
        <div className="set">
          <a href="#/dossiers">{t('dossiers.all')}</a>
        </div>
        <details className="folded more-settings" open={muted.wanted !== null}>
          <summary>
            <u>{t('settings.more')}</u>
            <Icon name="chevron" className="i chev" />
          </summary>
          <OffRow off={settings.off} onChange={(off) => onChange({ off })} />
          <Switch
            name={t('settings.badge')}
            about={t('settings.badgeAbout')}
            checked={settings.badge}
            onChange={(badge) => onChange({ badge })}
          />
          <ChoiceRow
            name={t('settings.density')}
            about={t('settings.densityAbout')}
            value={settings.density}
            options={[
              ['comfortable', t('settings.comfortable')],
              ['compact', t('settings.compact')],
            ]}
            onChange={(density) => onChange({ density })}
          />
          <Switch
            name={t('settings.lessMotion')}
            about={t('settings.lessMotionAbout')}
            checked={settings.lessMotion}
            onChange={(lessMotion) => onChange({ lessMotion })}
          />
          <Switch
            name={t('settings.announce')}
            about={t('settings.announceAbout')}
            checked={settings.announce}
            onChange={(announce) => onChange({ announce })}
          />
          <Switch
            name={t('history.setting')}
            about={t('history.settingAbout')}
            checked={settings.history}
            onChange={props.onHistory}
          />
          <KeysRow {...props.keys} />
          <SettingRow
            name={t('settings.keys')}
            about={rich('settings.keysAbout', {
              up: <kbd>↑</kbd>,
              down: <kbd>↓</kbd>,
              enter: <kbd>{t('settings.enter')}</kbd>,
              compare: <kbd>C</kbd>,
              goTo: <kbd>G</kbd>,
              note: <kbd>N</kbd>,
            })}
          />
          <MutedRow {...muted} book={book} />
        </details>
      </div>
      <footer className="foot">
        <p>
          {t('settings.foot', { version })} {whatLeavesText(props.leaves, settings.secondOpinion)}
        </p>
        <p>
          <a href="/welcome.html" target="_blank" rel="noopener">
            {t('settings.welcome')}
          </a>
        </p>
      </footer>
    </>
  )
}
