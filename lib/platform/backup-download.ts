import { base64Of } from '@/lib/text/base64-bytes'
import { browser } from './browser'

const WISH = { permissions: ['downloads' as const] }

/** Asks for the permission to download; call directly in the click handler. */
export function askToDownload(): Promise<boolean> {
  return browser.permissions.request(WISH).catch(() => false)
}

/** Downloads a text without asking for a place; null, or why it failed. */
export async function downloadText(name: string, pieces: AsyncIterable<string>) {
  if (!(await browser.permissions.contains(WISH))) return 'downloads'
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
    // The browser uses the address within the call, but Firefox reads it later.
    if (address.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
}

/** Chromium's worker has no blob addresses; Firefox does not download `data:` addresses. */
async function addressOf(file: Blob): Promise<string | null> {
  const { createObjectURL } = URL as { createObjectURL?: typeof URL.createObjectURL }
  if (createObjectURL) return createObjectURL.call(URL, file)
  if (file.size > LONGEST_DATA) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  return `data:application/json;base64,${base64Of(bytes)}`
}

/** Chromium takes no address of more than 2 MB (`url::kMaxURLChars`), and base64 adds a third. */
const LONGEST_DATA = 1_500_000
