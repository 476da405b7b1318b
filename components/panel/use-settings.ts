import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { ALL_SITES, askForSites, revokeSites, mayReadAllSites, watchAllSites } from '@/lib/platform/permissions'
import { changeSettings, readSettings, watchSettings } from '@/lib/platform/settings'
import { defaultSettings, type Settings } from '@/lib/schema/settings'
import { patternOfSite, siteOf } from '@/lib/platform/sites'
import type { OutgoingData } from '@/components/ui/outgoing-data'
import { logError } from '@/lib/platform/lifecycle'
import { createStore, type Store } from '@/lib/text/store'

/** The settings, and whether all sites may be read; null until known. */
export type SettingsStore = Store<{ settings: Settings | null; allowed: boolean | null }>

/** Creates the store of the settings, which it reads at once: before the first render, which takes as long. */
export function createSettingsStore(): SettingsStore {
  const store: SettingsStore = createStore<SettingsStore['state']>({ settings: null, allowed: null })
  const setSettings = (settings: Settings): void => store.set({ ...store.state, settings })
  const setAllowed = (allowed: boolean): void => store.set({ ...store.state, allowed })
  void readSettings().then(setSettings)
  void mayReadAllSites().then(setAllowed)
  watchSettings(setSettings)
  watchAllSites(setAllowed)
  return store
}

/** Returns the current settings, which follow changes in other windows, and the functions that change them. */
export function useSettings(store: SettingsStore) {
  const { settings, allowed } = useSyncExternalStore(store.subscribe, () => store.state)
  const [isRefused, setIsRefused] = useState(false)
  useEffect(() => {
    const theme = settings?.theme ?? 'auto'
    if (theme === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [settings?.theme])
  const actions = useMemo(() => {
    const setSettings = (changed: Settings): void => store.set({ ...store.state, settings: changed })
    const setEverySite = async (on: boolean): Promise<void> => {
      // Closed without an answer, or no gesture: counts as refused.
      const granted = on && (await askForSites(ALL_SITES).catch(() => false))
      if (!on) await revokeSites(ALL_SITES).catch(() => false)
      setIsRefused(on && !granted)
      store.set({ settings: await changeSettings({ readAlong: granted }), allowed: granted })
    }
    const removeSites = async (gone: readonly string[]): Promise<void> => {
      setSettings(await changeSettings(({ sites }) => ({ sites: sites.filter((site) => !gone.includes(site)) })))
      for (const site of gone) await revokeSites(patternOfSite(site)).catch(() => false)
    }
    return {
      /** Call directly in the click handler: it requests the permission first. */
      setEverySite: (on: boolean) => void setEverySite(on),
      /** Switches automatic checks on for one site. Call it like `setEverySite`. */
      addSite: async (typed: string): Promise<SiteAnswer> => {
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
        void setEverySite(false)
        void readSettings().then(({ sites }) => removeSites(sites))
      },
      changeSettings: (change: Partial<Settings>) => void changeSettings(change).then(setSettings),
    }
  }, [store])
  return {
    settings: settings ?? defaultSettings,
    /** Automatic checks on every page: setting and permission together; null until both are known. */
    everySite: settings === null || allowed === null ? null : settings.readAlong && allowed,
    /** The browser refused the last request. */
    refused: isRefused,
    ...actions,
  }
}

/** Result of adding a site: `no-site` for text without a site, `refused` by the browser or the user. */
export type SiteAnswer = 'added' | 'no-site' | 'refused'

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
        watchSync(({ secret, folder }) => {
          const way = folder === null ? 'files' : 'folder'
          setSync(secret === null ? 'off' : way)
        }),
        watchBackups(({ plan }) => setBackups(plan.every !== 'never' && plan.to !== null)),
      ]
      ended.signal.addEventListener('abort', () => stops.forEach((stop) => stop()))
    }
    void start().catch(logError)
    return () => ended.abort()
  }, [])
  return sync === null || hasBackups === null ? null : { sync, hasBackups }
}
