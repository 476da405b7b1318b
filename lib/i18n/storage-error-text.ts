import { t } from '@/lib/i18n/t'

/** Returns the text for a reply code: the reason of the failure, and what the user can do. */
export function storageErrorText(code: string): string {
  return t(MESSAGE_KEYS.find(([one]) => one === code)?.[1] ?? 'error.failed')
}

const MESSAGE_KEYS = [
  ['unreachable', 'error.unreachable'],
  ['refused', 'error.refused'],
  ['bad-request', 'error.badRequest'],
  ['keeping-blocked', 'storage.why.blocked'],
  ['keeping-newer', 'storage.why.newer'],
  ['keeping-full', 'storage.why.full'],
  ['keeping-denied', 'storage.why.denied'],
  ['keeping-broken', 'storage.why.broken'],
] as const
