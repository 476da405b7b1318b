import type { ReactNode } from 'react'
import { safeUrl } from './safe-url'

/** A link that leaves the extension; where the address is none for the web, its words only. */
export function OutsideLink({ url, children }: { url: string | undefined; children: ReactNode }) {
  const href = safeUrl(url)
  return href === null ? (
    <span>{children}</span>
  ) : (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  )
}
