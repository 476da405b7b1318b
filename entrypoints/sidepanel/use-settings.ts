import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { ALL_SITES, askForSites, revokeSites, mayReadAllSites, watchAllSites } from '@/lib/platform/permissions'
import { changeSettings, readSettings, watchSettings } from '@/lib/platform/settings'
import { defaultSettings, type Settings } from '@/lib/schema/settings'
import { patternOfSite, siteOf } from '@/lib/platform/sites'
import type { SettingsState } from '@/components/settings/settings-view'
import type { OutgoingData } from '@/components/ui/outgoing-data'
import { logError } from '@/lib/platform/lifecycle'

/** Returns the current settings, which follow changes in other windows, and the functions that change them. */
export function useSettings(): SettingsState & { onlyWhenAsked: () => void } {
  const [settings, setSettings] = useState<Settings | null>(null)
  const [allowed, setAllowed] = useState<boolean | null>(null)
  const [isRefused, setIsRefused] = useState(false)
  // Not after the first frame, which would come late: the screens are loaded meanwhile.
  useLayoutEffect(() => {
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
  const actions = useMemo(() => {
    const setEverySite = (on: boolean): void => {
      const asked = on ? askForSites(ALL_SITES) : revokeSites(ALL_SITES).then(() => false)
      void asked
        .catch(() => false) // Closed without an answer, or no gesture: counts as refused.
        .then(async (granted) => {
          setIsRefused(on && !granted)
          setAllowed(granted)
          setSettings(await changeSettings({ readAlong: granted }))
        })
    }
    const removeSites = async (gone: readonly string[]): Promise<void> => {
      setSettings(await changeSettings(({ sites }) => ({ sites: sites.filter((site) => !gone.includes(site)) })))
      for (const site of gone) await revokeSites(patternOfSite(site)).catch(() => false)
    }
    return {
      setEverySite,
      addSite: async (typed: string) => {
        const site = siteOf(typed)
        if (site === null) return 'no-site'
        if (!(await askForSites(patternOfSite(site)).catch(() => false))) return 'refused'
        setSettings(await changeSettings(({ sites }) => ({ sites: [...new Set([...sites, site])].sort() })))
        setIsRefused(false)
        return 'added'
      },
      removeSite: (site: string) => void removeSites([site]),
      /** Gives up the access to all sites and to each single site. */
      onlyWhenAsked: () => {
        setEverySite(false)
        void readSettings().then(({ sites }) => removeSites(sites))
      },
      changeSettings: (change: Partial<Settings>) => void changeSettings(change).then(setSettings),
    }
  }, [])
  return {
    settings: settings ?? defaultSettings,
    everySite: settings === null || allowed === null ? null : settings.readAlong && allowed,
    refused: isRefused,
    ...actions,
  }
}

/** Returns which data leaves the browser automatically; null while loading. Opens databases after the first render. */
export function useOutgoingData(): OutgoingData | null {
  const [sync, setSync] = useState<OutgoingData['sync'] | null>(null)
  const [hasBackups, setBackups] = useState<boolean | null>(null)
  useEffect(() => {
    const ended = new AbortController()
    const start = async (): Promise<void> => {
      const [{ watchSync }, { watchBackups }] = await Promise.all([
        import('@/lib/sync/store'),
        import('@/lib/notes/data/watch'),
      ])
      if (ended.signal.aborted) return
      const stops = [
        watchSync(({ secret, folder }) => setSync(secret === null ? 'off' : folder === null ? 'files' : 'folder')),
        watchBackups(({ plan }) => setBackups(plan.every !== 'never' && plan.to !== null)),
      ]
      ended.signal.addEventListener('abort', () => stops.forEach((stop) => stop()))
    }
    void start().catch(logError)
    return () => ended.abort()
  }, [])
  return sync === null || hasBackups === null ? null : { sync, hasBackups }
}
