import type { Settings } from '@/lib/schema/settings'
import { changeSettings } from './settings'
import { isOfSite, siteOf } from './sites'

export type OffScope = 'page' | 'site' | 'everywhere'

/** Returns the widest scope in which a page is switched off; null where Claimlight is on. */
export function switchedOffScope({ off }: Settings, url: string): OffScope | null {
  if (off.everywhere) return 'everywhere'
  if (off.sites.some((site) => isOfSite(site, url))) return 'site'
  return off.pages.includes(withoutHash(url)) ? 'page' : null
}

/** Switches one scope off or on for a page. */
export async function switchOff(scope: OffScope, url: string, isOff: boolean): Promise<void> {
  await changeSettings(({ off }) => ({ off: withSwitchedOff(off, scope, url, siteOf(url) ?? '', isOff) }))
}

/** Returns the `off` settings after switching one scope off or on for a page. */
export function withSwitchedOff(
  off: Settings['off'],
  scope: OffScope,
  url: string,
  site: string,
  isOff: boolean,
): Settings['off'] {
  switch (scope) {
    case 'everywhere':
      return { ...off, everywhere: isOff }
    case 'site':
      // Switching on again removes every entry that covers the site.
      return { ...off, sites: isOff ? withAdded(off.sites, site) : off.sites.filter((site) => !isOfSite(site, url)) }
    case 'page': {
      const page = withoutHash(url)
      return { ...off, pages: isOff ? withAdded(off.pages, page) : off.pages.filter((address) => address !== page) }
    }
  }
}

function withAdded(list: readonly string[], entry: string): string[] {
  return [...new Set([...list, entry])]
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, '')
}
