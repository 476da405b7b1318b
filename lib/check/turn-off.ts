import { allChecked, clearChecked, restoreChecked } from '@/lib/check/history/store'
import { changeSettings } from '@/lib/platform/settings'

/** Turns the list of checked pages and texts off and deletes it. @returns what turns it on again with its items */
export async function turnHistoryOff(): Promise<() => Promise<void>> {
  await changeSettings({ history: false })
  const items = await allChecked()
  await clearChecked()
  return async () => {
    await changeSettings({ history: true })
    await restoreChecked(items)
  }
}
