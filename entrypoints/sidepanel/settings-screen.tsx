import { lazy, Suspense, useEffect, useState } from 'react'
import { SettingsView } from '@/components/settings/settings-view'
import { Button } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import { callBackground } from '@/lib/messaging/call'
import { extensionVersion } from '@/lib/platform/lifecycle'
import { openShortcutSettings, shortcuts, type Shortcut } from '@/lib/platform/shortcuts'
import { correctionsByDossier, correctionsToJson } from '@/lib/notes/formats/corrections/corrections'
import { fileName, saveFile } from '@/lib/notes/export/save-file'
import { useMutes } from './use-notes'
import { usePanel } from './panel-context'
import { useOutgoingData } from './use-what-leaves'
import { YourNotes } from './your-notes'

const SyncSettings = lazy(() => import('./sync-settings'))
const FindModel = lazy(() => import('./find-model'))
const ModelSettings = lazy(() => import('./second-opinion').then((part) => ({ default: part.ModelSettings })))

/**
 * The settings, with muted sentences and keyboard shortcuts.
 *
 * @param props.wantedMute id of the muted sentence that the user opened the view for
 */
export function SettingsScreen({ wantedMute }: { wantedMute: string | null }) {
  const { book, settings: settingsState, importer, onDone } = usePanel()
  const { settings, changeSettings } = settingsState
  const mutes = useMutes()
  const leaves = useOutgoingData()
  const [keys, setKeys] = useState<Shortcut[]>([])
  useEffect(() => {
    const read = () => void shortcuts().then(setKeys)
    read()
    // The user may return from the browser's page with other shortcuts.
    addEventListener('focus', read)
    return () => removeEventListener('focus', read)
  }, [])
  return (
    <SettingsView
      {...settingsState}
      book={book}
      version={extensionVersion()}
      outgoingData={leaves}
      onHistory={(on) => {
        if (on) changeSettings({ history: true })
        else void turnOffHistory().then((undo) => onDone(t('history.turnedOff'), () => void undo()))
      }}
      muted={{
        mutes,
        openedId: wantedMute,
        onUndo: (mute) =>
          void callBackground('delete-mute', { id: mute.id }).then(({ ok }) => {
            if (ok) onDone(t('corrections.undone'), () => void callBackground('restore-mute', mute))
          }),
        onExport: (wrong) => {
          const made = new Date().toISOString()
          for (const { mutes, isBundled, ...about } of correctionsByDossier(wrong, book)) {
            const name = isBundled ? t('corrections.file') : `${t('corrections.file')} ${about.subject}`
            saveFile(fileName(name, '.json'), 'application/json', correctionsToJson(mutes, { ...about, made }))
          }
        },
      }}
      findModel={
        <Suspense>
          <div className="set">
            <div className="wide">
              <FindModel model={settings.modelServer?.model ?? null}>
                {(find) => <Button label={t('modelServer.find')} onClick={find} />}
              </FindModel>
            </div>
          </div>
        </Suspense>
      }
      model={
        <Suspense>
          <ModelSettings server={settings.modelServer} />
        </Suspense>
      }
      notes={
        <>
          <YourNotes
            onRestore={(file) => {
              importer.actions.choose(file)
              location.assign('#/notes/import')
            }}
          />
          <Suspense>
            <SyncSettings />
          </Suspense>
        </>
      }
      keys={{ shortcuts: keys, onChange: openShortcutSettings }}
    />
  )
}

/** Turns the list of checked pages off and deletes it; its code is loaded only then. Resolves to the undo. */
async function turnOffHistory(): Promise<() => Promise<void>> {
  return (await import('@/lib/check/record')).turnHistoryOff()
}
