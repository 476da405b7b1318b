import '@/components/dossiers/dossiers.css'
import './settings.css'
import { lazy, Suspense, useEffect, useId, useState } from 'react'
import { usePanel } from '@/components/panel/panel-context'
import { ToolButton, FeedbackButton, Button } from '@/components/ui/button'
import { Form } from '@/components/ui/fields'
import { Folded } from '@/components/ui/folded'
import { Icon } from '@/components/ui/icon'
import { outgoingDataText } from '@/components/ui/outgoing-data'
import { HeadedBlock } from '@/components/ui/section'
import { ListRow, Switch, SettingRow, ChoiceRow } from '@/components/ui/setting-row'
import { richText } from '@/components/ui/text'
import { findingStates, outcomes, type FindingState } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'
import type { Settings } from '@/lib/schema/settings'
import { extensionVersion } from '@/lib/platform/lifecycle'
import { openShortcutSettings, shortcuts, type Shortcut } from '@/lib/platform/toolbar'
import { YourNotes } from './backups'
import { useOutgoingData, type SiteAnswer } from '@/components/panel/use-settings'
import { WrongFindings } from './wrong-findings'

const SyncSection = lazy(() => import('@/components/sync/sync-section'))
const FindModel = lazy(() => import('@/components/model/find-model'))
const ModelSettings = lazy(() => import('@/components/model/model-settings'))

/** One column of settings, and information on the extension. */
export default function SettingsScreen() {
  const { settings, everySite, refused, setEverySite, changeSettings } = usePanel().settings
  const outgoingData = useOutgoingData()
  const ownSwitch = (key: 'secondOpinion' | 'modelAlong' | 'announce', name: string, about: string) => (
    <Switch name={name} about={about} checked={settings[key]} onChange={(isOn) => changeSettings({ [key]: isOn })} />
  )
  return (
    <>
      <h1 className="only-read">{t('settings.name')}</h1>
      <HeadedBlock id="settings-reading" name={t('settings.reading')} className="settings-block">
        <Switch
          name={t('settings.everySite')}
          about={t(everySite ? 'settings.everySiteOn' : `settings.everySite${refused ? 'Refused' : 'Off'}`)}
          checked={everySite ?? false}
          onChange={setEverySite}
        />
        {!everySite && (
          <SettingRow name={t('settings.sites')} about={t('settings.sitesAbout')}>
            <div className="wide">
              <SiteList />
            </div>
          </SettingRow>
        )}
        <OffRow />
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
        <Suspense>
          <div className="set">
            <p>{t('modelServer.asks')}</p>
            <div className="wide">
              {/* Stays when a model is connected, to keep the focus. */}
              <FindModel model={settings.modelServer?.model ?? null}>
                {(find) => <Button label={t('modelServer.find')} onClick={find} />}
              </FindModel>
            </div>
          </div>
        </Suspense>
        {settings.secondOpinion && (
          <Suspense>
            <ModelSettings />
          </Suspense>
        )}
        {settings.secondOpinion && ownSwitch('modelAlong', t('secondOpinion.along'), t('secondOpinion.alongAbout'))}
      </HeadedBlock>
      <HeadedBlock id="notes-name" name={t('notes.name')} className="settings-block">
        <YourNotes />
        <Suspense>
          <SyncSection />
        </Suspense>
      </HeadedBlock>
      <HeadedBlock id="settings-more" name={t('settings.more')} className="settings-block">
        <Folded label={t('settings.moreAbout')}>
          {ownSwitch('announce', t('settings.announce'), t('settings.announceAbout'))}
          <ShortcutsRow />
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
          <WrongFindings />
        </Folded>
      </HeadedBlock>
      <footer className="foot">
        <p>
          {t('settings.foot', { version: extensionVersion() })} {outgoingDataText(outgoingData, settings.secondOpinion)}
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

const MARK_STATES = findingStates.filter(isMarkState)

function isMarkState(state: FindingState): state is keyof Settings['marks'] {
  return outcomes[state].shownBy === state
}

/** Whether pages are checked, and the sites and pages where they are not. */
function OffRow() {
  const { settings, changeSettings } = usePanel().settings
  const { off } = settings
  const without = (list: readonly string[], gone: string) => list.filter((place) => place !== gone)
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
        onChange={(isOn) => changeSettings({ off: { ...off, everywhere: !isOn } })}
      />
      {places.length > 0 && (
        <ListRow
          name={t('off.list')}
          items={places}
          keyOf={({ name }) => name}
          draw={({ name, rest }) => (
            <>
              <span>{name}</span>
              <ToolButton icon="close" label={t('off.again', { name })} onClick={() => changeSettings({ off: rest })} />
            </>
          )}
        />
      )}
    </>
  )
}

/** The commands with the browser's names and keys; nothing where the browser has none. */
function ShortcutsRow() {
  const [commands, setCommands] = useState<readonly Shortcut[]>([])
  useEffect(() => {
    const read = () => void shortcuts().then(setCommands)
    read()
    // The user may return from the browser's page with other shortcuts.
    addEventListener('focus', read)
    return () => removeEventListener('focus', read)
  }, [])
  if (commands.length === 0) return null
  return (
    <SettingRow name={t('settings.pageKeys')} about={t('settings.pageKeysAbout')}>
      <dl className="shortcuts wide">
        {commands.map(({ name, keys }) => (
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
          act={openShortcutSettings}
        />
      </div>
    </SettingRow>
  )
}

/** Translates the names of keys, which the browser gives in English. */
function translateKeys(keys: string): string {
  return keys
    .replace(/Shift/, t('settings.shift'))
    .replace(/Down Arrow/, '↓')
    .replace(/Up Arrow/, '↑')
}

function SiteList() {
  const { settings, addSite, removeSite } = usePanel().settings
  const { sites } = settings
  const id = useId()
  const [typedAddress, setTypedAddress] = useState('')
  const [answer, setAnswer] = useState<SiteAnswer | null>(null)
  const submit = () =>
    void addSite(typedAddress).then((came) => {
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
              <ToolButton icon="close" label={t('reading.remove', { site })} onClick={() => removeSite(site)} />
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
        {answer === 'no-site' && t('reading.notASite')}
        {answer === 'refused' && t('reading.refused')}
      </p>
    </div>
  )
}
