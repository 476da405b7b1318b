import { useEffect, useState } from 'react'
import type { Book } from '@/components/claim/book'
import { SettingsView } from '@/components/settings/settings-view'
import { t } from '@/lib/i18n/t'
import { call } from '@/lib/messaging/call'
import { extensionVersion } from '@/lib/platform/about'
import { openShortcutSettings, shortcuts, type Shortcut } from '@/lib/platform/shortcuts'
import { wrongMatchesToJson } from '@/lib/transfer/wrong-matches'
import { fileName, saveFile } from './save-file'
import { useMutes } from './use-notes'
import type { SettingsHold } from './use-settings'
import { YourNotes } from './your-notes'

/** The settings, with what they list: what is muted, and the browser's keys. */
export function SettingsRoom({ book, hold }: { book: Book; hold: SettingsHold }) {
  const mutes = useMutes()
  const [keys, setKeys] = useState<Shortcut[]>([])
  useEffect(() => {
    const read = () => void shortcuts().then(setKeys)
    read()
    // The reader comes back from the browser's page with other keys.
    addEventListener('focus', read)
    return () => removeEventListener('focus', read)
  }, [])
  return (
    <SettingsView
      settings={hold.settings}
      book={book}
      version={extensionVersion()}
      everySite={hold.everySite ?? false}
      refused={hold.refused}
      onEverySite={hold.setEverySite}
      onAddSite={hold.addSite}
      onRemoveSite={hold.removeSite}
      onChange={hold.change}
      muted={{
        mutes,
        onUndo: ({ id }) => void call('delete-mute', { id }),
        onExport: (wrong) =>
          saveFile(fileName(t('muted.file'), '.json'), 'application/json', wrongMatchesToJson(wrong)),
      }}
      notes={<YourNotes />}
      keys={{ shortcuts: keys, onChange: openShortcutSettings }}
    />
  )
}
