import { base64Of } from '@/lib/text/base64-bytes'
import { browser } from './browser'

const DOWNLOADS_PERMISSION = { permissions: ['downloads' as const] }

/** Asks for the permission to download; call directly in the click handler. */
export function askToDownload(): Promise<boolean> {
  return browser.permissions.request(DOWNLOADS_PERMISSION).catch(() => false)
}

/** Downloads a text to the download folder without a dialog. @returns null, or why it failed */
export async function downloadText(name: string, pieces: AsyncIterable<string>) {
  if (!(await browser.permissions.contains(DOWNLOADS_PERMISSION))) return 'downloads'
  const parts: Blob[] = []
  for await (const piece of pieces) parts.push(new Blob([piece]))
  const file = new Blob(parts, { type: 'application/json' })
  const address = await addressOf(file)
  if (address === null) return 'large'
  try {
    await browser.downloads.download({ url: address, filename: name, conflictAction: 'uniquify', saveAs: false })
    return null
  } catch {
    return 'failed'
  } finally {
    // Revoked after a minute, because Firefox reads the address after the call has ended.
    if (address.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
}

/** Returns a blob address, or a `data:` one in Chromium's worker, which cannot make blob ones; null: too large. */
async function addressOf(file: Blob): Promise<string | null> {
  const { createObjectURL } = URL as { createObjectURL?: typeof URL.createObjectURL }
  if (createObjectURL) return createObjectURL.call(URL, file)
  if (file.size > LONGEST_DATA) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  return `data:application/json;base64,${base64Of(bytes)}`
}

/** Largest file for a `data:` address, in bytes: Chromium allows 2 MB (`url::kMaxURLChars`); base64 adds a third. */
const LONGEST_DATA = 1_500_000
