import { useCallback, useEffect, useState } from 'react'
import { askForAllSites, giveUpAllSites, mayReadAllSites, watchAllSites } from '@/lib/platform/permissions'
import { changeSettings, defaultSettings, readSettings, watchSettings, type Settings } from '@/lib/platform/settings'

export interface SettingsHold {
  settings: Settings
  /** The setting and the permission together; null until both are known. */
  everySite: boolean | null
  /** The browser said no when it was last asked. */
  refused: boolean
  /** To be called in the click itself: the first thing it does is to ask the browser. */
  setEverySite: (on: boolean) => void
  change: (change: Partial<Settings>) => void
}

/** The settings as they are now, here and in every other window. */
export function useSettings(): SettingsHold {
  const [settings, setSettings] = useState<Settings | null>(null)
  const [allowed, setAllowed] = useState<boolean | null>(null)
  const [refused, setRefused] = useState(false)
  useEffect(() => {
    void readSettings().then(setSettings)
    void mayReadAllSites().then(setAllowed)
    const stops = [watchSettings(setSettings), watchAllSites(setAllowed)]
    return () => stops.forEach((stop) => stop())
  }, [])
  useEffect(() => {
    const theme = settings?.theme ?? 'auto'
    if (theme === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [settings?.theme])

  const setEverySite = useCallback((on: boolean) => {
    const asked = on ? askForAllSites() : giveUpAllSites().then(() => false)
    void asked
      .catch(() => false) // closed without an answer, or no gesture: the same as no
      .then(async (granted) => {
        setRefused(on && !granted)
        setAllowed(granted)
        setSettings(await changeSettings({ readAlong: granted }))
      })
  }, [])
  return {
    settings: settings ?? defaultSettings,
    everySite: settings === null || allowed === null ? null : settings.readAlong && allowed,
    refused,
    setEverySite,
    change: (change) => void changeSettings(change).then(setSettings),
  }
}
