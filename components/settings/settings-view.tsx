import { type ReactNode, useId, useState } from 'react'
import type { Settings } from '@/lib/schema/settings'
import { richText } from '@/components/ui/text'
import { HeadedBlock } from '@/components/ui/section'
import { ListRow, Switch, SettingRow, ChoiceRow } from '@/components/ui/setting-row'
import { outgoingDataText, type OutgoingData } from '@/components/ui/outgoing-data'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import { WrongFindings, type WrongFindingsProps } from './wrong-findings'
import { ToolButton, FeedbackButton, Button } from '@/components/ui/button'
import { findingStates, outcomes } from '@/lib/details/state'
import { Form } from '@/components/ui/fields'
import { Folded } from '@/components/ui/folded'

export interface SettingsState {
  settings: Settings
  /** Automatic checks on every page: setting and permission together; null until both are known. */
  everySite: boolean | null
  /** The browser refused the last request. */
  refused: boolean
  /** Call directly in the click handler: it requests the permission first. */
  setEverySite: (on: boolean) => void
  /** Switches automatic checks on for one site. */
  addSite: SiteListProps['onAdd']
  removeSite: SiteListProps['onRemove']
  changeSettings: (change: Partial<Settings>) => void
}

export interface SettingsViewProps extends SettingsState {
  version: string
  /** Data that leaves the browser automatically; null while loading. */
  outgoingData: OutgoingData | null
  wrongFindings: WrongFindingsProps
  keys: KeysRowProps
  /** The search for a model on this computer. It stays when a model is connected, to keep the focus. */
  findModel?: ReactNode
  /** The models: the browser's, a server, and the test of the one in use. Shown when reading with a model is on. */
  model?: ReactNode
  /** The section on notes: number, size, backups, sync. */
  notes?: ReactNode
}

/** One column of settings, and information on the extension. */
export function SettingsView(props: SettingsViewProps) {
  const { settings, version, wrongFindings, keys, refused, changeSettings } = props
  const everySite = props.everySite ?? false
  const ownSwitch = (key: 'secondOpinion' | 'modelAlong' | 'announce', name: string, about: string) => (
    <Switch name={name} about={about} checked={settings[key]} onChange={(isOn) => changeSettings({ [key]: isOn })} />
  )
  return (
    <>
      <h1 className="only-read">{t('settings.name')}</h1>
      <HeadedBlock id="settings-reading" name={t('settings.reading')} className="settings-block">
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
          onChange={props.setEverySite}
        />
        {!everySite && (
          <SettingRow name={t('settings.sites')} about={t('settings.sitesAbout')}>
            <div className="wide">
              <SiteList sites={settings.sites} onAdd={props.addSite} onRemove={props.removeSite} />
            </div>
          </SettingRow>
        )}
        <OffRow off={settings.off} onChange={(off) => changeSettings({ off })} />
      </HeadedBlock>
      <HeadedBlock id="settings-looks" name={t('settings.looks')} className="settings-block">
        <SettingRow name={t('settings.marks')}>
          <div className="choice marks wide" role="group" aria-label={t('settings.marks')}>
            {MARK_STATES.map((state) => (
              <button
                key={state}
                type="button"
                className={state}
                aria-pressed={settings.marks[state]}
                onClick={() => changeSettings({ marks: { ...settings.marks, [state]: !settings.marks[state] } })}
              >
                <Icon name={outcomes[state].sign} />
                {t(`state.${state}`)}
              </button>
            ))}
          </div>
        </SettingRow>
        <ChoiceRow
          name={t('settings.theme')}
          value={settings.theme}
          options={[
            ['auto', t('settings.themeAuto')],
            ['light', t('settings.themeLight')],
            ['dark', t('settings.themeDark')],
          ]}
          onChange={(theme) => changeSettings({ theme })}
        />
      </HeadedBlock>
      <HeadedBlock id="settings-model" name={t('settings.model')} className="settings-block">
        {ownSwitch('secondOpinion', t('secondOpinion.setting'), t('secondOpinion.settingAbout'))}
        {props.findModel}
        {settings.secondOpinion && props.model}
        {settings.secondOpinion && ownSwitch('modelAlong', t('secondOpinion.along'), t('secondOpinion.alongAbout'))}
      </HeadedBlock>
      <HeadedBlock id="notes-name" name={t('notes.name')} className="settings-block">
        {props.notes}
      </HeadedBlock>
      <HeadedBlock id="settings-more" name={t('settings.more')} className="settings-block">
        <Folded label={t('settings.moreAbout')}>
          {ownSwitch('announce', t('settings.announce'), t('settings.announceAbout'))}
          {keys.shortcuts.length > 0 && (
            <SettingRow name={t('settings.pageKeys')} about={t('settings.pageKeysAbout')}>
              <dl className="shortcuts wide">
                {keys.shortcuts.map(({ name, keys }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{keys === '' ? t('settings.noKey') : <kbd>{translateKeys(keys)}</kbd>}</dd>
                  </div>
                ))}
              </dl>
              <div className="wide">
                <FeedbackButton
                  label={t('settings.changeKeys')}
                  failed={t('settings.changeKeysHow')}
                  act={keys.onChange}
                />
              </div>
            </SettingRow>
          )}
          <SettingRow
            name={t('settings.keys')}
            about={richText('settings.keysAbout', {
              up: <kbd>↑</kbd>,
              down: <kbd>↓</kbd>,
              enter: <kbd>{t('settings.enter')}</kbd>,
              compare: <kbd>C</kbd>,
              goTo: <kbd>G</kbd>,
              note: <kbd>N</kbd>,
            })}
          />
          <WrongFindings {...wrongFindings} />
        </Folded>
      </HeadedBlock>
      <footer className="foot">
        <p>
          {t('settings.foot', { version })} {outgoingDataText(props.outgoingData, settings.secondOpinion)}
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

function OffRow({ off, onChange }: { off: Settings['off']; onChange: (off: Settings['off']) => void }) {
  const without = (list: readonly string[], gone: string) => list.filter((one) => one !== gone)
  const places = [
    ...off.sites.map((name) => ({ name, rest: { ...off, sites: without(off.sites, name) } })),
    ...off.pages.map((name) => ({ name, rest: { ...off, pages: without(off.pages, name) } })),
  ]
  return (
    <>
      <Switch
        name={t('off.switch')}
        about={t('off.switchAbout')}
        checked={!off.everywhere}
        onChange={(isOn) => onChange({ ...off, everywhere: !isOn })}
      />
      {places.length > 0 && (
        <ListRow
          name={t('off.list')}
          items={places}
          keyOf={({ name }) => name}
          draw={({ name, rest }) => (
            <>
              <span>{name}</span>
              <ToolButton icon="close" label={t('off.again', { name })} onClick={() => onChange(rest)} />
            </>
          )}
        />
      )}
    </>
  )
}

interface KeysRowProps {
  /** The commands with the browser's names; `keys` is empty where none are set. */
  shortcuts: readonly { name: string; keys: string }[]
  /** Opens the browser's page for shortcuts. False where it cannot be opened. */
  onChange: () => Promise<boolean>
}

/** Translates the names of keys, which the browser gives in English. */
function translateKeys(keys: string): string {
  return keys
    .replace(/Shift/, t('settings.shift'))
    .replace(/Down Arrow/, '↓')
    .replace(/Up Arrow/, '↑')
}

const MARK_STATES = findingStates.flatMap((state) => (outcomes[state].shownBy === state ? [state] : []))

/** Result of adding a site: `no-site` for text without a site, `refused` by the browser or the user. */
type SiteAnswer = 'added' | 'no-site' | 'refused'

interface SiteListProps {
  sites: readonly string[]
  /** Call directly in the click handler, before any wait, as browsers require. */
  onAdd: (typed: string) => Promise<SiteAnswer>
  onRemove: (site: string) => void
}

function SiteList({ sites, onAdd, onRemove }: SiteListProps) {
  const id = useId()
  const [typedAddress, setTypedAddress] = useState('')
  const [answer, setAnswer] = useState<SiteAnswer | null>(null)
  const submit = () =>
    void onAdd(typedAddress).then((came) => {
      setAnswer(came)
      if (came === 'added') setTypedAddress('')
    })
  return (
    <div className="site-list">
      {sites.length > 0 && (
        <ul aria-label={t('reading.some')}>
          {sites.map((site) => (
            <li key={site}>
              <span>{site}</span>
              <ToolButton icon="close" label={t('reading.remove', { site })} onClick={() => onRemove(site)} />
            </li>
          ))}
        </ul>
      )}
      <Form onSubmit={submit}>
        <input
          className="text-input"
          aria-label={t('reading.site')}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('reading.example')}
          aria-describedby={`${id}-answer`}
          aria-invalid={answer === 'no-site' || undefined}
          value={typedAddress}
          onChange={(event) => {
            setTypedAddress(event.target.value)
            setAnswer(null)
          }}
        />
        <Button label={t('reading.add')} type="submit" disabled={typedAddress.trim() === ''} />
      </Form>
      <p id={`${id}-answer`} role="status" className="text-muted">
        {answer === 'no-site' ? t('reading.notASite') : answer === 'refused' ? t('reading.refused') : ''}
      </p>
    </div>
  )
}
