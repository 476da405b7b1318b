import { browser } from 'wxt/browser'
import type { BackupError } from '@/lib/annotations/backups'

const WISH = { permissions: ['downloads' as const] }

/** Asks for leave to download by itself; called in the press itself. */
export function askToDownload(): Promise<boolean> {
  return browser.permissions.request(WISH).catch(() => false)
}

/** Gives a text to the browser as a download, without asking where to. */
export async function downloadText(name: string, pieces: AsyncIterable<string>): Promise<BackupError | null> {
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
    // The browser takes the address up within the call, but Firefox reads on after it.
    if (address.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
}

/** Chromium's worker has no addresses for blobs; Firefox downloads nothing from a `data:` address. */
async function addressOf(file: Blob): Promise<string | null> {
  const { createObjectURL } = URL as { createObjectURL?: typeof URL.createObjectURL }
  if (createObjectURL) return createObjectURL.call(URL, file)
  if (file.size > LONGEST_DATA) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  let letters = ''
  for (let at = 0; at < bytes.length; at += SLICE) letters += String.fromCharCode(...bytes.subarray(at, at + SLICE))
  return `data:application/json;base64,${btoa(letters)}`
}

/** Chromium takes no address of more than 2 MB (`url::kMaxURLChars`), and base64 adds a third. */
const LONGEST_DATA = 1_500_000
const SLICE = 0x8000
